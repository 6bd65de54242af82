import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { EXPIRY_BUCKETS } from '../../../shared/product/lotActions'
import { useAsk, usePages } from '../../asking'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Quantity } from '../../kit/Quantity'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'

type Bucket = keyof typeof EXPIRY_BUCKETS
const WITHIN: Partial<Record<Bucket, object>> = {
  expired: { expired: true },
  week: { withinDays: 7 },
  month: { withinDays: 30 },
  quarter: { withinDays: 90 },
}
const SHOWN = ['expired', 'week', 'month', 'quarter'] as const

/** Batches by when they expire; each leads to where it came from and went. */
export default function Lots() {
  const { sku } = useRouter().params
  const traces = useMay('lot.trace')
  const [text, setText] = useState('')
  const [bucket, setBucket] = useState<Bucket | 'any'>('any')
  const [warehouse, setWarehouse] = useState('any')
  const place = warehouse === 'any' ? {} : { warehouse }
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const expiry = useAsk('product', 'lot.expiry', place)
  const list = usePages(
    'product',
    'lot.list',
    { limit: 60, ...place, ...(text ? { text } : {}), ...(sku ? { sku } : {}), ...(bucket === 'any' ? {} : WITHIN[bucket]) },
    (page) => page.more,
  )
  const counts = new Map(expiry.data?.buckets.map((row) => [row.bucket, row.lots]))
  const chips = [
    { value: 'any' as const, word: t.lots.all },
    ...SHOWN.map((value) => ({ value, word: t.lots.buckets(EXPIRY_BUCKETS[value], counts.get(value) ?? 0) })),
  ]
  const places = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
  ]
  return (
    <Page
      fixed
      title={t.lots.title}
      onRefresh={() => list.refetch()}
      top={
        <>
          <Search placeholder={t.lots.search} onSearch={setText} />
          <Chips chips={chips} value={bucket as (typeof chips)[number]['value']} onChange={setBucket} />
          {places.length > 2 ? <Chips chips={places} value={warehouse} onChange={setWarehouse} /> : null}
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.lot}
        empty={{ icon: 'box', title: t.lots.none, advice: t.lots.noneAdvice }}
        render={(row) => {
          const days = row.daysLeft ?? null
          return (
            <ListRow
              title={row.name}
              tag={
                days === null ? undefined : days < 0 ? (
                  <Tag word={t.lot.expired} tone="danger" />
                ) : days <= (expiry.data?.warningDays ?? 30) ? (
                  <Tag word={t.lot.daysLeft(days)} tone="warning" />
                ) : undefined
              }
              facts={[t.lot.numbered(row.number), row.expiresAt ? t.lot.until(row.expiresAt) : t.lot.noExpiry]}
              figure={<Quantity value={row.onHand} units={row.units} />}
              figureNote={row.value ? <Money value={row.value} size="small" /> : undefined}
              onTap={() =>
                Taro.navigateTo({ url: traces ? `/inventory/lot/index?lot=${row.lot}` : `/inventory/live/index?sku=${row.sku}` })
              }
            />
          )
        }}
      />
    </Page>
  )
}
