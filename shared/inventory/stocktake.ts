import * as f from '../kernel/fields'
import { documentKind } from '../kernel/document'
import { postStocktake } from './stocktake.posting'

/** What happens at submit to goods in scope that nobody counted. */
export const UNCOUNTED = { leave: '不动', zero: '按没有处理' } as const

/** Who bears what is missing; pending leaves gain and loss on 1901 until the cause is found. */
export const SETTLEMENTS = { expense: '计入营业外收支', payer: '由责任人赔偿', pending: '待查' } as const

/** From which difference on goods are counted again: a part of the book quantity, its value, or pieces; none set: never. */
export const thresholdFields = {
  thresholdRate: f.optional(f.rate('差异率复盘线')),
  thresholdAmount: f.optional(f.money('差异金额复盘线')),
  thresholdQuantity: f.optional(f.quantity('差异数量复盘线')),
}

/**
 * 盘点: a draft while people count; at submit its lines are made from the counts, one for each difference, and approval
 * posts them as movements of now. Goods may move meanwhile: a difference is what was counted less the book at that moment.
 */
export const stocktake = documentKind({
  kind: 'stocktake' as const,
  label: '盘点',
  module: 'inventory',
  prefix: 'PD',
  warehouse: true,
  unpriced: true,
  head: {
    title: f.text('名称', 60, { required: true }),
    category: f.optional(f.ref('category', '分类')),
    listed: f.optional(f.boolean('只盘指定商品')),
    blind: f.optional(f.boolean('盲盘', { hint: '盘点人看不到账面数量' })),
    ...thresholdFields,
    uncounted: f.optional(f.choice('未盘商品', UNCOUNTED)),
    settlement: f.optional(f.choice('盘亏处理', SETTLEMENTS)),
    payer: f.optional(f.ref('party', '责任人')),
  },
  line: {
    direction: f.choice('盈亏', { gain: '盘盈', loss: '盘亏' }),
    counted: f.quantity('实盘数'),
    booked: f.quantity('盘点时账面数', { sign: 'any' }),
  },
  needs: { stock: ['warehouse'] },
  post: postStocktake,
})
