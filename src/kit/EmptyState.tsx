import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

/** Nothing here, and what to do next. */
export function EmptyState({
  icon = 'document',
  title,
  advice,
  action,
}: {
  icon?: IconName
  title: string
  advice?: string
  action?: ReactNode
}) {
  return (
    <View className="empty">
      <View className="empty-picture">
        <Icon name={icon} size={32} />
      </View>
      <Text className="empty-title">{title}</Text>
      {advice ? <Text className="empty-advice">{advice}</Text> : null}
      {action}
    </View>
  )
}
