import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Decimal, dec, formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import '../finance.scss'

/** 资金预测: what lies in the accounts, and what is left week by week when what is due and ordered is paid. */
export default function Forecast() {
  const asked = useAsk('finance', 'fund.forecast', {})
  const data = asked.data
  const most = (data?.rows ?? []).reduce((top, { balance }) => Decimal.max(top, dec(balance).abs()), dec(1))
  const short = data?.rows.find(({ balance }) => balance.startsWith('-'))
  return (
    <Page title={t.forecast.title} onRefresh={() => asked.refetch()}>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data ? (
        <>
          <Card>
            <Text className="figure-label">{t.forecast.position}</Text>
            <Money value={data.position} size="huge" />
            <Text className={short ? 'money-below money-note' : 'quiet money-note'}>
              {short ? t.forecast.short(dayWords(short.to), formatMoney(dec(short.balance).abs())) : t.forecast.enough(data.rows.length)}
            </Text>
            {data.rows.map((row) => (
              <View key={row.from} className="age">
                <Text className="age-word number">{t.forecast.until(dayWords(row.to))}</Text>
                <View className="age-track">
                  <View
                    className={`age-bar ${row.balance.startsWith('-') ? 'age-late' : ''}`}
                    style={{ width: `${dec(row.balance).abs().div(most).times(100).toDecimalPlaces(1)}%` }}
                  />
                </View>
                <Money value={row.balance} />
              </View>
            ))}
          </Card>
          <Card flush title={t.forecast.weeks}>
            {data.rows.map((row) => (
              <ListRow
                key={row.from}
                title={t.forecast.week(dayWords(row.from), dayWords(row.to))}
                facts={[t.forecast.flow(row)]}
                figure={<Money value={dec(row.receivable).plus(row.salesOrders).minus(row.payable).minus(row.purchaseOrders).toFixed(2)} />}
                figureNote={<Text className="number quiet list-facts">{t.fund.balance(formatMoney(row.balance))}</Text>}
              />
            ))}
          </Card>
          <Card flush title={t.forecast.behind}>
            <ListRow
              icon="in"
              title={t.ageing.sides.customer}
              onTap={() => Taro.navigateTo({ url: '/finance/ageing/index?side=customer' })}
            />
            <ListRow icon="out" title={t.plan.title} onTap={() => Taro.navigateTo({ url: '/finance/plan/index' })} />
            <ListRow icon="shop" title={t.fund.title} onTap={() => Taro.navigateTo({ url: '/finance/funds/index' })} />
          </Card>
        </>
      ) : null}
    </Page>
  )
}
