import type { Effects } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'

/** 采购订单: what we expect from a supplier; no stock, no books, only what is on order. */
export const purchaseOrder = documentKind({
  kind: 'purchaseOrder' as const,
  label: '采购订单',
  module: 'purchase',
  prefix: 'CGDD',
  party: 'supplier',
  warehouse: true,
  head: { expectedDate: f.optional(f.date('预计到货')) },
  line: {},
  needs: {},
  post: postPurchaseOrder,
})

export function postPurchaseOrder(doc: DocumentData): Effects {
  const plans = doc.lines.map((line) => ({
    warehouse: doc.warehouse!,
    sku: line.sku,
    reserved: '0',
    onOrder: line.baseQuantity,
    inTransit: '0',
  }))
  return { moves: [], entries: [], journal: [], plans }
}
