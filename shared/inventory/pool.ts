import { dec, type Decimal, roundMoney, ZERO } from '../kernel/money'

/** How goods that are not told apart are costed: one average, or each receipt by itself, of which an out takes the oldest or the one a person picks. */
export const COSTINGS = { average: '移动加权平均', fifo: '先进先出', batch: '批次成本' } as const

/** One row of stock: quantity and value of a SKU in a warehouse and lot. Unit cost is derived, never stored as truth. */
export interface StockRow {
  warehouse: string
  sku: string
  /** `0` for goods without lots under moving average; otherwise a batch or a FIFO layer. */
  lot: string
  onHand: string
  value: string
  /** Last valid unit cost, for what is taken below zero; null before anything came in. */
  lastCost?: string | null
  /** Of a batch; null where nothing expires. */
  expiresAt?: string | null
}

/** A row of stock as a posting works on it. */
export interface Pool {
  warehouse: string
  sku: string
  lot: string
  quantity: Decimal
  value: Decimal
  lastCost: Decimal | null
  expiresAt: string | null
}

/** What was taken of one lot. */
export interface Piece {
  lot: string
  quantity: Decimal
  value: Decimal
}

export interface Taking {
  /** Only this lot. */
  lot?: string | null
  /** Damage and returns may take what has expired. */
  expiredAllowed?: boolean
}

export const inHand = (pool: Pool): boolean => pool.quantity.greaterThan(ZERO)
export const byAge = (a: Pool, b: Pool): number => a.lot.length - b.lot.length || (a.lot < b.lot ? -1 : 1)
export const byExpiry = (a: Pool, b: Pool): number => (a.expiresAt ?? '9999').localeCompare(b.expiresAt ?? '9999') || byAge(a, b)

export const poolOf = (row: StockRow): Pool => ({
  warehouse: row.warehouse,
  sku: row.sku,
  lot: row.lot,
  quantity: dec(row.onHand),
  value: dec(row.value),
  lastCost: row.lastCost ? dec(row.lastCost) : null,
  expiresAt: row.expiresAt ?? null,
})

/** Cost of taking `quantity` from a pool: its share of the value, rounded once; all of it for the last unit. */
export const costOf = (pool: { quantity: Decimal; value: Decimal }, quantity: Decimal): Decimal =>
  quantity.equals(pool.quantity) ? pool.value : roundMoney(pool.value.times(quantity).div(pool.quantity))
