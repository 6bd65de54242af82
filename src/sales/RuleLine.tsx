import { Text, View } from '@tarojs/components'
import { formatPrice, formatQuantity } from '../../shared/kernel/money'
import { fetchOnce } from '../asking'
import type { SkuRow } from '../entry/lines'
import { Icon } from '../kit/Icon'
import { t } from '../messages'

/** Goods in a rule: a unit of a SKU with its price or quantity, as it is typed. */
export interface RuleGoods {
  sku: string
  name: string
  code: string
  spec: string | null
  units: { id: string; name: string; salePrice?: string | null }[]
  unit: string
  value: string
}

export const ruleGoods = (sku: SkuRow, unit: string, value: string): RuleGoods => ({
  sku: sku.id,
  name: sku.name,
  code: sku.code,
  spec: sku.spec ?? null,
  units: sku.units.map(({ id, name, salePrice }) => ({ id, name, salePrice: salePrice ?? null })),
  unit,
  value,
})

/** Goods of a saved rule with the units they have. */
export async function knownGoods(rows: readonly { sku: string; unit: string; value: string }[]): Promise<RuleGoods[]> {
  const ids = [...new Set(rows.map((row) => row.sku))]
  if (ids.length === 0) return []
  const { rows: skus } = await fetchOnce('product', 'sku.list', { ids, archived: true, limit: 200 })
  const byId = new Map(skus.map((sku) => [sku.id, sku]))
  return rows.flatMap(({ sku, unit, value }) => {
    const found = byId.get(sku)
    return found ? [ruleGoods(found, unit, value)] : []
  })
}

export const unitOfRule = (goods: RuleGoods) => goods.units.find(({ id }) => id === goods.unit) ?? goods.units[0]!

/** One of a rule's goods as a card: its units to switch, its figure to tap on, and a way to take it out. */
export function RuleLine({
  goods,
  figure,
  onUnit,
  onFigure,
  onRemove,
}: {
  goods: RuleGoods
  /** What the figure is; `none` for a rule on all units. */
  figure: 'price' | 'quantity' | 'none'
  onUnit?: (unit: string) => void
  onFigure?: () => void
  onRemove?: () => void
}) {
  const unit = unitOfRule(goods)
  const word = figure === 'price' ? `${formatPrice(goods.value || '0')}/${unit.name}` : `${formatQuantity(goods.value || '0')} ${unit.name}`
  return (
    <View className="entry-line">
      <View className="entry-first">
        <View className="entry-words">
          <Text className="entry-name">{goods.name}</Text>
          <Text className="entry-facts">
            {[
              goods.code,
              goods.spec,
              figure === 'price' && unit.salePrice ? t.agreement.standard(`${formatPrice(unit.salePrice)}/${unit.name}`) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </View>
        {onRemove ? (
          <View className="entry-remove" role="button" aria-label={t.promotion.remove(goods.name)} onClick={onRemove}>
            <Icon name="trash" size={20} />
          </View>
        ) : null}
      </View>
      {figure !== 'none' && goods.units.length > 1 && onUnit ? (
        <View className="entry-units">
          {goods.units.map(({ id, name }) => (
            <View
              key={id}
              className={`chip ${id === goods.unit ? 'chip-on' : ''}`}
              role="radio"
              aria-checked={id === goods.unit}
              onClick={() => onUnit(id)}
            >
              <Text>{name}</Text>
            </View>
          ))}
        </View>
      ) : null}
      {figure === 'none' ? null : (
        <View className="entry-price" role="button" onClick={onFigure}>
          <Text className={`number ${goods.value ? '' : 'entry-noprice'}`}>{goods.value ? word : t.entry.setPrice}</Text>
          {onFigure ? <Icon name="edit" size={14} /> : null}
        </View>
      )}
    </View>
  )
}
