import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { FREQUENCIES } from '../../../shared/inventory/stocktakePlan'
import { usePages } from '../../asking'
import { dayWords } from '../../day'
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

/** Stocktakes that open by themselves, those that are paused too. */
export default function Plans() {
  const manages = useMay('stocktakePlan.manage')
  const names = useNames(['warehouse', 'category'])
  const list = usePages('inventory', 'stocktakePlan.list', { archived: true, limit: 60 }, (page) =>
    page.more ? page.rows[page.rows.length - 1]?.id : null,
  )
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const open = (id?: string) => Taro.navigateTo({ url: `/inventory/plan/index${id ? `?id=${id}` : ''}` })
  return (
    <Page
      fixed
      title={t.plans.title}
      onRefresh={() => list.refetch()}
      footer={manages ? <Button icon="plus" word={t.plans.add} onTap={() => void open()} /> : undefined}
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
        empty={list.error ? null : <EmptyState icon="check" title={t.plans.none} todo={t.plans.noneTodo} />}
        render={(row) => (
          <ListRow
            title={row.name}
            tag={
              row.archived ? <Tag word={t.plans.paused} tone="quiet" /> : row.blind ? <Tag word={t.count.blind} tone="info" /> : undefined
            }
            facts={[
              FREQUENCIES[row.frequency],
              row.archived ? null : t.plans.next(dayWords(row.nextDate)),
              names.get(row.warehouse),
              row.category ? names.get(row.category) : null,
            ]}
            {...(manages ? { onTap: () => void open(row.id) } : {})}
          />
        )}
      />
    </Page>
  )
}
