import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** Transfers on their way 在途: what was sent, what of it arrived or is known to be lost, and what is still open. */

const base = (label: string) => f.quantity(label, { sign: 'any' })

const line = {
  line: f.ref('line', '行'),
  sku: f.ref('sku', '商品'),
  code: f.text('编码', 60),
  name: f.text('商品', 200),
  spec: f.optional(f.text('规格', 120)),
  tracking: f.optional(f.text('追踪', 20)),
  unit: f.ref('unit', '基本单位'),
  units: f.lines(
    '单位',
    { name: f.text('单位', 20), numerator: f.integer('换算分子', 1, 1_000_000), denominator: f.integer('换算分母', 1, 1_000_000) },
    50,
  ),
  /** Batches that were sent, whether named or chosen by expiry. */
  lots: f.list('批号', f.text('批号', 60), 200),
  sent: base('发出'),
  received: base('已收'),
  /** Booked to a reason. */
  missing: base('短缺'),
  open: base('未收'),
  openValue: f.masked('cost.view', f.money('在途金额', { sign: 'any' })),
  /** Serial numbers that are still on their way. */
  serials: f.list('未收序列号', f.text('序列号', 60), 1000),
}

export const transferActions = {
  'transfer.underway': query({
    label: '查询在途调拨',
    permission: 'transfer.view',
    snapshot: true,
    input: f.object('条件', {
      /** One transfer, whether anything of it is open or not. */
      transfer: f.optional(f.ref('document', '调拨单')),
      toWarehouse: f.optional(f.ref('warehouse', '调入仓库')),
      sku: f.optional(f.ref('sku', '商品')),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 100)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '在途',
        {
          id: f.id('调拨单'),
          number: f.optional(f.text('单号', 40)),
          date: f.date('业务日期'),
          warehouse: f.ref('warehouse', '调出仓库'),
          warehouseName: f.text('调出仓库', 60),
          toWarehouse: f.ref('warehouse', '调入仓库'),
          toWarehouseName: f.text('调入仓库', 60),
          expectedDate: f.optional(f.date('预计到货')),
          /** Expected before today. */
          late: f.boolean('已晚'),
          begun: f.boolean('部分已收'),
          openValue: f.masked('cost.view', f.money('在途金额', { sign: 'any' })),
          lines: f.lines('明细', line, 1000),
        },
        100,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
}
