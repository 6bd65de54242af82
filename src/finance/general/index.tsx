import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import { AccountSheet } from '../AccountSheet'
import '../finance.scss'

const figure = (amount: string): string => (dec(amount).isZero() ? '' : formatMoney(amount))

/** 总账 of an account: month by month, with the balance on its side. */
export default function General() {
  const [account, setAccount] = useState(useRouter().params.account ?? '')
  const thisYear = Number(today().slice(0, 4))
  const [year, setYear] = useState(String(thisYear))
  const asked = useAsk('finance', 'ledger.general', { account, from: `${year}-01`, to: `${year}-12` }, account !== '')
  const data = asked.data
  const line = (key: string, words: [string, string, string, string], open?: () => void) => (
    <View key={key} className="voucher-line general-line" role={open ? 'button' : undefined} onClick={open}>
      <Text className="general-month">{words[0]}</Text>
      <Text className="number voucher-side">{words[1]}</Text>
      <Text className="number voucher-side">{words[2]}</Text>
      <Text className="number voucher-side">{words[3]}</Text>
    </View>
  )
  return (
    <Page
      title={data ? `${data.account} ${data.name}` : t.accountBook.general}
      onRefresh={() => asked.refetch()}
      top={
        <Chips
          chips={[thisYear, thisYear - 1, thisYear - 2].map((each) => ({ value: String(each), word: t.accountBook.year(each) }))}
          value={year}
          onChange={setYear}
        />
      }
    >
      {account && asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data && data.rows.length > 0 ? (
        <Card>
          {line('head', [t.accountBook.month, t.ledger.debit, t.ledger.credit, t.accountBook.balance])}
          {line('opening', [t.fund.opening, '', '', t.accountBook.onSide(data.opening)])}
          {data.rows.map((row) =>
            line(
              row.period,
              [t.accountBook.monthWords(row.period), figure(row.debit), figure(row.credit), t.accountBook.onSide(row.closing)],
              () => Taro.navigateTo({ url: `/finance/account/index?account=${account}&period=${row.period}` }),
            ),
          )}
        </Card>
      ) : null}
      {data && data.rows.length === 0 ? <EmptyState icon="book" title={t.accountBook.none} advice={t.ledger.noneAdvice} /> : null}
      {account ? null : (
        <AccountSheet
          leaves={false}
          onChoose={({ code }) => setAccount(code)}
          onClose={() => void Taro.navigateBack().catch(() => undefined)}
        />
      )}
    </Page>
  )
}
