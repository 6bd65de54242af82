import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { postSalesOrder, promises } from './order.posting'

/** 销售订单: what a customer wants; its goods are promised to it until they are delivered or the order is closed. */
export const salesOrder = documentKind({
  kind: 'salesOrder' as const,
  label: '销售订单',
  module: 'sales',
  prefix: 'XSDD',
  party: 'customer',
  warehouse: true,
  head: {
    expectedDate: f.optional(f.date('交货日期')),
    address: f.optional(f.text('送货地址', 200)),
    customerNumber: f.optional(f.text('客户单号', 60)),
  },
  line: {},
  needs: { stock: ['warehouse'], reserved: true, party: true },
  post: postSalesOrder,
  close: promises,
})
