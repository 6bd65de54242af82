import type { Effects, Plan } from '../books'
import { type DocumentData, documentKind, type LineData } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, quantityText } from '../kernel/money'

/** 采购订单: what we expect from a supplier; no stock, no books, only what is on order. */
export const purchaseOrder = documentKind({
  kind: 'purchaseOrder' as const,
  label: '采购订单',
  module: 'purchase',
  prefix: 'CGDD',
  party: 'supplier',
  warehouse: true,
  source: ['salesOrder', 'purchasePlan'],
  head: { expectedDate: f.optional(f.date('预计到货')) },
  line: {},
  needs: {},
  post: postPurchaseOrder,
  close: (doc, open) => doc.lines.map((line) => ordered(doc.warehouse!, line, open(line.id))),
})

export function postPurchaseOrder(doc: DocumentData): Effects {
  return { moves: [], entries: [], journal: [], plans: doc.lines.map((line) => ordered(doc.warehouse!, line, line.baseQuantity)) }
}

const ordered = (warehouse: string, line: LineData, onOrder: string): Plan => ({
  warehouse,
  sku: line.sku,
  reserved: '0',
  onOrder,
  inTransit: '0',
})

/** Goods of an order line have come: they are no longer on order where they were expected. */
export const arrived = (warehouse: string, line: LineData, quantity: string): Plan =>
  ordered(warehouse, line, quantityText(dec(quantity).negated()))
