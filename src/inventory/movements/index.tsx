import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { movesStock } from '../../../shared/inventory/reports'
import { formatMoney, formatQuantity } from '../../../shared/kernel/money'
import { useAsk, usePages } from '../../asking'
import { kindLabel, kindNames, kindOf } from '../../kinds'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { useMay } from '../../session'
import type { Trouble } from '../../trouble'
import { type Days, Period, thisMonth } from '../../kit/Period'
import { MoveRow } from './MoveRow'
import '../inventory.scss'

/** Every coming and going with its document, by goods, place, kind and days; what it adds up to stands on top. */
export default function Movements() {
  const params = useRouter().params
  const exports = useMay('report.stock')
  const [days, setDays] = useState<Days>(params.from && params.to ? { from: params.from, to: params.to } : thisMonth())
  const [warehouse, setWarehouse] = useState(params.warehouse ?? 'any')
  const [kind, setKind] = useState('any')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const { sku, category, lot } = params
  const criteria = {
    ...days,
    ...(sku ? { sku } : {}),
    ...(category ? { category } : {}),
    ...(lot ? { lot } : {}),
    ...(text ? { text } : {}),
    ...(warehouse === 'any' ? {} : { warehouse }),
    ...(kind === 'any' ? {} : { kinds: [kind] }),
  }
  const list = usePages('inventory', 'movement.list', { limit: 60, totals: true, ...criteria }, (page) => page.more)
  const first = list.data?.pages[0]
  const places = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
  ]
  const kinds = [
    { value: 'any', word: t.movements.everyKind },
    ...kindNames.filter((name) => movesStock(kindOf(name)!)).map((value) => ({ value, word: kindLabel(value) })),
  ]
  const sums = (incoming: string | null | undefined, outgoing: string | null | undefined, words: (value: string) => string) =>
    incoming && outgoing ? t.movements.sums(words(incoming), words(outgoing)) : null
  const quantities = sums(first?.inQuantity, first?.outQuantity, formatQuantity)
  const values = sums(first?.inValue, first?.outValue, formatMoney)
  return (
    <Page
      fixed
      title={t.page.movements}
      onRefresh={() => list.refetch()}
      footer={
        exports ? (
          <ExportButton module="inventory" action="stockReport.export" input={{ report: 'movement', ...criteria }} onTrouble={setTrouble} />
        ) : undefined
      }
      top={
        <>
          {sku ? null : <Search placeholder={t.stock.search} onSearch={setText} />}
          <Period days={days} onChange={setDays} />
          {places.length > 2 ? <Chips chips={places} value={warehouse} onChange={setWarehouse} /> : null}
          <Chips chips={kinds} value={kind} onChange={setKind} />
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.posting}/${row.seq}`}
        header={
          <>
            {trouble ? <ErrorNote trouble={trouble} /> : null}
            {first?.count !== undefined && first.count !== null ? (
              <View className="move-sums">
                <Text className="quiet">{t.movements.count(first.count)}</Text>
                {quantities ? <Text className="number">{quantities}</Text> : null}
                {values ? <Text className="number quiet">{values}</Text> : null}
              </View>
            ) : null}
          </>
        }
        empty={{ icon: 'box', title: t.movements.none, advice: t.movements.noneAdvice }}
        render={(row) => <MoveRow row={row} one={Boolean(sku)} />}
      />
    </Page>
  )
}
