import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { dec, formatPrice, formatQuantity } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { DealingRow } from '../DealingRow'
import { LiveTrend } from './LiveTrend'
import '../inventory.scss'

/** Everything about goods now: how many, where, promised and coming, at which prices, and how they moved. */
export default function Live() {
  const { sku = '' } = useRouter().params
  const traces = useMay('lot.trace')
  const moves = useMay('movement.view')
  const levels = useMay('level.view')
  const asked = useAsk('product', 'sku.live', { id: sku })
  const goods = useAsk('product', 'sku.detail', { id: sku })
  const live = asked.data
  const units = goods.data?.units ?? []
  const go = (url: string) => () => void Taro.navigateTo({ url })
  const promised = live
    ? [
        { label: t.live.available, value: live.available },
        { label: t.live.reserved, value: live.reserved },
        { label: t.live.onOrder, value: live.onOrder },
        { label: t.live.inTransit, value: live.inTransit },
      ]
    : []
  const prices = [
    { label: t.live.bought, last: live?.lastPurchase, kind: 'receipt' },
    { label: t.live.sold, last: live?.lastSale, kind: 'delivery' },
  ].filter(({ last }) => last?.price)
  return (
    <Page
      title={goods.data?.name ?? t.live.title}
      onRefresh={() => asked.refetch()}
      footer={
        <View className="buttons">
          {goods.data?.tracking === 'serial' ? (
            <Button look="quiet" word={t.live.serials} onTap={go(`/inventory/serials/index?sku=${sku}`)} />
          ) : null}
          {moves ? <Button look="quiet" word={t.live.movements} onTap={go(`/inventory/movements/index?sku=${sku}`)} /> : null}
          <Button word={t.live.card} onTap={go(`/inventory/card/index?sku=${sku}`)} />
        </View>
      }
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {live && goods.data ? (
        <>
          <View className="card">
            <Text className="head-quiet">{[goods.data.code, goods.data.spec, goods.data.categoryName].filter(Boolean).join(' · ')}</Text>
            <View className="live-head">
              <View>
                <Text className="figure-label">{t.stock.onHand}</Text>
                <Text className="number live-figure">
                  <Quantity value={live.onHand} units={units} />
                </Text>
              </View>
              {live.value ? (
                <View className="list-figure">
                  <Money value={live.value} size="large" />
                  {live.averageCost ? (
                    <Text className="number quiet list-facts">
                      {[dec(live.inTransit).isZero() ? null : t.live.withTransit, `${t.live.averageCost} ${formatPrice(live.averageCost)}`]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  ) : null}
                </View>
              ) : null}
            </View>
            <View className="live-promised">
              {promised.map(({ label, value }) => (
                <View key={label}>
                  <Text className="figure-label">{label}</Text>
                  <Quantity value={value} units={units} />
                </View>
              ))}
            </View>
          </View>
          <LiveTrend trend={live.trend} units={units} />
          {live.warehouses.length > 0 ? (
            <Card flush title={t.live.places}>
              {live.warehouses.map((row) => (
                <ListRow
                  key={row.warehouse}
                  title={row.name}
                  facts={[
                    `${t.live.available} ${formatQuantity(row.available)}`,
                    dec(row.onOrder).isZero() ? null : `${t.live.onOrder} ${formatQuantity(row.onOrder)}`,
                    dec(row.inTransit).isZero() ? null : `${t.live.inTransit} ${formatQuantity(row.inTransit)}`,
                  ]}
                  figure={<Quantity value={row.onHand} units={units} />}
                  figureNote={row.value ? <Money value={row.value} size="small" /> : undefined}
                  onTap={go(`/inventory/card/index?sku=${sku}&warehouse=${row.warehouse}`)}
                />
              ))}
              {levels ? <ListRow icon="warn" title={t.levels.title} onTap={go(`/inventory/levels/index?sku=${sku}`)} /> : null}
            </Card>
          ) : null}
          {live.lots.length > 0 ? (
            <Card flush title={t.live.lots}>
              {live.lots.map((row) => (
                <ListRow
                  key={`${row.lot}/${row.warehouseName}`}
                  title={row.number}
                  facts={[row.warehouseName, row.expiresAt ? t.lot.until(row.expiresAt) : t.lot.noExpiry]}
                  figure={<Quantity value={row.onHand} units={units} />}
                  {...(traces ? { onTap: go(`/inventory/lot/index?lot=${row.lot}`) } : {})}
                />
              ))}
            </Card>
          ) : null}
          {prices.length > 0 ? (
            <Card flush title={t.live.lastPrices}>
              {prices.map(({ label, last, kind }) => (
                <ListRow
                  key={label}
                  title={label}
                  facts={[last!.partyName, dayWords(last!.date)]}
                  figure={<Text className="number quantity">{`${formatPrice(last!.price!)}/${last!.unitName}`}</Text>}
                  onTap={go(documentPage(kind, last!.document))}
                />
              ))}
            </Card>
          ) : null}
          <Card flush title={t.live.moves}>
            {live.moves.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a document may move the same goods twice
              <DealingRow key={`${row.document}/${at}`} row={row} units={units} />
            ))}
            {live.moves.length === 0 ? <EmptyState icon="box" title={t.stock.noMoves} advice={t.stock.noMovesAdvice} /> : null}
          </Card>
        </>
      ) : asked.error ? null : (
        <Skeleton rows={6} />
      )}
    </Page>
  )
}
