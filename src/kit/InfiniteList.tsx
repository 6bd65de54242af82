import { ScrollView, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../messages'
import { textScale } from '../platform/textscale'
import { Skeleton } from './Skeleton'

export interface InfiniteListProps<Row> {
  rows: Row[]
  rowKey: (row: Row) => string
  render: (row: Row, index: number) => ReactNode
  /** Every row is this high (CSS px at normal text size). */
  rowHeight: number
  header?: ReactNode
  empty: ReactNode
  loading: boolean
  more: boolean
  onMore: () => void
  onRefresh?: () => Promise<unknown>
}

const STEP = 8
const AHEAD = 12

/** Which rows are worth having on the page when it is scrolled so far. The window moves in steps, so that scrolling seldom renders. */
export function windowOf(scrollTop: number, viewHeight: number, rowHeight: number, count: number): { first: number; last: number } {
  const top = Math.floor(Math.max(0, scrollTop) / rowHeight / STEP) * STEP
  const first = Math.max(0, Math.min(top, count) - AHEAD)
  const last = Math.min(count, top + Math.ceil(viewHeight / rowHeight) + STEP + AHEAD)
  return { first, last }
}

/** Scrolls any number of rows: only those near the screen exist, and the next page is asked for before the end is seen. */
export function InfiniteList<Row>({
  rows,
  rowKey,
  render,
  rowHeight,
  header,
  empty,
  loading,
  more,
  onMore,
  onRefresh,
}: InfiniteListProps<Row>) {
  const height = Math.round(rowHeight * Math.max(1, textScale()))
  const viewHeight = useRef(Taro.getSystemInfoSync().windowHeight || 800)
  const [range, setRange] = useState(() => windowOf(0, viewHeight.current, height, rows.length))
  const scrolled = useRef(0)
  const [refreshing, setRefreshing] = useState(false)

  const look = (scrollTop: number) => {
    scrolled.current = scrollTop
    const next = windowOf(scrollTop, viewHeight.current, height, rows.length)
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next))
  }
  // Rows that arrive or go change what is near the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of rows is what it waits for
  useEffect(() => look(scrolled.current), [rows.length])

  const refresh = () => {
    setRefreshing(true)
    onRefresh?.().finally(() => setRefreshing(false))
  }
  const askForMore = () => {
    if (more && !loading) onMore()
  }
  return (
    <ScrollView
      className="infinite"
      scrollY
      enhanced
      lowerThreshold={height * 6}
      onScrollToLower={askForMore}
      onScroll={(event) => look(event.detail.scrollTop)}
      refresherEnabled={Boolean(onRefresh)}
      refresherTriggered={refreshing}
      onRefresherRefresh={refresh}
    >
      {header}
      {rows.length === 0 ? loading ? <Skeleton rows={6} /> : empty : null}
      {rows.length > 0 ? (
        <View
          className="infinite-rows"
          style={{ paddingTop: `${range.first * height}px`, paddingBottom: `${Math.max(0, rows.length - range.last) * height}px` }}
        >
          {rows.slice(range.first, range.last).map((row, index) => (
            <View key={rowKey(row)} className="infinite-row" style={{ height: `${height}px` }}>
              {render(row, range.first + index)}
            </View>
          ))}
        </View>
      ) : null}
      {rows.length > 0 ? <Text className="infinite-end">{more ? t.list.loading : t.list.end}</Text> : null}
    </ScrollView>
  )
}
