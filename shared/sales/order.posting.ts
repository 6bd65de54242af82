import type { Effects, Facts, Plan } from '../books'
import type { DocumentData, LineData } from '../kernel/document'
import { dec, Decimal, quantityText, sum, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { refuseBadCredit } from './credit'

/**
 * A sales order promises goods: reserved goes up, nothing else. Refuses CREDIT_EXCEEDED and CREDIT_OVERDUE, and, where the
 * company forbids overselling, INSUFFICIENT_STOCK beyond what is on hand and not promised.
 */
export function postSalesOrder(doc: DocumentData, facts: Facts): Effects {
  refuseBadCredit(facts.party!, doc.amountIncl, '0', facts)
  const whole = new Map(doc.lines.map((line) => [line.id, line.baseQuantity]))
  const plans = promises(
    doc,
    (line) => whole.get(line)!,
    (sku) => facts.sku(sku).stocked,
  )
  if (!facts.settings.overselling) for (const plan of plans) keepPromises(facts, doc.warehouse!, plan.sku, plans, plan.reserved)
  return { moves: [], entries: [], journal: [], plans }
}

const promised = (warehouse: string, sku: string, reserved: string): Plan => ({ warehouse, sku, reserved, onOrder: '0', inTransit: '0' })

/** A line delivered from an order: its goods are no longer promised where the order promised them. */
export const kept = (facts: Facts, line: LineData): Plan =>
  promised(facts.source(line.sourceLine!).warehouse, line.sku, quantityText(dec(line.baseQuantity).negated()))

/** What is promised of the open part of every line; services promise nothing. */
export const promises = (doc: DocumentData, open: (line: string) => string, stocked: (sku: string) => boolean): Plan[] =>
  doc.lines.filter((line) => stocked(line.sku)).map((line) => promised(doc.warehouse!, line.sku, open(line.id)))

/**
 * What is on hand covers what is promised, with what this document promises or keeps. Refuses INSUFFICIENT_STOCK with what
 * could have been had of the quantity that was wanted. Warehouses that may go below zero are not asked.
 */
export function keepPromises(facts: Facts, warehouse: string, sku: string, plans: readonly Plan[], wanted: string): void {
  const held = facts.stock.held(warehouse, sku)
  if (held === null) return
  const own = plans.filter((plan) => plan.warehouse === warehouse && plan.sku === sku).map((plan) => plan.reserved)
  const reserved = sum([facts.reserved(warehouse, sku), ...own])
  const missing = reserved.minus(held)
  if (missing.lessThanOrEqualTo(ZERO)) return
  const { code, name } = facts.sku(sku)
  const available = quantityText(Decimal.max(ZERO, dec(wanted).minus(missing)))
  throw refuse('INSUFFICIENT_STOCK', {
    sku,
    code,
    name,
    wanted: quantityText(wanted),
    available,
    warehouse,
    reserved: quantityText(facts.reserved(warehouse, sku)),
  })
}
