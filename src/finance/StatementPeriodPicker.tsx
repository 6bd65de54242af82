import { Picker, Text, View } from '@tarojs/components'
import { statementWhen } from '../../shared/finance/statementSheet'
import { statementPeriod } from '../../shared/finance/statementPeriod'
import { today } from '../day'
import { Icon } from '../kit/Icon'
import { t } from '../messages'

type Kind = 'month' | 'quarter' | 'year'
const KINDS: Kind[] = ['month', 'quarter', 'year']

const wordOf = (kind: Kind, month: string): string => {
  const [year, number] = month.split('-') as [string, string]
  if (kind === 'month') return month
  return kind === 'year' ? year : `${year}-Q${Math.ceil(Number.parseInt(number, 10) / 3)}`
}

/** The month so many months after this one. */
const moved = (month: string, months: number): string => {
  const [year, number] = month.split('-').map((text) => Number.parseInt(text, 10)) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** A month, quarter or year: one step back or forward, or any month; what has not begun yet is not offered. */
export function StatementPeriodPicker({ period, onChange }: { period: string; onChange: (period: string) => void }) {
  const { kind, to } = statementPeriod(period)
  const now = today().slice(0, 7)
  const steps = { month: 1, quarter: 3, year: 12 }[kind]
  // A quarter or year that is under way ends after today: it stands for the month today is in.
  const shown = to > now ? now : to
  const after = wordOf(kind, moved(to, steps))
  return (
    <View className="statement-period">
      <View className="title-act" role="button" aria-label={t.statements.before} onClick={() => onChange(wordOf(kind, moved(to, -steps)))}>
        <Icon name="back" size={18} />
      </View>
      <Picker
        mode="date"
        fields="month"
        value={shown}
        end={now}
        onChange={(event) => onChange(wordOf(kind, String(event.detail.value).slice(0, 7)))}
      >
        <Text className="number statement-when">{statementWhen('income', period)}</Text>
      </Picker>
      <View
        className={`title-act ${beginsOf(after) > now ? 'statement-end' : ''}`}
        role="button"
        aria-label={t.statements.after}
        onClick={() => (beginsOf(after) > now ? undefined : onChange(after))}
      >
        <Icon name="next" size={18} />
      </View>
      <View className="statement-kinds">
        {KINDS.map((each) => (
          <View
            key={each}
            className={`statement-kind ${each === kind ? 'statement-kind-on' : ''}`}
            role="radio"
            aria-checked={each === kind}
            onClick={() => onChange(wordOf(each, shown))}
          >
            <Text>{t.statements.kinds[each]}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

const beginsOf = (period: string): string => {
  const { kind, year, other } = statementPeriod(period)
  return kind === 'year' ? year : other.from
}
