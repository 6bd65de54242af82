import { command, contract, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { category } from '../masters/places'
import { skuFields, unitFields } from '../masters/sku'

const stamp = { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }
const savedUnit = { id: f.id('编号'), ...unitFields, purchasePrice: f.masked('cost.view', f.price('进价')) }
const skuRow = {
  ...stamp,
  ...skuFields,
  archived: f.boolean('已停用'),
  categoryName: f.optional(f.text('分类', 60)),
  /** The base unit first. */
  units: f.lines('单位', savedUnit, 50),
  /** Over all warehouses, in the base unit. */
  onHand: f.optional(f.quantity('现存量', { sign: 'any' })),
  /** In the warehouse that was asked for. */
  available: f.optional(f.quantity('可用量', { sign: 'any' })),
}

export const productContract = contract('product', {
  ...masterActions('category', category, { view: 'category.view', manage: 'category.manage' }),
  'sku.save': command({
    label: '保存商品',
    permission: 'sku.manage',
    // Its guard looks at what was posted: a base unit must not change under a posting that is on its way.
    posts: true,
    input: f.object('商品', {
      id: f.optional(f.id('编号')),
      version: f.optional(stamp.version),
      ...skuFields,
      /** The first is the base unit, ratio 1/1. */
      units: f.lines('单位', { id: f.optional(f.id('编号')), ...unitFields }, 50),
    }),
    output: f.object('结果', stamp),
  }),
  'sku.archive': command({
    label: '停用或恢复商品',
    permission: 'sku.manage',
    input: f.object('停用', { ...stamp, archived: f.boolean('停用') }),
    output: f.object('结果', stamp),
  }),
  'sku.list': query({
    label: '查询商品',
    permission: 'sku.view',
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      category: f.optional(f.ref('category', '分类')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      skuKind: f.optional(f.choice('类型', { goods: '商品', service: '服务' })),
      archived: f.optional(f.boolean('含已停用')),
      ids: f.optional(f.list('编号', f.ref('sku', '商品'), 200)),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', { rows: f.lines('商品', skuRow, 200), more: f.boolean('还有') }),
  }),
  'sku.detail': query({
    label: '查看商品',
    permission: 'sku.view',
    input: f.object('条件', { id: f.id('编号'), warehouse: f.optional(f.ref('warehouse', '仓库')) }),
    output: f.object('商品', skuRow),
  }),
  'sku.scan': query({
    label: '扫码找商品',
    permission: 'sku.view',
    input: f.object('条件', { code: f.text('条码', 80, { required: true }), warehouse: f.optional(f.ref('warehouse', '仓库')) }),
    output: f.object('结果', { sku: f.object('商品', skuRow), unit: f.ref('unit', '单位') }),
  }),
})
