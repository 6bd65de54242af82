import type { DocumentKind } from '../kernel/document'
import { dec, type Decimal, moneyText, quantityText, roundMoney, sum, ZERO } from '../kernel/money'

/** How stock reports sort, cut and spread their figures (costing rules §8); pure. */

export const ABC_CLASSES = { A: 'A 类', B: 'B 类', C: 'C 类' } as const
export type AbcClass = keyof typeof ABC_CLASSES

/**
 * ABC by cumulative share: sorted by amount descending, ties by code, negative amounts last. The share before an item
 * decides its class: below `first` A, below `first + second` B, else C. Answers rows with their share and cumulative share.
 */
export function abcOf<R extends { code: string; amount: string }>(
  rows: readonly R[],
  first: string,
  second: string,
): (R & { abc: AbcClass; share: Decimal; cumulative: Decimal })[] {
  const sorted = [...rows].sort((a, b) => dec(b.amount).comparedTo(a.amount) || (a.code < b.code ? -1 : 1))
  const total = sum(sorted.map(({ amount }) => (dec(amount).isNegative() ? ZERO : dec(amount))))
  let before = ZERO
  return sorted.map((row) => {
    const share = total.isZero() || dec(row.amount).isNegative() ? ZERO : dec(row.amount).div(total)
    const counted = !dec(row.amount).isZero() && !dec(row.amount).isNegative()
    const abc: AbcClass = !counted ? 'C' : before.lessThan(first) ? 'A' : before.lessThan(dec(first).plus(second)) ? 'B' : 'C'
    before = before.plus(share)
    return { ...row, abc, share, cumulative: before }
  })
}

/** Upper ends of the age brackets in days; what is older falls into the last one. */
export const AGE_ENDS = [30, 60, 90, 180, 365] as const

export interface AgeBracket {
  quantity: string
  value: string
}

/**
 * Ageing: what is on hand is assigned to the latest receipts backwards. Each bracket carries its share of the value rounded
 * once, the oldest the rest, so that the brackets add up exactly. `unknown` is what no receipt explains, and stock below zero.
 */
export function ageOf(
  onHand: string,
  value: string,
  receipts: readonly { age: number; quantity: string }[],
): { brackets: AgeBracket[]; unknown: AgeBracket } {
  const quantities = Array.from({ length: AGE_ENDS.length + 1 }, () => ZERO)
  let left = dec(onHand)
  for (const { age, quantity } of receipts) {
    if (!left.greaterThan(ZERO)) break
    const part = left.lessThan(quantity) ? left : dec(quantity)
    const at = AGE_ENDS.findIndex((end) => age <= end)
    const index = at === -1 ? AGE_ENDS.length : at
    quantities[index] = quantities[index]!.plus(part)
    left = left.minus(part)
  }
  const all = [...quantities, left]
  let rest = dec(value)
  let open = dec(onHand)
  const aged = all.map((quantity) => {
    const worth = quantity.equals(open) ? rest : roundMoney(rest.times(quantity).div(open))
    const given = quantity.isZero() && !open.isZero() ? ZERO : worth
    rest = rest.minus(given)
    open = open.minus(quantity)
    return { quantity: quantityText(quantity), value: moneyText(given) }
  })
  return { brackets: aged.slice(0, -1), unknown: aged[all.length - 1]! }
}

/** Whether documents of a kind move goods; a sales order only promises them. */
export const movesStock = ({ kind, needs }: Pick<DocumentKind, 'kind' | 'needs'>): boolean => Boolean(needs.stock) && kind !== 'salesOrder'
