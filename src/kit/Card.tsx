import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** White ground for what belongs together, with an optional heading and a quiet link at its right. */
export function Card({
  title,
  aside,
  flush = false,
  children,
}: {
  title?: string
  aside?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  return (
    <View className={`card ${flush ? 'card-flush' : ''}`}>
      {title || aside ? (
        <View className="card-head">
          <Text className="card-title">{title}</Text>
          {aside}
        </View>
      ) : null}
      {children}
    </View>
  )
}
