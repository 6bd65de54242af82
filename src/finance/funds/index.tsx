import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { moneyText, sum } from '../../../shared/kernel/money'
import { FUND_KINDS } from '../../../shared/masters/places'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'

/** What lies in each fund account now, and in all together; a tap opens its journal. */
export default function Funds() {
  const asked = useAsk('finance', 'fund.list', { limit: 200 })
  const manages = useMay('fund.manage')
  // Back from where accounts are managed or money was moved.
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const rows = asked.data?.rows ?? []
  return (
    <Page
      title={t.fund.title}
      onRefresh={() => asked.refetch()}
      footer={
        manages ? (
          <Button look="quiet" word={t.fund.manage} onTap={() => Taro.navigateTo({ url: '/finance/fund-accounts/index' })} />
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {rows.length > 0 ? (
        <>
          <View className="card">
            <Text className="figure-label">{t.fund.total}</Text>
            <Money value={moneyText(sum(rows.map((row) => row.balance ?? '0')))} size="huge" />
          </View>
          <Card flush>
            {rows.map((row) => (
              <ListRow
                key={row.id}
                title={row.name}
                facts={[FUND_KINDS[row.fundKind], row.accountNumber]}
                figure={<Money value={row.balance} />}
                onTap={() => Taro.navigateTo({ url: `/finance/fund-journal/index?id=${row.id}` })}
              />
            ))}
          </Card>
        </>
      ) : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="shop" title={t.fundAccount.none} advice={t.fundAccount.noneAdvice} /> : null}
    </Page>
  )
}
