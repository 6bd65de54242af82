import { Picker, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import './trial-balance.scss'

type Sides = OutputOf<'finance', 'ledger.trialBalance'>['total']

const figure = (value: string): string => (dec(value).isZero() ? '' : formatMoney(value))

function Row({
  name,
  code,
  sides,
  total = false,
  onTap,
}: {
  name: string
  code: string
  sides: Sides
  total?: boolean
  onTap?: () => void
}) {
  const pairs = [
    { label: t.ledger.opening, debit: sides.openingDebit, credit: sides.openingCredit },
    { label: t.ledger.period, debit: sides.debit, credit: sides.credit },
    { label: t.ledger.closing, debit: sides.closingDebit, credit: sides.closingCredit },
  ]
  return (
    <View className={`ledger-row ${total ? 'ledger-total' : ''}`} role={onTap ? 'button' : undefined} onClick={onTap}>
      <View className="ledger-name">
        <Text className="ledger-account">{name}</Text>
        <Text className="number quiet">{code}</Text>
      </View>
      {pairs.map(({ label, debit, credit }) => (
        <View key={label} className="ledger-pair">
          <Text className="ledger-label">{label}</Text>
          <Text className="number ledger-side">{figure(debit)}</Text>
          <Text className="number ledger-side">{figure(credit)}</Text>
        </View>
      ))}
    </View>
  )
}

/** Opening, movement and closing of every account; debit left, credit right. */
export default function TrialBalance() {
  const [period, setPeriod] = useState(today().slice(0, 7))
  const asked = useAsk('finance', 'ledger.trialBalance', { from: period, to: period })
  const balanced =
    asked.data && asked.data.total.closingDebit === asked.data.total.closingCredit && asked.data.total.debit === asked.data.total.credit
  return (
    <Page
      title={t.page.trialBalance}
      onRefresh={() => asked.refetch()}
      top={
        <View>
          <Picker
            mode="date"
            fields="month"
            value={period}
            end={today().slice(0, 7)}
            onChange={(event) => setPeriod(String(event.detail.value).slice(0, 7))}
          >
            <View className="ledger-period" role="button">
              <Text className="number">{t.ledger.periodWords(period)}</Text>
              <Icon name="next" size={16} />
            </View>
          </Picker>
          <View className="ledger-pair ledger-columns">
            <Text className="ledger-label" />
            <Text className="ledger-side">{t.ledger.debit}</Text>
            <Text className="ledger-side">{t.ledger.credit}</Text>
          </View>
        </View>
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data && asked.data.rows.length === 0 ? <EmptyState icon="book" title={t.ledger.none} advice={t.ledger.noneAdvice} /> : null}
      {asked.data && asked.data.rows.length > 0 ? (
        <View className="card card-flush">
          {asked.data.rows.map((row) => (
            <Row
              key={row.account}
              name={row.name}
              code={row.account}
              sides={row}
              onTap={() => Taro.navigateTo({ url: `/finance/account/index?account=${row.account}&period=${period}` })}
            />
          ))}
          <Row name={t.ledger.total} code={balanced ? t.ledger.balanced : t.ledger.unbalanced} sides={asked.data.total} total />
        </View>
      ) : null}
    </Page>
  )
}
