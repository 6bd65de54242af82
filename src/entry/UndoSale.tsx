import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../kit/Button'
import { ErrorNote } from '../kit/ErrorNote'
import { t } from '../messages'
import { act } from '../outbox'
import { useSending } from '../sending'
import { useMay } from '../session'
import type { Posted } from './EntryDone'

/** Takes the sale back, goods and money, right after it was made. */
export function UndoSale({ posted }: { posted: Posted }) {
  const may = useMay('sale.undo')
  const [undone, setUndone] = useState(false)
  const { busy, pending, trouble, send } = useSending()
  if (!may || posted.version === undefined) return null
  const undo = async () => {
    const { confirm } = await Taro.showModal({
      title: t.quick.undoTitle,
      content: t.quick.undoText,
      confirmText: t.quick.undoVerb,
      cancelText: t.act.cancel,
      confirmColor: '#D83931',
    })
    if (!confirm) return
    const input = { delivery: posted.id, version: posted.version! }
    if (await send(act('sales', 'sale.undo', input, { title: `${t.quick.undo} ${posted.number ?? ''}` }))) setUndone(true)
  }
  if (undone) return <Text className="quiet">{t.quick.undone}</Text>
  return (
    <>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Button
        small
        look="quiet"
        word={pending ? t.unsent.pending : t.quick.undo}
        busy={busy}
        disabled={pending}
        onTap={() => void undo()}
      />
    </>
  )
}
