import { command, query } from '../kernel/contract'
import { lineFields } from '../kernel/document'
import * as f from '../kernel/fields'
import { GOODS_TABLES } from '../system/importKinds'
import { LIFE_CYCLES, SKU_KINDS, skuExtras, skuFields, unitFields, unitLists } from '../masters/sku'

const stamp = { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }
const savedUnit = { id: f.id('编号'), ...unitFields, purchasePrice: f.masked('cost.view', f.price('进价')), ...unitLists }
const skuRow = {
  ...stamp,
  ...skuFields,
  ...skuExtras,
  archived: f.boolean('已停用'),
  /** Each receipt is costed by itself, and a line that goes out may name which. */
  layers: f.boolean('可指定入库批'),
  categoryName: f.optional(f.text('分类', 60)),
  /** The base unit first. */
  units: f.lines('单位', savedUnit, 50),
  /** Over all warehouses, in the base unit. */
  onHand: f.masked('stock.figures', f.quantity('现存量', { sign: 'any' })),
  /** In the warehouse that was asked for: on hand less reserved. */
  available: f.masked('stock.figures', f.quantity('可用量', { sign: 'any' })),
  /** There, or over all warehouses: promised, expected from suppliers, on its way from other warehouses. */
  reserved: f.masked('stock.figures', f.quantity('已预留', { sign: 'any' })),
  onOrder: f.masked('stock.figures', f.quantity('在订', { sign: 'any' })),
  inTransit: f.masked('stock.figures', f.quantity('在途', { sign: 'any' })),
}

/** Which goods; a category stands for all beneath it. */
export const goodsCriteria = {
  text: f.optional(f.text('搜索', 60)),
  category: f.optional(f.ref('category', '分类')),
  brand: f.optional(f.text('品牌', 60)),
  product: f.optional(f.ref('product', '款式')),
  lifeCycle: f.optional(f.choice('状态', LIFE_CYCLES)),
  custom: f.optional(f.object('自定义字段', { field: f.ref('custom_field', '字段'), value: f.text('值', 200) })),
  skuKind: f.optional(f.choice('类型', SKU_KINDS)),
  archived: f.optional(f.boolean('含已停用')),
  ids: f.optional(f.list('编号', f.ref('sku', '商品'), 200)),
}

const { lot, lotNumber, producedAt, expiresAt, serials } = lineFields
const scannedLine = { quantity: f.optional(lineFields.quantity), lot, lotNumber, producedAt, expiresAt, serials }

export const skuActions = {
  'sku.save': command({
    label: '保存商品',
    permission: 'sku.manage',
    // Its guard looks at what was posted: a base unit must not change under a posting that is on its way.
    posts: true,
    input: f.object('商品', {
      id: f.optional(f.id('编号')),
      version: f.optional(stamp.version),
      ...skuFields,
      ...skuExtras,
      /** The first is the base unit, ratio 1/1. */
      units: f.lines('单位', { id: f.optional(f.id('编号')), ...unitFields, ...unitLists }, 50),
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
      ...goodsCriteria,
      warehouse: f.optional(f.ref('warehouse', '仓库')),
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
    input: f.object('条件', { code: f.scanned('条码', 200), warehouse: f.optional(f.ref('warehouse', '仓库')) }),
    output: f.object('结果', {
      sku: f.object('商品', skuRow),
      unit: f.ref('unit', '单位'),
      /** What a GS1 code, a batch label or a serial number says beside the goods, as the fields of a line. */
      line: f.object('行', scannedLine),
    }),
  }),
  'sku.duplicates': query({
    label: '查找重复商品',
    permission: 'sku.view',
    input: f.object('条件', {}),
    output: f.object('结果', {
      groups: f.lines(
        '重复',
        {
          name: f.text('名称', 200),
          spec: f.optional(f.text('规格', 120)),
          brand: f.optional(f.text('品牌', 60)),
          goods: f.lines('商品', { id: f.ref('sku', '商品'), code: f.text('编码', 60) }, 1000),
        },
        100,
      ),
    }),
  }),
  'sku.export': command({
    label: '导出商品',
    permission: 'sku.export',
    input: f.object('导出', {
      ...goodsCriteria,
      /** Goods where nothing is said; each has the columns of its import. */
      content: f.optional(f.choice('导出内容', GOODS_TABLES)),
      format: f.choice('格式', { xlsx: 'Excel', csv: 'CSV' }),
    }),
    output: f.object('结果', { file: f.ref('file', '文件'), rows: f.integer('行数', 0, 1_000_000) }),
  }),
}
