import { ACCOUNTS, type Effects, type Facts, Journal, type Match, type OpenItem } from '../books'
import type { DocumentData, LineData } from '../kernel/document'
import { dec, Decimal, moneyText, quantityText, sum, ZERO } from '../kernel/money'
import { issue, takeOpen, worthOf } from '../inventory/goods'
import { dueDate } from '../masters/terms'
import { refuseBadCredit } from './credit'
import { keepPromises, kept } from './order.posting'

/**
 * Sales delivery (accounting rules, rows 11 and 12): goods out at cost, receivable up by the tax-inclusive total.
 * Dr 1122 incl, Cr 5001 excl (services 5051), Cr 22210102 tax (small-scale payer 222101); Dr 5401 Cr 1405 cost.
 * Refuses INSUFFICIENT_STOCK, SOURCE_EXHAUSTED, CREDIT_EXCEEDED and CREDIT_OVERDUE.
 */
export function postDelivery(doc: DocumentData, facts: Facts): Effects {
  const customer = facts.party!
  const ordered = doc.lines.filter((line) => line.sourceLine).map((line) => line.amountIncl)
  refuseBadCredit(customer, doc.amountIncl, moneyText(sum(ordered)), facts)
  const journal = new Journal()
  const owed = !dec(doc.amountIncl).isZero()
  let cost = ZERO
  for (const line of doc.lines) {
    const stocked = facts.sku(line.sku).stocked
    if (stocked) cost = cost.plus(worthOf(issue(facts, doc.warehouse!, line)))
    journal.credit(stocked ? ACCOUNTS.sales : ACCOUNTS.otherSales, line.amountExcl, { department: doc.department })
  }
  journal.debit(ACCOUNTS.receivable, doc.amountIncl, { party: customer.id })
  journal.credit(facts.settings.taxpayer === 'general' ? ACCOUNTS.outputTax : ACCOUNTS.smallScaleTax, doc.tax)
  journal.debit(ACCOUNTS.costOfSales, cost, { department: doc.department })
  journal.credit(ACCOUNTS.stock, cost)
  return {
    moves: facts.stock.moves,
    entries: owed
      ? [{ party: customer.id, account: ACCOUNTS.receivable, amount: doc.amountIncl, dueDate: dueDate(doc.date, customer) }]
      : [],
    matches: owed ? paidBy(facts.offset, doc) : [],
    journal: journal.lines(),
    ...fulfil(doc, facts),
  }
}

/** What the return of an exchange left to the customer pays for this delivery, as far as it goes. */
function paidBy(credit: OpenItem | null, doc: DocumentData): Match[] {
  const amount = credit ? moneyText(Decimal.min(dec(credit.open).abs(), doc.amountIncl)) : '0.00'
  if (!credit || amount === '0.00') return []
  const date = credit.date > doc.date ? credit.date : doc.date
  return [{ entry: { posting: null, seq: 0 }, against: { posting: credit.posting, seq: credit.seq }, amount, date }]
}

/**
 * Lines from orders take their part of them; goods that are promised to other orders are left to them: what a line without
 * an order, or an order of another warehouse, takes must be on hand and not promised.
 */
function fulfil(doc: DocumentData, facts: Facts): Required<Pick<Effects, 'uses' | 'plans'>> {
  const ordered = doc.lines.filter((line) => line.sourceLine)
  const stocked = (line: LineData) => facts.sku(line.sku).stocked
  const uses = ordered.map((line) => takeOpen(facts, line))
  const plans = ordered.filter(stocked).map((line) => kept(facts, line))
  const free = doc.lines.filter((line) => stocked(line) && (!line.sourceLine || facts.source(line.sourceLine).warehouse !== doc.warehouse))
  for (const sku of new Set(free.map((line) => line.sku)))
    keepPromises(
      facts,
      doc.warehouse!,
      sku,
      plans,
      quantityText(sum(free.filter((line) => line.sku === sku).map((line) => line.baseQuantity))),
    )
  return { uses, plans }
}
