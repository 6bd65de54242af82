import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { PROMOTION_KINDS, PROMOTION_STATES } from './promotion'

const version = f.integer('版本', 0, 2_000_000_000)
const stamp = { id: f.id('编号'), version }

/** What a person says of a promotion; goods and customers left empty are all of them. */
export const promotionFields = {
  name: f.text('名称', 60, { required: true }),
  promotionKind: f.choice('类型', PROMOTION_KINDS),
  from: f.date('开始'),
  to: f.optional(f.date('结束', { hint: '当天有效；留空为长期' })),
  discountRate: f.optional(f.rate('折扣率', { hint: '0.1 为九折' })),
  buyQuantity: f.optional(f.quantity('买满数量', { hint: '按基本单位，范围内的商品合计', sign: 'positive' })),
  repeats: f.optional(f.boolean('每满都给', { hint: '关闭时只给一次' })),
  exclusive: f.optional(f.boolean('不与其他促销同享')),
  priority: f.optional(f.integer('优先级', 0, 1000, { hint: '大的先用' })),
  note: f.optional(f.text('备注', 500)),
}

const goods = {
  sku: f.optional(f.ref('sku', '商品')),
  category: f.optional(f.ref('category', '分类')),
  unit: f.optional(f.ref('unit', '单位')),
  price: f.optional(f.price('特价')),
}
const gift = { sku: f.ref('sku', '赠品'), unit: f.ref('unit', '单位'), quantity: f.quantity('数量', { sign: 'positive' }) }
const customer = { party: f.optional(f.ref('party', '客户')), level: f.optional(f.ref('price_level', '客户等级')) }
const steps = f.optional(f.lines('满减', { amount: f.money('满'), off: f.money('减') }, 10))
const named = { name: f.text('名称', 200), unitName: f.optional(f.text('单位', 20)) }

export const promotionActions = {
  'promotion.save': command({
    label: '保存促销',
    permission: 'promotion.manage',
    input: f.object('促销', {
      id: f.optional(f.id('编号')),
      version: f.optional(version),
      ...promotionFields,
      steps,
      goods: f.lines('商品', goods, 500),
      gifts: f.lines('赠品', gift, 20),
      customers: f.lines('客户', customer, 500),
    }),
    output: f.object('结果', stamp),
  }),
  'promotion.stop': command({
    label: '停止促销',
    permission: 'promotion.manage',
    input: f.object('停止', stamp),
    output: f.object('结果', stamp),
  }),
  'promotion.list': query({
    label: '查询促销',
    permission: 'promotion.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      state: f.optional(f.choice('状态', PROMOTION_STATES)),
      promotionKind: f.optional(f.choice('类型', PROMOTION_KINDS)),
      after: f.optional(f.text('从此之后', 20)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '促销',
        {
          ...stamp,
          ...promotionFields,
          steps,
          state: f.choice('状态', PROMOTION_STATES),
          goodsCount: f.integer('商品数', 0, 1_000_000),
          everyone: f.boolean('所有客户'),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 20)),
    }),
  }),
  'promotion.detail': query({
    label: '查看促销',
    permission: 'promotion.view',
    snapshot: true,
    input: f.object('条件', { id: f.id('编号') }),
    output: f.object('促销', {
      ...stamp,
      ...promotionFields,
      steps,
      state: f.choice('状态', PROMOTION_STATES),
      goods: f.lines('商品', { ...goods, ...named }, 500),
      gifts: f.lines('赠品', { ...gift, ...named }, 20),
      customers: f.lines('客户', { ...customer, name: f.text('名称', 120) }, 500),
    }),
  }),
}
