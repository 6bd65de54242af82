import type { DocumentState } from '../../shared/kernel/documentList'
import { refuse } from '../../shared/kernel/refusal'
import type { CountEntry, Thresholds } from '../../shared/inventory/stocktakeCount'
import type { Context } from '../kernel/context'
import { fixed, NOTHING, sql, type Statement } from '../kernel/sql'

/** The head of a stocktake, as those who count and review need it. */
export interface Sheet extends Thresholds {
  id: string
  state: DocumentState
  warehouse: string
  title: string
  category: string | null
  listed: boolean | null
  blind: boolean | null
  madeAt: string
}

/** Counting holds the sheet together with other phones; what ends the counting holds it alone. */
const HOLDS = { read: NOTHING, shared: fixed('LOCK IN SHARE MODE'), alone: fixed('FOR UPDATE') } as const

/** Reads a stocktake of this company, else NOT_FOUND. */
export async function sheetOf(ctx: Context, id: string, hold: keyof typeof HOLDS = 'read'): Promise<Sheet> {
  const [row] = await ctx.tx.rows(sql`SELECT d.id, d.state, d.warehouse, d.madeAt, h.title, h.category, h.listed, h.blind,
    h.thresholdRate, h.thresholdAmount, h.thresholdQuantity FROM document d JOIN stocktake h ON h.company = d.company AND h.id = d.id
    WHERE d.company = ${ctx.company} AND d.id = ${id} AND d.kind = 'stocktake' ${HOLDS[hold]}`)
  if (!row) throw refuse('NOT_FOUND', { what: 'document', id })
  return row as Sheet
}

/** Refuses WRONG_STATE once counting has ended. */
export function demandOpen(sheet: Sheet): void {
  if (sheet.state !== 'draft') throw refuse('WRONG_STATE', { state: sheet.state })
}

/** Whether the SKU with alias s belongs to what is counted: the listed ones, a category with all below it, or all goods. */
export function inScope(ctx: Context, sheet: Sheet): Statement {
  if (sheet.listed) return sql`s.id IN (SELECT o.sku FROM stocktake_scope o WHERE o.company = ${ctx.company} AND o.stocktake = ${sheet.id})`
  if (!sheet.category) return sql`s.skuKind = 'goods'`
  return sql`s.skuKind = 'goods' AND s.category IN (WITH RECURSIVE below AS (
      SELECT id FROM category WHERE company = ${ctx.company} AND id = ${sheet.category}
      UNION SELECT c.id FROM category c JOIN below ON below.id = c.parent WHERE c.company = ${ctx.company}) SELECT id FROM below)`
}

/** The entries that count: neither undone nor an undoing; alias c. */
export const effective = (ctx: Context, sheet: Sheet): Statement =>
  sql`c.company = ${ctx.company} AND c.stocktake = ${sheet.id} AND c.undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM stocktake_count u WHERE u.company = c.company AND u.undoes = c.id)`

/** Entries of all goods, or of some. */
export async function entriesOf(ctx: Context, sheet: Sheet, skus: readonly string[] | null = null): Promise<CountEntry[]> {
  const rows =
    await ctx.tx.rows(sql`SELECT c.id, c.sku, c.lot, c.round, c.member, c.mode, c.quantity, c.numerator, c.denominator, c.serials, c.countedAt FROM stocktake_count c
    WHERE c.company = ${ctx.company} AND ${effective(ctx, sheet)} ${skus ? sql`AND c.sku IN (${skus})` : NOTHING}`)
  return rows.map((row) => ({ ...row, serials: row.serials ? JSON.parse(row.serials) : [] })) as unknown as CountEntry[]
}

/** How often goods were asked to be counted again, by `sku/lot`. */
export async function recountsOf(ctx: Context, sheet: Sheet): Promise<Map<string, number>> {
  const rows = await ctx.tx.rows(
    sql`SELECT sku, lot, COUNT(*) AS asked FROM stocktake_recount WHERE company = ${ctx.company} AND stocktake = ${sheet.id} GROUP BY sku, lot`,
  )
  return new Map(rows.map(({ sku, lot, asked }) => [`${sku}/${lot}`, parseInt(asked, 10)]))
}
