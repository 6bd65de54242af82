import { yuan } from './goods'
import type { Random } from './random'
import type { Trade } from './trade'

/** A purchase receipt for the shelves that are emptiest among one supplier's goods, in cases. */
export function receiptOf(trade: Trade, random: Random, warehouse: string, date: string) {
  const { goods, shelves, suppliers } = trade
  const supplier = random.int(0, suppliers.length - 1)
  const wanted = goods
    .filter((made) => made.supplier === supplier)
    .sort((a, b) => shelves.on(warehouse, a) / a.ratio - shelves.on(warehouse, b) / b.ratio || (a.code < b.code ? -1 : 1))
    .slice(0, random.int(4, 9))
  const moves = wanted.map((made) => ({ goods: made, cases: random.int(2, 6) }))
  const input = {
    date,
    party: suppliers[supplier],
    warehouse,
    department: trade.departments.purchasing,
    ...(random.chance(0.4) && { supplierNumber: `SH${date.replaceAll('-', '')}${random.int(100, 999)}` }),
    ...(random.chance(0.1) && { discount: yuan(random.int(5, 40) * 100) }),
    lines: moves.map(({ goods: made, cases }) => ({
      sku: made.id,
      unit: made.largeUnit,
      quantity: String(cases),
      // Purchase prices move a little from week to week.
      price: yuan(Math.round((made.cost * made.ratio * random.int(96, 104)) / 100)),
    })),
  }
  return { input, moves: moves.map(({ goods: made, cases }) => ({ goods: made, count: cases * made.ratio })) }
}
