import * as f from './fields'

/** What is said of an order's line that is still open, whoever delivers or receives it; quantities in the base unit. */
export const openLine = {
  line: f.ref('line', '订单行'),
  order: f.ref('document', '订单'),
  number: f.text('单号', 40),
  date: f.date('业务日期'),
  warehouse: f.ref('warehouse', '仓库'),
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
  quantity: f.quantity('订购', { hint: '基本单位' }),
}

/** Which orders' open lines are wanted; `party` names the other side. */
export const openCriteria = (party: string) =>
  f.object('条件', {
    orders: f.optional(f.list('订单', f.ref('document', '订单'), 100)),
    party: f.optional(f.ref('party', party)),
    warehouse: f.optional(f.ref('warehouse', '仓库')),
  })
