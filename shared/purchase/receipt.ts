import * as f from '../kernel/fields'
import { documentKind } from '../kernel/document'
import { postReceipt } from './receipt.posting'

/** 采购入库: goods arrive, we owe the supplier. */
export const receipt = documentKind({
  kind: 'receipt' as const,
  label: '采购入库',
  module: 'purchase',
  prefix: 'CGRK',
  party: 'supplier',
  warehouse: true,
  source: ['purchaseOrder'],
  head: { supplierNumber: f.optional(f.text('供应商单号', 60)) },
  line: { deductible: f.optional(f.boolean('专票可抵扣', { hint: '不填时按供应商档案' })) },
  needs: { stock: ['warehouse'], source: true, party: true },
  post: postReceipt,
})
