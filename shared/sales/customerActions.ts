import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** What a customer buys: usual goods with their prices and intervals, what it all came to, and how much credit is left. */
export const customerTrade = query({
  label: '查看客户交易',
  permission: 'customer.view',
  snapshot: true,
  input: f.object('条件', {
    id: f.ref('party', '客户'),
    warehouse: f.optional(f.ref('warehouse', '仓库')),
    limit: f.optional(f.integer('行数', 1, 100)),
  }),
  output: f.object('交易', {
    goods: f.lines(
      '常买商品',
      {
        sku: f.ref('sku', '商品'),
        unit: f.ref('unit', '单位'),
        code: f.text('编码', 60),
        name: f.text('商品', 200),
        spec: f.optional(f.text('规格', 120)),
        unitName: f.text('单位', 20),
        times: f.integer('次数', 0, 1_000_000),
        quantity: f.quantity('常买数量'),
        lastPrice: f.price('上次价'),
        usualPrice: f.price('平均价'),
        lastDate: f.date('上次'),
        /** Days between purchases; null after a single one. */
        interval: f.optional(f.integer('间隔天数', 0, 100_000)),
        nextDate: f.optional(f.date('预计下次')),
      },
      100,
    ),
    last: f.optional(
      f.object('上一单', {
        id: f.id('单据'),
        kind: f.text('单据类型', 40),
        number: f.optional(f.text('单号', 40)),
        date: f.date('日期'),
        summary: f.text('摘要', 300),
        amountIncl: f.money('价税合计', { sign: 'any' }),
      }),
    ),
    /** Deliveries and returns of the last 365 days. */
    sold: f.money('近一年销售', { sign: 'any' }),
    deliveries: f.integer('出库单数', 0, 1_000_000),
    returned: f.money('近一年退货', { sign: 'any' }),
    returns: f.integer('退货单数', 0, 1_000_000),
    firstDate: f.optional(f.date('第一次成交')),
    interval: f.optional(f.integer('下单间隔天数', 0, 100_000)),
    nextDate: f.optional(f.date('预计下次')),
    creditLeft: f.masked('customerBalance.view', f.money('剩余额度', { sign: 'any' })),
  }),
})
