import type { StockBook } from '../../shared/inventory/costing'
import { PastStock } from '../../shared/inventory/stocktakeBook'
import { beyond, type CountEntry, inOrder, recountNeeded, tallies } from '../../shared/inventory/stocktakeCount'
import { type Difference, differencesOf, missingOf } from '../../shared/inventory/stocktakeDifference'
import { type Decimal, dec } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { goodsFacts, STOCK_COLUMNS } from '../kernel/goodsFacts'
import { NOTHING, sql } from '../kernel/sql'
import { entriesOf, inScope, recountsOf, type Sheet } from './stocktakeSheet'

/** A difference with its goods, its worth in yuan at the current cost, and whether it has to be counted again. */
export interface Judged extends Difference {
  goods: Row
  worth: Decimal
  recount: boolean
}

/**
 * All differences of a stocktake as they stand, by SKU and batch: counted less the book at the time of counting. With
 * `uncounted`, goods in scope that nobody counted are taken as missing. Under the book lock nothing of it can change.
 */
export async function judge(ctx: Context, sheet: Sheet, uncounted: boolean): Promise<Judged[]> {
  const entries = await entriesOf(ctx, sheet)
  const asked = await recountsOf(ctx, sheet)
  const rows = await goodsRows(ctx, sheet, [...new Set(entries.map((entry) => entry.sku))], uncounted)
  if (rows.length === 0) return []
  const goods = new Map(rows.map((row) => [row.id as string, row]))
  const past = await pastStock(ctx, sheet, rows, entries)
  const serialised = (sku: string) => goods.get(sku)?.tracking === 'serial'
  const counted = differencesOf(tallies(entries), past, serialised)
  const missing = uncounted ? missingOf(past, counted, (sku) => goods.get(sku)?.inScope === 1, ctx.now.toISOString()) : []
  const { stock } = await goodsFacts(ctx, rows, { lines: [] })
  return [...counted, ...missing].sort(inOrder).map((difference) => judged(difference, sheet, goods.get(difference.sku)!, stock, asked))
}

function judged(difference: Difference, sheet: Sheet, goods: Row, stock: StockBook, asked: Map<string, number>): Judged {
  const { sku, lot, book, round, rounds } = difference
  const worthOf = (size: Decimal): Decimal => stock.worth(sheet.warehouse, sku, size, lot === '0' ? null : lot)
  const pending = round > 0 && round < 1 + (asked.get(`${sku}/${lot}`) ?? 0)
  const recount =
    round > 0 &&
    recountNeeded(
      rounds.map((each) => each.difference),
      pending,
      (size) => beyond(size, dec(book), worthOf(size), sheet),
    )
  return { ...difference, goods, worth: worthOf(difference.difference), recount }
}

/** Stock rows of the counted goods, and of all in scope that are there. */
const goodsRows = (ctx: Context, sheet: Sheet, counted: readonly string[], all: boolean): Promise<Row[]> =>
  ctx.tx.rows(sql`SELECT ${STOCK_COLUMNS}, s.spec, u.id AS unit, u.name AS baseUnit, (${inScope(ctx, sheet)}) AS inScope FROM sku s
    JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1
    LEFT JOIN stock_balance b ON b.company = s.company AND b.sku = s.id AND b.warehouse = ${sheet.warehouse}
    LEFT JOIN lot t ON t.company = b.company AND t.id = b.lot LEFT JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
    WHERE s.company = ${ctx.company} AND (s.id IN (${counted}) ${all ? sql`OR (b.onHand <> 0 AND ${inScope(ctx, sheet)})` : NOTHING})`)

/** The book since the first count: only what moved later is read, however long the history. */
async function pastStock(ctx: Context, sheet: Sheet, rows: readonly Row[], entries: readonly CountEntry[]): Promise<PastStock> {
  const [since] = [ctx.now, ...entries.map((entry) => new Date(entry.countedAt))].sort((a, b) => a.getTime() - b.getTime())
  const skus = [...new Set(rows.map((row) => row.id as string))]
  const serialised = [...new Set(rows.filter((row) => row.tracking === 'serial').map((row) => row.id as string))]
  const after = sql`COALESCE((SELECT q.number FROM posting q WHERE q.company = ${ctx.company} AND q.at <= ${since!} ORDER BY q.number DESC LIMIT 1), 0)`
  const [moves, serials, serialMoves] = await ctx.tx.all([
    sql`SELECT m.sku, m.lot, m.quantity, p.at FROM posting p JOIN stock_move m ON m.company = p.company AND m.posting = p.number
      WHERE p.company = ${ctx.company} AND p.number > ${after} AND m.warehouse = ${sheet.warehouse} AND m.sku IN (${skus})`,
    sql`SELECT sku, number FROM serial WHERE company = ${ctx.company} AND warehouse = ${sheet.warehouse} AND sku IN (${serialised})`,
    sql`SELECT m.sku, m.number, m.direction, p.at FROM posting p JOIN serial_move m ON m.company = p.company AND m.posting = p.number
      WHERE p.company = ${ctx.company} AND p.number > ${after} AND m.warehouse = ${sheet.warehouse} AND m.sku IN (${serialised}) ORDER BY m.posting, m.seq`,
  ])
  const byLot = new Set(rows.filter((row) => row.tracking === 'lot').map((row) => row.id as string))
  const held = rows.filter((row) => row.warehouse).map((row) => ({ sku: row.id, lot: row.lot, onHand: row.onHand }))
  return new PastStock(held, moves as never, (sku) => byLot.has(sku), serials as never, serialMoves as never)
}
