import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { t } from '../messages'
import { troubleOf } from '../trouble'
import { EmptyState } from './EmptyState'
import { ErrorNote } from './ErrorNote'
import type { IconName } from './Icon'
import { InfiniteList } from './InfiniteList'

/** What `usePages` answers, as far as a list needs it. */
export interface Paged<Row> {
  data: { pages: readonly { rows: Row[] }[] } | undefined
  error: Error | null
  isFetching: boolean
  hasNextPage: boolean
  fetchNextPage: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

interface PagedListProps<Row> {
  list: Paged<Row>
  rowKey: (row: Row) => string
  render: (row: Row, index: number) => ReactNode
  /** Every row is this high (CSS px at normal text size). */
  rowHeight?: number
  /** Stands above the rows, below what went wrong. */
  header?: ReactNode
  empty: { icon: IconName; title: string; advice?: string }
}

/** A list that is read page by page, with what went wrong above it and what to do next where it is empty. */
export function PagedList<Row>({ list, rowKey, render, rowHeight = 68, header, empty }: PagedListProps<Row>) {
  const again = () => list.refetch()
  return (
    <InfiniteList
      rows={list.data?.pages.flatMap((page) => page.rows) ?? []}
      rowKey={rowKey}
      rowHeight={rowHeight}
      loading={list.isFetching}
      more={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      onRefresh={again}
      header={
        <View className="card-space">
          {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void again()} /> : null}
          {header}
        </View>
      }
      empty={list.error ? null : <EmptyState {...empty} />}
      render={render}
    />
  )
}
