import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

const row = {
  sku: f.ref('sku', '商品'),
  code: f.text('编码', 60),
  name: f.text('商品', 200),
  number: f.text('序列号', 60),
  /** Empty when it is not with us. */
  warehouse: f.optional(f.ref('warehouse', '仓库')),
  warehouseName: f.optional(f.text('仓库', 60)),
}

export const serialActions = {
  'serial.list': query({
    label: '查询序列号',
    permission: 'stock.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      sku: f.optional(f.ref('sku', '商品')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      place: f.optional(f.choice('在不在库', { inStock: '在库', out: '已出' })),
      after: f.optional(f.text('从此之后', 100)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', { rows: f.lines('序列号', row, 200), more: f.optional(f.text('下一页', 100)) }),
  }),
  'serial.detail': query({
    label: '序列号的经历',
    permission: 'serial.view',
    snapshot: true,
    input: f.object('条件', { number: f.text('序列号', 60, { required: true }), sku: f.optional(f.ref('sku', '商品')) }),
    output: f.object('结果', {
      /** Goods of several makers may bear the same number. */
      serials: f.lines(
        '序列号',
        {
          ...row,
          moves: f.lines(
            '经历',
            {
              direction: f.choice('方向', { in: '入库', out: '出库' }),
              warehouseName: f.text('仓库', 60),
              document: f.ref('document', '单据'),
              kind: f.text('单据类型', 40),
              number: f.optional(f.text('单号', 40)),
              reversal: f.boolean('红冲'),
              date: f.date('业务日期'),
              at: f.time('过账时间'),
              partyName: f.optional(f.text('往来单位', 120)),
            },
            1000,
          ),
        },
        20,
      ),
    }),
  }),
}
