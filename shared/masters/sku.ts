import { TRACKING } from '../books'
import * as f from '../kernel/fields'

/** Where a SKU stands in its life; archived ones are not shown at all. */
export const LIFE_CYCLES = { active: '在用', notForPurchase: '停止采购', notForSale: '停止销售' } as const

export const SKU_KINDS = { goods: '商品', service: '服务' } as const

/** A unit a SKU is bought, kept or sold in; the ratio to the base unit is an exact fraction (1 箱 = 24/1 瓶). */
export const unitFields = {
  name: f.text('单位', 20, { required: true }),
  numerator: f.integer('换算分子', 1, 1_000_000),
  denominator: f.integer('换算分母', 1, 1_000_000),
  barcode: f.optional(f.text('条码', 40)),
  salePrice: f.optional(f.price('售价')),
  purchasePrice: f.optional(f.price('进价', { mask: 'cost.view' })),
}

/** A good or a service (freight, fee): an item on a line. Only goods make stock moves. */
export const skuFields = {
  code: f.text('编码', 60, { required: true }),
  name: f.text('名称', 200, { required: true }),
  spec: f.optional(f.text('规格', 120)),
  category: f.optional(f.ref('category', '分类')),
  brand: f.optional(f.text('品牌', 60)),
  skuKind: f.choice('类型', SKU_KINDS),
  taxRate: f.rate('税率'),
  lifeCycle: f.optional(f.choice('状态', LIFE_CYCLES)),
  tracking: f.optional(f.choice('跟踪', TRACKING, { hint: '有过进出后不能再改' })),
  shelfDays: f.optional(f.integer('保质期天数', 1, 36_500)),
  floorPrice: f.optional(f.price('最低售价', { hint: '按基本单位，低于它要有权限' })),
  note: f.optional(f.text('备注', 500)),
}
