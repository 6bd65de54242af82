import { addDays } from '../../shared/kernel/fields'
import { yuan } from './goods'
import { demoCustomers } from './parties'
import { worker } from './people'
import type { Random } from './random'
import { receiptOf } from './receive'
import type { Trade } from './trade'

/** An order on its way: when it comes, and what of it the shelves will have. */
export interface Underway {
  order: string
  warehouse: string
  arrives: string
  counts: Map<string, number>
}

interface Row {
  line: string
  party: string
  warehouse: string
  sku: string
  unit: string
  numerator: number
  open: string
}

const REASONS = ['包装破损', '临近保质期', '与样品不符']

/** What was agreed with suppliers: most of their goods a little below the usual price, less for ten cases at once. */
export async function agreePrices(trade: Trade, random: Random, from: string): Promise<void> {
  const { caller } = worker(trade, 'purchaser')
  for (const goods of random.some(trade.goods, 40)) {
    const price = goods.cost * goods.ratio
    const head = { party: trade.suppliers[goods.supplier], sku: goods.id, unit: goods.largeUnit, startsOn: from }
    await caller.do('purchase', 'supplierPrice.save', { ...head, price: yuan(Math.round(price * 0.99)) })
    if (random.chance(0.5))
      await caller.do('purchase', 'supplierPrice.save', {
        ...head,
        fromQuantity: '5',
        price: yuan(Math.round(price * 0.96)),
        endsOn: addDays(from, 180),
      })
  }
}

/** A day of buying on order: what was ordered earlier arrives, sometimes late, short or damaged; something new is ordered. */
export async function buyOnOrder(trade: Trade, random: Random, date: string, underway: Underway[]): Promise<void> {
  for (const due of underway.filter(({ arrives }) => arrives === date)) await arrive(trade, random, date, due)
  if (!random.chance(0.45)) return
  const warehouse = trade.warehouses[0] as string
  const { input, moves } = receiptOf(trade, random, warehouse, date)
  const {
    supplierNumber: _number,
    discount: _discount,
    ...content
  } = input as typeof input & { supplierNumber?: string; discount?: string }
  const expectedDate = addDays(date, random.int(3, 7))
  const { caller, member } = worker(trade, 'purchaser')
  const { id } = await caller.do<{ id: string }>('purchase', 'purchaseOrder.post', { ...content, expectedDate, employee: member })
  underway.push({
    order: id,
    warehouse,
    // Some come when they were promised, some later, a few are still awaited.
    arrives: random.chance(0.04) ? 'never' : addDays(expectedDate, random.pick([0, 0, 0, -1, 1, 2, 5])),
    counts: new Map(moves.map(({ goods, count }) => [goods.id, count])),
  })
}

async function arrive(trade: Trade, random: Random, date: string, { order, warehouse, counts }: Underway): Promise<void> {
  const { caller, member } = worker(trade, 'keeper')
  const { rows } = await caller.do<{ rows: Row[] }>('purchase', 'receipt.fromOrder', { orders: [order] })
  const [first] = rows
  if (!first) return
  const short = random.chance(0.2)
  const damaged = random.chance(0.25)
  const rejects = random.chance(0.5) ? 'giveBack' : 'refuse'
  const lines = rows.map((row, index) => {
    const ordered = Math.round(Number(row.open) / row.numerator)
    const bad = damaged && index === 0 && ordered > 1 ? 1 : 0
    const came = short && index === rows.length - 1 && ordered > 1 ? ordered - 1 : ordered
    const taken = bad && rejects === 'refuse' ? came - bad : came
    return {
      sku: row.sku,
      unit: row.unit,
      quantity: String(Math.max(1, taken)),
      sourceLine: row.line,
      ...(bad ? { rejected: String(bad), rejectReason: random.pick(REASONS) } : {}),
    }
  })
  const made = await caller.do<{ id: string }>('purchase', 'receipt.post', {
    date,
    party: first.party,
    warehouse: first.warehouse,
    employee: member,
    ...(damaged ? { rejects } : {}),
    lines,
  })
  for (const goods of trade.goods) {
    const line = lines.find(({ sku }) => sku === goods.id)
    if (line && counts.has(goods.id)) trade.shelves.move(warehouse, goods, Number(line.quantity) * goods.ratio)
  }
  if (random.chance(0.2)) await spreadFreight(trade, made.id, random.int(3, 12) * 1000, date)
  if ((short || damaged) && random.chance(0.8)) await closeShort(trade, order)
  if (!damaged || rejects !== 'giveBack') return
  const { related } = await caller.do<{ related: { id: string; kind: string }[] }>('purchase', 'receipt.detail', { id: made.id })
  const draft = related.find(({ kind }) => kind === 'purchaseReturn')
  if (draft) await giveBack(trade, draft.id, warehouse)
}

/** What did not come is not waited for. */
async function closeShort(trade: Trade, id: string): Promise<void> {
  const { caller } = worker(trade, 'purchaser')
  const { version, fulfilment } = await caller.do<{ version: number; fulfilment: string }>('purchase', 'purchaseOrder.detail', { id })
  if (fulfilment !== 'full') await caller.do('purchase', 'purchaseOrder.close', { id, version, reason: '余下的供应商没有货了' })
}

/** What the carrier takes for bringing it, spread over the goods by their price. */
async function spreadFreight(trade: Trade, receipt: string, cents: number, date: string): Promise<void> {
  const { caller, member } = worker(trade, 'purchaser')
  const { warehouse, lines } = await caller.do<{
    warehouse: string
    lines: { id: string; sku: string; unit: string; quantity: string }[]
  }>('purchase', 'receipt.detail', { id: receipt })
  const rows = lines.map(({ id, sku, unit, quantity }) => ({ sku, unit, quantity, sourceLine: id }))
  const input = {
    date,
    party: trade.carrier,
    warehouse,
    employee: member,
    fee: yuan(cents),
    feeTaxRate: '0.09',
    basis: 'amount',
    lines: rows,
  }
  await caller.do('purchase', 'landedCost.post', input)
}

async function giveBack(trade: Trade, id: string, warehouse: string): Promise<void> {
  const { caller } = worker(trade, 'purchaser')
  const detail = await caller.do<{ version: number; lines: { sku: string; baseQuantity: string }[] }>('purchase', 'purchaseReturn.detail', {
    id,
  })
  const submitted = await caller.do<{ version: number }>('purchase', 'purchaseReturn.submit', { id, version: detail.version })
  await caller.do('purchase', 'purchaseReturn.approve', { id, version: submitted.version })
  for (const { sku, baseQuantity } of detail.lines)
    trade.shelves.move(warehouse, trade.goods.find((goods) => goods.id === sku)!, -Math.round(Number(baseQuantity)))
}

/** What is on the purchaser's desk: a plan of the month, half of it ordered, and goods that a sales order lacks. */
export async function leavePlans(trade: Trade, random: Random, today: string): Promise<void> {
  const { caller, member } = worker(trade, 'purchaser')
  const warehouse = trade.warehouses[0] as string
  const wanted = [...trade.goods]
    .sort((a, b) => trade.shelves.on(warehouse, a) / a.ratio - trade.shelves.on(warehouse, b) / b.ratio)
    .slice(0, 12)
  const lines = wanted.map((goods) => ({
    sku: goods.id,
    unit: goods.largeUnit,
    quantity: String(random.int(2, 8)),
    supplier: trade.suppliers[goods.supplier],
  }))
  const head = { date: today, warehouse, employee: member, startsOn: today, endsOn: addDays(today, 30) }
  const plan = await caller.do<{ id: string }>('purchase', 'purchasePlan.post', { ...head, lines: lines.slice(0, 6) })
  await caller.do('purchase', 'purchaseOrder.forPlan', { plan: plan.id, expectedDate: addDays(today, 7) })
  const { id, version } = await caller.do<{ id: string; version: number }>('purchase', 'purchasePlan.save', {
    ...head,
    lines: lines.slice(6),
  })
  await caller.do('purchase', 'purchasePlan.submit', { id, version })
  const rare = wanted[0]!
  const order = await worker(trade, 'sellerA').caller.do<{ id: string }>('sales', 'salesOrder.post', {
    date: today,
    party: trade.customers.get(demoCustomers.find(({ limit }) => limit === null)!.name),
    warehouse,
    expectedDate: addDays(today, 10),
    employee: worker(trade, 'sellerA').member,
    lines: [{ sku: rare.id, unit: rare.largeUnit, quantity: '40' }],
  })
  await caller.do('purchase', 'purchaseOrder.forSales', { salesOrder: order.id, expectedDate: addDays(today, 8) })
}
