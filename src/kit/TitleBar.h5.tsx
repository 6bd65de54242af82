import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { t } from '../messages'
import { Icon } from './Icon'

/** Leaves the page; one opened by its address alone has no page before it and goes home. */
const goBack = () => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.switchTab({ url: '/pages/home/index' })
}

/** The browser shows no title bar of its own. */
export function TitleBar({ title, tab, onRefresh }: { title: string; tab: boolean; onRefresh?: (() => void) | undefined }) {
  return (
    <View className="title-bar">
      {tab ? null : (
        <View className="title-act" role="button" aria-label={t.act.back} onClick={goBack}>
          <Icon name="back" size={24} />
        </View>
      )}
      <Text className={`title-text cut ${tab ? 'title-text-tab' : ''}`}>{title}</Text>
      {onRefresh ? (
        <View className="title-act" role="button" aria-label={t.act.refresh} onClick={onRefresh}>
          <Icon name="refresh" size={20} />
        </View>
      ) : null}
    </View>
  )
}
