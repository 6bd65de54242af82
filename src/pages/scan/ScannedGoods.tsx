import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { formatPrice } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { ListRow } from '../../kit/ListRow'
import { Quantity } from '../../kit/Quantity'
import { t } from '../../messages'
import { useMay } from '../../session'
import type { FoundGoods } from './identify'

/** Goods that were scanned: name, price of the scanned unit, stock per warehouse, and the ways on. */
export function ScannedGoods({ found, open }: { found: FoundGoods; open: boolean }) {
  const { sku } = found
  const unit = sku.units.find(({ id }) => id === found.unit) ?? sku.units[0]!
  const base = sku.units[0]!
  const maySeeStock = useMay('stock.view')
  // The code is unique in the company, so the search brings this SKU's row with its warehouses.
  const stock = useAsk('inventory', 'stock.list', { text: sku.code, limit: 5 }, open && maySeeStock)
  const warehouses = stock.data?.rows.find((row) => row.sku === sku.id)?.warehouses ?? []
  if (!open)
    return (
      <View className="card card-flush">
        <ListRow
          title={sku.name}
          facts={[sku.code, sku.spec]}
          figure={<Quantity value={sku.onHand} unit={base.name} />}
          onTap={() => Taro.navigateTo({ url: `/product/detail/index?id=${sku.id}` })}
        />
      </View>
    )
  return (
    <View className="card">
      <Text className="scanned-name">{sku.name}</Text>
      <Text className="scanned-facts">{[sku.code, sku.spec, sku.categoryName].filter(Boolean).join(' · ')}</Text>
      <View className="scanned-figures">
        <View>
          <Text className="figure-label">{t.word.stock}</Text>
          <Quantity value={sku.onHand} unit={base.name} />
        </View>
        <View>
          <Text className="figure-label">{t.scan.priceOf(unit.name)}</Text>
          <Text className="number scanned-price">{unit.salePrice ? formatPrice(unit.salePrice) : t.word.noPrice}</Text>
        </View>
        {unit.numerator === unit.denominator ? null : (
          <View>
            <Text className="figure-label">{t.scan.scannedUnit}</Text>
            <Text className="scanned-price">{t.product.ratio(unit.name, unit.numerator, unit.denominator, base.name)}</Text>
          </View>
        )}
      </View>
      {warehouses.map((row) => (
        <View key={row.warehouse} className="scanned-place">
          <Text>{row.name}</Text>
          <Quantity value={row.onHand} unit={base.name} />
        </View>
      ))}
      <View className="buttons scanned-acts">
        <Button small look="quiet" word={t.page.product} onTap={() => Taro.navigateTo({ url: `/product/detail/index?id=${sku.id}` })} />
        {maySeeStock ? (
          <Button
            small
            look="quiet"
            word={t.page.stockCard}
            onTap={() => Taro.navigateTo({ url: `/inventory/card/index?sku=${sku.id}` })}
          />
        ) : null}
      </View>
    </View>
  )
}
