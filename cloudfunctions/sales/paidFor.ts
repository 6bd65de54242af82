import { collection } from '../../shared/finance/collection'
import { payment } from '../../shared/finance/payment'
import type { DocumentKind } from '../../shared/kernel/document'
import type { Context } from '../kernel/context'
import { type Outcome, voidDocument } from '../kernel/document'
import { sql } from '../kernel/sql'

export const COLLECTION = collection as unknown as DocumentKind
export const PAYMENT = payment as unknown as DocumentKind

/** Collections and payments that settled nothing but these documents; found from the documents' own postings, however many matches there are. */
export const paidFor = (ctx: Context, documents: readonly string[]) => {
  const own = sql`(SELECT number FROM posting WHERE company = ${ctx.company} AND document IN (${documents}))`
  return ctx.tx.rows<{ id: string; kind: string; version: number }>(sql`SELECT d.id, d.kind, d.version FROM (
      SELECT posting FROM party_match WHERE company = ${ctx.company} AND entryPosting IN ${own}
      UNION SELECT posting FROM party_match WHERE company = ${ctx.company} AND againstPosting IN ${own}) m
    JOIN posting p ON p.company = ${ctx.company} AND p.number = m.posting
    JOIN document d ON d.company = p.company AND d.id = p.document AND d.kind IN (${[COLLECTION.kind, PAYMENT.kind]}) AND d.state = 'approved'
    WHERE NOT EXISTS (SELECT 1 FROM party_match o JOIN posting r ON r.company = o.company AND r.number IN (o.entryPosting, o.againstPosting)
      WHERE o.company = p.company AND o.posting = p.number AND r.document <> d.id AND r.document NOT IN (${documents})) ORDER BY d.id`)
}

/** Voids the money that settled nothing but these documents, each with its own row in the operation log. */
export async function voidPaid(ctx: Context, documents: readonly string[], reason: string): Promise<Outcome[]> {
  const voided: Outcome[] = []
  for (const { id, kind, version } of await paidFor(ctx, documents)) {
    voided.push(await voidDocument(ctx, kind === COLLECTION.kind ? COLLECTION : PAYMENT, { id, version, reason }))
    ctx.also()
  }
  return voided
}
