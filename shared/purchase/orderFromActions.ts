import { command } from '../kernel/contract'
import * as f from '../kernel/fields'

const drafts = f.object('结果', {
  orders: f.lines('订单', { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }, 500),
})
const expectedDate = f.optional(f.date('预计到货'))

/** Purchase orders that are made from what is wanted; each line is linked to what wants it. */
export const orderFromActions = {
  /** 以销定购: what the goods of a sales order lack, in stock and on order, as drafts; what was ordered for it before is left out. */
  'purchaseOrder.forSales': command({
    label: '以销定购',
    permission: 'purchaseOrder.save',
    input: f.object('以销定购', {
      salesOrder: f.ref('document', '销售订单'),
      supplier: f.optional(f.ref('party', '供应商', { hint: '没有进过的商品向它订' })),
      expectedDate,
    }),
    output: drafts,
  }),
  /** What of an approved plan was not ordered yet, as drafts by supplier. */
  'purchaseOrder.forPlan': command({
    label: '计划转订单',
    permission: 'purchaseOrder.save',
    input: f.object('计划转订单', {
      plan: f.ref('document', '采购计划'),
      supplier: f.optional(f.ref('party', '供应商', { hint: '没有写供应商、也没有进过的商品向它订' })),
      expectedDate,
    }),
    output: drafts,
  }),
}
