import type { SkuFacts } from '../../shared/books'
import { StockBook } from '../../shared/inventory/costing'
import { SerialBook } from '../../shared/inventory/serials'
import type { DocumentData } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { dec } from '../../shared/kernel/money'
import type { Context } from './context'
import type { Row } from './db'
import { newId } from './ids'
import { fixed, type Statement, sql } from './sql'

/** Columns of a stock row with its SKU (s), base unit (u), balance (b) and lot (t). */
export const STOCK_COLUMNS = fixed(
  's.id, s.code, s.name, s.skuKind, s.tracking, u.purchasePrice, b.warehouse, b.lot, b.onHand, b.value, b.lastCost, t.expiresAt, EXISTS (SELECT 1 FROM stock_level v WHERE v.company = s.company AND v.sku = s.id) AS levelled',
)

/** The warehouses that may go below zero, as one more column. */
export const negativeWarehouses = (ctx: Context): Statement =>
  sql`(SELECT GROUP_CONCAT(w.id) FROM warehouse w WHERE w.company = ${ctx.company} AND w.negativeStock = 1) AS negativeIn`

/** SKUs, stock book and serial book over stock rows; shortages and serials are read only where there are any. */
export async function goodsFacts(ctx: Context, rows: readonly Row[], doc: Pick<DocumentData, 'lines'>) {
  const skus = new Map<string, SkuFacts>(rows.map((row) => [row.id, skuOf(row)]))
  const sku = (id: string): SkuFacts => {
    const known = skus.get(id)
    if (!known) throw new Error(`posting did not ask for SKU ${id}`)
    return known
  }
  const negativeIn = new Set<string>((rows[0]?.negativeIn ?? '').split(','))
  const policy = {
    costing: ctx.settings.costing,
    today: chinaDay(ctx.now),
    expiredAllowed: ctx.settings.expiredGoods === 'allow',
    negativeAllowed: (warehouse: string) => negativeIn.has(warehouse),
    newLot: newId,
  }
  const balances = rows
    .filter((row) => row.warehouse)
    .map(({ id, warehouse, lot, onHand, value, lastCost, expiresAt }) => ({ warehouse, sku: id, lot, onHand, value, lastCost, expiresAt }))
  const below = balances.filter((row) => dec(row.onHand).isNegative())
  const shortages = below.length
    ? await openShortages(
        ctx,
        below.map((row) => row.sku),
      )
    : []
  const serials = doc.lines.some((line) => line.serials.length) ? await serialPlaces(ctx, doc) : []
  return { sku, stock: new StockBook(balances, sku, policy, shortages), serials: new SerialBook(serials, sku) }
}

const skuOf = (row: Row): SkuFacts => ({
  id: row.id,
  code: row.code,
  name: row.name,
  stocked: row.skuKind === 'goods',
  tracking: row.tracking ?? 'none',
  purchasePrice: row.purchasePrice,
  levelled: row.levelled === 1,
})

const openShortages = async (ctx: Context, skus: readonly string[]) =>
  (await ctx.tx.rows(sql`SELECT posting, seq, warehouse, sku, quantity, value FROM stock_shortage
    WHERE company = ${ctx.company} AND sku IN (${[...new Set(skus)]}) AND quantity > 0 ORDER BY posting, seq`)) as never

async function serialPlaces(ctx: Context, doc: Pick<DocumentData, 'lines'>) {
  const numbers = doc.lines.flatMap((line) => line.serials)
  const skus = doc.lines.filter((line) => line.serials.length).map((line) => line.sku)
  return (await ctx.tx.rows(
    sql`SELECT sku, number, warehouse FROM serial WHERE company = ${ctx.company} AND sku IN (${[...new Set(skus)]}) AND number IN (${numbers})`,
  )) as never
}
