import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** What a receipt can do beside the life cycle of every document. */
export const receiptActions = {
  /** What approved orders still wait for, late ones first; goods are received against these lines. */
  'receipt.fromOrder': query({
    label: '待收货',
    permission: 'receipt.save',
    snapshot: true,
    input: f.object('条件', {
      orders: f.optional(f.list('订单', f.ref('document', '订单'), 100)),
      party: f.optional(f.ref('party', '供应商')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
    }),
    output: f.object('待收货', {
      rows: f.lines(
        '行',
        {
          line: f.ref('line', '订单行'),
          order: f.ref('document', '订单'),
          number: f.text('单号', 40),
          date: f.date('业务日期'),
          expectedDate: f.optional(f.date('预计到货')),
          party: f.ref('party', '供应商'),
          partyName: f.text('供应商', 120),
          warehouse: f.ref('warehouse', '仓库'),
          warehouseName: f.text('仓库', 60),
          sku: f.ref('sku', '商品'),
          skuCode: f.text('编码', 60),
          skuName: f.text('商品', 200),
          spec: f.optional(f.text('规格', 120)),
          unit: f.ref('unit', '单位'),
          unitName: f.text('单位', 20),
          baseUnit: f.ref('unit', '基本单位'),
          baseUnitName: f.text('基本单位', 20),
          numerator: f.integer('分子', 1, 1_000_000),
          denominator: f.integer('分母', 1, 1_000_000),
          price: f.masked('cost.view', f.price('订单单价')),
          quantity: f.quantity('订购', { hint: '基本单位' }),
          open: f.quantity('未到', { hint: '基本单位' }),
          /** With what the company tolerates over the order. */
          most: f.quantity('最多可收', { hint: '基本单位' }),
        },
        1000,
      ),
    }),
  }),
}
