import { ScrollView, Text, View } from '@tarojs/components'

export interface Chip<V extends string> {
  value: V
  word: string
  count?: number
}

/** Filters in a row that scrolls sideways; the chosen one also carries a mark for screen readers. */
export function Chips<V extends string>({ chips, value, onChange }: { chips: Chip<V>[]; value: V; onChange: (value: V) => void }) {
  return (
    <ScrollView className="chips" scrollX showScrollbar={false} enhanced>
      <View className="chips-line">
        {chips.map((chip) => (
          <View
            key={chip.value}
            className={`chip ${chip.value === value ? 'chip-on' : ''}`}
            role="radio"
            aria-checked={chip.value === value}
            onClick={() => onChange(chip.value)}
          >
            <Text>{chip.word}</Text>
            {chip.count ? <Text className="number chip-count">{chip.count}</Text> : null}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
