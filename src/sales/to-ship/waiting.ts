import { dec } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'

type Row = OutputOf<'sales', 'delivery.fromOrder'>['rows'][number]

/** An order of which something is still to be delivered. */
export interface WaitingOrder {
  id: string
  number: string
  expectedDate: string | null
  lines: number
  /** Whether all that is open is on hand, as far as this list knows. */
  ready: boolean
}

/** What one delivery can be made of: the orders of one customer from one warehouse. */
export interface WaitingGroup {
  key: string
  partyName: string
  warehouse: string
  orders: WaitingOrder[]
}

/** Open order lines as orders, by customer and warehouse; who waits longest for a promised day stands first. */
export function waitingGroups(rows: readonly Row[], text: string): WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>()
  const fits = (row: Row) => `${row.partyName} ${row.number}`.toLowerCase().includes(text.toLowerCase())
  for (const row of rows.filter(fits)) {
    const key = `${row.party}/${row.warehouse}`
    const group = groups.get(key) ?? { key, partyName: row.partyName, warehouse: row.warehouse, orders: [] }
    groups.set(key, group)
    const known = group.orders.find(({ id }) => id === row.order)
    const order = known ?? { id: row.order, number: row.number, expectedDate: row.expectedDate ?? null, lines: 0, ready: true }
    if (!known) group.orders.push(order)
    order.lines += 1
    if (row.onHand && dec(row.onHand).lessThan(row.open)) order.ready = false
  }
  const due = ({ orders }: WaitingGroup) => orders.map(({ expectedDate }) => expectedDate ?? '9999').sort()[0]!
  return [...groups.values()].sort((a, b) => due(a).localeCompare(due(b)))
}
