import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney, moneyText } from '../../../shared/kernel/money'
import { usePages } from '../../asking'
import { dayWords, today } from '../../day'
import { kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { PeriodPicker } from '../PeriodPicker'
import { AccountSheet } from '../AccountSheet'
import '../finance.scss'

/** 明细账 of an account in a month: every line with its voucher, and the balance after it. */
export default function Account() {
  const { account: given = '', from, period: first, party } = useRouter().params
  const [account, setAccount] = useState(given)
  const [period, setPeriod] = useState(first ?? today().slice(0, 7))
  // A statement leads here with the months it speaks of.
  const begins = from && from < period ? from : period
  const input = { account, from: begins, to: period, limit: 60, ...(party ? { party } : {}) }
  const [choosing, setChoosing] = useState(given === '')
  const list = usePages('finance', 'ledger.entries', input, (page) => page.more, account !== '')
  const book = list.data?.pages[0]
  return (
    <Page
      fixed
      title={book ? `${book.account} ${book.name}` : t.accountBook.title}
      onRefresh={() => list.refetch()}
      top={
        from ? (
          <Text className="method number">{t.statements.range(t.ledger.periodWords(begins), t.ledger.periodWords(period))}</Text>
        ) : (
          <PeriodPicker period={period} onChange={setPeriod} />
        )
      }
      footer={
        <View className="buttons">
          <Button look="quiet" word={t.voucherEntry.chooseAccount} onTap={() => setChoosing(true)} />
          <Button
            look="quiet"
            word={t.accountBook.general}
            onTap={() => Taro.navigateTo({ url: `/finance/general/index?account=${account}` })}
          />
        </View>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.posting}/${row.seq}`}
        header={
          book ? (
            <View className="card figure-grid">
              {(['opening', 'debit', 'credit', 'closing'] as const).map((name) => (
                <View key={name}>
                  <Text className="figure-label">{t.accountBook[name]}</Text>
                  <Money value={book[name]} />
                </View>
              ))}
            </View>
          ) : null
        }
        empty={{ icon: 'book', title: t.accountBook.none, advice: t.ledger.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.partyName ?? row.fundName ?? kindLabel(row.kind)}
            tag={row.reversal ? <Tag word={t.voucher.red} tone="danger" /> : undefined}
            facts={[
              `${row.voucher.split(' ').pop()} ${dayWords(row.date)}`,
              kindLabel(row.kind),
              row.account === account ? null : row.accountName,
            ]}
            figure={
              <Text className="number money">
                {t.accountBook.side(moneyText(dec(row.debit).isZero() ? row.credit : row.debit), dec(row.debit).isZero())}
              </Text>
            }
            figureNote={<Text className="number quiet list-facts">{t.fund.balance(formatMoney(row.balance))}</Text>}
            onTap={() => Taro.navigateTo({ url: `/finance/voucher/index?posting=${row.posting}` })}
          />
        )}
      />
      {choosing ? (
        <AccountSheet
          leaves={false}
          onChoose={({ code }) => {
            setAccount(code)
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </Page>
  )
}
