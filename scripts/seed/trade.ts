import { addDays } from '../../shared/kernel/fields'
import { agreePrices, buyOnOrder, leavePlans, type Underway } from './buying'
import { deliveryOf } from './deliver'
import { moneyDay } from './money'
import { type Worker, worker } from './people'
import { Random } from './random'
import { receiptOf } from './receive'
import type { Shelves, Stocked } from './stock'

/** The demo company at work. */
export interface Trade {
  people: Record<string, Worker>
  goods: Stocked[]
  freight: { sku: string; unit: string }
  shelves: Shelves
  suppliers: string[]
  /** Who brings what suppliers send. */
  carrier: string
  customers: Map<string, string>
  /** Upper bounds, in cents, by customer. */
  owed: Map<string, number>
  warehouses: string[]
  departments: { sales: string; purchasing: string }
}

interface Outcome {
  id: string
  version: number
}

/** Most goes through the main warehouse. */
const warehouseOf = (trade: Trade, random: Random): string => trade.warehouses[random.pick([0, 0, 0, 1, 1, 2])] as string

async function receive(trade: Trade, random: Random, warehouse: string, date: string): Promise<void> {
  const who = worker(trade, random.chance(0.7) ? 'purchaser' : 'keeper')
  const { input, moves } = receiptOf(trade, random, warehouse, date)
  const made = await who.caller.do<Outcome>('purchase', 'receipt.post', { ...input, employee: who.member })
  if (random.chance(0.02)) return voided(trade, 'purchase', 'receipt', made, '供应商送错货，整单退回')
  for (const { goods, count } of moves) trade.shelves.move(warehouse, goods, count)
}

async function deliver(trade: Trade, random: Random, date: string): Promise<void> {
  const warehouse = warehouseOf(trade, random)
  const seller = random.pick(['sellerA', 'sellerA', 'sellerB', 'sellerB', 'keeper'])
  const who = worker(trade, seller)
  const planned = deliveryOf(trade, random, warehouse, date, seller !== 'keeper')
  if (!planned) return
  const made = await who.caller.do<Outcome>('sales', 'delivery.post', { ...planned.input, employee: who.member })
  if (random.chance(0.012)) return voided(trade, 'sales', 'delivery', made, '客户临时取消')
  for (const { goods, count } of planned.moves) trade.shelves.move(warehouse, goods, count)
  const { name } = planned.customer
  trade.owed.set(name, (trade.owed.get(name) ?? 0) + planned.cents)
}

async function voided(trade: Trade, module: string, kind: string, { id, version }: Outcome, reason: string): Promise<void> {
  await worker(trade, 'accountant').caller.do(module, `${kind}.void`, { id, version, reason })
}

/** The days up to today: receipts in the morning, deliveries all day, half as many on Sundays. */
export async function tradeDays(trade: Trade, random: Random, from: string, today: string): Promise<void> {
  await agreePrices(trade, random, from)
  const underway: Underway[] = []
  // Of its own, so that goods and their days do not depend on the money.
  const money = new Random(20_261_125)
  for (let date = from; date <= today; date = addDays(date, 1)) {
    const sunday = new Date(`${date}T00:00:00Z`).getUTCDay() === 0
    const first = date === from
    for (let left = first ? 8 : random.int(sunday ? 0 : 1, sunday ? 1 : 2); left > 0; left--)
      await receive(trade, random, warehouseOf(trade, random), date)
    if (!sunday) await buyOnOrder(trade, random, date, underway)
    for (let left = sunday ? random.int(3, 4) : random.int(6, 8); left > 0; left--) await deliver(trade, random, date)
    await moneyDay(trade, money, date)
  }
  await leavePlans(trade, random, today)
  await leaveOpen(trade, random, today)
}

/** What is on people's desks today: drafts, and documents that wait for an approval. */
async function leaveOpen(trade: Trade, random: Random, today: string): Promise<void> {
  for (let index = 0; index < 14; index++) {
    const planned = deliveryOf(trade, random, trade.warehouses[0] as string, today)
    const who = worker(trade, index % 2 ? 'sellerA' : 'sellerB')
    if (planned) await leave(who, 'sales', 'delivery', planned.input, index < 8)
  }
  for (let index = 0; index < 6; index++) await leaveOrder(trade, random, today, index)
  const purchaser = worker(trade, 'purchaser')
  for (let index = 0; index < 7; index++)
    await leave(purchaser, 'purchase', 'receipt', receiptOf(trade, random, trade.warehouses[0] as string, today).input, index < 4)
}

/** A sales order: some wait for goods, some are delivered in part, one is delivered and partly given back. */
async function leaveOrder(trade: Trade, random: Random, today: string, index: number): Promise<void> {
  const planned = deliveryOf(trade, random, trade.warehouses[0] as string, today)
  if (!planned) return
  const { caller, member } = worker(trade, index % 2 ? 'sellerA' : 'sellerB')
  const made = await caller.do<Outcome>('sales', 'salesOrder.post', {
    ...planned.input,
    expectedDate: addDays(today, index),
    employee: member,
  })
  if (index < 3) return
  const { party, warehouse, lines } = await caller.do<OrderSeen>('sales', 'salesOrder.detail', { id: made.id })
  const taken = index < 5 ? lines.slice(0, 1) : lines
  const rows = taken.map(({ id, sku, unit, quantity }) => ({ sku, unit, quantity, sourceLine: id }))
  const delivered = await caller.do<Outcome>('sales', 'delivery.post', { date: today, party, warehouse, employee: member, lines: rows })
  if (index < 5) return
  const [line] = (await caller.do<OrderSeen>('sales', 'delivery.detail', { id: delivered.id })).lines
  const back = [{ sku: line!.sku, unit: line!.unit, quantity: '1', sourceLine: line!.id }]
  await caller.do('sales', 'salesReturn.post', { date: today, party, warehouse, employee: member, lines: back })
}

interface OrderSeen {
  party: string
  warehouse: string
  lines: { id: string; sku: string; unit: string; quantity: string }[]
}

async function leave({ caller, member }: Worker, module: string, kind: string, input: object, submit: boolean): Promise<void> {
  const { id, version } = await caller.do<Outcome>(module, `${kind}.save`, { ...input, employee: member })
  if (submit) await caller.do(module, `${kind}.submit`, { id, version })
}
