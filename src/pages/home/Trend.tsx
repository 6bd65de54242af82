import { Text, View } from '@tarojs/components'
import { dec, formatMoney, sum, ZERO } from '../../../shared/kernel/money'
import { dayWords } from '../../day'
import { Card } from '../../kit/Card'
import { t } from '../../messages'

/** Sales of thirty days as bars from zero, with the sentence that says what they show. */
export function Trend({ days, month }: { days: { date: string; amount: string }[]; month: string | null }) {
  const amounts = days.map(({ amount }) => dec(amount))
  const highest = amounts.reduce((most, amount) => (amount.greaterThan(most) ? amount : most), ZERO)
  const best = days[amounts.findIndex((amount) => amount.equals(highest))]
  const total = sum(amounts)
  const share = (index: number) => (highest.isZero() ? 0 : Math.max(0, amounts[index]!.div(highest).times(100).toNumber()))
  return (
    <Card
      title={t.home.trend}
      aside={month === null ? undefined : <Text className="quiet number">{t.home.month(formatMoney(month))}</Text>}
    >
      <Text className="trend-says">
        {best && !highest.isZero() ? t.home.trendSays(formatMoney(total), dayWords(best.date), formatMoney(highest)) : t.home.trendNone}
      </Text>
      {highest.isZero() ? null : (
        <>
          <View className="trend" role="img" aria-label={t.home.trend}>
            {days.map(({ date }, index) => (
              <View key={date} className="trend-day">
                <View className={`trend-bar ${date === best?.date ? 'trend-best' : ''}`} style={{ height: `${share(index)}%` }} />
              </View>
            ))}
          </View>
          <View className="trend-ends">
            <Text>{dayWords(days[0]!.date)}</Text>
            <Text>{dayWords(days[days.length - 1]!.date)}</Text>
          </View>
        </>
      )}
    </Card>
  )
}
