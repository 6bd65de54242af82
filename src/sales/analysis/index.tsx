import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { endOfMonth } from '../../../shared/kernel/fields'
import { dec, formatMoney, formatQuantity, formatRate, moneyText, ZERO } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { showDocuments } from '../../documents/filter'
import { Bars } from '../../kit/Bars'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { type Days, Period, thisMonth } from '../../kit/Period'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'

const BY = ['party', 'sku', 'employee', 'region', 'month', 'day'] as const
type By = (typeof BY)[number]
const RANKS = ['amount', 'quantity', 'margin'] as const
type Rank = (typeof RANKS)[number]
type Row = Partial<Record<By | `${By}Name` | Rank | 'revenue' | 'returned', string | null>> & { documents?: number | string | null }

const MEASURES = ['amount', 'quantity', 'revenue', 'returned', 'documents']
const BARS = 6

/** The days and the side of the deliveries behind a row. */
const behind = (by: By, row: Row, name: string, days: Days) => {
  const value = row[by]
  if (!value) return null
  if (by === 'day') return { from: value, to: value }
  if (by === 'month')
    return {
      from: days.from > `${value}-01` ? days.from : `${value}-01`,
      to: days.to < endOfMonth(`${value}-01`) ? days.to : endOfMonth(`${value}-01`),
    }
  return { ...days, side: { field: by, id: value, name } }
}

/** What was sold in a time, less what came back: by customer, goods, salesperson, region, month or day; each row leads to its deliveries. */
export default function SalesAnalysis() {
  const [by, setBy] = useState<By>('party')
  const [rank, setRank] = useState<Rank>('amount')
  const [days, setDays] = useState<Days>(thisMonth)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const seesCost = useMay('cost.view')
  const dated = by === 'month' || by === 'day'
  const shown = [...MEASURES, ...(seesCost ? ['margin'] : [])]
  // The service puts first what is largest of the first measure.
  const measures = [rank, ...shown.filter((name) => name !== rank)]
  const asked = useAsk('report', 'report.run', { dataset: 'sales', dimensions: [by], measures, ...days, limit: 400 })
  const whole = useAsk('report', 'report.run', { dataset: 'sales', dimensions: [], measures: [...shown, 'buyers', 'repeaters'], ...days })
  const found = (asked.data?.rows ?? []) as Row[]
  const rows = dated ? [...found].sort((a, b) => (a[by]! < b[by]! ? -1 : 1)) : found
  const total = whole.data?.rows[0] as (Row & { buyers: number | string; repeaters: number | string }) | undefined
  const nameOf = (row: Row): string => (dated ? row[by] : row[`${by}Name`]) ?? t.selling.nobody
  const marginRate = (row: Row): string | null =>
    row.margin && row.revenue && !dec(row.revenue).isZero()
      ? formatRate(dec(row.margin).div(row.revenue).toDecimalPlaces(3).toString())
      : null
  const open = (row: Row): (() => void) | undefined => {
    const filter = behind(by, row, nameOf(row), days)
    if (!filter) return undefined
    return () => {
      showDocuments({ kind: 'delivery', state: 'approved', ...filter })
      void Taro.switchTab({ url: '/pages/documents/index' })
    }
  }
  const positive = rows.filter((row) => dec(row[rank] ?? '0').greaterThan(ZERO))
  const bars = dated ? positive.slice(-BARS) : positive.slice(0, BARS)
  const figures = total
    ? [
        { label: t.selling.documents, value: String(total.documents ?? 0) },
        { label: t.selling.returned, value: formatMoney(total.returned ?? '0') },
        ...(total.margin ? [{ label: t.selling.margin, value: formatMoney(total.margin) }] : []),
        ...(marginRate(total) ? [{ label: t.selling.marginRate, value: marginRate(total)! }] : []),
        { label: t.selling.buyers, value: String(total.buyers) },
        ...(dec(total.buyers).isZero()
          ? []
          : [{ label: t.selling.repeat, value: formatRate(dec(total.repeaters).div(total.buyers).toDecimalPlaces(3).toString()) }]),
      ]
    : []
  return (
    <Page
      title={t.selling.title}
      onRefresh={() => Promise.all([asked.refetch(), whole.refetch()])}
      footer={
        rows.length > 0 ? (
          <ExportButton
            module="report"
            action="report.export"
            input={{ report: 'sales', dimensions: [by], measures, ...days }}
            onTrouble={setTrouble}
          />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Period days={days} onChange={setDays} />
      <Chips chips={BY.map((value) => ({ value, word: t.selling.by[value] }))} value={by} onChange={setBy} />
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {rows.length > 0 && total ? (
        <Card title={t.selling.total} aside={<Money value={moneyText(dec(total.amount ?? '0'))} />}>
          <View className="facts">
            {figures.map(({ label, value }) => (
              <View key={label} className="fact">
                <Text className="fact-label">{label}</Text>
                <Text className="fact-value number">{value}</Text>
              </View>
            ))}
          </View>
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <Chips
          chips={RANKS.filter((value) => value !== 'margin' || seesCost).map((value) => ({ value, word: t.selling.rank[value] }))}
          value={rank}
          onChange={setRank}
        />
      ) : null}
      {bars.length > 1 ? (
        <Card>
          <Bars
            says={dated ? t.selling.trend(t.selling.rank[rank]) : t.selling.first(nameOf(bars[0]!), t.selling.rank[rank])}
            bars={bars.map((row) => ({
              key: String(row[by]),
              word: dated ? nameOf(row).slice(by === 'day' ? 5 : 2) : nameOf(row).slice(0, 4),
              value: row[rank]!,
              figure: formatQuantity(dec(row[rank]!).toDecimalPlaces(0).toString()),
            }))}
          />
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <View className="card card-flush">
          {rows.map((row, index) => {
            const tap = open(row)
            const rate = marginRate(row)
            return (
              <ListRow
                key={String(row[by])}
                title={dated ? nameOf(row) : `${index + 1}. ${nameOf(row)}`}
                facts={[
                  t.selling.count(String(row.documents ?? 0)),
                  by === 'sku' ? t.selling.pieces(formatQuantity(row.quantity ?? '0')) : null,
                  row.margin ? t.selling.earned(formatMoney(row.margin), rate) : null,
                  dec(row.returned ?? '0').isZero() ? null : t.selling.cameBack(formatMoney(row.returned!)),
                ]}
                figure={<Money value={row.amount ?? '0'} />}
                {...(tap ? { onTap: tap } : {})}
              />
            )
          })}
        </View>
      ) : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="chart" title={t.selling.none} advice={t.selling.noneAdvice} /> : null}
    </Page>
  )
}
