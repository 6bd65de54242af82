import type { Facts, PartyFacts } from '../books'
import { dec, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'

/**
 * Credit (costing rules §6): what is owed and ordered, without the part of orders that this document fulfils, and this
 * document, less the money that comes with it, above the limit, or something overdue for too long. Refuses CREDIT_EXCEEDED and CREDIT_OVERDUE.
 */
export function refuseBadCredit(customer: PartyFacts, amount: string, fulfilled: string, facts: Facts): void {
  const credit = dec(amount).minus(facts.paid)
  if (facts.creditOverride || (credit.lessThanOrEqualTo(0) && !dec(facts.paid).isZero())) return
  const exposure = sum([customer.receivable, customer.ordered, dec(fulfilled).negated()])
  if (customer.creditLimit !== null && exposure.plus(credit).greaterThan(customer.creditLimit) && !dec(amount).isZero())
    throw refuse('CREDIT_EXCEEDED', {
      party: customer.id,
      name: customer.name,
      limit: customer.creditLimit,
      exposure: moneyText(exposure),
      amount,
    })
  if (customer.creditDays !== null && customer.overdueDays > customer.creditDays)
    throw refuse('CREDIT_OVERDUE', { party: customer.id, name: customer.name, days: customer.overdueDays, allowed: customer.creditDays })
}
