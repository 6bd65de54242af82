import type { SourceAmounts, SourceFacts } from '../sources'
import { computeAmounts, type LineAmounts, totalsOf } from './amounts'
import type { DocumentData, LineData } from './document'
import { dec, Decimal, formatMoney, moneyText, priceText, roundMoney, sum, ZERO } from './money'
import { refuse } from './refusal'

/** Of what nothing was taken yet. */
export const NOTHING_TAKEN: SourceAmounts = { gross: '0.00', share: '0.00', amountExcl: '0.00', amountIncl: '0.00' }

/** A part q of a whole over Q, rounded once, never more than what is left of it; the last part takes what is left. */
function partOf(whole: string, taken: Decimal.Value, share: { quantity: Decimal; of: string; last: boolean }): Decimal {
  const rest = dec(whole).minus(taken)
  if (share.last) return rest
  return Decimal.min(rest, roundMoney(dec(whole).times(share.quantity).div(share.of)))
}

/** What a line takes of its source (costing rules §2): round(paid × q / Q), the last piece the rest; its tax never exceeds what is left. */
function amountsOf(line: LineData, source: SourceFacts, used: Decimal, taken: SourceAmounts): LineAmounts {
  const quantity = dec(line.baseQuantity)
  const share = { quantity, of: source.quantity, last: used.plus(quantity).greaterThanOrEqualTo(source.quantity) }
  const { amounts } = source
  const incl = partOf(amounts.amountIncl, taken.amountIncl, share)
  const exclRest = dec(amounts.amountExcl).minus(taken.amountExcl)
  const taxRest = dec(amounts.amountIncl).minus(taken.amountIncl).minus(exclRest)
  const whole = dec(amounts.amountIncl)
  const pro = whole.isZero() ? ZERO : roundMoney(incl.times(amounts.amountExcl).div(whole))
  const excl = share.last ? exclRest : Decimal.min(exclRest, Decimal.max(pro, incl.minus(taxRest)))
  const due = source.terms.taxInclusive ? incl : excl
  // A discount that was taken away after a part of it was given is paid with the last part.
  const given = Decimal.max(ZERO, partOf(amounts.share, taken.share, share))
  const net = due.plus(given)
  return {
    gross: moneyText(Decimal.max(net, partOf(amounts.gross, taken.gross, share))),
    net: moneyText(net),
    share: moneyText(given),
    amountExcl: moneyText(excl),
    tax: moneyText(incl.minus(excl)),
    amountIncl: moneyText(incl),
  }
}

const plus = (a: SourceAmounts, b: SourceAmounts): SourceAmounts => ({
  gross: moneyText(dec(a.gross).plus(b.gross)),
  share: moneyText(dec(a.share).plus(b.share)),
  amountExcl: moneyText(dec(a.amountExcl).plus(b.amountExcl)),
  amountIncl: moneyText(dec(a.amountIncl).plus(b.amountIncl)),
})

/**
 * Gives every line with a source that line's price, discount and tax and its part of what it came to, and the document the
 * sums; what the source's whole-order discount was is in the parts, so the document has none beside it. Answers whether
 * anything changed. Refuses sources of different price modes as INVALID.
 */
export function inheritAmounts(doc: DocumentData, sourceOf: (line: string) => SourceFacts): boolean {
  const before = JSON.stringify(
    doc.lines.map(({ gross, net, share, amountExcl, tax, amountIncl }) => [gross, net, share, amountExcl, tax, amountIncl]),
  )
  const running = new Map<string, { used: Decimal; taken: SourceAmounts }>()
  for (const line of doc.lines) {
    if (!line.sourceLine) continue
    const source = sourceOf(line.sourceLine)
    if (source.terms.taxInclusive !== doc.taxInclusive)
      throw refuse('INVALID', {
        issues: [{ path: `lines.${line.no - 1}.sourceLine`, message: '来源单据的单价含税方式和这张单不同，请分开开单' }],
      })
    const so = running.get(line.sourceLine) ?? { used: dec(source.used), taken: source.taken }
    const amounts = amountsOf(line, source, so.used, so.taken)
    running.set(line.sourceLine, { used: so.used.plus(line.baseQuantity), taken: plus(so.taken, amounts) })
    Object.assign(line, amounts, {
      price: priceText(
        dec(source.terms.price).times(source.terms.denominator).div(source.terms.numerator).times(line.numerator).div(line.denominator),
      ),
      discountRate: source.terms.discountRate,
      discountAmount: null,
      priceSource: source.terms.priceSource,
      priceNote: source.terms.priceNote,
      taxRate: source.terms.taxRate,
    })
  }
  Object.assign(doc, totalsOf(doc.lines), { discount: moneyText(sum(doc.lines.map((line) => line.share))) })
  return (
    before !==
    JSON.stringify(doc.lines.map(({ gross, net, share, amountExcl, tax, amountIncl }) => [gross, net, share, amountExcl, tax, amountIncl]))
  )
}

/**
 * The amounts of a changed order: a line that was taken whole stays at what was taken of it, and the whole-order discount
 * that it does not have is spread over the others. Refuses INVALID a line that would come to less than was taken of it.
 */
export function keepTaken(doc: DocumentData, used: (line: string) => string, takenOf: (line: string) => SourceAmounts): void {
  const whole = (line: LineData): boolean => dec(used(line.id)).greaterThanOrEqualTo(line.baseQuantity)
  if (!doc.lines.some((line) => !dec(used(line.id)).isZero())) return
  const given = sum(doc.lines.filter(whole).map((line) => takenOf(line.id).share))
  const rest = doc.lines.filter((line) => !whole(line))
  const discount = moneyText(Decimal.max(ZERO, dec(doc.discount).minus(given)))
  const amounts = rest.length ? computeAmounts(rest, { taxInclusive: doc.taxInclusive, discount }).lines : []
  for (const [index, line] of rest.entries()) Object.assign(line, amounts[index])
  for (const line of doc.lines) {
    const taken = takenOf(line.id)
    if (whole(line)) {
      const due = doc.taxInclusive ? taken.amountIncl : taken.amountExcl
      Object.assign(line, taken, {
        net: moneyText(dec(due).plus(taken.share)),
        tax: moneyText(dec(taken.amountIncl).minus(taken.amountExcl)),
      })
    } else if (dec(line.amountIncl).lessThan(taken.amountIncl) || dec(line.amountExcl).lessThan(taken.amountExcl))
      throw refuse('INVALID', {
        issues: [{ path: `lines.${line.no - 1}.price`, message: `这一行已发货 ${formatMoney(taken.amountIncl)}，优惠后不能比它少` }],
      })
  }
  Object.assign(doc, totalsOf(doc.lines), { discount: moneyText(sum(doc.lines.map((line) => line.share))) })
}
