import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { formatMoney } from '../../../shared/kernel/money'
import { party as partyMaster } from '../../../shared/masters/party'
import { bare, metaOf } from '../../../shared/kernel/fields'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { roleOf, useParty, usePartyBalance } from '../../masters/parties'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'

const SHOWN = [
  'contact',
  'phone',
  'address',
  'terms',
  'termDays',
  'creditLimit',
  'creditDays',
  'taxNumber',
  'bankName',
  'bankAccount',
  'note',
] as const

/** One customer or supplier: balance, what is open and overdue, how to reach them. */
export default function Party() {
  const { id = '', role: word } = useRouter().params
  const role = roleOf(word)
  const sees = useMay(`${role}Balance.view`)
  const manages = useMay(`${role}.manage`)
  const trades = useMay(role === 'customer' ? 'delivery.save' : 'receipt.save')
  const moneys = useMay(role === 'customer' ? 'collection.save' : 'payment.save')
  const asked = useParty(role, id)
  const balance = usePartyBalance(role, id, sees)
  const detail = asked.data
  const facts = SHOWN.flatMap((name) => {
    const value = detail?.[name]
    if (value === undefined || value === null || value === '') return []
    const meta = metaOf(bare(partyMaster.fields[name]))
    return [
      { label: meta.label, value: meta.kind === 'money' ? formatMoney(String(value)) : (meta.options?.[String(value)] ?? String(value)) },
    ]
  })
  const footer = (
    <View className="buttons">
      {manages ? (
        <Button look="quiet" word={t.act.edit} onTap={() => Taro.navigateTo({ url: `/sales/party-edit/index?role=${role}&id=${id}` })} />
      ) : null}
      {moneys ? (
        <Button
          look="quiet"
          word={role === 'customer' ? t.money.collect : t.money.pay}
          onTap={() =>
            Taro.navigateTo({
              url: `${role === 'customer' ? '/finance/collect/index' : '/finance/pay/index'}?party=${id}&name=${encodeURIComponent(detail?.name ?? '')}`,
            })
          }
        />
      ) : null}
      {trades ? (
        <Button
          word={role === 'customer' ? t.entry.deliver : t.entry.receive}
          onTap={() =>
            Taro.navigateTo({
              url: `${role === 'customer' ? '/sales/deliver/index' : '/purchase/receive/index'}?party=${id}&name=${encodeURIComponent(detail?.name ?? '')}`,
            })
          }
        />
      ) : null}
    </View>
  )
  return (
    <Page
      title={t.party.one[role]}
      onRefresh={() => Promise.all([asked.refetch(), sees ? balance.refetch() : null])}
      footer={manages || trades || moneys ? footer : undefined}
    >
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {detail ? (
        <View className="card">
          <Text className="head-title">{detail.name}</Text>
          {balance.data ? (
            <View className="head-figures">
              <View>
                <Text className="figure-label">{t.party.balance[role]}</Text>
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
      {balance.error ? <ErrorNote trouble={troubleOf(balance.error)} actWord={t.act.again} onAct={() => void balance.refetch()} /> : null}
      {balance.data ? (
        <Card flush title={t.party.openItems}>
          {balance.data.items.map((item) => (
            <ListRow
              key={`${item.document}/${item.dueDate}/${item.amount}`}
              title={item.number ?? kindLabel(item.kind)}
              tag={item.overdueDays > 0 ? <Tag word={t.party.overdueDays(item.overdueDays)} tone="danger" /> : undefined}
              facts={[`${kindLabel(item.kind)} ${dayWords(item.date)}`, t.party.due(dayWords(item.dueDate))]}
              figure={<Money value={item.open} />}
              figureNote={
                item.open === item.amount ? undefined : <Text className="number list-facts">{t.party.of(formatMoney(item.amount))}</Text>
              }
              onTap={() => Taro.navigateTo({ url: documentPage(item.kind, item.document) })}
            />
          ))}
          {balance.data.items.length === 0 ? <EmptyState icon="check" title={t.party.nothingOpen} /> : null}
        </Card>
      ) : null}
    </Page>
  )
}
