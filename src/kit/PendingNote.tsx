import { Text, View } from '@tarojs/components'
import { t } from '../messages'
import { Icon } from './Icon'

/** Nobody answered yet: neither success nor failure. It is kept, and repeated without being done twice. */
export function PendingNote({ title }: { title: string }) {
  return (
    <View className="pending" role="status">
      <Icon name="waiting" size={36} />
      <Text className="pending-title">{t.unsent.pending}</Text>
      <Text className="pending-text">{t.unsent.pendingText(title)}</Text>
    </View>
  )
}
