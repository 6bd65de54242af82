import { Picker, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { AGES, type Age } from '../../../shared/finance/partyReports'
import { dec } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import '../finance.scss'

type Side = 'customer' | 'supplier'
const SHOWN = 300

/** 账龄: what is owed by days past due, in all and by party, on any day; a tap opens the statement. */
export default function Ageing() {
  const params = useRouter().params
  const seesCustomers = useMay('customerBalance.view')
  const seesSuppliers = useMay('supplierBalance.view')
  const [side, setSide] = useState<Side>((params.side as Side | undefined) ?? (seesCustomers ? 'customer' : 'supplier'))
  const [overdue, setOverdue] = useState(params.overdue ? 'yes' : 'no')
  const [date, setDate] = useState(today())
  const asked = useAsk('finance', 'partyReport.ageing', { side, date, ...(overdue === 'yes' ? { overdue: true } : {}) })
  const data = asked.data
  const owed = data ? (Object.keys(AGES) as Age[]).reduce((all, age) => all.plus(data.total[age]), dec(0)) : dec(0)
  return (
    <Page
      title={t.ageing.title}
      onRefresh={() => asked.refetch()}
      top={
        <View>
          {seesCustomers && seesSuppliers ? (
            <Chips
              chips={(['customer', 'supplier'] as const).map((value) => ({ value, word: t.ageing.sides[value] }))}
              value={side}
              onChange={setSide}
            />
          ) : null}
          <View className="method">
            <Chips
              chips={[
                { value: 'no', word: t.list.all },
                { value: 'yes', word: t.ageing.overdueOnly },
              ]}
              value={overdue}
              onChange={setOverdue}
            />
            <Picker mode="date" value={date} end={today()} onChange={(event) => setDate(String(event.detail.value))}>
              <Text className="number">{t.ageing.until(dayWords(date))}</Text>
            </Picker>
          </View>
        </View>
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data && data.rows.length > 0 ? (
        <Card>
          <View className="head-figures">
            <View>
              <Text className="figure-label">{t.party.balance[side]}</Text>
              <Money value={data.total.balance} size="large" />
            </View>
            <View>
              <Text className="figure-label">{t.party.overdue}</Text>
              <Money value={data.total.overdue} size="large" />
            </View>
          </View>
          {(Object.keys(AGES) as Age[]).map((age) => (
            <View key={age} className="age">
              <Text className="age-word">{AGES[age]}</Text>
              <View className="age-track">
                <View
                  className={`age-bar ${age === 'notDue' ? '' : 'age-late'}`}
                  style={{ width: owed.isZero() ? '0%' : `${dec(data.total[age]).div(owed).times(100).toDecimalPlaces(1)}%` }}
                />
              </View>
              <Money value={data.total[age]} />
            </View>
          ))}
          {dec(data.total.unapplied).isZero() ? null : (
            <View className="age">
              <Text className="age-word">{t.ageing.unapplied[side]}</Text>
              <View className="age-track" />
              <Money value={data.total.unapplied} />
            </View>
          )}
        </Card>
      ) : null}
      {data && data.rows.length > 0 ? (
        <Card flush title={t.ageing.parties(data.rows.length)}>
          {data.rows.slice(0, SHOWN).map((row) => (
            <ListRow
              key={row.party}
              title={row.name}
              tag={row.oldestDays > 0 ? <Tag word={t.party.overdueDays(row.oldestDays)} tone="danger" /> : undefined}
              facts={[row.contact, row.phone]}
              figure={<Money value={row.balance} />}
              figureNote={dec(row.overdue).isZero() ? undefined : <Text className="number list-facts">{t.home.overdue(row.overdue)}</Text>}
              onTap={() => Taro.navigateTo({ url: `/finance/statement/index?side=${side}&party=${row.party}` })}
            />
          ))}
        </Card>
      ) : null}
      {data && data.rows.length === 0 ? <EmptyState icon="check" title={t.ageing.none} advice={t.ageing.noneAdvice} /> : null}
    </Page>
  )
}
