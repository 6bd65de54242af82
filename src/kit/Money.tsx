import { Text, View } from '@tarojs/components'
import { formatMoney } from '../../shared/kernel/money'

type Size = 'small' | 'normal' | 'large' | 'huge'

/** An amount with ¥, separators and two decimals; below zero it has a minus and the danger colour. */
export function Money({ value, size = 'normal' }: { value: string | null | undefined; size?: Size }) {
  if (value === null || value === undefined) return <Text className="number quiet">—</Text>
  return <Text className={`number money money-${size} ${value.startsWith('-') ? 'money-below' : ''}`}>{formatMoney(value)}</Text>
}

/** A large figure with its name above, for dashboards. */
export function Figure({
  label,
  value,
  note,
  onTap,
}: {
  label: string
  value: string | null | undefined
  note?: string
  onTap?: () => void
}) {
  return (
    <View className="figure" role={onTap ? 'button' : undefined} hoverClass={onTap ? 'pressed' : 'none'} onClick={onTap}>
      <Text className="figure-label">{label}</Text>
      <Money value={value} size="large" />
      {note ? <Text className="figure-note">{note}</Text> : null}
    </View>
  )
}
