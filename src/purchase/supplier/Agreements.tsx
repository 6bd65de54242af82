import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { dec, formatPrice, formatQuantity } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'

/** Prices a supplier agreed to, step by step; what is over stays to be read. */
export function Agreements({ party }: { party: string }) {
  const manages = useMay('supplierPrice.manage')
  const asked = useAsk('purchase', 'supplierPrice.list', { party, limit: 200 })
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const edit = (query: string) => void Taro.navigateTo({ url: `/purchase/price-edit/index?party=${party}${query}` })
  return (
    <Card
      flush
      title={t.buying.agreements.title}
      aside={manages ? <Button small look="quiet" icon="plus" word={t.buying.agreements.add} onTap={() => edit('')} /> : undefined}
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data?.rows.map((row) => {
        const over = row.endsOn ? row.endsOn < today() : false
        const later = row.startsOn > today()
        return (
          <ListRow
            key={row.id}
            title={row.skuName}
            tag={over ? <Tag word={t.buying.agreements.over} /> : later ? <Tag word={t.buying.agreements.later} tone="info" /> : undefined}
            facts={[
              row.fromQuantity && !dec(row.fromQuantity).isZero()
                ? t.buying.agreements.from(`${formatQuantity(row.fromQuantity)} ${row.unitName}`)
                : null,
              t.buying.agreements.time(dayWords(row.startsOn), row.endsOn ? dayWords(row.endsOn) : null),
            ]}
            figure={<Text className="number">{`${formatPrice(row.price)}/${row.unitName}`}</Text>}
            onTap={() => edit(`&id=${row.id}&sku=${row.sku}`)}
          />
        )
      })}
      {asked.data?.rows.length === 0 ? (
        <EmptyState icon="tag" title={t.buying.agreements.none} advice={t.buying.agreements.noneAdvice} />
      ) : null}
    </Card>
  )
}
