import { Text, View } from '@tarojs/components'
import { formatMoney } from '../../../shared/kernel/money'
import { type Chip, Chips } from '../../kit/Chips'
import { Icon } from '../../kit/Icon'
import { t } from '../../messages'

/** One opening balance: whose it is, on which side it stands, and how much. */
export function OpeningRow<S extends string>({
  name,
  sides,
  side,
  onSide,
  amount,
  onAmount,
  onRemove,
}: {
  name: string
  sides?: Chip<S>[]
  side?: S
  onSide?: (side: S) => void
  amount: string
  onAmount: () => void
  onRemove: () => void
}) {
  return (
    <View className="opening-row">
      <View className="method">
        <Text className="opening-name">{name}</Text>
        <View className="money-sum" role="button" aria-label={t.opening.amountOf(name)} onClick={onAmount}>
          <Text className="number money">{formatMoney(amount || '0')}</Text>
          <Icon name="edit" size={16} />
        </View>
        <View className="title-act" role="button" aria-label={t.opening.removeOf(name)} onClick={onRemove}>
          <Icon name="close" size={18} />
        </View>
      </View>
      {sides && side && onSide ? <Chips chips={sides} value={side} onChange={onSide} /> : null}
    </View>
  )
}
