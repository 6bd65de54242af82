import Taro, { useDidShow } from '@tarojs/taro'
import { FREQUENCIES } from '../../../shared/inventory/stocktakePlan'
import { usePages } from '../../asking'
import { dayWords } from '../../day'
import { Button } from '../../kit/Button'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag } from '../../kit/Tag'
import { useNames } from '../../masters/names'
import { t } from '../../messages'
import { useMay } from '../../session'

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
  const open = (id?: string) => Taro.navigateTo({ url: `/inventory/plan/index${id ? `?id=${id}` : ''}` })
  return (
    <Page
      fixed
      title={t.plans.title}
      onRefresh={() => list.refetch()}
      footer={manages ? <Button icon="plus" word={t.plans.add} onTap={() => void open()} /> : undefined}
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={{ icon: 'check', title: t.plans.none, advice: t.plans.noneAdvice }}
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
