import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import type { Trouble } from '../../trouble'
import { Places } from '../Places'

interface Place {
  id: string
  name: string
}

/** The levels of a warehouse for others. */
export function CopySheet({ from, places, onClose, onDone }: { from: Place; places: Place[]; onClose: () => void; onDone: () => void }) {
  const [chosen, setChosen] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const copy = async () => {
    setBusy(true)
    const outcome = await act('inventory', 'level.copy', { from: from.id, to: chosen }, { title: `${t.levels.copy} ${from.name}` })
    setBusy(false)
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    if (outcome.kind === 'done') await Taro.showToast({ title: t.levels.copied(outcome.data.saved), icon: 'none' })
    onDone()
  }
  return (
    <Sheet
      open
      title={t.levels.copy}
      onClose={onClose}
      footer={<Button word={t.levels.copy} busy={busy} disabled={chosen.length === 0} onTap={() => void copy()} />}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Text className="sheet-note">{t.levels.copyText(from.name)}</Text>
      <View className="sheet-choices">
        <Places rows={places.filter(({ id }) => id !== from.id)} chosen={chosen} onChange={setChosen} />
      </View>
    </Sheet>
  )
}
