import type { Plan } from '../../shared/books'
import type { SourceAmounts } from '../../shared/sources'
import { NOTHING_TAKEN } from '../../shared/kernel/inherited'
import { dec, quantityText } from '../../shared/kernel/money'
import type { Context } from './context'
import type { Row } from './db'
import { sql } from './sql'

export interface Used {
  /** Base quantity that later documents took of a line. */
  of(line: string): string
  /** What they took of its amounts. */
  taken(line: string): SourceAmounts
  stocked(sku: string): boolean
  name(line: string): string
}

/** Queues the read of what later documents took of a document's lines; answers it by line, and which goods are stocked. */
export function requestUsed(ctx: Context, document: string): Used {
  let rows: Row[] = []
  let amounts: Row[] = []
  ctx.tx.later(
    sql`SELECT l.id AS line, l.sku, s.name, s.skuKind, COALESCE((SELECT SUM(u.quantity) FROM line_use u WHERE u.company = l.company AND u.line = l.id), 0) AS used
      FROM document_line l JOIN sku s ON s.company = l.company AND s.id = l.sku WHERE l.company = ${ctx.company} AND l.document = ${document}`,
    (found: Row[]) => {
      rows = found
    },
  )
  ctx.tx.later(
    sql`SELECT t.sourceLine AS line, SUM(t.gross) AS gross, SUM(t.share) AS share, SUM(t.amountExcl) AS amountExcl, SUM(t.amountIncl) AS amountIncl
      FROM document_line l JOIN document_line t ON t.company = l.company AND t.sourceLine = l.id JOIN document x ON x.company = t.company AND x.id = t.document
      WHERE l.company = ${ctx.company} AND l.document = ${document} AND x.state IN ('approved', 'closed') AND x.kind <> 'purchaseOrder' GROUP BY t.sourceLine`,
    (found: Row[]) => {
      amounts = found
    },
  )
  const rowOf = (line: string) => rows.find((row) => row.line === line)
  return {
    of: (line) => rowOf(line)?.used ?? '0',
    taken: (line) => (amounts.find((row) => row.line === line) as SourceAmounts | undefined) ?? NOTHING_TAKEN,
    name: (line) => rowOf(line)?.name ?? '',
    stocked: (sku) => rows.some((row) => row.sku === sku && row.skuKind === 'goods'),
  }
}

/** What a plan gives up. */
export const negated = (plan: Plan): Plan => ({
  ...plan,
  reserved: quantityText(dec(plan.reserved).negated()),
  onOrder: quantityText(dec(plan.onOrder).negated()),
  inTransit: quantityText(dec(plan.inTransit).negated()),
})
