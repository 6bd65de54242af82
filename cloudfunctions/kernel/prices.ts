import { chinaDay, sameDecimal } from '../../shared/kernel/fields'
import type { PriceTarget } from '../../shared/product/priceRule'
import type { Context } from './context'
import { newId } from './ids'
import { insert } from './sql'

/** A price that changes; `unit` is the SKU's base unit for its floor price, `level` 0 where it is no level's. */
export interface PriceChange {
  sku: string
  unit: string
  target: PriceTarget
  level: string
  was: string | null
  price: string | null
}

const COLUMNS = ['id', 'batch', 'sku', 'unit', 'target', 'level', 'was', 'price', 'dueOn', 'state', 'madeBy', 'madeAt'] as const

export const samePrice = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : sameDecimal(a, b))

/** Queues the history of price changes, done already or planned for a day; those that change nothing are left out. Answers the batch. */
export function recordPrices(ctx: Context, changes: readonly PriceChange[], planned: string | null = null): string {
  const batch = newId()
  const rows = changes
    .filter(({ was, price }) => !samePrice(was, price))
    .map(({ sku, unit, target, level, was, price }) => [
      newId(),
      batch,
      sku,
      unit,
      target,
      level,
      was,
      price,
      planned ?? chinaDay(ctx.now),
      planned ? 'planned' : 'done',
      ctx.me.id,
      ctx.now,
    ])
  for (let from = 0; from < rows.length; from += 500)
    ctx.tx.later(insert('price_change', ctx.company, COLUMNS, rows.slice(from, from + 500)))
  return batch
}
