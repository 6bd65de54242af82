import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { parcelFields } from '../kernel/shipping'
import { postPurchaseReturn } from './return.posting'

/** 采购退货: goods go back to the supplier, of a receipt or without one; we owe less. The last approval is the goods' leaving. */
export const purchaseReturn = documentKind({
  kind: 'purchaseReturn' as const,
  label: '采购退货',
  module: 'purchase',
  prefix: 'CGTH',
  party: 'supplier',
  warehouse: true,
  source: ['receipt'],
  inherits: true,
  goesBack: true,
  head: parcelFields,
  line: {
    deductible: f.optional(f.boolean('专票可抵扣', { hint: '不填时按入库时的入账，没有入库单的按供应商档案' })),
    returnReason: f.optional(f.text('退货原因', 200)),
    photo: f.optional(f.ref('file', '照片')),
  },
  needs: { stock: ['warehouse'], source: true, party: true },
  post: postPurchaseReturn,
})
