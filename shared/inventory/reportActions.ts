import { query } from '../kernel/contract'
import { exportAction } from '../kernel/exporting'
import * as f from '../kernel/fields'
import { goodsCriteria, GROUPS, paging, subject } from './movement'
import { ABC_CLASSES, AGE_ENDS } from './reports'

/** Stock reports 库存报表; every row says which goods, warehouse or category it speaks about, and drills down by it. */

const amount = (label: string) => f.masked('cost.view', f.money(label, { sign: 'any' }))
const quantity = (label: string) => f.quantity(label, { sign: 'any' })
const period = { from: f.date('从'), to: f.date('到') }
const ofKind = (label: string) => f.lines(label, { kind: f.text('单据类型', 40), quantity: quantity('数量'), value: amount('金额') }, 60)

const summaryFigures = {
  openingQuantity: quantity('期初数量'),
  openingValue: amount('期初金额'),
  inKinds: ofKind('入库'),
  inQuantity: quantity('入库数量'),
  inValue: amount('入库金额'),
  outKinds: ofKind('出库'),
  outQuantity: quantity('出库数量'),
  outValue: amount('出库金额'),
  closingQuantity: quantity('期末数量'),
  closingValue: amount('期末金额'),
}

const more = f.optional(f.id('下一页'))
const bracket = { quantity: quantity('数量'), value: amount('金额') }
/** Words of the age brackets. */
export const AGE_LABELS: readonly string[] = [
  ...AGE_ENDS.map((end, index) => `${index === 0 ? 0 : AGE_ENDS[index - 1]! + 1}–${end} 天`),
  `${AGE_ENDS[AGE_ENDS.length - 1]} 天以上`,
]

export const EXPORTS = {
  movement: '进出记录',
  stock: '库存',
  summary: '收发存汇总表',
  turnover: '库存周转',
  ageing: '库龄分析',
  abc: 'ABC 分析',
  slow: '滞销商品',
} as const

export const reportActions = {
  'stockReport.summary': query({
    label: '收发存汇总表',
    permission: 'report.stock',
    snapshot: true,
    input: f.object('条件', {
      ...period,
      ...goodsCriteria,
      ...paging,
      by: f.optional(f.choice('汇总', GROUPS)),
      totals: f.optional(f.boolean('要合计')),
    }),
    output: f.object('结果', {
      rows: f.lines('收发存', { ...subject, ...summaryFigures }, 1000),
      more,
      /** Over the whole company with the balance of account 1405 beside it. */
      total: f.optional(f.object('合计', { ...summaryFigures, ledgerValue: amount('库存商品科目余额') })),
    }),
  }),
  'stockReport.turnover': query({
    label: '库存周转',
    permission: 'report.stock',
    snapshot: true,
    input: f.object('条件', { ...period, ...goodsCriteria, ...paging, totals: f.optional(f.boolean('要合计')) }),
    output: f.object('结果', {
      days: f.integer('天数', 1, 100_000),
      rows: f.lines(
        '周转',
        {
          ...subject,
          soldQuantity: quantity('销售数量'),
          cost: amount('销售成本'),
          averageValue: amount('平均库存金额'),
          /** Absent where there was no stock. */
          turnover: f.masked('cost.view', f.quantity('周转次数', { sign: 'any' })),
          turnoverDays: f.masked('cost.view', f.quantity('周转天数', { sign: 'any' })),
        },
        500,
      ),
      more,
      total: f.optional(
        f.object('合计', {
          cost: amount('销售成本'),
          averageValue: amount('平均库存金额'),
          turnover: f.masked('cost.view', f.quantity('周转次数', { sign: 'any' })),
          turnoverDays: f.masked('cost.view', f.quantity('周转天数', { sign: 'any' })),
        }),
      ),
    }),
  }),
  'stockReport.ageing': query({
    label: '库龄分析',
    permission: 'report.stock',
    snapshot: true,
    input: f.object('条件', { ...goodsCriteria, ...paging, date: f.optional(f.date('截至')) }),
    output: f.object('结果', {
      date: f.date('截至'),
      brackets: f.list('库龄', f.text('库龄', 20), 10),
      rows: f.lines(
        '库龄',
        {
          ...subject,
          onHand: quantity('现存量'),
          value: amount('库存金额'),
          ages: f.lines('库龄', bracket, 10),
          /** Below zero, or in no receipt. */
          unknown: f.object('无法分配', bracket),
        },
        500,
      ),
      more,
    }),
  }),
  'stockReport.abc': query({
    label: 'ABC 分析',
    permission: 'report.stock',
    snapshot: true,
    input: f.object('条件', { ...period, ...goodsCriteria }),
    output: f.object('结果', {
      total: f.money('销售额', { sign: 'any' }),
      rows: f.lines(
        '商品',
        {
          ...subject,
          amount: f.money('销售额', { sign: 'any' }),
          quantity: quantity('销售数量'),
          share: f.rate('占比'),
          cumulative: f.rate('累计占比'),
          abc: f.choice('分类', ABC_CLASSES),
          onHand: quantity('现存量'),
          value: amount('库存金额'),
        },
        20_000,
      ),
    }),
  }),
  'stockReport.slow': query({
    label: '滞销商品',
    permission: 'report.stock',
    snapshot: true,
    input: f.object('条件', { ...goodsCriteria, ...paging }),
    output: f.object('结果', {
      /** Of the settings. */
      slowDays: f.integer('无销售天数', 1, 3650),
      slowCoverDays: f.integer('可销天数', 1, 36_500),
      rows: f.lines(
        '滞销',
        {
          ...subject,
          onHand: quantity('现存量'),
          value: amount('库存金额'),
          lastSale: f.optional(f.date('最近销售')),
          soldQuantity: quantity('期间销量'),
          /** Absent where nothing was sold. */
          coverDays: f.optional(f.quantity('可销天数', { sign: 'any' })),
        },
        500,
      ),
      more,
    }),
  }),
  /** What a report shows for these criteria as a file, made in the background; what the person may not see is left out. */
  'stockReport.export': exportAction({
    label: '导出库存报表',
    permission: 'report.stock',
    tables: EXPORTS,
    criteria: {
      ...goodsCriteria,
      /** Summary and stock of a day, as they stand on the page. */
      by: f.optional(f.choice('汇总', GROUPS)),
      from: f.optional(f.date('从')),
      to: f.optional(f.date('到')),
      date: f.optional(f.date('截至')),
      kinds: f.optional(f.list('单据类型', f.text('单据类型', 40), 40)),
      party: f.optional(f.ref('party', '往来单位')),
      lot: f.optional(f.ref('lot', '批次')),
    },
  }),
}
