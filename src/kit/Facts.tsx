import { Text, View } from '@tarojs/components'

export interface Fact {
  label: string
  value: string | null | undefined
}

/** What is known of a thing, a label and a value a line; what has no value has no line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className="facts">
      {facts.map(({ label, value }) =>
        value ? (
          <View key={label} className="fact">
            <Text className="fact-label">{label}</Text>
            <Text className="fact-value">{value}</Text>
          </View>
        ) : null,
      )}
    </View>
  )
}
