import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** 补货: what to order or carry over, with the numbers behind it; drafts in one act. */

const quantity = (label: string) => f.quantity(label, { sign: 'any' })
const place = { sku: f.ref('sku', '商品'), warehouse: f.ref('warehouse', '仓库') }
const made = f.lines('单据', { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }, 500)

export const replenishActions = {
  'replenish.suggest': query({
    label: '补货建议',
    permission: 'replenish.view',
    snapshot: true,
    input: f.object('条件', {
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      category: f.optional(f.ref('category', '分类')),
      supplier: f.optional(f.ref('party', '供应商')),
      text: f.optional(f.text('搜索', 60)),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('建议', {
      rows: f.lines(
        '建议',
        {
          ...place,
          code: f.text('编码', 60),
          name: f.text('商品', 200),
          spec: f.optional(f.text('规格', 120)),
          warehouseName: f.text('仓库', 60),
          supplier: f.optional(f.ref('party', '供应商')),
          supplierName: f.optional(f.text('供应商', 120)),
          unit: f.ref('unit', '采购单位'),
          unitName: f.text('采购单位', 20),
          baseUnit: f.text('基本单位', 20),
          /** In the purchase unit. */
          quantity: quantity('建议数量'),
          baseQuantity: quantity('建议基本数量'),
          price: f.masked('cost.view', f.price('最近进价')),
          onHand: quantity('现存量'),
          reserved: quantity('已预留'),
          available: quantity('可用量'),
          onOrder: quantity('在订'),
          inTransit: quantity('在途'),
          averageDaily: quantity('日均销量'),
          daysWithStock: f.integer('有货天数', 0, 400),
          leadDays: f.integer('提前期天数', 0, 365),
          coverDays: f.integer('备货天数', 0, 365),
          minimum: f.optional(quantity('最低库存')),
          maximum: f.optional(quantity('最高库存')),
          safety: quantity('安全库存'),
          reorderPoint: quantity('再订货点'),
          target: quantity('目标库存'),
          minimumOrder: f.optional(quantity('最小订货量')),
          /** Under the reorder point: chosen beforehand. */
          urgent: f.boolean('急需'),
          /** Another warehouse with more than it needs, and how much of it would help here; base unit. */
          from: f.optional(f.ref('warehouse', '可调出仓库')),
          fromName: f.optional(f.text('可调出仓库', 60)),
          transferQuantity: f.optional(quantity('可调数量')),
        },
        1000,
      ),
      more: f.optional(f.id('下一页')),
    }),
  }),
  /** Draft purchase orders, one per supplier and warehouse; without a supplier the last one of the SKU. */
  'replenish.order': command({
    label: '生成采购订单',
    permission: 'purchaseOrder.save',
    input: f.object('补货', {
      rows: f.lines(
        '补货',
        {
          ...place,
          unit: f.ref('unit', '单位'),
          quantity: f.quantity('数量', { sign: 'positive' }),
          supplier: f.optional(f.ref('party', '供应商')),
        },
        500,
      ),
      expectedDate: f.optional(f.date('预计到货')),
    }),
    output: f.object('结果', { orders: made }),
  }),
  /** Draft transfers, one per pair of warehouses. */
  'replenish.transfer': command({
    label: '生成调拨单',
    permission: 'transfer.save',
    input: f.object('调拨', {
      rows: f.lines(
        '调拨',
        { ...place, from: f.ref('warehouse', '调出仓库'), quantity: f.quantity('基本数量', { sign: 'positive' }) },
        500,
      ),
      expectedDate: f.optional(f.date('预计到货')),
    }),
    output: f.object('结果', { transfers: made }),
  }),
}
