import { View } from '@tarojs/components'
import { formatPrice } from '../../shared/kernel/money'
import { useAsk } from '../asking'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { ListRow } from '../kit/ListRow'
import { Quantity } from '../kit/Quantity'
import { Skeleton } from '../kit/Skeleton'
import { t } from '../messages'
import { troubleOf } from '../trouble'
import type { PriceOf, SkuRow } from './lines'

/** Goods that fit what is typed: by name, code or the initials of its pinyin. One tap adds one. */
export function SkuResults({
  text,
  warehouse,
  priceOf,
  showPrice,
  showStock = true,
  use,
  onAdd,
}: {
  text: string
  warehouse: string | null
  priceOf: PriceOf
  showPrice: boolean
  /** Not where people count blind. */
  showStock?: boolean
  /** What the goods are chosen for: they begin in the unit they are bought or sold in, else in the base unit. */
  use?: 'forSale' | 'forPurchase'
  onAdd: (sku: SkuRow, unit: string) => void
}) {
  const found = useAsk('product', 'sku.list', { text, warehouse, limit: 30 })
  if (found.isPending) return <Skeleton rows={3} />
  if (found.error) return <ErrorNote trouble={troubleOf(found.error)} actWord={t.act.again} onAct={() => void found.refetch()} />
  if (found.data.rows.length === 0) return <EmptyState icon="tag" title={t.entry.noGoods(text)} advice={t.entry.noGoodsAdvice} />
  return (
    <View>
      {found.data.rows.map((sku) => {
        const unit = (use && sku.units.find((one) => one[use])) ?? sku.units[0]!
        const price = showPrice ? priceOf(unit) : null
        return (
          <ListRow
            key={sku.id}
            title={sku.name}
            facts={[sku.code, sku.spec, price ? `${formatPrice(price)}/${unit.name}` : null]}
            figure={
              sku.skuKind === 'service' ? (
                t.word.service
              ) : showStock ? (
                <Quantity value={sku.available ?? sku.onHand} units={sku.units} />
              ) : undefined
            }
            onTap={() => onAdd(sku, unit.id)}
          />
        )
      })}
    </View>
  )
}
