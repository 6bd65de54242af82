import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ALERT_KINDS, ALERT_STATES, type AlertKind } from '../../../shared/inventory/alerts'
import { formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag, type Tone } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import type { Trouble } from '../../trouble'

type Row = OutputOf<'inventory', 'alert.list'>['rows'][number]
type State = keyof typeof ALERT_STATES
const TONES: Record<AlertKind, Tone> = {
  negative: 'danger',
  safety: 'warning',
  below: 'warning',
  above: 'info',
  expired: 'danger',
  expiring: 'warning',
}
const STATES = (Object.keys(ALERT_STATES) as State[]).map((value) => ({ value, word: ALERT_STATES[value] }))

/** What needs a look: too little, too much, below zero, expired or soon to be. */
export default function Alerts() {
  const [kind, setKind] = useState<AlertKind | 'any'>('any')
  const [state, setState] = useState<State>('open')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const dismisses = useMay('alert.dismiss')
  const replenishes = useMay('replenish.view')
  const levels = useMay('level.view')
  const input = { limit: 60, states: [state], ...(kind === 'any' ? {} : { kinds: [kind] }) }
  const list = usePages('inventory', 'alert.list', input, (page) => page.more)
  const counts = new Map(list.data?.pages[0]?.counts.map((row) => [row.kind, row.count]))
  const kinds = [
    { value: 'any' as const, word: t.list.all },
    ...(Object.keys(ALERT_KINDS) as AlertKind[]).map((value) => ({
      value,
      word: t.alerts.counted(ALERT_KINDS[value], counts.get(value) ?? 0),
    })),
  ]
  const dismiss = async ({ sku, warehouse, kind: which, lot, name }: Row) => {
    const wanted = { rows: [{ sku, warehouse, kind: which, ...(lot ? { lot } : {}) }] }
    const outcome = await act('inventory', 'alert.dismiss', wanted, { title: `${t.alerts.dismiss} ${name}` })
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    await list.refetch()
  }
  return (
    <Page
      fixed
      title={t.page.alerts}
      onRefresh={() => list.refetch()}
      footer={
        replenishes || levels ? (
          <View className="buttons">
            {levels ? (
              <Button look="quiet" word={t.levels.title} onTap={() => Taro.navigateTo({ url: '/inventory/levels/index' })} />
            ) : null}
            {replenishes ? (
              <Button word={t.alerts.replenish} icon="refresh" onTap={() => Taro.navigateTo({ url: '/inventory/replenish/index' })} />
            ) : null}
          </View>
        ) : undefined
      }
      top={
        <>
          <Chips chips={kinds} value={kind} onChange={setKind} />
          <Chips chips={STATES} value={state} onChange={setState} />
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        header={trouble ? <ErrorNote trouble={trouble} /> : null}
        empty={{ icon: 'check', title: t.alerts.none, advice: t.alerts.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.name}
            tag={<Tag word={ALERT_KINDS[row.kind]} tone={TONES[row.kind]} />}
            facts={[
              row.spec,
              row.bound
                ? t.alerts.bound(formatQuantity(row.quantity), formatQuantity(row.bound), row.baseUnit)
                : t.alerts.now(formatQuantity(row.quantity), row.baseUnit),
              row.expiresAt ? t.lot.until(row.expiresAt) : null,
              row.warehouseName,
            ]}
            figure={
              row.seenByName ? (
                t.alerts.seenBy(row.seenByName)
              ) : dismisses && row.state === 'open' ? (
                <View onClick={(event) => event.stopPropagation()}>
                  <Button small look="quiet" word={t.alerts.dismiss} onTap={() => void dismiss(row)} />
                </View>
              ) : undefined
            }
            onTap={() => Taro.navigateTo({ url: `/inventory/live/index?sku=${row.sku}` })}
          />
        )}
      />
    </Page>
  )
}
