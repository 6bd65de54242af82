import { Picker, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { GROUPS } from '../../../shared/inventory/movement'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { type Trouble, troubleOf } from '../../trouble'
import { type Days, Period, thisMonth } from '../../kit/Period'
import { type ReportName, REPORTS } from './columns'
import { ReportTable } from './ReportTable'
import { useReport } from './useReport'
import '../inventory.scss'

const BY = (['sku', 'warehouse', 'category'] as const).map((value) => ({ value, word: t.reports.by[value] }))
const WITH_DAYS: ReportName[] = ['summary', 'turnover', 'abc']
const WITH_DATE: ReportName[] = ['stock', 'ageing']
const WITH_GROUPS: ReportName[] = ['summary', 'stock']

const nameOf = (word: string | undefined): ReportName => REPORTS.find((name) => name === word) ?? 'summary'

/** One stock report: its days and places on top, its rows as cards or a table, each leading to the movements behind it. */
export default function Report() {
  const name = nameOf(useRouter().params.name)
  const [days, setDays] = useState<Days>(thisMonth())
  const [date, setDate] = useState(today())
  const [by, setBy] = useState<keyof typeof GROUPS>('sku')
  const [warehouse, setWarehouse] = useState('any')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const goods = { ...(text ? { text } : {}), ...(warehouse === 'any' ? {} : { warehouse }) }
  const { list, rows, total, note } = useReport(name, { days, date, by, goods })
  const places = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name: word }) => ({ value: id, word })),
  ]
  const dated = WITH_DAYS.includes(name) ? days : WITH_DATE.includes(name) ? { date } : {}
  const drill = (what: string) => {
    const period = WITH_DAYS.includes(name) ? `&from=${days.from}&to=${days.to}` : `&from=${date.slice(0, 4)}-01-01&to=${date}`
    const place = warehouse === 'any' || what.includes('warehouse=') ? '' : `&warehouse=${warehouse}`
    void Taro.navigateTo({ url: `/inventory/movements/index?${what}${place}${period}` })
  }
  return (
    <Page
      title={t.reports.titles[name]}
      onRefresh={() => list.refetch()}
      footer={
        rows.length > 0 ? (
          <ExportButton
            module="inventory"
            action="stockReport.export"
            input={{ report: name, ...goods, ...dated, ...(WITH_GROUPS.includes(name) ? { by } : {}) }}
            onTrouble={setTrouble}
          />
        ) : undefined
      }
      top={
        <>
          <Search placeholder={t.stock.search} onSearch={setText} />
          {WITH_DAYS.includes(name) ? <Period days={days} onChange={setDays} /> : null}
          {WITH_DATE.includes(name) ? (
            <Picker mode="date" value={date} end={today()} onChange={(event) => setDate(String(event.detail.value))}>
              <View className="period-day" role="button">
                <Text className="quiet">{t.reports.asOf}</Text>
                <Text className="number">{dayWords(date)}</Text>
              </View>
            </Picker>
          ) : null}
          {WITH_GROUPS.includes(name) ? <Chips chips={BY} value={by} onChange={setBy} /> : null}
          {places.length > 2 ? <Chips chips={places} value={warehouse} onChange={setWarehouse} /> : null}
        </>
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton rows={6} /> : null}
      {note ? <Text className="report-note">{note}</Text> : null}
      {rows.length > 0 ? <ReportTable rows={rows} total={total} onDrill={drill} /> : null}
      {list.hasNextPage ? <Button look="quiet" word={t.list.more} onTap={() => void list.fetchNextPage()} /> : null}
      {list.data && rows.length === 0 ? <EmptyState icon="chart" title={t.reports.none} advice={t.reports.noneAdvice} /> : null}
    </Page>
  )
}
