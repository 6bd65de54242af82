import type { Facts, Journal, Match, PartyEntry } from '../books'
import type { ItemFacts } from './facts'
import type { DocumentData } from '../kernel/document'
import { dec, Decimal, moneyText, sum, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'

/** An open item as people choose it, with how much of it is settled; the amount is positive on either side. */
export interface ChosenItem {
  posting: number
  seq: number
  amount: string
}

interface Part {
  item: ItemFacts
  left: Decimal
}

export interface Settled {
  entries: PartyEntry[]
  matches: Match[]
  /** What of each account was settled by this posting, debit positive. */
  net: Map<string, Decimal>
}

/** The items of a document, in the order they were chosen. */
export const chosenItems = (doc: DocumentData): ChosenItem[] => (doc.lists.items ?? []) as unknown as ChosenItem[]

/**
 * Settles open items of the document's party, n to m: within an account debit and credit items settle each other first,
 * in the order they were chosen; what is left of one side is settled by an entry of this posting. Refuses NOT_FOUND for an
 * item of another party and ITEM_SETTLED where less is open than was chosen.
 */
export function settleItems(doc: DocumentData, facts: Facts): Settled {
  const entries: PartyEntry[] = []
  const matches: Match[] = []
  const net = new Map<string, Decimal>()
  for (const [account, parts] of partsByAccount(doc, facts)) {
    const debits = parts.filter(({ item }) => !dec(item.open).isNegative())
    const credits = parts.filter(({ item }) => dec(item.open).isNegative())
    matches.push(...againstEachOther(doc, debits, credits))
    for (const [side, sign] of [
      [debits, 1],
      [credits, -1],
    ] as const) {
      const rest = side.filter(({ left }) => !left.isZero())
      if (rest.length === 0) continue
      const amount = sum(rest.map(({ left }) => left)).times(sign)
      const seq = entries.length
      entries.push({ party: doc.party!, account, amount: moneyText(amount.negated()), dueDate: doc.date })
      for (const { item, left } of rest)
        matches.push({ entry: { posting: null, seq }, against: keyOf(item), amount: moneyText(left), date: later(item.date, doc.date) })
      net.set(account, amount)
    }
  }
  return { entries, matches, net }
}

const keyOf = ({ posting, seq }: ItemFacts) => ({ posting, seq })
const later = (...days: string[]): string => days.reduce((last, day) => (day > last ? day : last))

/** The chosen items by account; one that was chosen twice counts once, with both amounts. */
function partsByAccount(doc: DocumentData, facts: Facts): Map<string, Part[]> {
  const parts = new Map<string, Part>()
  for (const chosen of chosenItems(doc)) {
    const item = facts.item(chosen)
    if (item.party !== doc.party) throw refuse('NOT_FOUND', { what: 'openItem', id: `${chosen.posting}/${chosen.seq}` })
    const part = parts.get(`${item.posting}/${item.seq}`) ?? { item, left: ZERO }
    part.left = part.left.plus(chosen.amount)
    if (part.left.greaterThan(dec(item.open).abs()))
      throw refuse('ITEM_SETTLED', { number: item.number, open: moneyText(dec(item.open).abs()), wanted: moneyText(part.left) })
    parts.set(`${item.posting}/${item.seq}`, part)
  }
  const byAccount = new Map<string, Part[]>()
  for (const part of parts.values()) byAccount.set(part.item.account, [...(byAccount.get(part.item.account) ?? []), part])
  return byAccount
}

function againstEachOther(doc: DocumentData, debits: readonly Part[], credits: readonly Part[]): Match[] {
  const matches: Match[] = []
  for (const debit of debits)
    for (const credit of credits) {
      const amount = Decimal.min(debit.left, credit.left)
      if (amount.isZero()) continue
      debit.left = debit.left.minus(amount)
      credit.left = credit.left.minus(amount)
      const date = later(debit.item.date, credit.item.date, doc.date)
      matches.push({ entry: keyOf(debit.item), against: keyOf(credit.item), amount: moneyText(amount), date })
    }
  return matches
}

/** Writes what was settled of each account on its other side, with the party. */
export function journalOf(journal: Journal, net: Settled['net'], party: string): void {
  for (const [account, amount] of net)
    if (amount.isNegative()) journal.debit(account, amount.negated(), { party })
    else journal.credit(account, amount, { party })
}
