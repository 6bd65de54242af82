import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OutputOf } from '../../api'
import { Figure, Money } from '../../kit/Money'
import { t } from '../../messages'

type HomeData = OutputOf<'report', 'home.show'>
const given = (value: unknown): boolean => value !== undefined && value !== null

/** The figures this person may see; each opens what stands behind it. */
export function Figures({ data }: { data: HomeData }) {
  const go = (url: string) => () => void Taro.navigateTo({ url })
  const small: { label: string; value: string | null | undefined; note?: string; url?: string }[] = [
    { label: t.home.cash, value: data.cash, url: '/finance/funds/index' },
    {
      label: t.home.receivable,
      value: data.receivable,
      ...(data.overdueReceivable && data.overdueReceivable !== '0.00' ? { note: t.home.overdue(data.overdueReceivable) } : {}),
      url: '/sales/parties/index?role=customer',
    },
    { label: t.home.payable, value: data.payable, url: '/sales/parties/index?role=supplier' },
    { label: t.home.stockValue, value: data.stockValue, url: '/inventory/stock/index' },
  ].filter(({ value }) => given(value))
  const counts = [
    given(data.deliveries) ? t.home.deliveries(data.deliveries!) : null,
    given(data.receipts) ? t.home.receipts(data.receipts!) : null,
    data.drafts ? t.home.drafts(data.drafts) : null,
  ].filter(Boolean)
  if (!given(data.sales) && small.length === 0 && counts.length === 0) return null
  return (
    <View className="card">
      {given(data.sales) ? (
        <View className="home-sales">
          <View>
            <Text className="figure-label">{t.home.sales}</Text>
            <Money value={data.sales} size="huge" />
          </View>
          {given(data.margin) ? <Figure label={t.home.margin} value={data.margin} /> : null}
        </View>
      ) : null}
      {small.length > 0 ? (
        <View className="home-figures">
          {small.map(({ label, value, note, url }) => (
            <Figure key={label} label={label} value={value} {...(note ? { note } : {})} {...(url ? { onTap: go(url) } : {})} />
          ))}
        </View>
      ) : null}
      {counts.length > 0 ? <Text className="home-counts">{counts.join(' · ')}</Text> : null}
    </View>
  )
}
