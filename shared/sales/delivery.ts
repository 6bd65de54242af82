import * as f from '../kernel/fields'
import { documentKind } from '../kernel/document'
import { parcelFields } from '../kernel/shipping'
import { postDelivery } from './delivery.posting'

/** 销售出库: goods leave, the customer owes. */
export const delivery = documentKind({
  kind: 'delivery' as const,
  label: '销售出库',
  module: 'sales',
  prefix: 'XSCK',
  party: 'customer',
  warehouse: true,
  source: ['salesOrder'],
  inherits: true,
  head: {
    address: f.optional(f.text('送货地址', 200)),
    ...parcelFields,
    exchange: f.optional(f.ref('document', '换货的退货单')),
  },
  line: {},
  needs: { stock: ['warehouse'], source: true, reserved: true, party: true, offset: 'exchange' },
  post: postDelivery,
})
