import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'

/** A small button in the title bar. */
export function TitleAct({ icon, label, onTap }: { icon: IconName; label: string; onTap: () => void }) {
  return (
    <View className="title-act" role="button" aria-label={label} onClick={onTap}>
      <Icon name={icon} size={22} />
    </View>
  )
}
