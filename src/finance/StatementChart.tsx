import { Text, View } from '@tarojs/components'
import type { StatementForm } from '../../shared/finance/statements'
import { dec, type Decimal, formatMoney, sum } from '../../shared/kernel/money'
import type { OutputOf } from '../api'
import { Card } from '../kit/Card'
import { t } from '../messages'

type Statements = OutputOf<'finance', 'financialStatement.view'>

/** The few figures that say most, as bars from zero, with a sentence above; nothing where there is nothing to compare. */
export function StatementChart({ form, data }: { form: StatementForm; data: Statements }) {
  const at = (line: number): Decimal => dec(data[form].find((row) => row.line === line)!.amount)
  const bars = BARS[form].map(({ word, lines }) => ({ word, amount: sum(lines.map((line) => at(line))) }))
  const most = bars.reduce((largest, { amount }) => (amount.abs().greaterThan(largest) ? amount.abs() : largest), dec(0))
  if (most.isZero()) return null
  const width = (amount: Decimal): string => `${amount.abs().div(most).times(100).toDecimalPlaces(1).toString()}%`
  return (
    <Card>
      <Text className="statement-says">{sentence(form, at)}</Text>
      {bars.map(({ word, amount }) => (
        <View key={word} className="age">
          <Text className="age-word">{word}</Text>
          <View className="age-track">
            <View className={`age-bar ${amount.isNegative() ? 'age-late' : ''}`} style={{ width: width(amount) }} />
          </View>
          <Text className="number">{formatMoney(amount)}</Text>
        </View>
      ))}
    </Card>
  )
}

const { bars } = t.statements
const BARS: Record<StatementForm, { word: string; lines: number[] }[]> = {
  balance: [
    { word: bars.assets, lines: [30] },
    { word: bars.debts, lines: [47] },
    { word: bars.equity, lines: [52] },
  ],
  income: [
    { word: bars.sales, lines: [1] },
    { word: bars.cost, lines: [2] },
    { word: bars.expenses, lines: [3, 11, 14, 18] },
    { word: bars.profit, lines: [32] },
  ],
  cashFlow: [
    { word: bars.operating, lines: [7] },
    { word: bars.investing, lines: [13] },
    { word: bars.financing, lines: [19] },
  ],
}

function sentence(form: StatementForm, at: (line: number) => Decimal): string {
  if (form === 'balance') return t.statements.says.balance(at(30).isZero() ? null : at(47).div(at(30)))
  if (form === 'income') return t.statements.says.income(at(1).isZero() ? null : at(32).div(at(1)), at(32))
  return t.statements.says.cashFlow(at(20))
}
