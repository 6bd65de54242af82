import { moneyHead, moneyLists } from '../finance/collection'
import { command } from '../kernel/contract'
import { headFields, lineFields } from '../kernel/document'
import { stamp, version } from '../kernel/documentList'
import * as f from '../kernel/fields'
import { delivery } from './delivery'

/** A sale in one act: the goods leave and the money comes. */
export const quickActions = {
  'sale.quick': command({
    label: '快速销售',
    permission: 'sale.quick',
    posts: true,
    input: f.object('快速销售', {
      ...headFields,
      ...delivery.head,
      lines: f.lines('明细', { ...lineFields, ...delivery.line }, 1000),
      /** One way may leave its amount out: it takes what is left to pay. None: the customer owes it all. */
      methods: f.lines(
        '收款方式',
        { ...moneyLists.methods.row, amount: f.optional(f.money('金额', { sign: 'positive', hint: '不填就收剩下的全部' })) },
        moneyLists.methods.max,
      ),
      ...moneyHead,
      override: f.optional(f.text('放行理由', 200)),
    }),
    /** A delivery that waits for another approval is answered as submitted, without a collection. */
    output: f.object('结果', { ...stamp, collection: f.optional(f.object('收款', stamp)) }),
  }),
  /** Takes back the delivery, and before it what was collected for it alone. */
  'sale.undo': command({
    label: '撤销快速销售',
    permission: 'sale.undo',
    posts: true,
    input: f.object('撤销', { delivery: f.ref('document', '出库单'), version, reason: f.optional(f.text('理由', 200)) }),
    output: f.object('结果', { ...stamp, collections: f.lines('收款', stamp, 20) }),
  }),
}
