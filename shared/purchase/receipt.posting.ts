import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import { receive, takeOpen } from '../inventory/goods'
import type { DocumentData } from '../kernel/document'
import { dec, moneyText } from '../kernel/money'
import { dueDate } from '../masters/terms'
import { arrived } from './order'

/**
 * Purchase receipt with invoice (accounting rules, row 3): goods in, payable up by the tax-inclusive total.
 * Dr 1405 excl (services 5601), Dr 22210101 tax where it is deductible (general payer and 专票), else the tax is
 * part of the cost; Cr 2202 incl. What was ordered is taken off its order; refuses SOURCE_EXHAUSTED beyond what is open.
 */
export function postReceipt(doc: DocumentData, facts: Facts): Effects {
  const supplier = facts.party!
  const journal = new Journal()
  const ordered = doc.lines.filter((line) => line.sourceLine)
  for (const line of doc.lines) {
    const deductible = facts.settings.taxpayer === 'general' && ((line.own.deductible as boolean | null) ?? supplier.specialInvoice)
    const cost = deductible ? line.amountExcl : line.amountIncl
    if (deductible) journal.debit(ACCOUNTS.inputTax, line.tax)
    if (facts.sku(line.sku).stocked) {
      receive(facts, doc.warehouse!, line, cost)
      journal.debit(ACCOUNTS.stock, cost)
    } else journal.debit(ACCOUNTS.sellingExpense, cost, { department: doc.department })
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
    uses: ordered.map((line) => takeOpen(facts, line)),
    plans: ordered.map((line) => arrived(facts.source(line.sourceLine!).warehouse, line)),
  }
}
