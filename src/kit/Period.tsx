import { Picker, Text, View } from '@tarojs/components'
import { addDays, endOfMonth } from '../../shared/kernel/fields'
import { dayWords, today } from '../day'
import { Chips } from './Chips'
import { t } from '../messages'

export interface Days {
  from: string
  to: string
}

const firstOf = (day: string): string => `${day.slice(0, 8)}01`
export const thisMonth = (): Days => ({ from: firstOf(today()), to: today() })
const lastMonth = (): Days => {
  const end = addDays(firstOf(today()), -1)
  return { from: firstOf(end), to: endOfMonth(end) }
}
const QUICK = {
  month: thisMonth,
  lastMonth,
  thirty: (): Days => ({ from: addDays(today(), -29), to: today() }),
  year: (): Days => ({ from: `${today().slice(0, 4)}-01-01`, to: today() }),
}
type Quick = keyof typeof QUICK

/** From when until when: the usual periods by one tap, any other by two. */
export function Period({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const names = Object.keys(QUICK) as Quick[]
  const now = names.find((name) => QUICK[name]().from === days.from && QUICK[name]().to === days.to)
  const chips = names.map((value) => ({ value: value as string, word: t.period[value] }))
  const end = (name: 'from' | 'to') => (
    <Picker mode="date" value={days[name]} end={today()} onChange={(event) => onChange({ ...days, [name]: String(event.detail.value) })}>
      <View className="period-day" role="button">
        <Text className="quiet">{t.period[name]}</Text>
        <Text className="number">{dayWords(days[name])}</Text>
      </View>
    </Picker>
  )
  return (
    <View>
      <View className="period">
        {end('from')}
        {end('to')}
      </View>
      <Chips chips={chips} value={now ?? ''} onChange={(name) => onChange(QUICK[name as Quick]())} />
    </View>
  )
}
