import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import * as f from '../../../shared/kernel/fields'
import { unitFields } from '../../../shared/masters/sku'
import type { InputOf } from '../../api'
import { Button } from '../../kit/Button'
import { Form } from '../../kit/Form'
import { t } from '../../messages'
import { type Level, levelShape } from '../own'
import { Barcodes } from './Barcodes'

const holds = (unit: string, base: string) => f.integer(t.product.holds(unit, base), 1, 1_000_000)

type Unit = InputOf<'product', 'sku.save'>['units'][number]

/** One unit: its name, how many base units it holds (a fraction), its code and prices. */
export function UnitForm({
  unit,
  base,
  levels,
  seesCost,
  issues,
  onChange,
  onRemove,
}: {
  unit: Unit
  base: string | null
  levels: Level[]
  seesCost: boolean
  issues: Record<string, string>
  onChange: (unit: Unit) => void
  onRemove?: () => void
}) {
  const [fraction, setFraction] = useState(unit.denominator !== 1)
  const only = [
    'name',
    ...(base === null ? [] : ['numerator', ...(fraction ? ['denominator'] : [])]),
    'barcode',
    'salePrice',
    ...(seesCost ? ['purchasePrice'] : []),
    'forSale',
    'forPurchase',
  ]
  return (
    <View>
      <View className="unit-head">
        <Text className="card-title">{base === null ? t.product.baseUnitTitle : t.product.otherUnitTitle(base)}</Text>
        {onRemove ? <Button small look="quiet" word={t.act.remove} onTap={onRemove} /> : null}
      </View>
      <Form
        shape={fraction ? unitFields : { ...unitFields, numerator: holds(unit.name, base ?? '') }}
        only={only}
        values={unit}
        onChange={onChange}
        issues={issues}
      />
      {base !== null && !fraction ? (
        <View className="unit-acts form-acts">
          <Button small look="quiet" word={t.product.fraction} onTap={() => setFraction(true)} />
        </View>
      ) : null}
      {levels.length > 0 ? (
        <>
          <Text className="form-title">{t.goods.levelPrices}</Text>
          <Form
            shape={levelShape(levels)}
            values={Object.fromEntries((unit.levelPrices ?? []).map(({ level, price }) => [level, price])) as Record<string, unknown>}
            onChange={(prices) =>
              onChange({
                ...unit,
                levelPrices: Object.entries(prices).flatMap(([level, price]) => (price ? [{ level, price: String(price) }] : [])),
              })
            }
          />
        </>
      ) : null}
      <Barcodes codes={unit.barcodes ?? []} onChange={(barcodes) => onChange({ ...unit, barcodes })} />
    </View>
  )
}
