import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** 进出记录 and what stock was and is: every move with its document, stock at any day, what can be promised. */

const onHand = f.quantity('现存量', { sign: 'any' })
const value = f.masked('cost.view', f.money('库存金额', { sign: 'any' }))

export const BASES = { date: '按业务日期', posting: '按过账时间' } as const
export const GROUPS = { sku: '按商品', warehouse: '按仓库', category: '按分类' } as const

/** What narrows the goods of every stock report. */
export const goodsCriteria = {
  text: f.optional(f.text('搜索', 60)),
  category: f.optional(f.ref('category', '分类')),
  sku: f.optional(f.ref('sku', '商品')),
  warehouse: f.optional(f.ref('warehouse', '仓库')),
}
export const paging = { after: f.optional(f.id('从此之后')), limit: f.optional(f.integer('行数', 1, 500)) }

/** A row of a report: a SKU, a warehouse or a category, by which one drills down. */
export const subject = {
  sku: f.optional(f.ref('sku', '商品')),
  warehouse: f.optional(f.ref('warehouse', '仓库')),
  category: f.optional(f.ref('category', '分类')),
  code: f.optional(f.text('编码', 60)),
  name: f.text('名称', 200),
  spec: f.optional(f.text('规格', 120)),
  categoryName: f.optional(f.text('分类', 60)),
}

export const movementCriteria = {
  ...goodsCriteria,
  kinds: f.optional(f.list('单据类型', f.text('单据类型', 40), 40)),
  party: f.optional(f.ref('party', '往来单位')),
  lot: f.optional(f.ref('lot', '批次')),
  from: f.optional(f.date('从')),
  to: f.optional(f.date('到')),
}

export const movementActions = {
  /** Newest first. Without goods, party or batch it shows the current month. */
  'movement.list': query({
    label: '进出记录',
    permission: 'movement.view',
    snapshot: true,
    input: f.object('条件', {
      ...movementCriteria,
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 500)),
      totals: f.optional(f.boolean('要合计')),
    }),
    output: f.object('结果', {
      from: f.optional(f.date('从')),
      rows: f.lines(
        '进出',
        {
          posting: f.integer('过账号', 1, 4_000_000_000),
          seq: f.integer('序', 0, 1_000_000),
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          reversal: f.boolean('红冲'),
          date: f.date('业务日期'),
          at: f.time('过账时间'),
          party: f.optional(f.ref('party', '往来单位')),
          partyName: f.optional(f.text('往来单位', 120)),
          warehouse: f.ref('warehouse', '仓库'),
          warehouseName: f.text('仓库', 60),
          sku: f.ref('sku', '商品'),
          code: f.text('编码', 60),
          name: f.text('商品', 200),
          spec: f.optional(f.text('规格', 120)),
          baseUnit: f.text('基本单位', 20),
          lotNumber: f.optional(f.text('批号', 60)),
          quantity: f.quantity('数量', { sign: 'any' }),
          value: f.masked('cost.view', f.money('金额', { sign: 'any' })),
          /** Of this warehouse, SKU and batch or layer. */
          onHandAfter: f.quantity('批次结存', { sign: 'any' }),
          valueAfter: f.masked('cost.view', f.money('批次结存金额', { sign: 'any' })),
          /** Of the one SKU that was asked for, in the warehouse that was asked for or in all. */
          runningQuantity: f.optional(f.quantity('结存', { sign: 'any' })),
          runningValue: f.masked('cost.view', f.money('结存金额', { sign: 'any' })),
        },
        500,
      ),
      more: f.optional(f.text('下一页', 60)),
      count: f.optional(f.integer('笔数', 0, 1_000_000_000)),
      inQuantity: f.optional(f.quantity('入库数量', { sign: 'any' })),
      outQuantity: f.optional(f.quantity('出库数量', { sign: 'any' })),
      inValue: f.masked('cost.view', f.money('入库金额', { sign: 'any' })),
      outValue: f.masked('cost.view', f.money('出库金额', { sign: 'any' })),
    }),
  }),
  'stock.at': query({
    label: '查询某日库存',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', {
      ...goodsCriteria,
      ...paging,
      date: f.optional(f.date('截至')),
      basis: f.optional(f.choice('口径', BASES)),
      by: f.optional(f.choice('汇总', GROUPS)),
      totals: f.optional(f.boolean('要合计')),
    }),
    output: f.object('结果', {
      date: f.date('截至'),
      basis: f.choice('口径', BASES),
      rows: f.lines('库存', { ...subject, onHand, value, unitCost: f.masked('cost.view', f.price('单位成本')) }, 1000),
      more: f.optional(f.id('下一页')),
      totalOnHand: f.optional(f.quantity('合计数量', { sign: 'any' })),
      totalValue: f.masked('cost.view', f.money('合计金额', { sign: 'any' })),
    }),
  }),
  /** Beside every line where goods are chosen. */
  'stock.availability': query({
    label: '查询可用量',
    permission: 'stock.figures',
    snapshot: true,
    input: f.object('条件', {
      skus: f.list('商品', f.ref('sku', '商品'), 200),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '可用量',
        {
          sku: f.ref('sku', '商品'),
          onHand,
          reserved: f.quantity('已预留', { sign: 'any' }),
          available: f.quantity('可用量', { sign: 'any' }),
          onOrder: f.quantity('在订', { sign: 'any' }),
          inTransit: f.quantity('在途', { sign: 'any' }),
        },
        200,
      ),
    }),
  }),
}
