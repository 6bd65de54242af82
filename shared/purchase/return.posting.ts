import { ACCOUNTS, type Effects, type Facts, Journal, type Use } from '../books'
import { issue, takeFromSource, takeOpen, usesOf, worthOf } from '../inventory/goods'
import type { DocumentData, LineData } from '../kernel/document'
import { dec, type Decimal, sum } from '../kernel/money'
import { settledAtOnce } from '../masters/settled'
import { deducted } from './receipt.posting'

/**
 * Purchase return (accounting rules, row 8): the receipt's voucher in red on the same sides, payable down by the document's
 * price, goods out at the cost of their receipt line pro rata (costing rules §3c), without a receipt at the current cost.
 * What the price differs from that cost, or the stock cannot bear of it, is cost variance: Dr 5401. Settles what is open of
 * the receipts at once. Refuses SOURCE_EXHAUSTED beyond what was received and not yet given back, and INSUFFICIENT_STOCK.
 */
export function postPurchaseReturn(doc: DocumentData, facts: Facts): Effects {
  const supplier = facts.party!
  const journal = new Journal()
  const uses: Use[] = []
  for (const line of doc.lines) {
    const tax = deducted(line, facts)
    const due = tax ? line.amountExcl : line.amountIncl
    if (tax) journal.debit(ACCOUNTS.inputTax, dec(line.tax).negated())
    if (!facts.sku(line.sku).stocked) {
      if (line.sourceLine) uses.push(takeOpen(facts, line))
      journal.debit(ACCOUNTS.freight, dec(due).negated(), { department: doc.department })
      continue
    }
    const cost = goBack(doc, facts, line, uses)
    journal.debit(ACCOUNTS.stock, cost.negated())
    journal.debit(ACCOUNTS.costOfSales, cost.minus(due), { department: doc.department })
  }
  journal.credit(ACCOUNTS.payable, dec(doc.amountIncl).negated(), { party: supplier.id })
  const owed = !dec(doc.amountIncl).isZero()
  return {
    moves: facts.stock.moves,
    entries: owed ? [{ party: supplier.id, account: ACCOUNTS.payable, amount: doc.amountIncl, dueDate: doc.date }] : [],
    matches: owed ? settledAtOnce(doc, facts) : [],
    journal: journal.lines(),
    uses,
  }
}

/** Goods of a line go out; answers what the stock gave them at. */
function goBack(doc: DocumentData, facts: Facts, line: LineData, uses: Use[]): Decimal {
  const warehouse = doc.warehouse!
  if (!line.sourceLine) return worthOf(issue(facts, warehouse, line, { expiredAllowed: true }))
  const pieces = takeFromSource(facts, line)
  uses.push(...usesOf(line, pieces))
  if (facts.sku(line.sku).tracking === 'serial') facts.serials.take(warehouse, line.sku, line.serials, line.baseQuantity, line.id)
  return sum(pieces.map((piece) => facts.stock.takeBack(warehouse, line.sku, piece, line.id)))
}
