import { Picker, Text, View } from '@tarojs/components'
import { today } from '../day'
import { Icon } from '../kit/Icon'
import { t } from '../messages'

/** One accounting month. */
export function PeriodPicker({ period, onChange }: { period: string; onChange: (period: string) => void }) {
  return (
    <Picker
      mode="date"
      fields="month"
      value={period}
      end={today().slice(0, 7)}
      onChange={(event) => onChange(String(event.detail.value).slice(0, 7))}
    >
      <View className="method" role="button">
        <Text className="number">{t.ledger.periodWords(period)}</Text>
        <Icon name="next" size={16} />
      </View>
    </Picker>
  )
}
