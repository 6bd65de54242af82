import { Text, View } from '@tarojs/components'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { bare, metaOf } from '../../../shared/kernel/fields'
import { party as partyMaster } from '../../../shared/masters/party'
import { useAsk } from '../../asking'
import { daysSince, dayWords } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { OpenItems } from '../../masters/OpenItems'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { Agreements } from './Agreements'
import { Record } from './Record'

const SHOWN = ['contact', 'phone', 'address', 'terms', 'termDays', 'taxNumber', 'bankName', 'bankAccount', 'note'] as const

/** One supplier: what is owed, what is on its way and late, agreed prices, and how it kept its word. */
export default function SupplierPage() {
  const { id = '' } = useRouter().params
  const seesBalance = useMay('supplierBalance.view')
  const manages = useMay('supplier.manage')
  const orders = useMay('purchaseOrder.save')
  const receives = useMay('receipt.save')
  const prices = useMay('supplierPrice.view')
  const asked = useAsk('purchase', 'supplier.detail', { id })
  const balance = useAsk('purchase', 'supplier.balance', { id, limit: 100 }, seesBalance)
  const open = useAsk('purchase', 'receipt.fromOrder', { party: id }, receives)
  const detail = asked.data
  useDidShow(() => {
    if (asked.data) void Promise.all([asked.refetch(), receives ? open.refetch() : null])
  })
  const facts = SHOWN.flatMap((name) => {
    const value = detail?.[name]
    if (value === undefined || value === null || value === '') return []
    const meta = metaOf(bare(partyMaster.fields[name]))
    return [{ label: meta.label, value: meta.options?.[String(value)] ?? String(value) }]
  })
  const waiting = [...new Map((open.data?.rows ?? []).map((row) => [row.order, row])).values()]
  return (
    <Page
      title={t.party.one.supplier}
      onRefresh={() => Promise.all([asked.refetch(), seesBalance ? balance.refetch() : null, receives ? open.refetch() : null])}
      footer={
        manages || orders ? (
          <View className="buttons">
            {manages ? (
              <Button
                look="quiet"
                word={t.act.edit}
                onTap={() => Taro.navigateTo({ url: `/sales/party-edit/index?role=supplier&id=${id}` })}
              />
            ) : null}
            {orders ? (
              <Button
                word={t.entry.order}
                onTap={() => Taro.navigateTo({ url: `/purchase/order/index?party=${id}&name=${encodeURIComponent(detail?.name ?? '')}` })}
              />
            ) : null}
          </View>
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {detail ? (
        <View className="card">
          <Text className="head-title">{detail.name}</Text>
          {balance.data ? (
            <View className="head-figures">
              <View>
                <Text className="figure-label">{t.party.balance.supplier}</Text>
                <Money value={balance.data.balance} size="large" />
              </View>
              <View>
                <Text className="figure-label">{t.party.overdue}</Text>
                <Money value={balance.data.overdue} size="large" />
              </View>
            </View>
          ) : null}
          {facts.length > 0 ? (
            <View className="facts">
              {facts.map(({ label, value }) => (
                <View key={label} className="fact">
                  <Text className="fact-label">{label}</Text>
                  <Text className="fact-value">{value}</Text>
                </View>
              ))}
            </View>
          ) : null}
        </View>
      ) : null}
      <Record id={id} />
      {receives && open.data ? (
        <Card flush title={t.buying.supplier.onTheWay}>
          {waiting.map((row) => {
            const late = row.expectedDate ? Math.max(0, daysSince(row.expectedDate)) : 0
            return (
              <ListRow
                key={row.order}
                title={row.number}
                tag={late > 0 ? <Tag word={t.buying.arrivals.late(late)} tone="danger" /> : undefined}
                facts={[
                  row.expectedDate ? t.buying.arrivals.expected(dayWords(row.expectedDate)) : t.buying.arrivals.noDate,
                  t.buying.arrivals.lines(open.data.rows.filter(({ order }) => order === row.order).length),
                ]}
                onTap={() => Taro.navigateTo({ url: documentPage('purchaseOrder', row.order) })}
              />
            )
          })}
          {waiting.length === 0 ? <EmptyState icon="check" title={t.buying.supplier.nothingOnTheWay} /> : null}
        </Card>
      ) : null}
      {prices ? <Agreements party={id} /> : null}
      {balance.data && balance.data.items.length > 0 ? <OpenItems items={balance.data.items} /> : null}
    </Page>
  )
}
