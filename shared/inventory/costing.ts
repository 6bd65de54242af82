import type { SkuFacts, StockMove } from '../books'
import { dec, type Decimal, moneyText, quantityText, roundMoney, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'

/** One row of stock: quantity and value of a SKU in a warehouse and lot. Unit cost is derived, never stored as truth. */
export interface StockRow {
  warehouse: string
  sku: string
  lot: string
  onHand: string
  value: string
}

interface Pool {
  quantity: Decimal
  value: Decimal
}

const key = (warehouse: string, sku: string, lot: string): string => `${warehouse}/${sku}/${lot}`

/**
 * The stock a posting works on: pools by (warehouse, SKU, lot) under moving average (costing rules §3b).
 * In: quantity and value are added. Out: cost = round(q × V / Q), and what takes the last unit takes all of the value,
 * so that quantity 0 means value 0. Taking more than is there is refused with INSUFFICIENT_STOCK.
 */
export class StockBook {
  private readonly pools = new Map<string, Pool>()
  readonly moves: StockMove[] = []

  constructor(
    rows: readonly StockRow[],
    private readonly sku: (id: string) => SkuFacts,
  ) {
    for (const row of rows) this.pools.set(key(row.warehouse, row.sku, row.lot), { quantity: dec(row.onHand), value: dec(row.value) })
  }

  /** Puts goods in at a value (yuan, not negative); a gift has value 0. */
  put(warehouse: string, sku: string, quantity: Decimal.Value, value: Decimal.Value, line: string | null, lot = '0'): void {
    this.move(warehouse, sku, lot, dec(quantity), roundMoney(value), line)
  }

  /** Takes goods out and returns their cost in yuan. */
  take(warehouse: string, sku: string, quantity: Decimal.Value, line: string | null, lot = '0'): Decimal {
    const wanted = dec(quantity)
    const pool = this.pools.get(key(warehouse, sku, lot)) ?? { quantity: ZERO, value: ZERO }
    if (wanted.greaterThan(pool.quantity)) {
      const facts = this.sku(sku)
      throw refuse('INSUFFICIENT_STOCK', {
        sku,
        code: facts.code,
        name: facts.name,
        wanted: quantityText(wanted),
        available: quantityText(pool.quantity),
        warehouse,
      })
    }
    const cost = costOf(pool, wanted)
    this.move(warehouse, sku, lot, wanted.negated(), cost.negated(), line)
    return cost
  }

  /** Writes an exact movement, as a void does; refuses what would leave a negative quantity, a negative value or a value without quantity. */
  reverse(move: Pick<StockMove, 'warehouse' | 'sku' | 'lot' | 'quantity' | 'value' | 'line'>): void {
    this.move(move.warehouse, move.sku, move.lot, dec(move.quantity).negated(), dec(move.value).negated(), move.line)
  }

  /** Refuses a state of the touched rows that no posting may leave behind. */
  assertSound(): void {
    for (const [name, pool] of this.pools) {
      const facts = () => this.sku(name.split('/')[1]!)
      if (pool.quantity.isNegative() && !pool.quantity.isZero()) throw refuse('STOCK_IN_USE', { ...named(facts()), reason: 'quantity' })
      const orphaned = pool.quantity.isZero() && !pool.value.isZero()
      if (orphaned || (pool.value.isNegative() && !pool.value.isZero()))
        throw refuse('STOCK_IN_USE', { ...named(facts()), reason: 'value' })
    }
  }

  private move(warehouse: string, sku: string, lot: string, quantity: Decimal, value: Decimal, line: string | null): void {
    const name = key(warehouse, sku, lot)
    const pool = this.pools.get(name) ?? { quantity: ZERO, value: ZERO }
    const after = { quantity: pool.quantity.plus(quantity), value: pool.value.plus(value) }
    this.pools.set(name, after)
    this.moves.push({
      warehouse,
      sku,
      lot,
      quantity: quantityText(quantity),
      value: moneyText(value),
      line,
      onHandAfter: quantityText(after.quantity),
      valueAfter: moneyText(after.value),
    })
  }
}

const named = (facts: SkuFacts) => ({ sku: facts.id, code: facts.code, name: facts.name })

/** Cost of taking `quantity` from a pool: its share of the value, rounded once; all of it for the last unit. */
export const costOf = (pool: Pool, quantity: Decimal): Decimal =>
  quantity.equals(pool.quantity) ? pool.value : roundMoney(pool.value.times(quantity).div(pool.quantity))
