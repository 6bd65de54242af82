import { ScrollView, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react'
import { textScale } from '../platform/textscale'
import { TitleBar } from './TitleBar'
import { UnsentStrip } from './UnsentStrip'

export interface PageProps {
  title: string
  /** A page of the tab bar has nothing to go back to. */
  tab?: boolean
  /** What stays put above the content. */
  top?: ReactNode
  /** Stays at the bottom, above the safe area. */
  footer?: ReactNode
  /** A list that scrolls by itself fills the page. */
  fixed?: boolean
  onRefresh?: () => Promise<unknown>
  children: ReactNode
}

/** The frame of every page: title, what is not yet sent, content that scrolls, the one primary act at the bottom. */
export function Page({ title, tab = false, top, footer, fixed = false, onRefresh, children }: PageProps) {
  const [refreshing, setRefreshing] = useState(false)
  useEffect(() => {
    Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  }, [title])

  const refresh = () => {
    setRefreshing(true)
    onRefresh?.().finally(() => setRefreshing(false))
  }
  const body = fixed ? (
    <View className="page-body page-fixed">{children}</View>
  ) : (
    <ScrollView
      className="page-body"
      scrollY
      refresherEnabled={Boolean(onRefresh)}
      refresherTriggered={refreshing}
      onRefresherRefresh={refresh}
      enhanced
      showScrollbar={false}
    >
      <View className="page-flow">{children}</View>
    </ScrollView>
  )
  return (
    <View className={`page ${tab ? 'page-tab' : ''}`} style={{ '--scale': textScale() } as CSSProperties}>
      <TitleBar title={title} tab={tab} onRefresh={onRefresh ? refresh : undefined} />
      <UnsentStrip />
      {top ? <View className="page-top">{top}</View> : null}
      {body}
      {footer ? <View className="page-footer">{footer}</View> : null}
    </View>
  )
}
