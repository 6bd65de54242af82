import { Text, View } from '@tarojs/components'
import { dec, formatQuantity, formatRate } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import { Bars } from '../../kit/Bars'

const rate = (value: string | null | undefined): string => (value ? formatRate(dec(value).toDecimalPlaces(3)) : t.buying.supplier.unknown)

/** How a supplier kept its word in twelve months, worked out from its documents, and the score month by month. */
export function Record({ id }: { id: string }) {
  const asked = useAsk('purchase', 'supplier.record', { id })
  const record = asked.data
  if (asked.error) return <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} />
  if (!record || record.months.length === 0) return null
  const facts = [
    { label: t.buying.supplier.onTime, value: rate(record.onTimeRate) },
    { label: t.buying.supplier.fill, value: rate(record.fillRate) },
    { label: t.buying.supplier.rejects, value: rate(record.rejectRate) },
    { label: t.buying.supplier.returns, value: rate(record.returnRate) },
    ...(record.priceIndex ? [{ label: t.buying.supplier.priceIndex, value: formatQuantity(record.priceIndex) }] : []),
    { label: t.buying.supplier.orders, value: t.buying.supplier.ordersOf(record.openOrders, record.lateOrders) },
  ]
  const scored = record.months.filter((month) => month.score !== null && month.score !== undefined)
  return (
    <Card
      title={t.buying.supplier.record}
      aside={
        record.score === null || record.score === undefined ? undefined : (
          <Text className="number">{t.buying.supplier.score(record.score)}</Text>
        )
      }
    >
      <View className="facts">
        {facts.map(({ label, value }) => (
          <View key={label} className="fact">
            <Text className="fact-label">{label}</Text>
            <Text className="fact-value number">{value}</Text>
          </View>
        ))}
      </View>
      {scored.length > 1 ? (
        <Bars
          says={t.buying.supplier.scoreByMonth}
          bars={scored.map(({ month, score }) => ({ key: month, word: month.slice(2), value: String(score) }))}
        />
      ) : null}
    </Card>
  )
}
