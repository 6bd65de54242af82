import { command, query } from '../kernel/contract'
import { documentActions, lineFields } from '../kernel/document'
import { documentRow, listShape, STATES } from '../kernel/documentList'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { SETTLEMENTS, stocktake, thresholdFields, UNCOUNTED } from './stocktake'
import { stocktakePlan } from './stocktakePlan'

// People count instead of writing lines: what saves and submits other documents is not offered here.
const all = documentActions(stocktake)
const life = {
  'stocktake.remove': all['stocktake.remove'],
  'stocktake.approve': all['stocktake.approve'],
  'stocktake.reject': all['stocktake.reject'],
  'stocktake.void': all['stocktake.void'],
  'stocktake.list': {
    ...all['stocktake.list'],
    output: f.object('结果', {
      ...listShape,
      rows: f.lines('盘点', { ...documentRow, title: f.text('名称', 60), blind: f.boolean('盲盘') }, 200),
    }),
  },
  'stocktake.detail': all['stocktake.detail'],
}

const seen = { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }
const which = { id: f.id('编号') }
const goods = {
  sku: f.ref('sku', '商品'),
  code: f.text('编码', 60),
  name: f.text('商品', 200),
  spec: f.optional(f.text('规格', 120)),
  baseUnit: f.text('基本单位', 20),
}
const batch = { lot: f.optional(f.ref('lot', '批次')), lotNumber: f.optional(f.text('批号', 60)) }
const counted = f.quantity('实盘数')
const page = { after: f.optional(f.text('从此之后', 60)), limit: f.optional(f.integer('行数', 1, 200)) }
const more = f.optional(f.text('下一页', 60))
const outcome = life['stocktake.approve'].output

const entry = {
  id: f.id('记录'),
  ...goods,
  ...batch,
  quantity: counted,
  mode: f.choice('方式', { add: '累加', set: '改为' }),
  round: f.integer('第几次', 1, 1000),
  member: f.ref('member', '盘点人'),
  memberName: f.text('盘点人', 60),
  countedAt: f.time('盘点时间'),
  undone: f.boolean('已撤销'),
}

const round = {
  round: f.integer('第几次', 0, 1000),
  counted,
  difference: f.quantity('差异', { sign: 'any' }),
  countedAt: f.time('盘点时间'),
}

export const stocktakeActions = {
  ...masterActions('stocktakePlan', stocktakePlan, { view: 'stocktakePlan.view', manage: 'stocktakePlan.manage' }),
  ...life,
  'stocktake.start': command({
    label: '开始盘点',
    permission: 'stocktake.save',
    input: f.object('盘点', {
      title: f.text('名称', 60, { required: true }),
      warehouse: f.ref('warehouse', '仓库'),
      category: f.optional(f.ref('category', '分类')),
      skus: f.optional(f.list('只盘这些商品', f.ref('sku', '商品'), 1000)),
      blind: f.optional(f.boolean('盲盘')),
      note: f.optional(f.text('备注', 500)),
      ...thresholdFields,
    }),
    output: outcome,
  }),
  'stocktake.count': command({
    label: '盘点计数',
    permission: 'stocktake.count',
    input: f.object('计数', {
      ...which,
      lines: f.lines(
        '清点',
        {
          sku: f.ref('sku', '商品'),
          unit: f.ref('unit', '单位'),
          quantity: f.quantity('数量'),
          mode: f.choice('方式', { add: '累加', set: '改为' }),
          lot: lineFields.lot,
          lotNumber: lineFields.lotNumber,
          producedAt: lineFields.producedAt,
          expiresAt: lineFields.expiresAt,
          serials: lineFields.serials,
          countedAt: f.optional(f.time('盘点时间', { hint: '手机时间，已按与服务器的时差校正' })),
        },
        200,
      ),
    }),
    output: f.object('结果', {
      now: f.time('服务器时间'),
      rows: f.lines('已记', { id: f.id('记录'), sku: f.ref('sku', '商品'), round: f.integer('第几次', 1, 1000), counted }, 200),
      /** What all counters together have found in this round, batch by batch. */
      totals: f.lines(
        '合计',
        {
          sku: f.ref('sku', '商品'),
          lot: batch.lot,
          round: f.integer('第几次', 1, 1000),
          counted,
          counters: f.integer('盘点人数', 1, 1000),
        },
        200,
      ),
    }),
  }),
  'stocktake.undo': command({
    label: '撤销盘点计数',
    permission: 'stocktake.count',
    input: f.object('撤销', { ...which, entry: f.id('记录') }),
    output: f.object('结果', { id: f.id('记录') }),
  }),
  'stocktake.recount': command({
    label: '要求复盘',
    permission: 'stocktake.review',
    input: f.object('复盘', {
      ...which,
      /** Absent: all that are beyond the thresholds. */
      lines: f.optional(f.lines('商品', { sku: f.ref('sku', '商品'), lot: lineFields.lot }, 1000)),
    }),
    output: f.object('结果', { count: f.integer('条数', 0, 1_000_000) }),
  }),
  'stocktake.submit': command({
    label: '提交盘点',
    permission: 'stocktake.submit',
    posts: true,
    input: f.object('提交', {
      ...seen,
      uncounted: f.optional(f.choice('未盘商品', UNCOUNTED)),
      settlement: f.optional(f.choice('盘亏处理', SETTLEMENTS)),
      payer: f.optional(f.ref('party', '责任人')),
      accept: f.optional(f.boolean('不再复盘', { hint: '差异超过复盘线也提交' })),
    }),
    output: outcome,
  }),
  'stocktake.progress': query({
    label: '查看盘点进度',
    permission: 'stocktake.view',
    snapshot: true,
    input: f.object('条件', which),
    output: f.object('进度', {
      ...which,
      state: f.choice('状态', STATES),
      title: f.text('名称', 60),
      blind: f.boolean('盲盘'),
      total: f.integer('应盘', 0, 1_000_000),
      counted: f.integer('已盘', 0, 1_000_000),
      recounts: f.integer('待复盘', 0, 1_000_000),
      counters: f.lines(
        '盘点人',
        {
          member: f.ref('member', '盘点人'),
          memberName: f.text('盘点人', 60),
          entries: f.integer('笔数', 0, 1_000_000),
          lastAt: f.time('最近'),
        },
        200,
      ),
      last: f.lines('最近计数', entry, 20),
    }),
  }),
  'stocktake.goods': query({
    label: '查看盘点商品',
    permission: 'stocktake.view',
    snapshot: true,
    input: f.object('条件', { ...which, uncounted: f.optional(f.boolean('只看未盘和待复盘')), ...page }),
    output: f.object('结果', {
      rows: f.lines(
        '商品',
        {
          ...goods,
          ...batch,
          counted: f.optional(counted),
          recount: f.boolean('待复盘'),
          /** Absent where the count is blind and the person may not review it. */
          book: f.optional(f.quantity('账面数', { sign: 'any' })),
        },
        200,
      ),
      more,
    }),
  }),
  'stocktake.review': query({
    label: '核对盘点差异',
    permission: 'stocktake.review',
    snapshot: true,
    input: f.object('条件', { ...which, differing: f.optional(f.boolean('只看有差异')), ...page }),
    output: f.object('结果', {
      rows: f.lines(
        '差异',
        {
          ...goods,
          ...batch,
          ...round,
          book: f.quantity('盘点时账面数', { sign: 'any' }),
          value: f.masked('cost.view', f.money('差异金额', { sign: 'any' })),
          recount: f.boolean('要复盘'),
          moved: f.boolean('盘点中有进出'),
          counters: f.integer('盘点人数', 0, 1000),
          found: f.list('多出的序列号', f.text('序列号', 60), 1000),
          missing: f.list('缺少的序列号', f.text('序列号', 60), 1000),
          rounds: f.lines('各次', round, 1000),
        },
        200,
      ),
      more,
      count: f.integer('已盘', 0, 1_000_000),
      differing: f.integer('有差异', 0, 1_000_000),
      recounts: f.integer('待复盘', 0, 1_000_000),
      gain: f.masked('cost.view', f.money('盘盈金额')),
      loss: f.masked('cost.view', f.money('盘亏金额')),
    }),
  }),
}
