import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** WeChat draws the title and the way back; only the page's own buttons need a place. */
export function TitleBar({ actions }: { title: string; tab: boolean; actions?: ReactNode; onRefresh?: () => void }) {
  return actions ? <View className="title-bar title-bar-acts">{actions}</View> : null
}
