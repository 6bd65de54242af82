import * as f from '../kernel/fields'

/** How single pieces of a SKU are told apart. */
export const TRACKING = { none: '不跟踪', lot: '批次', serial: '序列号' } as const
export type Tracking = keyof typeof TRACKING

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
  forPurchase: f.optional(f.boolean('默认采购单位')),
  forSale: f.optional(f.boolean('默认销售单位')),
}

/** What a unit has several of; absent in a change, they stay as they are. */
export const unitLists = {
  barcodes: f.optional(f.list('更多条码', f.text('条码', 40, { required: true }), 20)),
  levelPrices: f.optional(f.lines('等级价', { level: f.ref('price_level', '价格等级'), price: f.price('售价') }, 50)),
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
  weight: f.optional(f.quantity('重量', { hint: '一个基本单位多少千克，按重量分摊费用时用' })),
  floorPrice: f.optional(f.price('最低售价', { hint: '按基本单位，低于它要有权限' })),
  note: f.optional(f.text('备注', 500)),
}

/** A value of an attribute or of a custom field. */
const value = f.text('值', 200, { required: true })

/** What a SKU may have besides; absent in a change, it stays as it is, null or an empty list takes it away. */
export const skuExtras = {
  product: f.optional(f.ref('product', '款式')),
  /** Its place among the variants of the product: colour and size. */
  attributes: f.optional(f.lines('属性', { name: f.text('属性', 20, { required: true }), value }, 5)),
  pictures: f.optional(f.list('图片', f.ref('file', '图片'), 9)),
  custom: f.optional(f.lines('自定义字段', { field: f.ref('custom_field', '字段'), value }, 50)),
}

const CHANGED = ['id', 'version', ...Object.keys(skuFields), ...Object.keys(skuExtras), 'units']
type Changed = 'id' | 'version' | keyof typeof skuFields | keyof typeof skuExtras | 'units'

/** Of a SKU as it is shown, what saving it takes: without what is worked out when reading. */
export const changeOfSku = <R extends object>(row: R): Pick<R, keyof R & Changed> =>
  Object.fromEntries(Object.entries(row).filter(([field]) => CHANGED.includes(field))) as Pick<R, keyof R & Changed>
