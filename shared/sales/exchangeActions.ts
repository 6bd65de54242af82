import { command } from '../kernel/contract'
import { lineFields } from '../kernel/document'
import { stamp } from '../kernel/documentList'
import * as f from '../kernel/fields'
import { salesReturn } from './return'

const both = {
  salesReturn: f.object('退货', stamp),
  delivery: f.object('出库', stamp),
}

/**
 * 换货: goods come back and others go out in one act, a return and a delivery that names it. What the return leaves to the
 * customer pays for the delivery as far as it goes; the difference is paid from or into a fund account at once, or stays an
 * open item of the one or the other.
 */
export const exchangeActions = {
  'exchange.post': command({
    label: '换货',
    permission: 'salesReturn.approve',
    posts: true,
    input: f.object('换货', {
      date: f.date('业务日期'),
      party: f.ref('party', '客户'),
      warehouse: f.ref('warehouse', '仓库'),
      employee: f.optional(f.ref('member', '经手人')),
      note: f.optional(f.text('备注', 500)),
      ...salesReturn.head,
      back: f.lines('退回', { ...lineFields, ...salesReturn.line }, 500),
      out: f.lines('换出', lineFields, 500),
      discount: f.optional(f.money('换出整单优惠')),
      fund: f.optional(f.ref('fund', '差额收付账户', { hint: '不填就挂账' })),
      override: f.optional(f.text('放行理由', 200)),
    }),
    output: f.object('结果', { ...both, money: f.optional(f.object('收付款', { kind: f.text('单据类型', 40), ...stamp })) }),
  }),
  /** Takes back an exchange whole: what was paid for it alone, then the delivery, then the return; refuses what refuses the void of any. */
  'exchange.void': command({
    label: '撤销换货',
    permission: 'delivery.void',
    posts: true,
    input: f.object('撤销换货', {
      id: f.ref('document', '换货的出库单'),
      version: f.integer('版本', 1, 1_000_000_000),
      reason: f.text('理由', 200, { required: true }),
    }),
    output: f.object('结果', { ...both, money: f.lines('收付款', stamp, 20) }),
  }),
}
