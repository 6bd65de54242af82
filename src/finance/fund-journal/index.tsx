import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney, moneyText } from '../../../shared/kernel/money'
import { usePages } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { type Days, Period, thisMonth } from '../../kit/Period'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import '../finance.scss'

/** 日记账 of one fund account: every coming and going with its document, and what was left after it. */
export default function FundJournal() {
  const { id = '' } = useRouter().params
  const [days, setDays] = useState<Days>(thisMonth())
  const list = usePages('finance', 'fund.journal', { fund: id, ...days, limit: 60 }, (page) => page.more, id !== '')
  const first = list.data?.pages[0]
  const sums = first ? (['opening', 'received', 'paid', 'closing'] as const).map((name) => ({ name, amount: first[name] })) : []
  return (
    <Page
      fixed
      title={first ? `${first.name} ${t.fund.journal}` : t.fund.journal}
      onRefresh={() => list.refetch()}
      top={<Period days={days} onChange={setDays} />}
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.posting}/${row.seq}`}
        header={
          first ? (
            <View className="card figure-grid">
              {sums.map(({ name, amount }) => (
                <View key={name}>
                  <Text className="figure-label">{t.fund[name]}</Text>
                  <Money value={amount} />
                </View>
              ))}
            </View>
          ) : null
        }
        empty={{ icon: 'book', title: t.fund.noLines, advice: t.fund.noLinesAdvice }}
        render={(row) => (
          <ListRow
            title={row.partyName ?? kindLabel(row.kind)}
            tag={row.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
            facts={[`${kindLabel(row.kind)} ${dayWords(row.date)}`, row.number, row.note]}
            figure={<Money value={moneyText(dec(row.received).minus(row.paid))} />}
            figureNote={<Text className="number quiet list-facts">{t.fund.balance(formatMoney(row.balance))}</Text>}
            onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.document) })}
          />
        )}
      />
    </Page>
  )
}
