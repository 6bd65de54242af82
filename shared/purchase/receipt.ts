import * as f from '../kernel/fields'
import { documentKind } from '../kernel/document'
import { postReceipt } from './receipt.posting'

/** What becomes of goods that were turned down: they are not taken in, or taken in with the others and given back. */
export const REJECTS = { refuse: '当场退回', giveBack: '先入库再退货' } as const

/** 采购入库: goods arrive, of orders or without one; we owe the supplier for what is taken in. */
export const receipt = documentKind({
  kind: 'receipt' as const,
  label: '采购入库',
  module: 'purchase',
  prefix: 'CGRK',
  party: 'supplier',
  warehouse: true,
  source: ['purchaseOrder'],
  exceeds: true,
  head: {
    supplierNumber: f.optional(f.text('供应商单号', 60)),
    rejects: f.optional(f.choice('拒收的货', REJECTS, { hint: '先入库的，数量里含不合格的，入库后生成退货草稿' })),
  },
  line: {
    deductible: f.optional(f.boolean('专票可抵扣', { hint: '不填时按供应商档案' })),
    gift: f.optional(f.boolean('赠品', { hint: '赠品单价为 0' })),
    rejected: f.optional(f.quantity('拒收数量', { hint: '验收不合格的，按本行单位' })),
    rejectReason: f.optional(f.text('拒收原因', 200)),
    rejectPhoto: f.optional(f.ref('file', '拒收照片')),
  },
  needs: { stock: ['warehouse'], source: true, party: true },
  post: postReceipt,
})
