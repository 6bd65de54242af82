import type { Facts } from '../../shared/books'
import type { DocumentData, DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { inheritAmounts } from '../../shared/kernel/inherited'
import type { Context } from './context'
import { writeAmounts } from './documentStore'
import { buildDocument } from './draft'
import { listedDraft } from './listedDraft'
import { sourceFacts } from './sourceFacts'

/**
 * The document a person's input means. Where its kind inherits, lines with a source take price, discount and tax from it and
 * their part of its amounts; a whole-order discount of its own such a document has none. `known` is the document that is
 * changed, where the input does not name it.
 */
export async function draftOf(ctx: Context, kind: DocumentKind, input: DocumentInput, known?: string): Promise<DocumentData> {
  if (kind.goods === false) return listedDraft(ctx, kind, input)
  if (kind.freeLines && input.lines.some((line) => !line.sourceLine)) ctx.demand(kind.freeLines)
  if (!kind.inherits || !input.lines.some((line) => line.sourceLine)) {
    const doc = await buildDocument(ctx, kind, input, known)
    kind.spread?.(doc)
    return doc
  }
  const named = input.lines.map((line, index) => ({ no: index + 1, sku: line.sku, sourceLine: line.sourceLine ?? null }))
  const source = await sourceFacts(ctx, kind, { party: input.party ?? null, warehouse: input.warehouse ?? null, lines: named })
  const first = input.lines.find((line) => line.sourceLine)!
  const doc = await buildDocument(ctx, kind, {
    ...input,
    discount: null,
    taxInclusive: source(first.sourceLine!).terms.taxInclusive,
    lines: input.lines.map((line) =>
      line.sourceLine ? { ...line, price: source(line.sourceLine).terms.price, discountRate: null, discountAmount: null } : line,
    ),
  })
  inheritAmounts(doc, source)
  return doc
}

/** Under the book lock: what was worked out for a draft may have changed with what others took of the source since. */
export function inheritAgain(ctx: Context, kind: DocumentKind, doc: DocumentData, facts: Facts): void {
  if (!kind.inherits || !doc.lines.some((line) => line.sourceLine)) return
  if (inheritAmounts(doc, facts.source)) writeAmounts(ctx, doc)
}
