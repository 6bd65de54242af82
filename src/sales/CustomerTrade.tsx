import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dec, formatMoney, formatPrice } from '../../shared/kernel/money'
import { useAsk } from '../asking'
import { dayWords, today } from '../day'
import { showDocuments } from '../documents/filter'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { ListRow } from '../kit/ListRow'
import { Money } from '../kit/Money'
import { Skeleton } from '../kit/Skeleton'
import { Tag } from '../kit/Tag'
import { documentPage, entryPage } from '../kinds'
import { t } from '../messages'
import { useMay } from '../session'
import { troubleOf } from '../trouble'

/** What a customer buys and when again, what it came to within a year, and the last order to repeat with one tap. */
export function CustomerTrade({ id, name }: { id: string; name: string }) {
  const asked = useAsk('sales', 'customer.trade', { id, limit: 10 })
  const orders = useMay('salesOrder.save')
  const delivers = useMay('delivery.save')
  if (asked.isPending) return <Skeleton rows={4} />
  if (asked.error) return <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} />
  const { goods, last, ...trade } = asked.data
  const repeats = last && (last.kind === 'salesOrder' ? orders : delivers)
  const showAll = (kind: string) => {
    showDocuments({ kind, party: { id, name } })
    void Taro.switchTab({ url: '/pages/documents/index' })
  }
  return (
    <View>
      {last ? (
        <Card
          flush
          title={t.customer.last}
          aside={
            repeats ? (
              <Button
                small
                word={t.customer.repeat}
                onTap={() => void Taro.navigateTo({ url: `${entryPage(last.kind)}?copy=${last.id}` })}
              />
            ) : undefined
          }
        >
          <ListRow
            title={last.summary}
            facts={[dayWords(last.date), last.number]}
            figure={<Money value={last.amountIncl} />}
            onTap={() => void Taro.navigateTo({ url: documentPage(last.kind, last.id) })}
          />
        </Card>
      ) : null}
      <Card flush title={t.customer.usual}>
        {goods.map((row) => (
          <ListRow
            key={row.unit}
            title={row.name}
            tag={row.nextDate && row.nextDate <= today() ? <Tag word={t.customer.due} tone="warning" /> : undefined}
            facts={[
              row.spec,
              t.customer.times(row.times),
              row.interval ? t.customer.every(row.interval) : null,
              row.nextDate && row.nextDate > today() ? t.customer.next(dayWords(row.nextDate)) : null,
            ]}
            figure={<Text className="number quantity">{`${formatPrice(row.lastPrice)}/${row.unitName}`}</Text>}
            figureNote={
              dec(row.usualPrice).toFixed(2) === dec(row.lastPrice).toFixed(2) ? undefined : (
                <Text className="number quiet list-facts">{t.customer.usually(formatPrice(dec(row.usualPrice).toFixed(2)))}</Text>
              )
            }
            onTap={() => void Taro.navigateTo({ url: `/product/detail/index?id=${row.sku}` })}
          />
        ))}
        {goods.length === 0 ? <EmptyState icon="tag" title={t.customer.usualNone} /> : null}
      </Card>
      <Card flush title={t.customer.history}>
        <ListRow
          title={t.customer.sold(trade.deliveries)}
          facts={[trade.interval && trade.nextDate ? t.customer.rhythm(trade.interval, dayWords(trade.nextDate)) : null]}
          figure={<Money value={trade.sold} />}
          onTap={() => showAll('delivery')}
        />
        <ListRow
          title={t.customer.returned(trade.returns)}
          figure={<Money value={trade.returned} />}
          onTap={() => showAll('salesReturn')}
        />
        <ListRow title={t.customer.all} onTap={() => showAll('any')} />
      </Card>
    </View>
  )
}

/** How much may still be sold on credit. */
export function CreditLeft({ id }: { id: string }) {
  const asked = useAsk('sales', 'customer.trade', { id, limit: 10 })
  const left = asked.data?.creditLeft
  if (!asked.data) return null
  return (
    <View>
      <Text className="figure-label">{t.customer.creditLeft}</Text>
      {left === null || left === undefined ? (
        <Text className="figure-none">{t.customer.unlimited}</Text>
      ) : (
        <Text className={`money-large number ${dec(left).isNegative() ? 'entry-short' : ''}`}>{formatMoney(left)}</Text>
      )}
    </View>
  )
}
