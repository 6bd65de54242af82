import { type Decimal, dec, moneyText, sum, ZERO } from '../kernel/money'
import type { ChosenItem } from './settling'

/** What a proposal must know of an open item; `open` is debit positive. */
export interface Proposable {
  posting: number
  seq: number
  open: string
}

const EXACT_AMONG = 10

/**
 * Which open items an amount of money settles: a few items that come to exactly that amount, else the oldest first; what is
 * owed the other way (a return) is used up with them. `items` are oldest first, `sign` is 1 for money that comes in and −1
 * for money that goes out. What settles nothing is left over.
 */
export function propose(items: readonly Proposable[], amount: Decimal.Value, sign: 1 | -1): ChosenItem[] {
  const signed = items.map((item) => ({ item, open: dec(item.open).times(sign) }))
  const forward = signed.filter(({ open }) => open.greaterThan(0))
  const back = signed.filter(({ open }) => open.lessThan(0))
  const exact = back.length === 0 ? exactly(forward, dec(amount)) : null
  if (exact) return exact.map(({ item, open }) => chosen(item, open))
  const picked: ChosenItem[] = []
  let left = dec(amount).plus(sum(back.map(({ open }) => open.negated())))
  for (const { item, open } of forward) {
    const part = open.lessThan(left) ? open : left
    if (part.lessThanOrEqualTo(0)) break
    picked.push(chosen(item, part))
    left = left.minus(part)
  }
  // Without enough to settle, what is owed the other way is used only as far as it goes.
  let used = sum(picked.map((one) => one.amount))
  for (const { item, open } of back) {
    const part = open.negated().lessThan(used) ? open.negated() : used
    if (part.greaterThan(0)) picked.push(chosen(item, part))
    used = used.minus(part)
  }
  return picked
}

const chosen = ({ posting, seq }: Proposable, amount: Decimal): ChosenItem => ({ posting, seq, amount: moneyText(amount) })

interface Signed {
  item: Proposable
  open: Decimal
}

/** The fewest of the oldest items that come to exactly the amount; null when none do. */
function exactly(items: readonly Signed[], amount: Decimal): Signed[] | null {
  const among = items.slice(0, EXACT_AMONG)
  let found: Signed[] | null = null
  const search = (from: number, left: Decimal, picked: Signed[]): void => {
    if (left.isZero() && picked.length > 0 && (!found || picked.length < found.length)) found = picked
    if (left.lessThanOrEqualTo(0)) return
    for (let at = from; at < among.length; at++) search(at + 1, left.minus(among[at]!.open), [...picked, among[at]!])
  }
  search(0, amount, [])
  return found
}

/** What the chosen items come to: what is settled by money, `sign` as in `propose`. */
export function netOf(items: readonly Proposable[], picked: readonly ChosenItem[], sign: 1 | -1): Decimal {
  return picked.reduce((total, { posting, seq, amount }) => {
    const item = items.find((one) => one.posting === posting && one.seq === seq)
    if (!item) return total
    return dec(item.open).times(sign).isNegative() ? total.minus(amount) : total.plus(amount)
  }, ZERO)
}
