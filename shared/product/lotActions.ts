import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

const onHand = f.quantity('现存量', { sign: 'any' })
const value = f.masked('cost.view', f.money('库存金额', { sign: 'any' }))
const expiry = { producedAt: f.optional(f.date('生产日期')), expiresAt: f.optional(f.date('有效期至')) }
const goods = { sku: f.ref('sku', '商品'), code: f.text('编码', 60), name: f.text('商品', 200), spec: f.optional(f.text('规格', 120)) }

/** A movement of a batch on a document with a party. */
const dealing = {
  document: f.ref('document', '单据'),
  kind: f.text('单据类型', 40),
  number: f.optional(f.text('单号', 40)),
  date: f.date('业务日期'),
  party: f.optional(f.ref('party', '往来单位')),
  partyName: f.optional(f.text('往来单位', 120)),
  warehouseName: f.text('仓库', 60),
  quantity: f.quantity('数量', { sign: 'any' }),
}

export const EXPIRY_BUCKETS = {
  expired: '已过期',
  week: '7 天内',
  month: '30 天内',
  quarter: '90 天内',
  later: '90 天以后',
  none: '无有效期',
} as const

export const lotActions = {
  'lot.list': query({
    label: '查询批次',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      sku: f.optional(f.ref('sku', '商品')),
      category: f.optional(f.ref('category', '分类')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      withinDays: f.optional(f.integer('多少天内到期', 0, 36_500)),
      expired: f.optional(f.boolean('只看过期')),
      /** Batches that are used up as well. */
      all: f.optional(f.boolean('含已用完')),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '批次',
        {
          lot: f.ref('lot', '批次'),
          number: f.text('批号', 60),
          ...goods,
          ...expiry,
          units: f.lines(
            '单位',
            {
              name: f.text('单位', 20),
              numerator: f.integer('换算分子', 1, 1_000_000),
              denominator: f.integer('换算分母', 1, 1_000_000),
            },
            50,
          ),
          /** Negative when expired. */
          daysLeft: f.optional(f.integer('剩余天数', -100_000, 100_000)),
          onHand,
          value,
          warehouses: f.lines('分仓', { warehouse: f.ref('warehouse', '仓库'), name: f.text('仓库', 60), onHand, value }, 200),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
  'lot.expiry': query({
    label: '效期报表',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', { warehouse: f.optional(f.ref('warehouse', '仓库')), category: f.optional(f.ref('category', '分类')) }),
    output: f.object('效期', {
      warningDays: f.integer('临期提醒天数', 0, 3650),
      buckets: f.lines('效期', { bucket: f.choice('效期', EXPIRY_BUCKETS), lots: f.integer('批次数', 0, 1_000_000_000), onHand, value }, 6),
    }),
  }),
  'lot.propose': query({
    label: '建议出库批次',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', {
      sku: f.ref('sku', '商品'),
      warehouse: f.ref('warehouse', '仓库'),
      quantity: f.quantity('基本数量', { sign: 'positive' }),
    }),
    output: f.object('建议', {
      lots: f.lines(
        '批次',
        {
          lot: f.ref('lot', '批次'),
          number: f.text('批号', 60),
          ...expiry,
          onHand,
          take: f.quantity('出库'),
          /** Expires within the company's days of warning. */
          soon: f.boolean('临期'),
        },
        200,
      ),
      /** What the batches that may go out do not cover. */
      missing: f.quantity('不足'),
      /** On hand in batches that have expired and are blocked. */
      blocked: f.quantity('过期不得出库', { sign: 'any' }),
    }),
  }),
  'lot.trace': query({
    label: '批次追溯',
    permission: 'lot.trace',
    snapshot: true,
    input: f.object('条件', { lot: f.ref('lot', '批次') }),
    output: f.object('追溯', {
      lot: f.ref('lot', '批次'),
      number: f.text('批号', 60),
      ...goods,
      ...expiry,
      onHand,
      warehouses: f.lines('现在何处', { warehouse: f.ref('warehouse', '仓库'), name: f.text('仓库', 60), onHand }, 200),
      sources: f.lines('从哪里来', dealing, 1000),
      deliveries: f.lines('到哪里去', dealing, 1000),
      /** Who still has goods of this batch: delivered less taken back. */
      customers: f.lines(
        '召回名单',
        {
          party: f.ref('party', '客户'),
          partyName: f.text('客户', 120),
          contact: f.masked('customer.view', f.text('联系人', 60)),
          phone: f.masked('customer.view', f.text('电话', 40)),
          address: f.masked('customer.view', f.text('地址', 200)),
          quantity: f.quantity('数量', { sign: 'any' }),
          lastDate: f.date('最近出库'),
        },
        1000,
      ),
    }),
  }),
}
