import { refuse } from '../../shared/kernel/refusal'
import { type PageName, RECEIPT_ROLLS, type ReceiptRoll } from '../../shared/output/paper'
import { type Detail, type Printed, printed } from '../../shared/output/printed'
import { receiptOf } from '../../shared/output/receipt'
import type { Action } from '../../shared/kernel/contract'
import { chinaMinute } from '../../shared/kernel/fields'
import { documentActions } from '../../shared/kernel/document'
import { kindOf } from '../../shared/registry'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { documentDetail } from '../kernel/documentReads'
import { contentOf } from '../kernel/files'
import { maskOutput } from '../kernel/masks'
import { sql } from '../kernel/sql'
import { escposReceipt } from './escpos'
import { printFont } from './font'

interface PrintInput {
  document: string
  prices?: boolean | null
}

/** A document as a PDF for the kinds and documents this person may view. */
export async function pdf(ctx: Context, input: PrintInput & { page?: PageName | null }) {
  const document = await inWords(ctx, input)
  const signature = document.signed ? await signatureOf(ctx, input.document) : null
  const { documentPdf } = await import('./lazy/files')
  const { bytes, missing } = await documentPdf(await printFont(), document, input.page ?? 'a4', signature)
  return { name: `${fileName(document)}.pdf`, base64: bytes.toString('base64'), missing: missing.join('').slice(0, 200) }
}

/** The same document in words, for the phone to draw as a picture. */
export async function words(ctx: Context, input: PrintInput) {
  const { columns, head, totals, rows, under, signatures: _roles, ...document } = await inWords(ctx, input)
  const pairs = (list: [string, string][]) => list.map(([label, text]) => ({ label, text }))
  return {
    ...document,
    head: pairs(head),
    totals: pairs(totals),
    columns: columns.map(({ title, share, right }) => ({ title, share, right: right === true })),
    rows: rows.map((cells, index) => ({ cells, under: under[index]! })),
  }
}

/** The same document as ESC/POS bytes for a receipt printer. */
export async function commands(ctx: Context, input: PrintInput & { roll?: ReceiptRoll | null }) {
  const document = await inWords(ctx, input)
  const bytes = escposReceipt(receiptOf(document, RECEIPT_ROLLS[input.roll ?? 'roll80'].columns))
  return {
    name: `${fileName(document)}.escpos`,
    base64: bytes.content.toString('base64'),
    missing: [...bytes.missing].join('').slice(0, 200),
  }
}

const fileName = ({ title, head }: Printed): string => {
  const number = head.find(([label]) => label === '单号')?.[1]
  return `${title}${number ? ` ${number}` : ''}`.slice(0, 100)
}

/** What one may not view does not exist, in print as on the screen; masks of the detail hold here too. */
async function inWords(ctx: Context, { document: id, prices }: PrintInput): Promise<Printed> {
  const [row] = await ctx.tx.rows(sql`SELECT kind FROM document WHERE company = ${ctx.company} AND id = ${id}`)
  const kind = row && kindOf(row.kind)
  if (!kind || !ctx.may(`${kind.kind}.view`)) throw refuse('NOT_FOUND', { what: 'document', id, path: 'document' })
  const actions: Record<string, Action> = documentActions(kind)
  const whole = await documentDetail(ctx, kind, { id })
  const detail = maskOutput(actions[`${kind.kind}.detail`]!.output, whole, (permission) => ctx.may(permission)) as Detail
  const lots = await lotsOf(ctx, id)
  const lines = detail.lines.map((line) => ({ ...line, ...lots.get((line as unknown as Row).id) }))
  return printed(kind, { ...detail, lines }, { company: ctx.book!.name, prices: prices ?? true, signed: await signedWords(ctx, id) })
}

async function signedWords(ctx: Context, document: string): Promise<string | null> {
  const [row] = await ctx.tx.rows(sql`SELECT signer, at FROM delivery_sign WHERE company = ${ctx.company} AND id = ${document}`)
  return row ? `${row.signer} ${chinaMinute(new Date(row.at))}` : null
}

/** The signature that was drawn when the goods were handed over. */
async function signatureOf(ctx: Context, document: string): Promise<Buffer | null> {
  const [file] = await ctx.tx.rows<{ id: string; place: string }>(
    sql`SELECT f.id, f.place FROM delivery_sign g JOIN file f ON f.company = g.company AND f.id = g.signature WHERE g.company = ${ctx.company} AND g.id = ${document}`,
  )
  // The note says who signed even where the picture is gone.
  return file ? contentOf(file).catch(() => null) : null
}

/** Batches of each line: those that moved, or the one that was named while nothing has moved yet. */
async function lotsOf(ctx: Context, document: string): Promise<Map<string, { lotNumber: string; expiresAt: string | null }>> {
  const rows = await ctx.tx.rows(sql`SELECT DISTINCT l.id AS line, t.id, t.number, t.expiresAt FROM document_line l
    JOIN sku s ON s.company = l.company AND s.id = l.sku AND s.tracking = 'lot'
    LEFT JOIN stock_move m ON m.company = l.company AND m.line = l.id
    JOIN lot t ON t.company = l.company AND t.id = COALESCE(m.lot, l.lot)
    WHERE l.company = ${ctx.company} AND l.document = ${document} ORDER BY l.id, t.expiresAt, t.id`)
  const lots = new Map<string, { lotNumber: string; expiresAt: string | null }>()
  for (const { line, number, expiresAt } of rows) {
    const before = lots.get(line)
    lots.set(line, before ? { lotNumber: `${before.lotNumber}、${number}`, expiresAt: before.expiresAt } : { lotNumber: number, expiresAt })
  }
  return lots
}
