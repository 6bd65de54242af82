import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { PROMOTION_STATES } from './promotion'

const version = f.integer('版本', 0, 2_000_000_000)
const stamp = { id: f.id('编号'), version }
const window = { from: f.date('从'), to: f.optional(f.date('至', { hint: '留空为长期' })) }
const replace = f.optional(f.boolean('替换时间重叠的协议', { hint: '重叠的旧协议到新协议前一天为止' }))
const goods = { sku: f.ref('sku', '商品'), unit: f.ref('unit', '单位'), price: f.price('协议价') }
const note = f.optional(f.text('备注', 200))

const goodsNames = {
  code: f.text('编码', 60),
  name: f.text('商品', 200),
  spec: f.optional(f.text('规格', 120)),
  unitName: f.text('单位', 20),
  salePrice: f.optional(f.price('标准价')),
}

const agreementRow = {
  ...stamp,
  party: f.ref('party', '客户'),
  partyName: f.text('客户', 120),
  ...goods,
  ...goodsNames,
  ...window,
  state: f.choice('状态', PROMOTION_STATES),
  note,
}

/** Prices promised to customers, one for a SKU in a unit on any day. */
export const agreementActions = {
  'agreement.save': command({
    label: '保存客户协议价',
    permission: 'agreement.manage',
    input: f.object('客户协议价', {
      id: f.optional(f.id('编号')),
      version: f.optional(version),
      party: f.ref('party', '客户'),
      ...goods,
      ...window,
      note,
      replace,
    }),
    output: f.object('结果', stamp),
  }),
  'agreement.add': command({
    label: '批量添加客户协议价',
    permission: 'agreement.manage',
    input: f.object('客户协议价', { party: f.ref('party', '客户'), ...window, note, replace, lines: f.lines('商品', goods, 200) }),
    output: f.object('结果', { added: f.integer('条数', 0, 200) }),
  }),
  'agreement.remove': command({
    label: '删除客户协议价',
    permission: 'agreement.manage',
    input: f.object('删除', stamp),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'agreement.list': query({
    label: '查询客户协议价',
    permission: 'agreement.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      party: f.optional(f.ref('party', '客户')),
      sku: f.optional(f.ref('sku', '商品')),
      state: f.optional(f.choice('状态', PROMOTION_STATES)),
      after: f.optional(f.text('从此之后', 20)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', { rows: f.lines('协议价', agreementRow, 200), more: f.optional(f.text('下一页', 20)) }),
  }),
  'agreement.detail': query({
    label: '查看客户协议价',
    permission: 'agreement.view',
    input: f.object('条件', { id: f.id('编号') }),
    output: f.object('协议价', agreementRow),
  }),
}

const step = {
  fromQuantity: f.quantity('数量达到', { sign: 'positive' }),
  price: f.optional(f.price('单价')),
  discountRate: f.optional(f.rate('折扣率', { hint: '0.05 为九五折，按没有阶梯时的价打折' })),
}
const level = f.optional(f.ref('price_level', '客户等级', { hint: '留空为所有客户' }))

/** Prices from a quantity on: all steps of a unit for one level of customers, or all, are saved together. */
export const tierActions = {
  'priceTier.save': command({
    label: '保存阶梯价',
    permission: 'priceTier.manage',
    input: f.object('阶梯价', { sku: f.ref('sku', '商品'), unit: f.ref('unit', '单位'), level, steps: f.lines('阶梯', step, 20) }),
    output: f.object('结果', { steps: f.integer('档数', 0, 20) }),
  }),
  'priceTier.list': query({
    label: '查询阶梯价',
    permission: 'priceTier.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      sku: f.optional(f.ref('sku', '商品')),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '阶梯价',
        {
          sku: f.ref('sku', '商品'),
          unit: f.ref('unit', '单位'),
          ...goodsNames,
          level,
          levelName: f.optional(f.text('客户等级', 60)),
          steps: f.lines('阶梯', step, 20),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
}
