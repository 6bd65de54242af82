import { Text } from '@tarojs/components'
import { formatQuantity } from '../../shared/kernel/money'
import { inUnits, type UnitRatio } from '../../shared/masters/quantities'

export interface QuantityProps {
  value: string | null | undefined
  unit?: string | null
  /** With all units of the goods, the base unit first, it is said as 3 箱 4 瓶. */
  units?: readonly UnitRatio[]
}

/** A quantity with its unit, small beside it. */
export function Quantity({ value, unit, units }: QuantityProps) {
  if (value === null || value === undefined) return <Text className="number quiet">—</Text>
  const below = value.startsWith('-') ? 'money-below' : ''
  if (units && units.length > 0) return <Text className={`number quantity ${below}`}>{inUnits(value, units)}</Text>
  return (
    <Text className={`number quantity ${below}`}>
      {formatQuantity(value)}
      {unit ? <Text className="unit"> {unit}</Text> : null}
    </Text>
  )
}
