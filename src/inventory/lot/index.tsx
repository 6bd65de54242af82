import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { sum } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { shareText } from '../../platform/share'
import { troubleOf } from '../../trouble'
import { DealingRow } from '../DealingRow'

/** A batch from its supplier to the customers who still have it, with their telephones: the recall list. */
export default function LotTrace() {
  const { lot = '' } = useRouter().params
  const asked = useAsk('product', 'lot.trace', { lot })
  const trace = asked.data
  const goods = useAsk('product', 'sku.detail', { id: trace?.sku ?? '' }, trace !== undefined)
  const units = goods.data?.units ?? []
  const share = async () => {
    if (!trace) return
    const rows = trace.customers.map(({ partyName, contact, phone, quantity }) =>
      [partyName, contact, phone, inUnits(quantity, units)].filter(Boolean).join(' '),
    )
    const title = t.lots.shareTitle(trace.number)
    const how = await shareText(title, [title, trace.name, ...rows].join('\n'))
    if (how === 'copied') await Taro.showToast({ title: t.share.copied, icon: 'none' })
  }
  return (
    <Page
      title={t.lots.trace}
      onRefresh={() => asked.refetch()}
      footer={trace && trace.customers.length > 0 ? <Button icon="share" word={t.lots.recall} onTap={() => void share()} /> : undefined}
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trace ? (
        <>
          <View className="card">
            <Text className="head-title">{trace.number}</Text>
            <Text className="head-quiet">{[trace.name, trace.code, trace.spec].filter(Boolean).join(' · ')}</Text>
            <View className="head-figures">
              <View>
                <Text className="figure-label">{t.stock.onHand}</Text>
                <Quantity value={trace.onHand} units={units} />
              </View>
              {trace.producedAt ? (
                <View>
                  <Text className="figure-label">{t.lot.produced}</Text>
                  <Text className="number">{trace.producedAt}</Text>
                </View>
              ) : null}
              <View>
                <Text className="figure-label">{t.lot.expires}</Text>
                <Text className="number">{trace.expiresAt ?? t.lot.noExpiry}</Text>
              </View>
            </View>
          </View>
          <Card flush title={t.lots.recall}>
            <Text className="sheet-note">
              {trace.customers.length > 0
                ? t.lots.recallText(trace.customers.length, inUnits(sum(trace.customers.map(({ quantity }) => quantity)), units))
                : t.lots.nobody}
            </Text>
            {trace.customers.map((row) => (
              <ListRow
                key={row.party}
                title={row.partyName}
                facts={[row.contact, row.phone, t.lots.lastDate(dayWords(row.lastDate))]}
                figure={<Quantity value={row.quantity} units={units} />}
                onTap={() =>
                  row.phone
                    ? void Taro.makePhoneCall({ phoneNumber: row.phone }).catch(() => undefined)
                    : void Taro.navigateTo({ url: `/sales/party/index?role=customer&id=${row.party}` })
                }
              />
            ))}
          </Card>
          {trace.warehouses.length > 0 ? (
            <Card flush title={t.lots.now}>
              {trace.warehouses.map((row) => (
                <ListRow key={row.warehouse} title={row.name} figure={<Quantity value={row.onHand} units={units} />} />
              ))}
            </Card>
          ) : null}
          <Card flush title={t.lots.sources}>
            {trace.sources.map((row) => (
              <DealingRow key={row.document} row={row} units={units} />
            ))}
          </Card>
          <Card flush title={t.lots.deliveries}>
            {trace.deliveries.length === 0 ? <Text className="sheet-note">{t.lots.notDelivered}</Text> : null}
            {trace.deliveries.map((row) => (
              <DealingRow key={row.document} row={row} units={units} />
            ))}
          </Card>
        </>
      ) : null}
    </Page>
  )
}
