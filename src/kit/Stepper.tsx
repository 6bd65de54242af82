import { Text, View } from '@tarojs/components'
import { dec, formatQuantity } from '../../shared/kernel/money'
import { t } from '../messages'
import { Icon } from './Icon'

export interface StepperProps {
  value: string
  unit?: string
  label: string
  onChange: (value: string) => void
  /** Opens the number pad on the figure itself. */
  onPad: () => void
}

const plain = (value: string, by: number): string => {
  const next = dec(value || '0').plus(by)
  return next.isNegative() ? '0' : next.toFixed()
}

/** One less, one more, or the number pad: for gloves and for sixty-year-old eyes. */
export function Stepper({ value, unit, label, onChange, onPad }: StepperProps) {
  const said = `${formatQuantity(value || '0')}${unit ?? ''}`
  return (
    <View className="stepper" role="group" aria-label={`${label} ${said}`}>
      <View className="stepper-key" role="button" aria-label={t.act.less} hoverClass="pressed" onClick={() => onChange(plain(value, -1))}>
        <Icon name="minus" size={20} />
      </View>
      <View className="stepper-value" role="spinbutton" aria-valuenow={Number(value || 0)} aria-label={`${label} ${said}`} onClick={onPad}>
        <Text className="number stepper-figure">{formatQuantity(value || '0')}</Text>
        {unit ? <Text className="unit">{unit}</Text> : null}
      </View>
      <View className="stepper-key" role="button" aria-label={t.act.more} hoverClass="pressed" onClick={() => onChange(plain(value, 1))}>
        <Icon name="plus" size={20} />
      </View>
    </View>
  )
}
