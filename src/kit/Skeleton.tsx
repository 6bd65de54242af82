import { View } from '@tarojs/components'

/** The shape of rows that are on their way. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <View className="skeleton" aria-busy>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have nothing else to be known by
        <View key={row} className="skeleton-row">
          <View className="skeleton-bar skeleton-wide" />
          <View className="skeleton-bar skeleton-narrow" />
        </View>
      ))}
    </View>
  )
}
