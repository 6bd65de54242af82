import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { TickRow } from '../../kit/Tick'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import { type WaitingGroup, waitingGroups } from './waiting'

/** Orders that wait for their goods: tick some of one customer and pick them together as one delivery. */
export default function ToShip() {
  const asked = useAsk('sales', 'delivery.fromOrder', {})
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200, archived: true })
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ group: string; orders: string[] }>({ group: '', orders: [] })
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const groups = waitingGroups(asked.data?.rows ?? [], text.trim())
  const toggle = ({ key }: WaitingGroup, id: string) =>
    setChosen(({ group, orders }) => {
      // One delivery is of one customer: a tick elsewhere begins anew.
      if (group !== key) return { group: key, orders: [id] }
      return { group, orders: orders.includes(id) ? orders.filter((one) => one !== id) : [...orders, id] }
    })
  const nameOf = (id: string) => warehouses.data?.rows.find((row) => row.id === id)?.name ?? ''
  const count = chosen.orders.length
  return (
    <Page
      title={t.ship.title}
      onRefresh={() => asked.refetch()}
      top={<Search placeholder={t.ship.search} onSearch={setText} />}
      footer={
        groups.length > 0 ? (
          <Button
            word={t.ship.pick(count)}
            disabled={count === 0}
            onTap={() => Taro.navigateTo({ url: `/sales/pick/index?orders=${chosen.orders.join(',')}` })}
          />
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data && groups.length === 0 ? (
        <EmptyState
          icon="check"
          title={text ? t.ship.notFound(text) : t.ship.none}
          advice={text ? t.ship.notFoundAdvice : t.ship.noneAdvice}
        />
      ) : null}
      {groups.map((group) => (
        <Card key={group.key} flush title={`${group.partyName} · ${nameOf(group.warehouse)}`}>
          {group.orders.map((order) => (
            <TickRow
              key={order.id}
              on={chosen.group === group.key && chosen.orders.includes(order.id)}
              label={order.number}
              onTick={() => toggle(group, order.id)}
            >
              <ListRow
                title={order.number}
                tag={<Tag word={order.ready ? t.ship.ready : t.ship.short} tone={order.ready ? 'success' : 'warning'} />}
                facts={[
                  t.ship.lines(order.lines),
                  order.expectedDate
                    ? order.expectedDate < today()
                      ? t.ship.late(dayWords(order.expectedDate))
                      : t.ship.due(dayWords(order.expectedDate))
                    : null,
                ]}
                onTap={() => Taro.navigateTo({ url: documentPage('salesOrder', order.id) })}
              />
            </TickRow>
          ))}
        </Card>
      ))}
    </Page>
  )
}
