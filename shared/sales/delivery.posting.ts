import { ACCOUNTS, type Effects, type Facts, Journal, type PartyFacts } from '../books'
import type { DocumentData } from '../kernel/document'
import { dec, moneyText, sum, ZERO } from '../kernel/money'
import { issue, worthOf } from '../inventory/goods'
import { refuse } from '../kernel/refusal'
import { dueDate } from '../masters/terms'

/**
 * Sales delivery (accounting rules, rows 11 and 12): goods out at cost, receivable up by the tax-inclusive total.
 * Dr 1122 incl, Cr 5001 excl (services 5051), Cr 22210102 tax (small-scale payer 222101); Dr 5401 Cr 1405 cost.
 * Refuses INSUFFICIENT_STOCK, CREDIT_EXCEEDED and CREDIT_OVERDUE.
 */
export function postDelivery(doc: DocumentData, facts: Facts): Effects {
  const customer = facts.party!
  refuseBadCredit(customer, doc, facts)
  const journal = new Journal()
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
    entries: dec(doc.amountIncl).isZero()
      ? []
      : [{ party: customer.id, account: ACCOUNTS.receivable, amount: doc.amountIncl, dueDate: dueDate(doc.date, customer) }],
    journal: journal.lines(),
  }
}

/** Credit (costing rules §6): exposure with this document above the limit, or something overdue for too long. */
function refuseBadCredit(customer: PartyFacts, doc: DocumentData, facts: Facts): void {
  if (facts.creditOverride) return
  const exposure = sum([customer.receivable, doc.amountIncl])
  if (customer.creditLimit !== null && exposure.greaterThan(customer.creditLimit) && !dec(doc.amountIncl).isZero())
    throw refuse('CREDIT_EXCEEDED', {
      party: customer.id,
      name: customer.name,
      limit: customer.creditLimit,
      exposure: moneyText(customer.receivable),
      amount: doc.amountIncl,
    })
  if (customer.creditDays !== null && customer.overdueDays > customer.creditDays)
    throw refuse('CREDIT_OVERDUE', { party: customer.id, name: customer.name, days: customer.overdueDays, allowed: customer.creditDays })
}
