import Taro from '@tarojs/taro'
import { Button } from '../../kit/Button'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useState } from 'react'
import type { Trouble } from '../../trouble'

interface Somebody {
  id: string
  name: string
  active: boolean
}

/** Before somebody leaves, what is theirs to do goes to a colleague. */
export function HandOver({
  from,
  members,
  onTrouble,
  onDone,
}: {
  from: Somebody
  members: readonly Somebody[]
  onTrouble: (trouble: Trouble) => void
  onDone: () => void
}) {
  const [choosing, setChoosing] = useState(false)
  const [busy, setBusy] = useState(false)
  const give = async (to: Somebody) => {
    setChoosing(false)
    const { confirm } = await Taro.showModal({ title: t.member.handOver, content: t.member.handOverAsk(from.name, to.name) })
    if (!confirm) return
    setBusy(true)
    const outcome = await act('access', 'member.handOver', { from: from.id, to: to.id }, { title: `${t.member.handOver} ${from.name}` })
    setBusy(false)
    if (outcome.kind === 'trouble') return onTrouble(outcome.trouble)
    onDone()
    if (outcome.kind === 'done')
      await Taro.showToast({ title: t.member.handedOver(outcome.data.customers, outcome.data.documents), icon: 'none' })
  }
  return (
    <>
      <Button small look="quiet" icon="swap" word={t.member.handOver} busy={busy} onTap={() => setChoosing(true)} />
      {choosing ? (
        <ChoiceSheet
          title={t.member.handOverTo(from.name)}
          rows={members.filter(({ id, active }) => active && id !== from.id)}
          onClose={() => setChoosing(false)}
          onChoose={(to) => void give(to)}
        />
      ) : null}
    </>
  )
}
