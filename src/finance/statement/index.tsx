import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { addDays } from '../../../shared/kernel/fields'
import { dec, formatMoney, moneyText } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { type Days, Period } from '../../kit/Period'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { shareText } from '../../platform/share'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import '../finance.scss'

/** 对账单 of one party: opening, every document, closing; it can be sent as a text, and money asked for or paid. */
export default function Statement() {
  const { party = '', side: word } = useRouter().params
  const side = word === 'supplier' ? 'supplier' : 'customer'
  const kind = side === 'customer' ? 'collection' : 'payment'
  const moneys = useMay(`${kind}.save`)
  const [days, setDays] = useState<Days>({ from: addDays(today(), -89), to: today() })
  const asked = useAsk('finance', 'partyReport.statement', { party, side, ...days }, party !== '')
  const data = asked.data
  const share = async () => {
    if (!data) return
    const text = t.statement.text({ ...data, side, from: days.from, to: days.to })
    if ((await shareText(t.statement.title, text)) === 'copied') await Taro.showToast({ title: t.share.copied, icon: 'none' })
  }
  return (
    <Page
      title={t.statement.title}
      onRefresh={() => asked.refetch()}
      top={<Period days={days} onChange={setDays} />}
      footer={
        data ? (
          <View className="buttons">
            <Button look="quiet" icon="share" word={t.act.share} onTap={() => void share()} />
            {moneys ? (
              <Button
                word={t.money.title[kind]}
                onTap={() =>
                  Taro.navigateTo({
                    url: `${side === 'customer' ? '/finance/collect/index' : '/finance/pay/index'}?party=${party}&name=${encodeURIComponent(data.name)}`,
                  })
                }
              />
            ) : null}
          </View>
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data ? (
        <Card title={data.name}>
          <View className="figure-grid">
            {(['opening', 'increase', 'decrease', 'closing'] as const).map((name) => (
              <View key={name}>
                <Text className="figure-label">{t.statement[name]}</Text>
                <Money value={data[name]} />
              </View>
            ))}
          </View>
        </Card>
      ) : null}
      {data && data.rows.length > 0 ? (
        <Card flush>
          {[...data.rows].reverse().map((row) => (
            <ListRow
              key={row.posting}
              title={row.number ?? kindLabel(row.kind)}
              tag={row.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
              facts={[`${kindLabel(row.kind)} ${dayWords(row.date)}`, row.summary || null, row.note]}
              figure={<Money value={moneyText(dec(row.increase).minus(row.decrease))} />}
              figureNote={<Text className="number quiet list-facts">{t.fund.balance(formatMoney(row.balance))}</Text>}
              onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.document) })}
            />
          ))}
        </Card>
      ) : null}
      {data && data.rows.length === 0 ? <EmptyState icon="book" title={t.statement.none} advice={t.fund.noLinesAdvice} /> : null}
    </Page>
  )
}
