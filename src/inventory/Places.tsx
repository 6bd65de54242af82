import { Text, View } from '@tarojs/components'

interface Place {
  id: string
  name: string
}

/** Warehouses of which any number may be chosen. */
export function Places({ rows, chosen, onChange }: { rows: Place[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  return (
    <View className="choices">
      {rows.map(({ id, name }) => {
        const on = chosen.includes(id)
        return (
          <View
            key={id}
            className={`chip ${on ? 'chip-on' : ''}`}
            role="checkbox"
            aria-checked={on}
            onClick={() => onChange(on ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            <Text>{name}</Text>
          </View>
        )
      })}
    </View>
  )
}
