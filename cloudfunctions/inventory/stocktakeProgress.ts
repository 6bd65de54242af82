import type { Input, Output } from '../../shared/kernel/contract'
import type { stocktakeActions } from '../../shared/inventory/stocktakeContract'
import { tallies } from '../../shared/inventory/stocktakeCount'
import { baseQuantityOf } from '../../shared/kernel/amounts'
import { quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { join, NOTHING, sql, type Statement } from '../kernel/sql'
import { effective, entriesOf, inScope, type Sheet, sheetOf } from './stocktakeSheet'

type Actions = typeof stocktakeActions

/** How far the counting is, who counts, and what came in last; nothing of the book. */
export async function progress(ctx: Context, input: Input<Actions['stocktake.progress']>): Promise<Output<Actions['stocktake.progress']>> {
  const sheet = await sheetOf(ctx, input.id)
  const [totals, counters, last] = await ctx.tx.all([
    sql`SELECT COUNT(*) AS total, COALESCE(SUM(k.round IS NOT NULL), 0) AS counted, COALESCE(SUM(k.round < 1 + k.asked), 0) AS recounts FROM (${keys(ctx, sheet)}) k`,
    sql`SELECT c.member, m.name AS memberName, COUNT(*) AS entries, MAX(c.countedAt) AS lastAt FROM stocktake_count c
      JOIN member m ON m.company = c.company AND m.id = c.member WHERE ${effective(ctx, sheet)} GROUP BY c.member, m.name ORDER BY lastAt DESC LIMIT 200`,
    sql`SELECT c.id, c.sku, s.code, s.name, s.spec, u.name AS baseUnit, IF(c.lot = 0, NULL, c.lot) AS lot, l.number AS lotNumber, c.quantity, c.numerator, c.denominator, c.mode,
        c.round, c.member, m.name AS memberName, c.countedAt, EXISTS (SELECT 1 FROM stocktake_count x WHERE x.company = c.company AND x.undoes = c.id) AS undone
      FROM stocktake_count c JOIN sku s ON s.company = c.company AND s.id = c.sku JOIN sku_unit u ON u.company = c.company AND u.sku = c.sku AND u.no = 1
      JOIN member m ON m.company = c.company AND m.id = c.member LEFT JOIN lot l ON l.company = c.company AND l.id = c.lot
      WHERE c.company = ${ctx.company} AND c.stocktake = ${sheet.id} AND c.undoes IS NULL ORDER BY c.id DESC LIMIT 20`,
  ])
  const number = (value: string): number => parseInt(value, 10)
  const { total, counted, recounts } = totals![0]!
  return {
    id: sheet.id,
    state: sheet.state,
    title: sheet.title,
    blind: sheet.blind ?? false,
    total: number(total),
    counted: number(counted),
    recounts: number(recounts),
    counters: counters!.map(({ member, memberName, entries, lastAt }) => ({ member, memberName, entries: number(entries), lastAt })),
    last: last!.map(({ numerator, denominator, quantity, undone, ...row }) => ({
      ...row,
      quantity: quantityText(baseQuantityOf(quantity, { numerator, denominator })),
      undone: undone === 1,
    })) as never,
  }
}

/** What there is to count, with what was counted; the book only where it may be seen. */
export async function goods(ctx: Context, input: Input<Actions['stocktake.goods']>): Promise<Output<Actions['stocktake.goods']>> {
  const sheet = await sheetOf(ctx, input.id)
  const limit = input.limit ?? 50
  const conditions = [sql`1 = 1`, ...(input.uncounted ? [sql`(k.round IS NULL OR k.round < 1 + k.asked)`] : []), ...after(input.after)]
  const rows =
    await ctx.tx.rows(sql`SELECT k.sku, k.lot, k.round, k.asked, k.onHand, s.code, s.name, s.spec, u.name AS baseUnit, l.number AS lotNumber FROM (${keys(ctx, sheet)}) k
    JOIN sku s ON s.company = ${ctx.company} AND s.id = k.sku JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1
    LEFT JOIN lot l ON l.company = s.company AND l.id = k.lot WHERE ${join(conditions, ' AND ')} ORDER BY k.sku, k.lot LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const skus = page.map((row) => row.sku as string)
  const counted = new Map(tallies(skus.length ? await entriesOf(ctx, sheet, skus) : []).map((each) => [`${each.sku}/${each.lot}`, each]))
  const open = !sheet.blind || ctx.may('stocktake.review')
  return {
    rows: page.map(({ round, asked, onHand, ...row }: Row) => ({
      ...row,
      lot: row.lot === '0' ? null : row.lot,
      counted: counted.get(`${row.sku}/${row.lot}`)?.counted ?? null,
      recount: round !== null && round < 1 + parseInt(asked, 10),
      ...(open ? { book: quantityText(onHand) } : {}),
    })) as never,
    more: last && rows.length > limit ? `${last.sku}.${last.lot}` : null,
  }
}

function after(cursor: string | null | undefined): Statement[] {
  if (!cursor) return []
  const match = /^(\d{1,20})\.(\d{1,20})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return [sql`(k.sku > ${match[1]} OR (k.sku = ${match[1]} AND k.lot > ${match[2]}))`]
}

/** Every SKU and batch to count: what is there in scope, what is listed, and what was counted; with its round and recounts. */
function keys(ctx: Context, sheet: Sheet): Statement {
  const { company } = ctx
  const lotOf = sql`IF(s.tracking = 'lot', b.lot, 0)`
  const listed = sheet.listed
    ? sql`UNION ALL SELECT o.sku, 0, 0 FROM stocktake_scope o JOIN sku s ON s.company = o.company AND s.id = o.sku AND COALESCE(s.tracking, 'none') <> 'lot'
        WHERE o.company = ${company} AND o.stocktake = ${sheet.id}`
    : NOTHING
  return sql`SELECT g.sku, g.lot, SUM(g.onHand) AS onHand,
      (SELECT MAX(c.round) FROM stocktake_count c WHERE c.sku = g.sku AND c.lot = g.lot AND ${effective(ctx, sheet)}) AS round,
      (SELECT COUNT(*) FROM stocktake_recount r WHERE r.company = ${company} AND r.stocktake = ${sheet.id} AND r.sku = g.sku AND r.lot = g.lot) AS asked
    FROM (SELECT b.sku, ${lotOf} AS lot, SUM(b.onHand) AS onHand FROM stock_balance b JOIN sku s ON s.company = b.company AND s.id = b.sku
        WHERE b.company = ${company} AND b.warehouse = ${sheet.warehouse} AND ${inScope(ctx, sheet)} GROUP BY b.sku, ${lotOf} HAVING SUM(b.onHand) <> 0
      ${listed} UNION ALL SELECT c.sku, c.lot, 0 FROM stocktake_count c WHERE ${effective(ctx, sheet)}) g GROUP BY g.sku, g.lot`
}
