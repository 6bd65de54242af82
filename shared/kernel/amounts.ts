import { allocate, dec, type Decimal, moneyText, ONE, roundMoney, roundQuantity, sum, ZERO } from './money'
import { refuse } from './refusal'

/** What a line needs for its amounts; all decimals as text. */
export interface PricedLine {
  quantity: string
  price: string
  discountRate?: string | null
  discountAmount?: string | null
  taxRate: string
}

export interface LineAmounts {
  /** Quantity × price, rounded once to cents. */
  gross: string
  /** After the line's own discount. */
  net: string
  /** This line's part of the whole-order discount. */
  share: string
  amountExcl: string
  tax: string
  amountIncl: string
}

export interface Totals {
  amountExcl: string
  tax: string
  amountIncl: string
}

/**
 * Amounts of a document: gross, line discount, whole-order discount by largest remainder, tax last.
 * Every line keeps amountExcl + tax = amountIncl; totals are sums of lines. Refuses discounts larger than what they discount.
 */
export function computeAmounts(
  lines: readonly PricedLine[],
  terms: { taxInclusive: boolean; discount: string },
): { lines: LineAmounts[]; totals: Totals } {
  const gross = lines.map((line) => roundMoney(dec(line.quantity).times(line.price)))
  const net = lines.map((line, index) => discounted(line, gross[index]!, index))
  const discount = dec(terms.discount)
  const total = sum(net)
  if (discount.greaterThan(total)) throw refuse('DISCOUNT_TOO_LARGE', { discount: moneyText(discount), total: moneyText(total) })
  const shares = discount.isZero() ? net.map(() => ZERO) : allocate(discount, net)
  const amounts = lines.map((line, index) => taxed(gross[index]!, net[index]!, shares[index]!, dec(line.taxRate), terms.taxInclusive))
  return { lines: amounts, totals: totalsOf(amounts) }
}

function discounted(line: PricedLine, gross: Decimal, index: number): Decimal {
  if (line.discountRate && line.discountAmount)
    throw refuse('INVALID', { issues: [{ path: `lines.${index}.discountAmount`, message: '折扣率和折扣额只能填一个' }] })
  if (line.discountRate) return roundMoney(gross.times(ONE.minus(line.discountRate)))
  if (!line.discountAmount) return gross
  const net = gross.minus(line.discountAmount)
  if (net.isNegative()) throw refuse('DISCOUNT_TOO_LARGE', { discount: line.discountAmount, total: moneyText(gross) })
  return net
}

function taxed(gross: Decimal, net: Decimal, share: Decimal, rate: Decimal, taxInclusive: boolean): LineAmounts {
  const due = net.minus(share)
  const excl = taxInclusive ? roundMoney(due.div(ONE.plus(rate))) : due
  const tax = taxInclusive ? due.minus(excl) : roundMoney(due.times(rate))
  return {
    gross: moneyText(gross),
    net: moneyText(net),
    share: moneyText(share),
    amountExcl: moneyText(excl),
    tax: moneyText(tax),
    amountIncl: moneyText(excl.plus(tax)),
  }
}

export const totalsOf = (lines: readonly Totals[]): Totals => ({
  amountExcl: moneyText(sum(lines.map((line) => line.amountExcl))),
  tax: moneyText(sum(lines.map((line) => line.tax))),
  amountIncl: moneyText(sum(lines.map((line) => line.amountIncl))),
})

/** Quantity in the base unit, four places: entered × numerator ÷ denominator. */
export const baseQuantityOf = (quantity: string, ratio: { numerator: number; denominator: number }): Decimal =>
  roundQuantity(dec(quantity).times(ratio.numerator).div(ratio.denominator))
