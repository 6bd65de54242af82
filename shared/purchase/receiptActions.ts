import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { openCriteria, openLine } from '../kernel/openLine'

/** What a receipt can do beside the life cycle of every document. */
export const receiptActions = {
  /** What approved orders still wait for, late ones first; goods are received against these lines. */
  'receipt.fromOrder': query({
    label: '待收货',
    permission: 'receipt.save',
    snapshot: true,
    input: openCriteria('供应商'),
    output: f.object('待收货', {
      rows: f.lines(
        '行',
        {
          ...openLine,
          expectedDate: f.optional(f.date('预计到货')),
          party: f.ref('party', '供应商'),
          partyName: f.text('供应商', 120),
          warehouseName: f.text('仓库', 60),
          price: f.masked('cost.view', f.price('订单单价')),
          open: f.quantity('未到', { hint: '基本单位' }),
          /** With what the company tolerates over the order. */
          most: f.quantity('最多可收', { hint: '基本单位' }),
        },
        1000,
      ),
    }),
  }),
}
