import { dec, type Decimal, formatPrice, formatQuantity, formatRate, priceText } from '../kernel/money'
import type { PriceSource } from '../kernel/priceSource'

/** A unit's ratio to the base unit. */
interface Ratio {
  numerator: number
  denominator: number
}

/** A step of a supplier's agreement: from so many of a unit on, in its time. */
export interface PriceStep extends Ratio {
  id: string
  unitName: string
  fromQuantity: string
  /** Per its unit. */
  price: string
  startsOn: string
  endsOn: string | null
}

/** What is known of buying goods from a supplier; prices per base unit, with or without tax as the document has them. */
export interface PurchasePriceBook {
  steps: readonly PriceStep[]
  last: { price: Decimal; date: string } | null
  reference: Decimal | null
}

export interface PriceCandidate {
  source: PriceSource
  /** Per unit of the line, six decimals. */
  price: string
  note: string
}

const perBase = (price: Decimal.Value, { numerator, denominator }: Ratio): Decimal => dec(price).times(denominator).div(numerator)
const perUnit = (price: Decimal, { numerator, denominator }: Ratio): string =>
  priceText(price.times(numerator).div(denominator).toDecimalPlaces(6))
const threshold = (step: PriceStep): Decimal => dec(step.fromQuantity).times(step.numerator).div(step.denominator)

/** The step that holds: in its time, reached by the quantity, the highest of those; of equal ones the later one. */
function stepFor(steps: readonly PriceStep[], baseQuantity: Decimal.Value, date: string): PriceStep | null {
  const holding = steps.filter(
    (step) => step.startsOn <= date && (step.endsOn === null || step.endsOn >= date) && threshold(step).lessThanOrEqualTo(baseQuantity),
  )
  const [best] = [...holding].sort(
    (a, b) =>
      threshold(b).comparedTo(threshold(a)) ||
      b.startsOn.localeCompare(a.startsOn) ||
      b.id.length - a.id.length ||
      b.id.localeCompare(a.id),
  )
  return best ?? null
}

/**
 * What goods cost from a supplier (domain rules §5): the agreement's step → the last receipt from this supplier → the
 * reference price of the goods. All that is known, the one that holds first; empty where nobody knows a price.
 */
export function purchasePrices(line: Ratio & { baseQuantity: Decimal.Value }, book: PurchasePriceBook, date: string): PriceCandidate[] {
  const step = stepFor(book.steps, line.baseQuantity, date)
  return [
    ...(step
      ? [
          {
            source: 'supplierAgreement' as const,
            price: perUnit(perBase(step.price, step), line),
            note: [
              '协议价',
              dec(step.fromQuantity).isZero() ? null : `满 ${formatQuantity(step.fromQuantity)} ${step.unitName}`,
              step.endsOn ? `至 ${step.endsOn}` : null,
            ]
              .filter(Boolean)
              .join('，'),
          },
        ]
      : []),
    ...(book.last ? [{ source: 'lastReceipt' as const, price: perUnit(book.last.price, line), note: `上次进价，${book.last.date}` }] : []),
    ...(book.reference ? [{ source: 'reference' as const, price: perUnit(book.reference, line), note: '商品资料的进价' }] : []),
  ]
}

const NAMES: Partial<Record<PriceSource, string>> = { supplierAgreement: '协议价', lastReceipt: '上次进价' }

/** Why a typed price should be looked at: it is further from the agreement, else the last price, than is tolerated. Null where it is not. */
export function priceWarning(price: string, known: readonly PriceCandidate[], tolerance: string): string | null {
  const measure = known.find(({ source }) => NAMES[source])
  if (!measure || dec(measure.price).isZero()) return null
  const variance = dec(price).div(measure.price).minus('1')
  if (variance.abs().lessThanOrEqualTo(tolerance)) return null
  const words = `${NAMES[measure.source]} ${formatPrice(measure.price)}`
  return `比${words} ${variance.isNegative() ? '低' : '高'} ${formatRate(variance.abs().toDecimalPlaces(3))}`
}
