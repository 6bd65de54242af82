import type { Levels } from '../../shared/inventory/alerts'
import type { Context } from './context'
import { enqueue } from './jobs'
import { sql, type Statement, valuesOf } from './sql'

export interface LevelRow extends Levels {
  sku: string
  warehouse: string
}

/** Goods of one job; levels set for many goods are looked at in several. */
const WATCHED = 500

/** Rows for the levels of goods; those that are there already are replaced. */
export const levelRows = (values: Statement): Statement =>
  sql`INSERT INTO stock_level (company, sku, warehouse, minimum, maximum, safety, leadDays, minimumOrder) ${values}
    ON DUPLICATE KEY UPDATE minimum = VALUES(minimum), maximum = VALUES(maximum), safety = VALUES(safety), leadDays = VALUES(leadDays), minimumOrder = VALUES(minimumOrder)`

/** Writes levels per SKU and warehouse. */
export function writeLevels(ctx: Context, rows: readonly LevelRow[]): void {
  const values = rows.map((row) => [
    ctx.company,
    row.sku,
    row.warehouse,
    row.minimum ?? null,
    row.maximum ?? null,
    row.safety ?? null,
    row.leadDays ?? null,
    row.minimumOrder ?? null,
  ])
  for (let start = 0; start < values.length; start += WATCHED)
    ctx.tx.later(levelRows(sql`VALUES ${valuesOf(values.slice(start, start + WATCHED))}`))
}

/** The alerts of goods are worked out anew at once. */
export function watchGoods(ctx: Context, skus: readonly string[]): void {
  for (let start = 0; start < skus.length; start += WATCHED) enqueue(ctx, 'stock.watch', { skus: skus.slice(start, start + WATCHED) }, 1)
}
