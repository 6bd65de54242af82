import { amountFields, STATES } from './documentList'
import * as f from './fields'
import { PRICE_SOURCES } from './priceSource'

/** Masters that have a name of their own. */
const NAMED = new Set<f.RefTarget>([
  'warehouse',
  'party',
  'reason',
  'member',
  'department',
  'region',
  'fund',
  'category',
  'expense_category',
])

/** Fields that refer to a named master, each with the field of the detail that says its name: reason and reasonName. */
export const namedRefs = (shape: f.Shape): { field: string; name: string; ref: f.RefTarget; label: string }[] =>
  Object.entries(shape).flatMap(([field, schema]) => {
    const { ref, label } = f.metaOf(f.bare(schema))
    return ref && NAMED.has(ref) ? [{ field, name: `${field}Name`, ref, label }] : []
  })

/** The names of what a kind's own fields refer to, as its detail says them. */
export const nameFields = (shape: f.Shape): f.Shape =>
  Object.fromEntries(namedRefs(shape).map(({ name, label }) => [name, f.optional(f.text(label, 120))]))

/** The document whose line a line continues. */
export const sourceFields = {
  sourceDocument: f.optional(f.ref('document', '来源单据')),
  sourceKind: f.optional(f.text('来源类型', 40)),
  sourceNumber: f.optional(f.text('来源单号', 40)),
}

export const historyRow = {
  at: f.time('时间'),
  action: f.text('动作', 60),
  memberName: f.text('谁', 60),
  note: f.optional(f.text('说明', 500)),
}

/** What a detail adds to a line: names, base quantity, amounts and cost. */
export const namedLine = {
  id: f.id('行'),
  no: f.integer('行号', 1, 10_000),
  skuCode: f.text('编码', 60),
  skuName: f.text('商品', 200),
  spec: f.optional(f.text('规格', 120)),
  unitName: f.text('单位', 20),
  baseUnit: f.text('基本单位', 20),
  baseQuantity: f.quantity('基本数量', { sign: 'any' }),
  used: f.quantity('已完成基本数量'),
  priceSource: f.optional(f.choice('价格来源', PRICE_SOURCES)),
  priceNote: f.optional(f.text('价格说明', 120)),
  gross: f.money('金额'),
  net: f.money('折后金额'),
  share: f.money('分摊优惠'),
  ...amountFields,
  cost: f.masked('cost.view', f.money('成本', { sign: 'any' })),
}

/** Another document this one came from or became. */
export const relatedRow = {
  id: f.id('编号'),
  kind: f.text('单据类型', 40),
  number: f.optional(f.text('单号', 40)),
  state: f.choice('状态', STATES),
  direction: f.choice('方向', { source: '来自', target: '生成', exchange: '换货' }),
}
