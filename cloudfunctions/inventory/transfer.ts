import type { Input, Output } from '../../shared/kernel/contract'
import type { transferActions } from '../../shared/inventory/transferActions'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { listedAfter, visibleKinds } from '../kernel/documentReads'
import { serialsFrom } from '../kernel/documentStore'
import { NOTHING, sql } from '../kernel/sql'
import { unitRows } from './stock'

type Underway = (typeof transferActions)['transfer.underway']

/** What later documents took up of line l: received, or booked as missing; a void takes its own back. */
const USED = sql`COALESCE((SELECT SUM(u.quantity) FROM line_use u WHERE u.company = l.company AND u.line = l.id), 0)`

/** Two-step transfers of which something is still on its way, newest first, with what is open line by line. */
export async function underway(ctx: Context, input: Input<Underway>): Promise<Output<Underway>> {
  const limit = input.limit ?? 30
  const visible = visibleKinds(ctx, ['transfer'])
  if (!visible) return { rows: [], more: null }
  const chosen = input.transfer
    ? sql`AND d.id = ${input.transfer}`
    : sql`AND EXISTS (SELECT 1 FROM document_line l WHERE l.company = d.company AND l.document = d.id AND l.baseQuantity > ${USED}
        ${input.sku ? sql`AND l.sku = ${input.sku}` : NOTHING})`
  const found =
    await ctx.tx.rows(sql`SELECT d.id, d.number, d.date, d.warehouse, w.name AS warehouseName, x.toWarehouse, t.name AS toWarehouseName, x.expectedDate
    FROM document d JOIN transfer x ON x.company = d.company AND x.id = d.id JOIN warehouse w ON w.company = d.company AND w.id = d.warehouse
    JOIN warehouse t ON t.company = d.company AND t.id = x.toWarehouse
    WHERE ${visible} AND d.state = 'approved' AND COALESCE(x.direct, 0) = 0 ${chosen}
    ${input.toWarehouse ? sql`AND x.toWarehouse = ${input.toWarehouse}` : NOTHING} ${listedAfter(input.after)} ORDER BY d.date DESC, d.id DESC LIMIT ${limit + 1}`)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const lines = page.length
    ? await linesOf(
        ctx,
        page.map((row) => row.id as string),
      )
    : []
  const today = chinaDay(ctx.now)
  return {
    rows: page.map((row) => {
      const own = lines.filter((line) => line.document === row.id)
      const open = own.some((line) => !dec(line.open).isZero())
      return {
        ...row,
        late: open && row.expectedDate !== null && row.expectedDate < today,
        begun: own.some((line) => line.open !== line.sent),
        openValue: moneyText(sum(own.map((line) => line.openValue))),
        lines: own.map(({ document: _document, ...line }) => line),
      }
    }) as never,
    more: last && found.length > limit ? `${last.date}.${last.id}` : null,
  }
}

async function linesOf(ctx: Context, transfers: readonly string[]): Promise<Row[]> {
  const [rows, uses, lots] = await ctx.tx.all([
    sql`SELECT l.id AS line, l.document, l.sku, s.code, s.name, s.spec, s.tracking, b.id AS unit, l.baseQuantity AS sent, l.serials,
        (SELECT COALESCE(-SUM(m.value), 0) FROM stock_move m WHERE m.company = l.company AND m.line = l.id AND m.quantity < 0) AS value
      FROM document_line l JOIN sku s ON s.company = l.company AND s.id = l.sku JOIN sku_unit b ON b.company = l.company AND b.sku = l.sku AND b.no = 1 WHERE l.company = ${ctx.company} AND l.document IN (${transfers}) ORDER BY l.document, l.no`,
    sql`SELECT u.line, d.kind, SUM(u.quantity) AS quantity, SUM(u.value) AS value FROM document_line l JOIN line_use u ON u.company = l.company AND u.line = l.id
      JOIN posting p ON p.company = u.company AND p.number = u.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE l.company = ${ctx.company} AND l.document IN (${transfers}) GROUP BY u.line, d.kind`,
    sql`SELECT DISTINCT m.line, t.number FROM document_line l JOIN stock_move m ON m.company = l.company AND m.line = l.id AND m.quantity < 0
      JOIN lot t ON t.company = m.company AND t.id = m.lot WHERE l.company = ${ctx.company} AND l.document IN (${transfers}) ORDER BY m.line, t.number`,
  ])
  const skus = [...new Set(rows!.map((row) => row.sku as string))]
  const [units, serials] = await ctx.tx.all([
    unitRows(ctx, skus),
    sql`SELECT sku, number FROM serial WHERE company = ${ctx.company} AND sku IN (${skus}) AND warehouse = ${transitWarehouse(ctx.company)}`,
  ])
  const travelling = new Set(serials!.map(({ sku, number }) => `${sku}/${number}`))
  return rows!.map(({ serials: numbers, value, ...row }) => {
    const own = uses!.filter((use) => use.line === row.line)
    const taken = sum(own.map((use) => use.quantity))
    const missing = sum(own.filter((use) => use.kind === 'adjustment').map((use) => use.quantity))
    return {
      ...row,
      units: units!.filter((unit) => unit.sku === row.sku).map(({ sku: _sku, ...unit }) => unit),
      lots: lots!.filter((lot) => lot.line === row.line).map(({ number }) => number),
      received: quantityText(taken.minus(missing)),
      missing: quantityText(missing),
      open: quantityText(dec(row.sent).minus(taken)),
      openValue: moneyText(dec(value).minus(sum(own.map((use) => use.value)))),
      serials: serialsFrom(numbers).filter((number) => travelling.has(`${row.sku}/${number}`)),
    }
  })
}
