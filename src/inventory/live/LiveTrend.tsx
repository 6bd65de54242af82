import { Text, View } from '@tarojs/components'
import { dec, sum } from '../../../shared/kernel/money'
import { inUnits, type UnitRatio } from '../../../shared/masters/quantities'
import type { OutputOf } from '../../api'
import { Card } from '../../kit/Card'
import { t } from '../../messages'

type Month = OutputOf<'product', 'sku.live'>['trend'][number]

/** Twelve months of coming and going as pairs of bars from zero, with a sentence that says what they show. */
export function LiveTrend({ trend, units }: { trend: Month[]; units: readonly UnitRatio[] }) {
  const incoming = sum(trend.map((month) => month.incoming))
  const outgoing = sum(trend.map((month) => month.outgoing))
  if (incoming.isZero() && outgoing.isZero()) return null
  const most = trend.reduce(
    (high, month) => [high, dec(month.incoming), dec(month.outgoing)].reduce((a, b) => (a.greaterThan(b) ? a : b)),
    dec(0),
  )
  const height = (value: string): string =>
    `${most.isZero() || dec(value).isNegative() ? 0 : dec(value).div(most).times(100).toDecimalPlaces(1).toFixed()}%`
  return (
    <Card title={t.live.trend}>
      <Text className="live-says">{t.live.trendSays(inUnits(incoming, units), inUnits(outgoing, units))}</Text>
      <View className="live-bars" role="img" aria-label={t.live.trend}>
        {trend.map((month) => (
          <View key={month.month} className="live-month">
            <View className="live-pair">
              <View className="live-bar" style={{ height: height(month.incoming) }} />
              <View className="live-bar live-out" style={{ height: height(month.outgoing) }} />
            </View>
            <Text className="live-label">{String(Number(month.month.slice(5)))}</Text>
          </View>
        ))}
      </View>
      <View className="live-key">
        <View className="live-dot" />
        <Text>{t.live.incoming}</Text>
        <View className="live-dot live-out" />
        <Text>{t.live.outgoing}</Text>
      </View>
    </Card>
  )
}
