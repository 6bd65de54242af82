import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { InputOf } from '../api'
import { call } from '../api'
import { queryClient, useAsk } from '../asking'
import { dayWords, momentWords } from '../day'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { ErrorNote } from '../kit/ErrorNote'
import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import { act } from '../outbox'
import { pageLink, shareText } from '../platform/share'
import { type Trouble, troubleOf } from '../trouble'

type Wanted = InputOf<'finance', 'statement.share'>

/** Sends a statement to the other side: as a link on which they confirm its lines, or as words alone. */
export function ShareSheet({ wanted, words, onClose }: { wanted: Wanted; words: string; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const send = async (text: string) => {
    if ((await shareText(t.statement.title, text)) === 'copied') await Taro.showToast({ title: t.share.copied, icon: 'none' })
    onClose()
  }
  const link = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      const { token } = await call('finance', 'statement.share', wanted, { command: true })
      void queryClient.invalidateQueries()
      await send(t.statementShare.words(words, pageLink(`/finance/shared-statement/index?token=${token}`)))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  const footer = (
    <View className="buttons">
      <Button look="quiet" word={t.statementShare.plain} disabled={busy} onTap={() => void send(words)} />
      <Button word={t.statementShare.send} busy={busy} onTap={() => void link()} />
    </View>
  )
  return (
    <Sheet open title={t.statementShare.makeTitle} onClose={onClose} footer={footer}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="reason">
        <Text className="quiet">{t.statementShare.explain}</Text>
      </View>
    </Sheet>
  )
}

/** The links that were sent, each of which can be taken back. */
export function StatementLinks({ party, side, revokes }: Pick<Wanted, 'party' | 'side'> & { revokes: boolean }) {
  const asked = useAsk('finance', 'statement.shares', { party, side })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const rows = asked.data?.rows ?? []
  const revoke = async (id: string) => {
    const { confirm } = await Taro.showModal({
      title: t.statementShare.revokeTitle,
      content: t.statementShare.revokeText,
      confirmText: t.statementShare.revoke,
      cancelText: t.act.cancel,
      confirmColor: '#D83931',
    })
    if (!confirm) return
    const outcome = await act('finance', 'statement.revoke', { id }, { title: t.statementShare.revokeTitle })
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    await asked.refetch()
  }
  if (rows.length === 0) return null
  return (
    <Card flush title={t.statementShare.links}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {rows.map((row) => (
        <ListRow
          key={row.id}
          title={t.statementShare.days(dayWords(row.from), dayWords(row.to))}
          tag={<Tag word={row.valid ? t.statementShare.valid : t.statementShare.closed} tone={row.valid ? 'success' : 'quiet'} />}
          facts={[
            row.answeredAt
              ? t.statementShare.answered(momentWords(row.answeredAt))
              : t.statementShare.made(row.madeByName, momentWords(row.createdAt)),
          ]}
          figure={
            row.valid && revokes ? <Button small look="quiet" word={t.statementShare.revoke} onTap={() => void revoke(row.id)} /> : null
          }
        />
      ))}
    </Card>
  )
}
