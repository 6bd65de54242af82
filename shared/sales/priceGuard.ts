import type { DocumentData, LineData } from '../kernel/document'
import { dec, type Decimal, roundMoney } from '../kernel/money'

/** What a line may not be sold below, per base unit; null where nothing is known. */
export interface Guards {
  name: string
  floorPrice: string | null
  /** Without tax. */
  cost: Decimal | null
}

export interface TooLow {
  index: number
  name: string
  below: 'floor' | 'cost'
}

/** Sold at what a person decided, not at a price the company's rules gave. */
const byHand = (doc: Pick<DocumentData, 'discount' | 'discountNote'>, line: LineData): boolean =>
  !line.priceSource ||
  line.priceSource === 'manual' ||
  Boolean(line.discountRate && !dec(line.discountRate).isZero()) ||
  Boolean(line.discountAmount && !dec(line.discountAmount).isZero()) ||
  (!doc.discountNote && !dec(doc.discount).isZero())

/**
 * Lines sold too low: what is left of a line after what a person took off is below its base quantity at the floor price; or
 * its amount without tax is below its cost. Gifts that a promotion grants, and lines that take an approved source's price,
 * were decided before.
 */
export function soldTooLow(
  doc: Pick<DocumentData, 'lines' | 'discount' | 'discountNote'>,
  guards: (sku: string) => Guards,
  inherits: boolean,
): TooLow[] {
  return doc.lines.flatMap((line, index): TooLow[] => {
    if (line.priceSource === 'gift' || (inherits && line.sourceLine)) return []
    const { name, floorPrice, cost } = guards(line.sku)
    const worth = (each: Decimal | string) => roundMoney(dec(each).times(line.baseQuantity))
    const due = doc.discountNote ? dec(line.net) : dec(line.net).minus(line.share)
    const below: TooLow['below'][] = [
      ...(floorPrice !== null && byHand(doc, line) && due.lessThan(worth(floorPrice)) ? (['floor'] as const) : []),
      ...(cost !== null && dec(line.amountExcl).lessThan(worth(cost)) ? (['cost'] as const) : []),
    ]
    return below.map((of) => ({ index, name, below: of }))
  })
}
