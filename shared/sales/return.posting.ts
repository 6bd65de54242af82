import { ACCOUNTS, type Effects, type Facts, Journal, type Use } from '../books'
import type { Piece } from '../inventory/pool'
import { bring, receive, scrap, takeFromSource, takeOpen, usesOf, worthOf } from '../inventory/goods'
import type { DocumentData, LineData } from '../kernel/document'
import { dec, type Decimal, moneyText, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { settledAtOnce } from '../masters/settled'

/**
 * Sales return (accounting rules, row 15): the delivery's voucher in red, on the same sides, with the cost its goods were
 * issued at (costing rules §3c), without a delivery at the current one. Good goods go into the warehouse, defective ones
 * into theirs, scrap comes in and is written off: Dr 5711 Cr 1405. What the customer owes less settles what is open of the
 * deliveries at once. Refuses SOURCE_EXHAUSTED beyond what was delivered and not yet given back.
 */
export function postSalesReturn(doc: DocumentData, facts: Facts): Effects {
  const journal = new Journal()
  const uses: Use[] = []
  let cost = ZERO
  let scrapped = ZERO
  for (const line of doc.lines) {
    const { stocked } = facts.sku(line.sku)
    if (stocked) {
      const pieces = line.sourceLine ? takeFromSource(facts, line) : null
      refuseStrangers(doc, facts, line)
      const worth = comeBack(doc, facts, line, pieces)
      cost = cost.plus(worth)
      if (line.own.inspection === 'scrap') scrapped = scrapped.plus(worth)
      if (pieces) uses.push(...usesOf(line, pieces))
    } else if (line.sourceLine) uses.push(takeOpen(facts, line))
    journal.credit(stocked ? ACCOUNTS.sales : ACCOUNTS.otherSales, dec(line.amountExcl).negated(), { department: doc.department })
  }
  const tax = facts.settings.taxpayer === 'general' ? ACCOUNTS.outputTax : ACCOUNTS.smallScaleTax
  journal.debit(ACCOUNTS.receivable, dec(doc.amountIncl).negated(), { party: doc.party })
  journal.credit(tax, dec(doc.tax).negated())
  journal.debit(ACCOUNTS.costOfSales, cost.negated(), { department: doc.department })
  journal.credit(ACCOUNTS.stock, cost.negated())
  journal.debit(ACCOUNTS.stockLoss, scrapped, { department: doc.department })
  journal.credit(ACCOUNTS.stock, scrapped)
  const owed = !dec(doc.amountIncl).isZero()
  return {
    moves: facts.stock.moves,
    entries: owed
      ? [{ party: doc.party!, account: ACCOUNTS.receivable, amount: moneyText(dec(doc.amountIncl).negated()), dueDate: doc.date }]
      : [],
    matches: owed ? settledAtOnce(doc, facts) : [],
    journal: journal.lines(),
    uses,
  }
}

/** Only a serial number that was delivered to this customer, and is still there, can come back from it. */
function refuseStrangers(doc: DocumentData, facts: Facts, line: LineData): void {
  if (facts.sku(line.sku).tracking !== 'serial') return
  const stranger = line.serials.find((serial) => facts.serials.holderOf(line.sku, serial) !== doc.party)
  if (stranger)
    throw refuse('INVALID', { issues: [{ path: `lines.${line.no - 1}.serials`, message: `序列号 ${stranger} 不在这个客户手里` }] })
}

/** Goods of a line come back to where their inspection sends them; answers their worth. */
function comeBack(doc: DocumentData, facts: Facts, line: LineData, pieces: Piece[] | null): Decimal {
  const to = line.own.inspection === 'defective' ? (doc.own.defectiveWarehouse as string | null) : doc.warehouse!
  if (!to) throw refuse('INVALID', { issues: [{ path: 'defectiveWarehouse', message: '有次品，请选择次品仓库' }] })
  const worth = pieces ? worthOf(pieces) : facts.stock.worth(to, line.sku, line.baseQuantity, line.lot)
  if (line.own.inspection === 'scrap') scrap(facts, to, line, pieces, worth)
  else if (pieces) bring(facts, to, line, pieces)
  else receive(facts, to, line, worth)
  return worth
}
