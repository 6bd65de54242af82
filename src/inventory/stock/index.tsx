import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

type Row = OutputOf<'inventory', 'stock.list'>['rows'][number]

const places = (row: Row): string =>
  row.warehouses
    .filter(({ onHand }) => Number(onHand) !== 0)
    .map(({ name, onHand }) => `${name} ${formatQuantity(onHand)}`)
    .join(' · ')

/** What lies where; one tap opens the card of every move. */
export default function Stock() {
  const [text, setText] = useState('')
  const [warehouse, setWarehouse] = useState('any')
  const [inStock, setInStock] = useState<'yes' | 'any'>('yes')
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const criteria = {
    limit: 60,
    totals: true,
    ...(text ? { text } : {}),
    ...(warehouse === 'any' ? {} : { warehouse }),
    ...(inStock === 'yes' ? { inStock: true } : {}),
  }
  const list = usePages('inventory', 'stock.list', criteria, (page) => (page.more ? page.rows[page.rows.length - 1]?.sku : null))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const first = list.data?.pages[0]
  const chips = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
  ]

  return (
    <Page
      fixed
      title={t.page.stock}
      onRefresh={() => list.refetch()}
      top={
        <>
          <Search placeholder={t.stock.search} onSearch={setText} />
          <Chips chips={chips} value={warehouse} onChange={setWarehouse} />
          <Chips
            chips={[
              { value: 'yes', word: t.stock.inStock },
              { value: 'any', word: t.stock.all },
            ]}
            value={inStock}
            onChange={setInStock}
          />
        </>
      }
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.sku}
        rowHeight={68}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={
          <View className="list-totals">
            {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
            {first?.count !== undefined && first.count !== null ? <Text className="quiet">{t.stock.count(first.count)}</Text> : null}
            {first?.value ? <Money value={first.value} /> : null}
          </View>
        }
        empty={list.error ? null : <EmptyState icon="box" title={t.stock.none} advice={t.stock.noneAdvice} />}
        render={(row) => (
          <ListRow
            title={row.name}
            facts={[row.code, row.spec, places(row)]}
            figure={<Quantity value={row.onHand} units={row.units} />}
            figureNote={row.value ? <Money value={row.value} size="small" /> : undefined}
            onTap={() => Taro.navigateTo({ url: `/inventory/live/index?sku=${row.sku}` })}
          />
        )}
      />
    </Page>
  )
}
