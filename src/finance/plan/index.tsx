import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { addDays } from '../../../shared/kernel/fields'
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
import { troubleOf } from '../../trouble'

const HORIZONS = { due: 0, week: 7, month: 30 } as const
type Horizon = keyof typeof HORIZONS | 'all'

/** 付款计划: what suppliers are to be paid, by due date; a tap opens the payment with their items ticked. */
export default function Plan() {
  const [horizon, setHorizon] = useState<Horizon>('week')
  const to = horizon === 'all' ? undefined : addDays(today(), HORIZONS[horizon])
  const asked = useAsk('finance', 'partyReport.plan', { side: 'supplier', ...(to ? { to } : {}) })
  const data = asked.data
  return (
    <Page
      title={t.plan.title}
      onRefresh={() => asked.refetch()}
      top={
        <Chips
          chips={(['due', 'week', 'month', 'all'] as const).map((value) => ({ value: value as Horizon, word: t.plan.horizons[value] }))}
          value={horizon}
          onChange={setHorizon}
        />
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data && data.rows.length > 0 ? (
        <>
          <View className="card">
            <Text className="figure-label">{t.plan.total}</Text>
            <Money value={data.total} size="huge" />
          </View>
          <Card flush>
            {data.rows.map((row) => (
              <ListRow
                key={`${row.dueDate}/${row.party}`}
                title={row.name}
                tag={row.overdueDays > 0 ? <Tag word={t.party.overdueDays(row.overdueDays)} tone="danger" /> : undefined}
                facts={[t.money.due(dayWords(row.dueDate)), t.plan.items(row.items)]}
                figure={<Money value={row.open} />}
                onTap={() => Taro.navigateTo({ url: `/finance/pay/index?party=${row.party}&name=${encodeURIComponent(row.name)}` })}
              />
            ))}
          </Card>
        </>
      ) : null}
      {data && data.rows.length === 0 ? <EmptyState icon="check" title={t.plan.none} /> : null}
    </Page>
  )
}
