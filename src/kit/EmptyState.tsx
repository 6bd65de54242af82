import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

/** Nothing here, and what to do next. */
export function EmptyState({
  icon = 'document',
  title,
  todo,
  action,
}: {
  icon?: IconName
  title: string
  todo?: string
  action?: ReactNode
}) {
  return (
    <View className="empty">
      <View className="empty-picture">
        <Icon name={icon} size={32} />
      </View>
      <Text className="empty-title">{title}</Text>
      {todo ? <Text className="empty-todo">{todo}</Text> : null}
      {action}
    </View>
  )
}
