import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { ROLE_LABELS, type RoleName } from '../../../shared/access/roles'
import { formatMoney } from '../../../shared/kernel/money'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, kindLabel, kindOf } from '../../kinds'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { TickRow } from '../../kit/Tick'
import { t } from '../../messages'
import { act } from '../../outbox'
import { type Trouble, troubleOf } from '../../trouble'

/** Why it is this person's turn: the amount, or the role of the level. */
const whyOf = ({ from, role }: { from?: string | null; role?: string | null }): string | null =>
  [from ? t.inbox.from(formatMoney(from)) : null, role ? t.inbox.by(ROLE_LABELS[role as RoleName] ?? role) : null]
    .filter(Boolean)
    .join('，') || null

/** What waits for my approval: tick and approve together; each is approved by itself and says for itself why not. */
export default function Inbox() {
  const asked = useAsk('report', 'document.inbox', {})
  const [chosen, setChosen] = useState<string[]>([])
  const [refused, setRefused] = useState<{ id: string; trouble: Trouble }[]>([])
  const [busy, setBusy] = useState(false)
  const rows = asked.data?.rows ?? []
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const approve = async () => {
    setBusy(true)
    const failed: { id: string; trouble: Trouble }[] = []
    let count = 0
    for (const { id, kind, version, number } of rows.filter((row) => chosen.includes(row.id))) {
      // Every kind answers in the same shape, in its own module.
      const module = (kindOf(kind)?.module ?? 'sales') as 'sales'
      const title = `${t.document.verbs.approve} ${number ?? kindLabel(kind)}`
      const outcome = await act(module, `${kind}.approve` as 'delivery.approve', { id, version } as InputOf<'sales', 'delivery.approve'>, {
        title,
      })
      if (outcome.kind === 'trouble') failed.push({ id, trouble: outcome.trouble })
      else count += 1
    }
    setBusy(false)
    setRefused(failed)
    setChosen(failed.map(({ id }) => id))
    if (count > 0) await Taro.showToast({ title: t.inbox.done(count), icon: 'none' })
    await asked.refetch()
  }
  const footer = (
    <View className="buttons">
      <Button
        look="quiet"
        word={chosen.length === rows.length ? t.inbox.clear : t.inbox.all}
        onTap={() => setChosen(chosen.length === rows.length ? [] : rows.map(({ id }) => id))}
      />
      <Button word={t.inbox.approve(chosen.length)} busy={busy} disabled={chosen.length === 0} onTap={() => void approve()} />
    </View>
  )
  return (
    <Page title={t.inbox.title} onRefresh={() => asked.refetch()} footer={rows.length > 0 ? footer : undefined}>
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="check" title={t.inbox.none} advice={t.inbox.noneAdvice} /> : null}
      {rows.length > 0 ? (
        <View className="card card-flush">
          {rows.map((row) => {
            const on = chosen.includes(row.id)
            const why = refused.find(({ id }) => id === row.id)
            return (
              <View key={row.id}>
                <TickRow on={on} label={row.number ?? ''} onTick={() => toggle(row.id)}>
                  <ListRow
                    title={row.partyName ?? row.warehouseName ?? kindLabel(row.kind)}
                    facts={[
                      `${kindLabel(row.kind)} ${dayWords(row.date)}`,
                      row.levels > 1 ? t.inbox.level(row.level, row.levels) : row.madeByName,
                      whyOf(row),
                      row.changed ? t.inbox.changed(row.changed) : null,
                    ]}
                    figure={kindOf(row.kind)?.unpriced ? t.document.lineCount(row.lineCount) : <Money value={row.amountIncl} />}
                    onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.id) })}
                  />
                </TickRow>
                {why ? <ErrorNote trouble={why.trouble} /> : null}
              </View>
            )
          })}
        </View>
      ) : null}
      {asked.data && rows.length > 0 ? <Text className="quiet">{t.document.count(rows.length)}</Text> : null}
    </Page>
  )
}
