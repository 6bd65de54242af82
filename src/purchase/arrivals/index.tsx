import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { daysSince, dayWords } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { type Trouble, troubleOf } from '../../trouble'

type Row = OutputOf<'purchase', 'receipt.fromOrder'>['rows'][number]

const grouped = <T,>(rows: readonly T[], keyOf: (row: T) => string): T[][] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}
const lateDays = (row: Row): number => (row.expectedDate ? Math.max(0, daysSince(row.expectedDate)) : 0)
const arrive = (query: string) => void Taro.navigateTo({ url: `/purchase/arrive/index?${query}` })

/** What is on its way from suppliers, the late ones first; one order is received, or all of a supplier's together. */
export default function ArrivalsPage() {
  const asked = useAsk('purchase', 'receipt.fromOrder', {})
  const [text, setText] = useState('')
  const [which, setWhich] = useState<'all' | 'late'>('all')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const all = asked.data?.rows ?? []
  const late = new Set(all.filter((row) => lateDays(row) > 0).map((row) => row.order)).size
  const rows = all.filter(
    (row) =>
      (which === 'all' || lateDays(row) > 0) && [row.partyName, row.number, row.skuName, row.skuCode].some((words) => words.includes(text)),
  )
  return (
    <Page
      title={t.buying.arrivals.title}
      onRefresh={() => asked.refetch()}
      top={<Search placeholder={t.buying.arrivals.search} onSearch={setText} />}
      footer={
        rows.length > 0 ? (
          <ExportButton
            module="purchase"
            action="purchase.export"
            input={{ report: 'arrivals', ...(which === 'late' ? { late: true } : {}) }}
            onTrouble={setTrouble}
          />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Chips
        chips={[
          { value: 'all', word: t.buying.arrivals.all },
          { value: 'late', word: t.buying.arrivals.onlyLate, count: late },
        ]}
        value={which}
        onChange={setWhich}
      />
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.data && rows.length === 0 ? (
        <EmptyState icon="in" title={t.buying.arrivals.none} advice={t.buying.arrivals.noneAdvice} />
      ) : null}
      {grouped(rows, (row) => `${row.party}/${row.warehouse}`).map((group) => {
        const { party, partyName, warehouse, warehouseName } = group[0]!
        const orders = grouped(group, (row) => row.order)
        return (
          <Card
            key={`${party}/${warehouse}`}
            flush
            title={partyName}
            aside={
              orders.length > 1 ? (
                <Button
                  small
                  look="quiet"
                  word={t.buying.arrivals.together}
                  onTap={() => arrive(`party=${party}&warehouse=${warehouse}`)}
                />
              ) : undefined
            }
          >
            <View>
              {orders.map((lines) => {
                const { order, number, expectedDate } = lines[0]!
                const days = lateDays(lines[0]!)
                return (
                  <ListRow
                    key={order}
                    title={number}
                    tag={days > 0 ? <Tag word={t.buying.arrivals.late(days)} tone="danger" /> : undefined}
                    facts={[
                      expectedDate ? t.buying.arrivals.expected(dayWords(expectedDate)) : t.buying.arrivals.noDate,
                      warehouseName,
                      t.buying.arrivals.lines(lines.length),
                    ]}
                    onTap={() => arrive(`orders=${order}`)}
                  />
                )
              })}
            </View>
          </Card>
        )
      })}
    </Page>
  )
}
