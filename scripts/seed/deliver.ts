import { type DemoCustomer, demoCustomers } from './parties'
import { yuan } from './goods'
import type { Random } from './random'
import type { Stocked } from './stock'
import type { Trade } from './trade'

interface SoldLine {
  goods: Stocked
  count: number
  /** An upper bound of what it costs the customer, in cents. */
  cents: number
  line: object
}

function soldLine(random: Random, goods: Stocked, onHand: number, bargains: boolean): SoldLine | null {
  const spare = Math.floor(onHand * 0.6)
  const cases = Math.min(Math.floor(spare / goods.ratio), random.int(1, 3))
  const discount = bargains && random.chance(0.12) ? { discountRate: random.pick(['0.05', '0.1', '0.15']) } : {}
  if (cases > 0 && random.chance(0.45))
    return {
      goods,
      count: cases * goods.ratio,
      cents: cases * goods.casePrice,
      line: { sku: goods.id, unit: goods.largeUnit, quantity: String(cases), ...discount },
    }
  const count = Math.min(spare, random.int(2, 24))
  if (count < 1) return null
  // Regulars have a price of their own now and then.
  const own = bargains && random.chance(0.1) ? { price: yuan(Math.round(goods.price * 0.96)) } : {}
  return {
    goods,
    count,
    cents: count * goods.price,
    line: { sku: goods.id, unit: goods.baseUnit, quantity: String(count), ...own, ...discount },
  }
}

/**
 * A sales delivery of what lies in the warehouse, to a customer whose credit bears it; null when there is too little to sell.
 * Who `bargains` has prices and discounts of their own, and asks for freight.
 */
export function deliveryOf(trade: Trade, random: Random, warehouse: string, date: string, bargains = true) {
  const available = trade.goods.filter((goods) => trade.shelves.on(warehouse, goods) >= 4)
  const sold = random
    .some(available, random.int(2, 8))
    .flatMap((goods) => soldLine(random, goods, trade.shelves.on(warehouse, goods), bargains) ?? [])
  if (sold.length === 0) return null
  const freight = bargains && random.chance(0.15) ? random.int(10, 40) * 100 : 0
  const cents = sold.reduce((total, { cents: own }) => total + own, 0) + freight
  const customer = creditworthy(trade, random, cents)
  const lines = [...sold.map(({ line }) => line), ...(freight ? [{ ...trade.freight, quantity: '1', price: yuan(freight) }] : [])]
  const input = {
    date,
    party: trade.customers.get(customer.name),
    warehouse,
    department: trade.departments.sales,
    ...(bargains && random.chance(0.12) && cents > 20_000 && { discount: yuan(random.int(1, 10) * 100) }),
    ...(random.chance(0.2) && { note: random.pick(['下午送到', '放门口', '要发票', '电话联系']) }),
    lines,
  }
  return { input, customer, cents, moves: sold.map(({ goods, count }) => ({ goods, count: -count })) }
}

function creditworthy(trade: Trade, random: Random, cents: number): DemoCustomer {
  const fits = demoCustomers.filter(({ name, limit }) => limit === null || (trade.owed.get(name) ?? 0) + cents <= limit)
  return random.pick(fits)
}
