import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { PRICE_METHODS, PRICE_TARGETS, ROUNDINGS } from './priceRule'
import { goodsCriteria } from './skuActions'

const { purchase: _purchase, ...CHANGED } = PRICE_TARGETS

/** Which prices of which goods, and what becomes of them. */
const rule = {
  ...goodsCriteria,
  target: f.choice('改哪种价', CHANGED),
  level: f.optional(f.ref('price_level', '价格等级')),
  baseOnly: f.optional(f.boolean('只改基本单位')),
  method: f.choice('方法', PRICE_METHODS),
  value: f.price('数值', { sign: 'any', hint: '百分比填 5 或 -5，金额填元，成本乘系数填 1.3，定为填价格' }),
  rounding: f.choice('取整', ROUNDINGS),
  except: f.optional(f.list('不改的单位', f.ref('unit', '单位'), 1000)),
}

const STATES = { planned: '待生效', done: '已生效', cancelled: '已取消' } as const

export const priceActions = {
  'price.preview': query({
    label: '预览调价',
    permission: 'price.change',
    snapshot: true,
    input: f.object('调价', {
      ...rule,
      after: f.optional(f.integer('从第几行起', 0, 1_000_000)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '价格',
        {
          sku: f.ref('sku', '商品'),
          code: f.text('编码', 60),
          name: f.text('商品', 200),
          spec: f.optional(f.text('规格', 120)),
          unit: f.ref('unit', '单位'),
          unitName: f.text('单位', 20),
          was: f.optional(f.price('原价')),
          price: f.price('新价'),
          cost: f.masked('cost.view', f.price('成本')),
          belowCost: f.masked('cost.view', f.boolean('低于成本')),
          belowFloor: f.boolean('低于最低售价'),
        },
        200,
      ),
      count: f.integer('价格数', 0, 1_000_000),
      more: f.boolean('还有'),
    }),
  }),
  'price.change': command({
    label: '批量调价',
    permission: 'price.change',
    posts: true,
    input: f.object('调价', { ...rule, from: f.optional(f.date('生效日期', { hint: '留空为立即生效' })) }),
    output: f.object('结果', {
      batch: f.id('批次'),
      changed: f.integer('价格数', 0, 1_000_000),
      job: f.optional(f.ref('job', '后台任务')),
    }),
  }),
  'price.cancel': command({
    label: '取消待生效的调价',
    permission: 'price.change',
    posts: true,
    input: f.object('取消', { batch: f.text('批次', 20, { required: true }) }),
    output: f.object('结果', { cancelled: f.integer('价格数', 0, 1_000_000) }),
  }),
  'price.history': query({
    label: '查询调价记录',
    permission: 'sku.view',
    input: f.object('条件', {
      sku: f.optional(f.ref('sku', '商品')),
      text: f.optional(f.text('搜索', 60)),
      target: f.optional(f.choice('哪种价', PRICE_TARGETS)),
      state: f.optional(f.choice('状态', STATES)),
      after: f.optional(f.text('从此之后', 20)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '调价',
        {
          id: f.id('编号'),
          batch: f.id('批次'),
          sku: f.ref('sku', '商品'),
          code: f.text('编码', 60),
          name: f.text('商品', 200),
          unitName: f.optional(f.text('单位', 20)),
          target: f.choice('哪种价', PRICE_TARGETS),
          levelName: f.optional(f.text('价格等级', 60)),
          was: f.optional(f.price('原价')),
          price: f.optional(f.price('新价')),
          dueOn: f.date('生效日期'),
          state: f.choice('状态', STATES),
          madeByName: f.text('谁', 60),
          madeAt: f.time('时间'),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 20)),
    }),
  }),
}
