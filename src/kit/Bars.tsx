import { Text, View } from '@tarojs/components'
import { dec, ZERO } from '../../shared/kernel/money'
import './bars.scss'

/** Bars from zero with their figures above them, and the sentence that says what they show. */
export function Bars({ says, bars }: { says: string; bars: { key: string; word: string; value: string; figure?: string }[] }) {
  const highest = bars.reduce((most, { value }) => (dec(value).greaterThan(most) ? dec(value) : most), ZERO)
  if (highest.isZero()) return null
  return (
    <View>
      <Text className="bars-says">{says}</Text>
      <View className="bars" role="img" aria-label={says}>
        {bars.map(({ key, word, value, figure }) => (
          <View key={key} className="bars-one">
            <Text className="bars-figure number">{figure ?? value}</Text>
            <View className="bars-bar" style={{ height: `${dec(value).div(highest).times(72).toFixed(0)}px` }} />
            <Text className="bars-word number">{word}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
