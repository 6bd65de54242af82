import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useAsk } from '../../asking'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** Goods that look like one another under different codes; each opens, to be put away where it is one too many. */
export default function Duplicates() {
  const asked = useAsk('product', 'sku.duplicates', {})
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const groups = asked.data?.groups ?? []
  return (
    <Page title={t.twins.title} onRefresh={() => asked.refetch()}>
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data && groups.length === 0 ? <EmptyState icon="check" title={t.twins.none} advice={t.twins.noneAdvice} /> : null}
      {groups.length > 0 ? <Text className="quiet">{t.twins.text}</Text> : null}
      {groups.map((group) => (
        <Card
          key={group.goods[0]!.id}
          flush
          title={[group.name, group.spec].filter(Boolean).join(' ')}
          aside={<Tag word={t.twins.same(group.goods.length)} tone="warning" />}
        >
          {group.goods.map(({ id, code }) => (
            <ListRow key={id} title={code} facts={[group.brand]} onTap={() => Taro.navigateTo({ url: `/product/detail/index?id=${id}` })} />
          ))}
        </Card>
      ))}
    </Page>
  )
}
