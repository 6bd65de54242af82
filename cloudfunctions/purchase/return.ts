import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { purchaseReturn } from '../../shared/purchase/return'
import type { Context } from '../kernel/context'
import { type Outcome, post as postAny, save as saveAny } from '../kernel/document'
import { sql } from '../kernel/sql'

const kind = purchaseReturn as unknown as DocumentKind
type Line = DocumentInput['lines'][number] & { deductible?: boolean | null }

export const save = async (ctx: Context, input: DocumentInput) => saveAny(ctx, kind, await completed(ctx, input))
export const post = async (ctx: Context, input: DocumentInput & { override?: string | null }) =>
  postAny(ctx, kind, await completed(ctx, input))

/** Tax goes back the way it was booked: what the goods of the receipt line came in at says whether it was deducted. */
async function completed<I extends DocumentInput>(ctx: Context, input: I): Promise<I> {
  const asked = input.lines.filter((line: Line) => line.sourceLine && (line.deductible === null || line.deductible === undefined))
  if (asked.length === 0) return input
  const rows = await ctx.tx.rows(sql`SELECT l.id, COALESCE(r.deductible, IF(l.tax = 0, NULL, m.value = l.amountExcl)) AS deductible
    FROM document_line l LEFT JOIN receipt_line r ON r.company = l.company AND r.id = l.id
    LEFT JOIN (SELECT m.line, SUM(m.value) AS value FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
      WHERE m.company = ${ctx.company} AND m.line IN (${asked.map((line) => line.sourceLine!)}) AND p.act = 'approve' AND m.quantity > 0 GROUP BY m.line) m ON m.line = l.id
    WHERE l.company = ${ctx.company} AND l.id IN (${asked.map((line) => line.sourceLine!)})`)
  const booked = new Map(rows.map((row) => [row.id as string, row.deductible === null ? null : Boolean(row.deductible)]))
  const lines = input.lines.map((line: Line) =>
    asked.includes(line) ? { ...line, deductible: booked.get(line.sourceLine!) ?? null } : line,
  )
  return { ...input, lines }
}

/** What a posted receipt took in although it was turned down goes onto the draft of a return; demands the right to write one. */
export async function draftOfRejects(ctx: Context, receipt: Outcome): Promise<Outcome> {
  await ctx.tx.flush()
  const rows = await ctx.tx.rows(sql`SELECT d.party, d.warehouse, d.employee, l.id, l.sku, l.unit, r.rejected, r.rejectReason, r.rejectPhoto
    FROM document d JOIN receipt h ON h.company = d.company AND h.id = d.id JOIN document_line l ON l.company = d.company AND l.document = d.id
    JOIN receipt_line r ON r.company = l.company AND r.id = l.id
    WHERE d.company = ${ctx.company} AND d.id = ${receipt.id} AND d.state = 'approved' AND h.rejects = 'giveBack' AND r.rejected > 0 ORDER BY l.no`)
  const first = rows[0]
  if (!first) return receipt
  ctx.demand('purchaseReturn.save')
  // The operation is about the receipt; the draft follows from it.
  const { subject } = ctx
  await save(ctx, {
    date: chinaDay(ctx.now),
    party: first.party,
    warehouse: first.warehouse,
    employee: first.employee,
    lines: rows.map((row) => ({
      sku: row.sku,
      unit: row.unit,
      quantity: row.rejected,
      sourceLine: row.id,
      returnReason: row.rejectReason,
      photo: row.rejectPhoto,
    })),
  })
  ctx.subject = subject
  return receipt
}
