import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { ALERT_KINDS, ALERT_STATES, levelFields } from './alerts'

/** Stock levels 库存上下限 and stock alerts 库存预警. */

const place = { sku: f.ref('sku', '商品'), warehouse: f.ref('warehouse', '仓库') }
const named = {
  code: f.text('编码', 60),
  name: f.text('商品', 200),
  spec: f.optional(f.text('规格', 120)),
  warehouseName: f.text('仓库', 60),
}
const cursor = f.optional(f.text('从此之后', 60))

export const alertActions = {
  'level.list': query({
    label: '查询库存上下限',
    permission: 'level.view',
    snapshot: true,
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      category: f.optional(f.ref('category', '分类')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      sku: f.optional(f.ref('sku', '商品')),
      after: cursor,
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '上下限',
        { ...place, ...named, baseUnit: f.text('基本单位', 20), ...levelFields, onHand: f.quantity('现存量', { sign: 'any' }) },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
  /** A row without any level is taken away. */
  'level.save': command({
    label: '设置库存上下限',
    permission: 'level.manage',
    input: f.object('上下限', { rows: f.lines('上下限', { ...place, ...levelFields }, 500) }),
    output: f.object('结果', { saved: f.integer('行数', 0, 500) }),
  }),
  /** The same levels for all goods of a category, or for a list. */
  'level.set': command({
    label: '批量设置库存上下限',
    permission: 'level.manage',
    input: f.object('上下限', {
      warehouse: f.ref('warehouse', '仓库'),
      category: f.optional(f.ref('category', '分类')),
      skus: f.optional(f.list('商品', f.ref('sku', '商品'), 500)),
      ...levelFields,
    }),
    output: f.object('结果', { saved: f.integer('行数', 0, 1_000_000) }),
  }),
  /** Levels of a warehouse for others, of all goods there or of some; what was set in those is replaced. */
  'level.copy': command({
    label: '复制库存上下限到其他仓库',
    permission: 'level.manage',
    input: f.object('复制', {
      from: f.ref('warehouse', '从仓库'),
      to: f.list('到仓库', f.ref('warehouse', '仓库'), 100),
      skus: f.optional(f.list('商品', f.ref('sku', '商品'), 500)),
    }),
    output: f.object('结果', { saved: f.integer('行数', 0, 100_000_000) }),
  }),
  'alert.list': query({
    label: '查询库存预警',
    permission: 'alert.view',
    snapshot: true,
    input: f.object('条件', {
      kinds: f.optional(f.list('类型', f.choice('类型', ALERT_KINDS), 6)),
      states: f.optional(f.list('状态', f.choice('状态', ALERT_STATES), 3)),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      sku: f.optional(f.ref('sku', '商品')),
      text: f.optional(f.text('搜索', 60)),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '预警',
        {
          id: f.id('编号'),
          kind: f.choice('类型', ALERT_KINDS),
          state: f.choice('状态', ALERT_STATES),
          ...place,
          ...named,
          baseUnit: f.text('基本单位', 20),
          lot: f.optional(f.ref('lot', '批次')),
          lotNumber: f.optional(f.text('批号', 60)),
          expiresAt: f.optional(f.date('到期日')),
          quantity: f.quantity('数量', { sign: 'any' }),
          bound: f.optional(f.quantity('界限', { sign: 'any' })),
          firstSeen: f.time('首次发现'),
          lastSeen: f.time('最近发现'),
          seenByName: f.optional(f.text('知晓人', 60)),
        },
        200,
      ),
      more: f.optional(f.id('下一页')),
      counts: f.lines('未处理', { kind: f.choice('类型', ALERT_KINDS), count: f.integer('条数', 0, 1_000_000_000) }, 10),
    }),
  }),
  /** Known now; it does not come back until it was over once. Answers how many were open. */
  'alert.dismiss': command({
    label: '知晓库存预警',
    permission: 'alert.dismiss',
    input: f.object('预警', {
      rows: f.lines('预警', { ...place, kind: f.choice('类型', ALERT_KINDS), lot: f.optional(f.ref('lot', '批次')) }, 200),
    }),
    output: f.object('结果', { dismissed: f.integer('条数', 0, 200) }),
  }),
}
