import { dec, quantityText, ZERO } from '../kernel/money'

interface LotRow {
  lot: string
  number: string
  producedAt: string | null
  expiresAt: string | null
  onHand: string
}

/** How much each lot gives for a quantity, in the order given, and what they do not cover; `soonUntil` is the last day that counts as soon. */
export function proposal(lots: readonly LotRow[], quantity: string, soonUntil: string) {
  let left = dec(quantity)
  const taken = []
  for (const lot of lots) {
    if (left.lessThanOrEqualTo(ZERO)) break
    const take = left.lessThan(lot.onHand) ? left : dec(lot.onHand)
    left = left.minus(take)
    taken.push({ ...lot, take: quantityText(take), soon: lot.expiresAt !== null && lot.expiresAt <= soonUntil })
  }
  return { lots: taken.slice(0, 200), missing: quantityText(left) }
}
