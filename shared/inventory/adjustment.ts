import { ACCOUNTS, type Effects, type Facts, Journal, type Plan } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec } from '../kernel/money'
import { issue, receive, takeFromSource, usesOf, worthOf } from './goods'
import { underway } from './transfer'

/**
 * 库存调整: goods come in or go out for a reason (报损, 报溢, 领用, 赠送, 样品), at current cost; the reason names the
 * counter-account. In: at the entered price, else at the current cost. With a source line it books what is missing from a
 * shipment, out of transit, at the value that was sent.
 */
export const adjustment = documentKind({
  kind: 'adjustment' as const,
  label: '库存调整',
  module: 'inventory',
  prefix: 'TZ',
  warehouse: true,
  unpriced: true,
  source: ['transfer'],
  head: { reason: f.ref('reason', '原因') },
  line: {},
  needs: { stock: ['warehouse', 'transit'], source: true, reason: true },
  post: postAdjustment,
})

export function postAdjustment(doc: DocumentData, facts: Facts): Effects {
  const reason = facts.reason!
  const journal = new Journal()
  const uses: NonNullable<Effects['uses']> = []
  const plans: Plan[] = []
  for (const line of doc.lines) {
    if (reason.direction === 'in') {
      const value = dec(line.price).isZero() ? facts.stock.worth(doc.warehouse!, line.sku, line.baseQuantity, line.lot) : line.amountExcl
      receive(facts, doc.warehouse!, line, value)
      journal.debit(ACCOUNTS.stock, value)
      journal.credit(reason.account, value, { department: doc.department })
      continue
    }
    const pieces = line.sourceLine
      ? takeFromSource(facts, line)
      : issue(facts, doc.warehouse!, line, { expiredAllowed: reason.expiredAllowed })
    if (line.sourceLine) {
      if (facts.sku(line.sku).tracking === 'serial') facts.serials.take(facts.transit, line.sku, line.serials, line.baseQuantity, line.id)
      for (const piece of pieces) facts.stock.takeAt(facts.transit, line.sku, piece, line.id)
      uses.push(...usesOf(line, pieces))
      const { toWarehouse } = facts.source(line.sourceLine)
      if (toWarehouse) plans.push(underway(toWarehouse, line, '-1'))
    }
    journal.debit(reason.account, worthOf(pieces), { department: doc.department })
    journal.credit(ACCOUNTS.stock, worthOf(pieces))
  }
  return { moves: facts.stock.moves, entries: [], journal: journal.lines(), uses, plans }
}
