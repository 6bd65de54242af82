import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { openCriteria, openLine } from '../kernel/openLine'
import { shipAction } from '../kernel/shipping'

const lot = { lot: f.ref('lot', '批次'), number: f.text('批号', 60), expiresAt: f.optional(f.date('有效期至')), take: f.quantity('取') }

/** What a delivery can do beside the life cycle of every document. */
export const deliveryActions = {
  /** The pick list: open lines of approved orders, in the order of the shelves, with what is there and which batches to take. */
  'delivery.fromOrder': query({
    label: '拣货单',
    permission: 'delivery.save',
    snapshot: true,
    input: openCriteria('客户'),
    output: f.object('拣货单', {
      rows: f.lines(
        '行',
        {
          ...openLine,
          expectedDate: f.optional(f.date('交货日期')),
          address: f.optional(f.text('送货地址', 200)),
          party: f.ref('party', '客户'),
          partyName: f.text('客户', 120),
          tracking: f.text('跟踪', 10),
          price: f.price('单价'),
          open: f.quantity('未发', { hint: '基本单位' }),
          onHand: f.masked('stock.figures', f.quantity('现存', { sign: 'any', hint: '基本单位' })),
          lots: f.lines('批次', lot, 200),
        },
        1000,
      ),
    }),
  }),
  'delivery.ship': shipAction('delivery.save'),
  /** The customer has the goods: who signed, with signature or photo; nothing is posted again. */
  'delivery.receive': command({
    label: '登记签收',
    permission: 'delivery.save',
    input: f.object('签收', {
      id: f.ref('document', '单据'),
      signer: f.text('签收人', 60, { required: true }),
      signature: f.optional(f.ref('file', '签名')),
      photo: f.optional(f.ref('file', '照片')),
      note: f.optional(f.text('备注', 200)),
    }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'delivery.signed': query({
    label: '查看签收',
    permission: 'delivery.view',
    input: f.object('条件', { id: f.ref('document', '单据') }),
    output: f.object('签收', {
      signer: f.optional(f.text('签收人', 60)),
      at: f.optional(f.time('时间')),
      memberName: f.optional(f.text('登记人', 60)),
      signature: f.optional(f.ref('file', '签名')),
      photo: f.optional(f.ref('file', '照片')),
      note: f.optional(f.text('备注', 200)),
    }),
  }),
}
