import { ACCOUNTS, type Effects, type Facts, Journal, type Use } from '../books'
import { receive } from '../inventory/goods'
import type { DocumentData, LineData } from '../kernel/document'
import { dec, Decimal, moneyText, ONE, quantityText, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { dueDate } from '../masters/terms'
import { arrived } from './order'

/**
 * Purchase receipt with invoice (accounting rules, row 3): goods in, payable up by the tax-inclusive total.
 * Dr 1405 excl (services 5601), Dr 22210101 tax where it is deductible (general payer and 专票), else the tax is
 * part of the cost; Cr 2202 incl. What was ordered is taken off its order; refuses SOURCE_EXHAUSTED beyond what is open and tolerated.
 */
export function postReceipt(doc: DocumentData, facts: Facts): Effects {
  const supplier = facts.party!
  const journal = new Journal()
  const ordered = doc.lines.filter((line) => line.sourceLine).map((line) => ({ line, use: takeOrdered(facts, line) }))
  const taken = ordered.filter(({ use }) => !dec(use.quantity).isZero())
  for (const line of doc.lines) {
    const deductible = deducted(line, facts)
    const cost = deductible ? line.amountExcl : line.amountIncl
    if (deductible) journal.debit(ACCOUNTS.inputTax, line.tax)
    if (facts.sku(line.sku).stocked) {
      receive(facts, doc.warehouse!, line, cost)
      journal.debit(ACCOUNTS.stock, cost)
    } else journal.debit(ACCOUNTS.freight, cost, { department: doc.department })
  }
  journal.credit(ACCOUNTS.payable, doc.amountIncl, { party: supplier.id })
  return {
    moves: facts.stock.moves,
    entries: dec(doc.amountIncl).isZero()
      ? []
      : [
          {
            party: supplier.id,
            account: ACCOUNTS.payable,
            amount: moneyText(dec(doc.amountIncl).negated()),
            dueDate: dueDate(doc.date, supplier),
          },
        ],
    journal: journal.lines(),
    uses: taken.map(({ use }) => use),
    plans: taken.map(({ line, use }) => arrived(facts.source(use.line).warehouse, line, use.quantity)),
  }
}

/** Whether the tax of a line is deducted: a general payer, and 专票 on the line, else as the supplier gives them. */
export const deducted = (line: Pick<LineData, 'own'>, facts: Facts): boolean =>
  facts.settings.taxpayer === 'general' && ((line.own.deductible as boolean | null) ?? facts.party!.specialInvoice)

/**
 * Takes a line off its order: as much as is open there; what comes on top, within the company's tolerance over all receipts
 * of that order line, is received without having been ordered. So an order is never taken up by more than it says, and a
 * void gives back exactly what was taken. Refuses SOURCE_EXHAUSTED beyond the tolerance.
 */
function takeOrdered(facts: Facts, line: LineData): Use {
  const source = facts.source(line.sourceLine!)
  const open = Decimal.max(ZERO, dec(source.quantity).minus(source.used))
  const most = Decimal.max(open, dec(source.quantity).times(ONE.plus(facts.settings.overReceipt)).minus(source.received))
  if (dec(line.baseQuantity).greaterThan(most))
    throw refuse('SOURCE_EXHAUSTED', { path: `lines.${line.no - 1}.quantity`, open: quantityText(most) })
  const quantity = quantityText(Decimal.min(open, line.baseQuantity))
  source.used = quantityText(dec(source.used).plus(quantity))
  source.received = quantityText(dec(source.received).plus(line.baseQuantity))
  return { line: line.sourceLine!, lot: '0', quantity, value: '0.00' }
}
