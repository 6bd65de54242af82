import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { PRICE_SOURCES } from '../kernel/priceSource'

const candidate = { source: f.choice('来源', PRICE_SOURCES), price: f.price('单价'), note: f.text('说明', 200) }

/** What each line costs a customer on a day, why, and what else it could have cost; and what promotions give on the whole. */
export const priceQuote = query({
  label: '查询售价',
  permission: 'customer.view',
  input: f.object('询价', {
    party: f.optional(f.ref('party', '客户')),
    date: f.optional(f.date('日期', { hint: '留空为今天' })),
    warehouse: f.optional(f.ref('warehouse', '仓库')),
    lines: f.lines(
      '明细',
      {
        sku: f.ref('sku', '商品'),
        unit: f.ref('unit', '单位'),
        quantity: f.quantity('数量', { sign: 'positive' }),
        price: f.optional(f.price('手工价')),
      },
      1000,
    ),
  }),
  output: f.object('价格', {
    lines: f.lines(
      '明细',
      {
        source: f.optional(f.choice('来源', PRICE_SOURCES)),
        price: f.optional(f.price('单价')),
        note: f.optional(f.text('说明', 200)),
        losers: f.lines('没有采用的价格', { ...candidate, why: f.text('原因', 120) }, 200),
        belowFloor: f.boolean('低于最低售价'),
        belowCost: f.masked('cost.view', f.boolean('低于成本')),
      },
      1000,
    ),
    discount: f.money('满减'),
    discountNote: f.optional(f.text('满减说明', 200)),
    /** Granted and not among the lines yet. */
    gifts: f.lines(
      '赠品',
      {
        sku: f.ref('sku', '商品'),
        unit: f.ref('unit', '单位'),
        quantity: f.quantity('数量'),
        code: f.text('编码', 60),
        name: f.text('商品', 200),
        unitName: f.text('单位', 20),
        note: f.text('说明', 200),
      },
      200,
    ),
    hints: f.lines('差一点的促销', { promotion: f.id('促销'), note: f.text('说明', 200) }, 200),
    /** Whether this person may type another price. */
    manual: f.boolean('可改价'),
  }),
})
