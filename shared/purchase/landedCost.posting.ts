import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import type { DocumentData, LineData } from '../kernel/document'
import { allocate, dec, Decimal, moneyText, ONE, roundMoney, sum, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { dueDate } from '../masters/terms'
import { deducted } from './receipt.posting'

/**
 * Landed cost (accounting rules, row 7; costing rules §4): the carrier is owed the fee. By default Dr 5601, a cost of
 * management alone; where the company capitalises it, what is left of the goods of each receipt line bears its part,
 * Dr 1405, and what is gone Dr 5401. Dr 22210101 where its tax is deductible. Cr 2202 incl.
 */
export function postLandedCost(doc: DocumentData, facts: Facts): Effects {
  const carrier = facts.party!
  const journal = new Journal()
  const capitalises = facts.settings.landedCost === 'capitalise'
  const tax = deducted(doc, facts)
  for (const line of doc.lines) {
    const invalid = (message: string) => refuse('INVALID', { issues: [{ path: `lines.${line.no - 1}.sourceLine`, message }] })
    if (!line.sourceLine) throw invalid('请选择入库行')
    if (facts.source(line.sourceLine).warehouse !== doc.warehouse) throw invalid('这一行入的不是这个仓库')
    if (!facts.sku(line.sku).stocked) throw invalid('服务不分摊费用')
    if (tax) journal.debit(ACCOUNTS.inputTax, line.tax)
    const share = dec(tax ? line.amountExcl : line.amountIncl)
    const borne = capitalises ? bear(doc, facts, line, share) : ZERO
    journal.debit(ACCOUNTS.stock, borne)
    journal.debit(capitalises ? ACCOUNTS.costOfSales : ACCOUNTS.freight, share.minus(borne), { department: doc.department })
  }
  journal.credit(ACCOUNTS.payable, doc.amountIncl, { party: carrier.id })
  return {
    moves: facts.stock.moves,
    entries: [
      {
        party: carrier.id,
        account: ACCOUNTS.payable,
        amount: moneyText(dec(doc.amountIncl).negated()),
        dueDate: dueDate(doc.date, carrier),
      },
    ],
    journal: journal.lines(),
  }
}

/** What is left of a receipt line's goods bears its part of a cost; answers how much that is. */
function bear(doc: DocumentData, facts: Facts, line: LineData, share: Decimal): Decimal {
  const pieces = facts.survival(line.sourceLine!)
  const parts = allocate(
    share,
    pieces.map(({ quantity }) => quantity),
  )
  return sum(
    pieces.map(({ lot, left }, index) => {
      const value = roundMoney(parts[index]!.times(left))
      if (!value.isZero()) facts.stock.revalue(doc.warehouse!, line.sku, lot, value, line.id)
      return value
    }),
  )
}

/**
 * Which part of goods is left that came into a pool holding `before` (costing rules §4): ρ = Π (1 − q / Q) over everything
 * that went out later, as a replay from the receipt gives; what closed a shortage was gone at once. `moves` are signed
 * quantities of the pool, the receipt first.
 */
export function survivalOf(before: Decimal.Value, moves: readonly Decimal.Value[]): Decimal {
  const [received = ZERO, ...later] = moves.map(dec)
  let held = dec(before).plus(received)
  let left = dec(before).isNegative() ? Decimal.max(ZERO, Decimal.min(ONE, held.div(received))) : ONE
  for (const moved of later) {
    const after = held.plus(moved)
    if (moved.isNegative()) left = held.greaterThan(ZERO) ? left.times(Decimal.max(ZERO, after)).div(held) : ZERO
    held = after
  }
  return left
}
