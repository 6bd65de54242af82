import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney, formatQuantity, formatRate, moneyText, sum } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { daysSince } from '../../day'
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
import { type Trouble, troubleOf } from '../../trouble'
import { Bars } from '../../kit/Bars'

const BY = ['party', 'sku', 'employee', 'month'] as const
type By = (typeof BY)[number]
type Row = Record<By | `${By}Name` | 'amount' | 'quantity' | 'returned' | 'documents', string | null>

const PAGES: Partial<Record<By, (id: string) => string>> = {
  party: (id) => `/purchase/supplier/index?id=${id}`,
  sku: (id) => `/purchase/price-history/index?sku=${id}`,
}

/** What was bought in a time, less what went back: by supplier, goods, buyer or month, and how often. */
export default function BuyingAnalysis() {
  const [by, setBy] = useState<By>('party')
  const [days, setDays] = useState<Days>(thisMonth)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const wanted = { dimensions: [by], measures: ['amount', 'quantity', 'returned', 'documents'], ...days }
  const asked = useAsk('report', 'report.run', { ...wanted, dataset: 'purchases', limit: 200 })
  const found = (asked.data?.rows ?? []) as Row[]
  const rows = by === 'month' ? [...found].sort((a, b) => (a.month! < b.month! ? -1 : 1)) : found
  const total = sum(rows.map(({ amount }) => amount ?? '0'))
  const length = daysSince(days.from) - daysSince(days.to) + 1
  const nameOf = (row: Row): string => (by === 'month' ? row.month : row[`${by}Name`]) ?? t.buying.analysis.nobody
  const often = (row: Row): string => {
    const count = Number(row.documents ?? 0)
    return count > 1 && by !== 'month'
      ? t.buying.analysis.every(count, formatQuantity(dec(length).div(count).toDecimalPlaces(1)))
      : t.buying.analysis.count(count)
  }
  const positive = rows.filter(({ amount }) => dec(amount ?? '0').greaterThan('0'))
  return (
    <Page
      title={t.buying.analysis.title}
      onRefresh={() => asked.refetch()}
      footer={
        rows.length > 0 ? (
          <ExportButton module="report" action="report.export" input={{ ...wanted, report: 'purchases' }} onTrouble={setTrouble} />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Period days={days} onChange={setDays} />
      <Chips chips={BY.map((value) => ({ value, word: t.buying.analysis.by[value] }))} value={by} onChange={setBy} />
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {rows.length > 0 ? (
        <Card title={t.buying.analysis.total} aside={<Money value={moneyText(total)} />}>
          {positive.length > 1 ? (
            <Bars
              says={t.buying.analysis.says(nameOf(positive[0]!), formatMoney(positive[0]!.amount!), by)}
              bars={positive.slice(0, 6).map((row) => ({
                key: String(row[by]),
                word: nameOf(row).slice(0, by === 'month' ? 7 : 4),
                value: row.amount!,
                figure: total.isZero() ? '' : formatRate(dec(row.amount!).div(total).toDecimalPlaces(3)),
              }))}
            />
          ) : (
            <Text className="quiet">{t.buying.analysis.net}</Text>
          )}
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <View className="card card-flush">
          {rows.map((row) => {
            const page = PAGES[by]
            return (
              <ListRow
                key={String(row[by])}
                title={nameOf(row)}
                facts={[
                  often(row),
                  by === 'sku' ? t.buying.analysis.pieces(formatQuantity(row.quantity ?? '0')) : null,
                  dec(row.returned ?? '0').isZero() ? null : t.buying.analysis.returned(formatMoney(row.returned!)),
                ]}
                figure={<Money value={row.amount ?? '0'} />}
                {...(page && row[by] ? { onTap: () => Taro.navigateTo({ url: page(row[by]!) }) } : {})}
              />
            )
          })}
        </View>
      ) : null}
      {asked.data && rows.length === 0 ? (
        <EmptyState icon="chart" title={t.buying.analysis.none} advice={t.buying.analysis.noneAdvice} />
      ) : null}
    </Page>
  )
}
