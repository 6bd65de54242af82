import * as f from './fields'

export const STATES = { draft: '草稿', submitted: '待审核', approved: '已审核', closed: '已关闭', voided: '已红冲' } as const
export type DocumentState = keyof typeof STATES

/** How much of a document later documents took up: an order was delivered, a delivery given back. */
export const FULFILMENT = { none: '未开始', part: '部分完成', full: '已完成' } as const
export type Fulfilment = keyof typeof FULFILMENT

/** Amounts worked out by the server and kept on head and line. */
export const amountFields = {
  amountExcl: f.money('不含税金额', { sign: 'any' }),
  tax: f.money('税额', { sign: 'any' }),
  amountIncl: f.money('价税合计', { sign: 'any' }),
}

export const version = f.integer('版本', 0, 2_000_000_000)
/** What every answer about a document begins with. */
export const stamp = { id: f.id('编号'), version, state: f.choice('状态', STATES), number: f.optional(f.text('单号', 40)) }

/** Fields of a document in lists, whatever its kind. */
export const documentRow = {
  ...stamp,
  kind: f.text('单据类型', 40),
  date: f.date('业务日期'),
  party: f.optional(f.ref('party', '往来单位')),
  partyName: f.optional(f.text('往来单位', 120)),
  warehouse: f.optional(f.ref('warehouse', '仓库')),
  warehouseName: f.optional(f.text('仓库', 60)),
  fulfilment: f.choice('完成情况', FULFILMENT),
  ...amountFields,
  lineCount: f.integer('行数', 0, 100_000),
  summary: f.text('摘要', 300),
  madeBy: f.ref('member', '制单人'),
  madeByName: f.text('制单人', 60),
  updatedAt: f.time('最后修改'),
}

export const listCriteria = {
  kinds: f.optional(f.list('单据类型', f.text('单据类型', 40), 40)),
  states: f.optional(f.list('状态', f.choice('状态', STATES), 5)),
  party: f.optional(f.ref('party', '往来单位')),
  warehouse: f.optional(f.ref('warehouse', '仓库')),
  sku: f.optional(f.ref('sku', '商品')),
  employee: f.optional(f.ref('member', '经手人')),
  /** Of the other side. */
  region: f.optional(f.ref('region', '地区')),
  open: f.optional(f.boolean('没有完成的')),
  from: f.optional(f.date('从')),
  to: f.optional(f.date('到')),
  text: f.optional(f.text('搜索', 60)),
  after: f.optional(f.text('从此之后', 60)),
  limit: f.optional(f.integer('行数', 1, 200)),
}

/** What a list of documents answers beside its rows. */
export const listShape = {
  more: f.optional(f.text('下一页', 60)),
  count: f.optional(f.integer('张数', 0, 1_000_000_000)),
  total: f.optional(f.money('合计', { sign: 'any' })),
}
export const listResult = f.object('结果', { rows: f.lines('单据', documentRow, 200), ...listShape })
