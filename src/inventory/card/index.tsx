import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { formatQuantity } from '../../../shared/kernel/money'
import { useAsk, usePages } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** Every move of one SKU with what was left after it; each opens its document. */
export default function StockCard() {
  const params = useRouter().params
  const sku = params.sku ?? ''
  const [warehouse, setWarehouse] = useState(params.warehouse ?? 'any')
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const list = usePages('inventory', 'stock.card', { sku, limit: 60, ...(warehouse === 'any' ? {} : { warehouse }) }, (page) => page.more)
  const card = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const unit = card?.units[0]?.name
  const chips = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
  ]
  const header = (
    <View className="card-space">
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {card ? (
        <View className="card">
          <Text className="head-title">{card.name}</Text>
          <Text className="head-quiet">{[card.code, card.spec].filter(Boolean).join(' · ')}</Text>
          <View className="head-figures">
            <View>
              <Text className="figure-label">{t.stock.onHand}</Text>
              <Quantity value={card.onHand} units={card.units} />
            </View>
            {card.value ? (
              <View>
                <Text className="figure-label">{t.stock.value}</Text>
                <Money value={card.value} />
              </View>
            ) : null}
          </View>
        </View>
      ) : null}
    </View>
  )
  return (
    <Page
      fixed
      title={t.page.stockCard}
      onRefresh={() => list.refetch()}
      top={<Chips chips={chips} value={warehouse} onChange={setWarehouse} />}
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => `${row.document}/${row.at}/${row.onHandAfter}/${row.quantity}/${row.reversal}`}
        rowHeight={68}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={header}
        empty={list.error ? null : <EmptyState icon="box" title={t.stock.noMoves} advice={t.stock.noMovesAdvice} />}
        render={(row) => (
          <ListRow
            title={row.partyName ?? kindLabel(row.kind)}
            tag={row.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
            facts={[row.partyName ? `${kindLabel(row.kind)} ${dayWords(row.date)}` : dayWords(row.date), row.warehouseName]}
            figure={
              <Text
                className={`number quantity ${row.quantity.startsWith('-') ? '' : 'plus'}`}
              >{`${row.quantity.startsWith('-') ? '' : '+'}${formatQuantity(row.quantity)}`}</Text>
            }
            figureNote={<Text className="number quiet list-facts">{t.stock.left(formatQuantity(row.onHandAfter), unit ?? '')}</Text>}
            onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.document) })}
          />
        )}
      />
    </Page>
  )
}
