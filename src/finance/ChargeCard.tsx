import { Input, Text, View } from '@tarojs/components'
import { formatMoney } from '../../shared/kernel/money'
import { Card } from '../kit/Card'
import { type Chip, Chips } from '../kit/Chips'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import type { Charge } from './expenseFacts'

/** One thing that was spent or earned: category by one tap, amount and tax on the pad, and what it was. */
export function ChargeCard({
  charge,
  chips,
  onChange,
  onAsk,
  onRemove,
}: {
  charge: Charge
  chips: Chip<string>[]
  onChange: (next: Partial<Charge>) => void
  onAsk: (title: string, value: string, onDone: (value: string) => void) => void
  onRemove?: (() => void) | undefined
}) {
  return (
    <Card>
      <Chips chips={chips} value={charge.category} onChange={(category) => onChange({ category })} />
      <View className="method">
        <View
          className="money-sum"
          role="button"
          aria-label={t.money.amount}
          onClick={() => onAsk(t.money.amount, charge.amount, (amount) => onChange({ amount }))}
        >
          <Text className="number money money-large">{formatMoney(charge.amount || '0')}</Text>
          <Icon name="edit" size={16} />
        </View>
        <View
          className="money-sum"
          role="button"
          aria-label={t.expense.tax}
          onClick={() => onAsk(t.expense.tax, charge.tax, (tax) => onChange({ tax }))}
        >
          <Text className="quiet number">{`${t.expense.tax} ${formatMoney(charge.tax || '0')}`}</Text>
        </View>
        {onRemove ? (
          <View className="title-act" role="button" aria-label={t.act.remove} onClick={onRemove}>
            <Icon name="close" size={18} />
          </View>
        ) : null}
      </View>
      <Input
        className="entry-summary"
        value={charge.note}
        maxlength={200}
        placeholder={t.expense.what}
        placeholderClass="placeholder"
        onInput={(event) => onChange({ note: event.detail.value })}
      />
    </Card>
  )
}
