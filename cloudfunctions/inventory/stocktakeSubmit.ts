import type { Input } from '../../shared/kernel/contract'
import type { DocumentKind, LineData } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { stocktake } from '../../shared/inventory/stocktake'
import type { stocktakeActions } from '../../shared/inventory/stocktakeContract'
import { quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { submit as submitDocument } from '../kernel/document'
import { holdDraft, loadDocument, updateDraft } from '../kernel/documentStore'
import { newId } from '../kernel/ids'
import { type Judged, judge } from './stocktakeDifferences'
import { sheetOf } from './stocktakeSheet'

const KIND = stocktake as unknown as DocumentKind

/**
 * Ends the counting: every difference becomes a line, and the document goes the way of all documents. Refuses NO_LINES
 * where nothing was counted, RECOUNT_NEEDED while goods have to be counted again, unless that is waived.
 */
export async function submit(ctx: Context, input: Input<(typeof stocktakeActions)['stocktake.submit']>) {
  if (input.settlement === 'payer' && !input.payer) throw refuse('INVALID', { issues: [{ path: 'payer', message: '请选择责任人' }] })
  holdDraft(ctx, input.id)
  const { doc } = await loadDocument(ctx, KIND, input.id, 'stocktake.submit')
  const differences = await judge(ctx, await sheetOf(ctx, input.id), input.uncounted === 'zero')
  if (differences.length === 0) throw refuse('NO_LINES', {})
  const recounts = differences.filter((difference) => difference.recount).length
  if (recounts && !input.accept) throw refuse('RECOUNT_NEEDED', { count: recounts })
  const settlement = input.settlement ?? 'expense'
  Object.assign(doc, { date: chinaDay(ctx.now), updatedBy: ctx.me.id, updatedAt: ctx.now.toISOString(), lines: linesOf(differences) })
  Object.assign(doc.own, {
    uncounted: input.uncounted ?? 'leave',
    settlement,
    payer: settlement === 'payer' ? input.payer : null,
  })
  await updateDraft(ctx, KIND, doc, input.version)
  return submitDocument(ctx, KIND, { id: doc.id, version: doc.version })
}

/** One line a difference, in the base unit; serials that were found and serials that are missing are two. */
function linesOf(differences: readonly Judged[]): LineData[] {
  const lines: LineData[] = []
  for (const difference of differences) {
    const { found, missing } = difference
    if (found.length || missing.length) {
      if (found.length) lines.push(lineOf(difference, 'gain', String(found.length), found, lines.length))
      if (missing.length) lines.push(lineOf(difference, 'loss', String(missing.length), missing, lines.length))
    } else if (!difference.difference.isZero()) {
      const direction = difference.difference.isNegative() ? 'loss' : 'gain'
      lines.push(lineOf(difference, direction, quantityText(difference.difference.abs()), [], lines.length))
    }
  }
  return lines
}

const FREE = { price: '0.000000', discountRate: null, discountAmount: null, taxRate: '0.000000' }
const NOTHING_DUE = { gross: '0.00', net: '0.00', share: '0.00', amountExcl: '0.00', tax: '0.00', amountIncl: '0.00' }

function lineOf(
  { sku, lot, counted, book, goods }: Judged,
  direction: 'gain' | 'loss',
  quantity: string,
  serials: string[],
  before: number,
): LineData {
  return {
    id: newId(),
    no: before + 1,
    sku,
    unit: goods.unit,
    quantity: quantityText(quantity),
    numerator: 1,
    denominator: 1,
    baseQuantity: quantityText(quantity),
    ...FREE,
    ...NOTHING_DUE,
    sourceLine: null,
    lot: lot === '0' ? null : lot,
    serials,
    note: null,
    own: { direction, counted, booked: book },
  }
}
