import { Text } from '@tarojs/components'
import { formatQuantity } from '../../shared/kernel/money'

/** A quantity with its unit, small beside it. */
export function Quantity({ value, unit }: { value: string | null | undefined; unit?: string | null }) {
  if (value === null || value === undefined) return <Text className="number quiet">—</Text>
  return (
    <Text className={`number quantity ${value.startsWith('-') ? 'money-below' : ''}`}>
      {formatQuantity(value)}
      {unit ? <Text className="unit"> {unit}</Text> : null}
    </Text>
  )
}
