import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { formatMoney } from '../../../shared/kernel/money'
import { party as partyMaster } from '../../../shared/masters/party'
import { bare, metaOf } from '../../../shared/kernel/fields'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { CreditLeft, CustomerTrade } from '../CustomerTrade'
import { roleOf, useParty, usePartyBalance } from '../../masters/parties'
import { OpenItems } from '../../masters/OpenItems'
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
  const orders = useMay('salesOrder.save')
  const agreements = useMay('agreement.view')
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
  const named = [
    { label: t.customer.region, value: detail?.regionName },
    { label: t.customer.level, value: detail?.priceLevelName },
    { label: t.customer.employee, value: detail?.employeeName },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []))
  const go = (page: string) => () => void Taro.navigateTo({ url: `${page}?party=${id}&name=${encodeURIComponent(detail?.name ?? '')}` })
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
          {detail.tags && detail.tags.length > 0 ? (
            <View className="party-tags">
              {detail.tags.map((tag) => (
                <Tag key={tag} word={tag} tone="brand" />
              ))}
            </View>
          ) : null}
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
              {role === 'customer' ? <CreditLeft id={id} /> : null}
            </View>
          ) : null}
          {facts.length + named.length > 0 ? (
            <View className="facts">
              {[...named, ...facts].map(({ label, value }) => (
                <View key={label} className="fact">
                  <Text className="fact-label">{label}</Text>
                  <Text className="fact-value">{value}</Text>
                </View>
              ))}
            </View>
          ) : null}
          <View className="party-acts">
            {detail.phone ? (
              <Button small look="quiet" word={t.customer.call} onTap={() => void Taro.makePhoneCall({ phoneNumber: detail.phone! })} />
            ) : null}
            {role === 'customer' && orders ? <Button small look="quiet" word={t.customer.order} onTap={go('/sales/order/index')} /> : null}
            {role === 'customer' && agreements ? (
              <Button small look="quiet" word={t.customer.agreements} onTap={go('/sales/agreements/index')} />
            ) : null}
          </View>
        </View>
      ) : null}
      {detail && role === 'customer' ? <CustomerTrade id={id} name={detail.name} /> : null}
      {detail ? <Reach contacts={detail.contacts ?? []} addresses={detail.addresses ?? []} /> : null}
      {balance.error ? <ErrorNote trouble={troubleOf(balance.error)} actWord={t.act.again} onAct={() => void balance.refetch()} /> : null}
      {balance.data ? <OpenItems items={balance.data.items} /> : null}
    </Page>
  )
}

type Shown = NonNullable<ReturnType<typeof useParty>['data']>

/** Whom to call and where goods go. */
function Reach({ contacts, addresses }: { contacts: NonNullable<Shown['contacts']>; addresses: NonNullable<Shown['addresses']> }) {
  return (
    <View>
      {contacts.length > 0 ? (
        <Card flush title={t.customer.contacts}>
          {contacts.map(({ name, position, phone }) => (
            <ListRow
              key={`${name}/${phone ?? ''}`}
              title={name}
              facts={[position, phone]}
              {...(phone ? { onTap: () => void Taro.makePhoneCall({ phoneNumber: phone }) } : {})}
            />
          ))}
        </Card>
      ) : null}
      {addresses.length > 0 ? (
        <Card flush title={t.customer.addresses}>
          {addresses.map((row) => (
            <ListRow
              key={row.address}
              title={row.address}
              tag={row.isDefault ? <Tag word={t.customer.isDefault} tone="brand" /> : undefined}
              facts={[row.contact, row.phone]}
            />
          ))}
        </Card>
      ) : null}
    </View>
  )
}
