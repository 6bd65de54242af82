import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { SKU_KINDS, unitFields } from '../masters/sku'
import { productFields, productLists } from './product'

const stamp = { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }
const attributes = f.lines('属性', { name: f.text('属性', 20), value: f.text('值', 40) }, 5)
const row = { ...stamp, archived: f.boolean('已停用'), ...productFields, ...productLists, categoryName: f.optional(f.text('分类', 60)) }

const variant = {
  attributes,
  code: f.text('编码', 60),
  name: f.text('名称', 200),
  /** The SKU this variant already is; such are kept as they are. */
  sku: f.optional(f.ref('sku', '商品')),
  barcode: f.optional(f.text('条码', 40)),
  salePrice: f.optional(f.price('售价')),
}

/** What the new variants have in common, and what one of them has of its own. */
const generation = {
  product: f.ref('product', '款式'),
  skuKind: f.optional(f.choice('类型', SKU_KINDS)),
  unit: unitFields.name,
  salePrice: f.optional(f.price('售价')),
  purchasePrice: f.optional(f.price('进价', { mask: 'cost.view' })),
  variants: f.optional(
    f.lines(
      '变体',
      {
        values: f.list('属性值', f.text('值', 40), 5),
        code: f.optional(f.text('编码', 60)),
        barcode: f.optional(f.text('条码', 40)),
        salePrice: f.optional(f.price('售价')),
        /** Not made. */
        left: f.optional(f.boolean('不生成')),
      },
      500,
    ),
  ),
}

export const productActions = {
  'product.save': command({
    label: '保存款式',
    permission: 'sku.manage',
    posts: true,
    input: f.object('款式', { id: f.optional(f.id('编号')), version: f.optional(stamp.version), ...productFields, ...productLists }),
    output: f.object('结果', stamp),
  }),
  'product.archive': command({
    label: '停用或恢复款式',
    permission: 'sku.manage',
    input: f.object('停用', { ...stamp, archived: f.boolean('停用') }),
    output: f.object('结果', stamp),
  }),
  'product.list': query({
    label: '查询款式',
    permission: 'sku.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      category: f.optional(f.ref('category', '分类')),
      archived: f.optional(f.boolean('含已停用')),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines('款式', { ...row, variants: f.integer('变体数', 0, 100_000) }, 200),
      more: f.boolean('还有'),
    }),
  }),
  'product.detail': query({
    label: '查看款式',
    permission: 'sku.view',
    snapshot: true,
    input: f.object('条件', { id: f.id('编号') }),
    output: f.object('款式', {
      ...row,
      variants: f.lines(
        '变体',
        {
          sku: f.ref('sku', '商品'),
          code: f.text('编码', 60),
          name: f.text('名称', 200),
          archived: f.boolean('已停用'),
          attributes,
          barcode: f.optional(f.text('条码', 40)),
          salePrice: f.optional(f.price('售价')),
          onHand: f.masked('stock.figures', f.quantity('现存量', { sign: 'any' })),
        },
        1000,
      ),
    }),
  }),
  'product.preview': query({
    label: '预览款式的变体',
    permission: 'sku.view',
    input: f.object('变体', generation),
    output: f.object('结果', {
      rows: f.lines('变体', variant, 500),
      create: f.integer('新增', 0, 500),
      keep: f.integer('已有', 0, 500),
    }),
  }),
  'product.generate': command({
    label: '生成款式的变体',
    permission: 'sku.manage',
    posts: true,
    input: f.object('变体', generation),
    output: f.object('结果', { created: f.list('新增', f.ref('sku', '商品'), 500), kept: f.integer('已有', 0, 500) }),
  }),
}
