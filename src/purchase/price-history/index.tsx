import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatPrice, formatQuantity } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { documentPage } from '../../kinds'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { type Trouble, troubleOf } from '../../trouble'
import { Bars } from '../../kit/Bars'

/** What was paid for goods, from one supplier or all, as bars of the last receipts and each of them. */
export default function BuyingHistory() {
  const { sku = '', party } = useRouter().params
  const [who, setWho] = useState<'one' | 'all'>(party ? 'one' : 'all')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const wanted = { sku, ...(party && who === 'one' ? { party } : {}) }
  const asked = useAsk('purchase', 'supplierPrice.history', { ...wanted, limit: 100 })
  const goods = useAsk('product', 'sku.list', { ids: [sku], archived: true, limit: 1 })
  const rows = asked.data?.rows ?? []
  const unit = asked.data?.baseUnit ?? ''
  const last = rows.slice(0, 8).reverse()
  const prices = rows.map(({ price }) => dec(price))
  const extreme = (word: 'min' | 'max') =>
    prices.reduce(
      (best, price) => ((word === 'min' ? price.lessThan(best) : price.greaterThan(best)) ? price : best),
      prices[0] ?? dec('0'),
    )
  return (
    <Page
      title={goods.data?.rows[0]?.name ?? t.buying.history.title}
      onRefresh={() => asked.refetch()}
      footer={
        rows.length > 0 ? (
          <ExportButton module="purchase" action="purchase.export" input={{ ...wanted, report: 'history' }} onTrouble={setTrouble} />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {party ? (
        <Chips
          chips={[
            { value: 'one', word: t.buying.history.one },
            { value: 'all', word: t.buying.history.all },
          ]}
          value={who}
          onChange={setWho}
        />
      ) : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {rows.length > 1 ? (
        <Card title={t.buying.history.title}>
          <Bars
            says={t.buying.history.says(last.length, formatPrice(extreme('min')), formatPrice(extreme('max')), unit)}
            bars={last.map((row, index) => ({
              key: `${row.document}/${index}`,
              word: row.date.slice(5),
              value: row.price,
              figure: formatPrice(row.price),
            }))}
          />
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <Card flush>
          {rows.map((row, index) => (
            <ListRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a receipt may have the goods on several lines
              key={`${row.document}/${index}`}
              title={row.partyName}
              facts={[dayWords(row.date), `${formatQuantity(row.quantity)} ${unit}`, row.number]}
              figure={<Text className="number">{`${formatPrice(row.price)}/${unit}`}</Text>}
              onTap={() => Taro.navigateTo({ url: documentPage('receipt', row.document) })}
            />
          ))}
        </Card>
      ) : null}
      {asked.data && rows.length === 0 ? (
        <EmptyState icon="tag" title={t.buying.history.none} advice={t.buying.history.noneAdvice} />
      ) : null}
    </Page>
  )
}
