import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { dayWords, today } from '../../day'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Tag } from '../../kit/Tag'
import { useNames } from '../../masters/names'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'

type Row = OutputOf<'inventory', 'transfer.list'>['rows'][number]

/** Transfers that were sent, with where they go and when they are expected; one tap receives. */
export default function Arrivals() {
  const sends = useMay('transfer.save')
  const list = usePages('inventory', 'transfer.list', { limit: 30, states: ['approved'] }, (page) => page.more)
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  const names = useNames(['warehouse'])
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page
      fixed
      title={t.arrive.title}
      onRefresh={() => list.refetch()}
      footer={
        sends ? (
          <Button word={t.entry.transfer} icon="swap" onTap={() => Taro.navigateTo({ url: '/inventory/transfer/index' })} />
        ) : undefined
      }
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={68}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={
          <View className="card-space">
            {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
          </View>
        }
        empty={list.error ? null : <EmptyState icon="swap" title={t.arrive.none} todo={t.arrive.noneTodo} />}
        render={(row) => <ArrivalRow row={row} names={names} />}
      />
    </Page>
  )
}

function ArrivalRow({ row, names }: { row: Row; names: Map<string, string> }) {
  const detail = useAsk('inventory', 'transfer.detail', { id: row.id })
  const { direct, toWarehouse, expectedDate, related = [] } = detail.data ?? {}
  const begun = related.some(({ direction, state }) => direction === 'target' && state === 'approved')
  const late = !direct && !begun && expectedDate && expectedDate < today()
  const tag = direct ? (
    <Tag word={t.arrive.arrived} tone="success" />
  ) : begun ? (
    <Tag word={t.arrive.partly} tone="info" />
  ) : late ? (
    <Tag word={t.arrive.late} tone="warning" />
  ) : undefined
  return (
    <ListRow
      title={t.arrive.from(row.warehouseName ?? '', names.get(toWarehouse ?? '') ?? '')}
      tag={tag}
      facts={[row.number, dayWords(row.date), expectedDate ? t.arrive.expected(dayWords(expectedDate)) : row.summary]}
      onTap={() =>
        Taro.navigateTo({ url: direct ? `/pages/document/index?kind=transfer&id=${row.id}` : `/inventory/arrive/index?id=${row.id}` })
      }
    />
  )
}
