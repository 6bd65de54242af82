import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

const quantity = (label: string) => f.quantity(label, { sign: 'any' })
const cost = (label: string) => f.masked('cost.view', f.price(label))
const value = (label: string) => f.masked('cost.view', f.money(label, { sign: 'any' }))

export const liveActions = {
  'sku.live': query({
    label: '跟踪商品',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', { id: f.ref('sku', '商品') }),
    output: f.object('商品动态', {
      onHand: quantity('现存量'),
      reserved: quantity('已预留'),
      available: quantity('可用量'),
      onOrder: quantity('在订'),
      inTransit: quantity('在途'),
      value: value('库存金额'),
      averageCost: cost('平均成本'),
      warehouses: f.lines(
        '分仓',
        {
          warehouse: f.ref('warehouse', '仓库'),
          name: f.text('仓库', 60),
          onHand: quantity('现存量'),
          reserved: quantity('已预留'),
          available: quantity('可用量'),
          onOrder: quantity('在订'),
          inTransit: quantity('在途'),
          value: value('库存金额'),
        },
        500,
      ),
      lots: f.lines(
        '批次',
        {
          lot: f.ref('lot', '批次'),
          number: f.text('批号', 60),
          expiresAt: f.optional(f.date('有效期至')),
          warehouseName: f.text('仓库', 60),
          onHand: quantity('现存量'),
          value: value('库存金额'),
        },
        500,
      ),
      /** In the unit of the line. */
      lastPurchase: f.optional(
        f.object('最近进价', {
          document: f.ref('document', '单据'),
          date: f.date('日期'),
          partyName: f.optional(f.text('供应商', 120)),
          unitName: f.text('单位', 20),
          price: cost('进价'),
        }),
      ),
      lastSale: f.optional(
        f.object('最近售价', {
          document: f.ref('document', '单据'),
          date: f.date('日期'),
          partyName: f.optional(f.text('客户', 120)),
          unitName: f.text('单位', 20),
          price: f.price('售价'),
        }),
      ),
      moves: f.lines(
        '最近进出',
        {
          document: f.ref('document', '单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          reversal: f.boolean('红冲'),
          date: f.date('业务日期'),
          partyName: f.optional(f.text('往来单位', 120)),
          warehouseName: f.text('仓库', 60),
          lotNumber: f.optional(f.text('批号', 60)),
          quantity: quantity('数量'),
          onHandAfter: quantity('结存'),
        },
        20,
      ),
      /** Twelve months, the present one last; quantities of the base unit, transfers left out. */
      trend: f.lines(
        '趋势',
        { month: f.text('月份', 7), incoming: quantity('入库'), outgoing: quantity('出库'), sold: quantity('销售') },
        12,
      ),
    }),
  }),
}
