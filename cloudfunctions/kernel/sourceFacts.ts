import { ACCOUNTS } from '../../shared/books'
import type { SourceFacts } from '../../shared/sources'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { NOTHING_TAKEN } from '../../shared/kernel/inherited'
import { dec, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { serialsFrom } from './documentStore'
import { sql, type Statement } from './sql'

export const noSource = (line: string): SourceFacts => {
  throw new Error(`posting did not ask for the source of ${line}`)
}

/**
 * What is left of the source lines of a document: their quantity, what later documents took of it, and the goods they
 * moved, lot by lot. Refuses a source that is not approved, of a kind that cannot be one, or of other goods.
 */
export async function sourceFacts(
  ctx: Context,
  kind: DocumentKind,
  doc: Pick<DocumentData, 'party' | 'warehouse'> & { lines: readonly SourcedLine[] },
): Promise<(line: string) => SourceFacts> {
  const ids = [...new Set(doc.lines.map((line) => line.sourceLine).filter((id): id is string => id !== null))]
  if (ids.length === 0) return noSource
  const [lines, moves, uses, taken = [], items = []] = await ctx.tx.all([
    sql`SELECT l.id, l.document, l.sku, l.baseQuantity, l.serials, l.price, l.numerator, l.denominator, l.discountRate, l.taxRate, l.priceSource, l.priceNote, l.gross, l.share, l.amountExcl, l.amountIncl, d.taxInclusive,
      d.kind, d.state, d.number, d.party, d.warehouse, x.toWarehouse FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
      LEFT JOIN transfer x ON x.company = d.company AND x.id = d.id WHERE l.company = ${ctx.company} AND l.id IN (${ids})`,
    movedRows(ctx, kind, ids),
    sql`SELECT line, lot, SUM(quantity) AS quantity, SUM(value) AS value FROM line_use WHERE company = ${ctx.company} AND line IN (${ids}) GROUP BY line, lot`,
    ...(kind.inherits || kind.exceeds ? [takenRows(ctx, kind, ids), itemRows(ctx, kind, ids)] : []),
  ])
  const known = new Map(lines!.map((line) => [line.id as string, line]))
  for (const line of doc.lines) if (line.sourceLine) checkSource(kind, doc, line, known.get(line.sourceLine))
  const facts = new Map(
    ids.map((id) => [
      id,
      factsOf(
        known.get(id)!,
        moves!.filter((move) => move.line === id),
        uses!.filter((use) => use.line === id),
        taken.find((row) => row.line === id),
        items.find((row) => row.document === known.get(id)!.document),
      ),
    ]),
  )
  return (line) => facts.get(line) ?? noSource(line)
}

/** The goods that source lines moved, lot by lot; what came in brings the landed cost it bears along. */
const movedRows = (ctx: Context, kind: DocumentKind, ids: readonly string[]): Statement =>
  kind.goesBack
    ? sql`SELECT t.line, t.lot, SUM(t.quantity) AS quantity, SUM(t.value) AS value FROM (
        SELECT m.line, m.lot, m.quantity, m.value FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
          WHERE m.company = ${ctx.company} AND m.line IN (${ids}) AND p.act = 'approve' AND m.quantity > 0
        UNION ALL SELECT l.sourceLine, m.lot, m.quantity, m.value FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
          JOIN stock_move m ON m.company = l.company AND m.line = l.id
          WHERE l.company = ${ctx.company} AND l.sourceLine IN (${ids}) AND d.kind = 'landedCost' AND d.state = 'approved') t GROUP BY t.line, t.lot ORDER BY t.lot`
    : sql`SELECT m.line, m.lot, SUM(m.quantity) AS quantity, SUM(m.value) AS value FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
        WHERE m.company = ${ctx.company} AND m.line IN (${ids}) AND p.act = 'approve' AND m.quantity < 0 GROUP BY m.line, m.lot ORDER BY m.lot`

/** What approved documents of this kind took of the amounts of source lines. */
const takenRows = (ctx: Context, kind: DocumentKind, ids: readonly string[]): Statement =>
  sql`SELECT l.sourceLine AS line, SUM(l.gross) AS gross, SUM(l.share) AS share, SUM(l.amountExcl) AS amountExcl, SUM(l.amountIncl) AS amountIncl, SUM(l.baseQuantity) AS quantity
    FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
    WHERE l.company = ${ctx.company} AND l.sourceLine IN (${ids}) AND d.kind = ${kind.kind} AND d.state IN ('approved', 'closed') GROUP BY l.sourceLine`

/** The open items that the documents of source lines left. */
const itemRows = (ctx: Context, kind: DocumentKind, ids: readonly string[]): Statement =>
  sql`SELECT p.document, e.posting, e.seq, e.open, e.date FROM posting p JOIN party_entry e ON e.company = p.company AND e.posting = p.number
    WHERE p.company = ${ctx.company} AND p.act = 'approve' AND e.account = ${kind.party === 'supplier' ? ACCOUNTS.payable : ACCOUNTS.receivable}
    AND p.document IN (SELECT l.document FROM document_line l WHERE l.company = ${ctx.company} AND l.id IN (${ids}))`

const amountsOf = ({ gross, share, amountExcl, amountIncl }: Row) => ({ gross, share, amountExcl, amountIncl })

type SourcedLine = Pick<DocumentData['lines'][number], 'no' | 'sku' | 'sourceLine'>

function checkSource(kind: DocumentKind, doc: Pick<DocumentData, 'party' | 'warehouse'>, line: SourcedLine, source: Row | undefined): void {
  const invalid = (message: string) => refuse('INVALID', { issues: [{ path: `lines.${line.no - 1}.sourceLine`, message }] })
  if (!source || !kind.source?.includes(source.kind)) throw invalid('来源单据不对')
  if (source.state !== 'approved') throw invalid(`来源单据 ${source.number ?? ''} 不是已审核状态`)
  if (kind.party && !kind.anyParty && source.party !== doc.party) throw invalid('来源单据是别的往来单位的')
  if (source.sku !== line.sku) throw invalid('来源行不是这个商品')
  if (kind.kind === 'transferIn' && source.toWarehouse !== doc.warehouse) throw invalid('这批货不是调往这个仓库的')
}

function factsOf(line: Row, moves: readonly Row[], uses: readonly Row[], taken: Row | undefined, item: Row | undefined): SourceFacts {
  const usedOf = (lot: string) => uses.find((use) => use.lot === lot)
  return {
    kind: line.kind,
    document: line.document,
    warehouse: line.warehouse,
    quantity: line.baseQuantity,
    used: quantityText(sum(uses.map((use) => use.quantity))),
    pieces: moves.map((move) => ({
      lot: move.lot,
      quantity: dec(move.quantity)
        .abs()
        .minus(usedOf(move.lot)?.quantity ?? '0'),
      value: dec(move.value)
        .abs()
        .minus(usedOf(move.lot)?.value ?? '0'),
    })),
    terms: {
      taxInclusive: line.taxInclusive,
      price: line.price,
      numerator: line.numerator,
      denominator: line.denominator,
      discountRate: line.discountRate,
      taxRate: line.taxRate,
      priceSource: line.priceSource,
      priceNote: line.priceNote,
    },
    amounts: amountsOf(line),
    taken: taken ? amountsOf(taken) : NOTHING_TAKEN,
    received: quantityText(taken?.quantity ?? '0'),
    item: item ? { posting: item.posting, seq: item.seq, open: item.open, date: item.date } : null,
    serials: serialsFrom(line.serials),
    toWarehouse: line.toWarehouse,
  }
}
