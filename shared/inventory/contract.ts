import { contract, query } from '../kernel/contract'
import { documentActions } from '../kernel/document'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { warehouse } from '../masters/places'
import { reason } from '../masters/reason'
import { transfer, transferIn } from './transfer'
import { adjustment } from './adjustment'
import { opening } from './opening'
import { alertActions } from './alertActions'
import { movementActions } from './movement'
import { replenishActions } from './replenishActions'
import { reportActions } from './reportActions'
import { stocktakeActions } from './stocktakeContract'
import { transferActions } from './transferActions'

const unit = { name: f.text('单位', 20), numerator: f.integer('换算分子', 1, 1_000_000), denominator: f.integer('换算分母', 1, 1_000_000) }
const value = f.masked('cost.view', f.money('库存金额', { sign: 'any' }))
const onHand = f.quantity('现存量', { sign: 'any' })

export const inventoryContract = contract('inventory', {
  ...masterActions('warehouse', warehouse, { view: 'warehouse.view', manage: 'warehouse.manage' }),
  ...masterActions('reason', reason, { view: 'reason.view', manage: 'reason.manage' }),
  ...documentActions(opening),
  ...documentActions(adjustment),
  ...documentActions(transfer),
  ...documentActions(transferIn),
  ...transferActions,
  ...stocktakeActions,
  ...movementActions,
  ...alertActions,
  ...replenishActions,
  ...reportActions,
  'stock.list': query({
    label: '查询库存',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', {
      text: f.optional(f.text('搜索', 60)),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      category: f.optional(f.ref('category', '分类')),
      skus: f.optional(f.list('商品', f.ref('sku', '商品'), 200)),
      inStock: f.optional(f.boolean('只看有货')),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
      totals: f.optional(f.boolean('要合计')),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '库存',
        {
          sku: f.ref('sku', '商品'),
          code: f.text('编码', 60),
          name: f.text('商品', 200),
          spec: f.optional(f.text('规格', 120)),
          units: f.lines('单位', unit, 50),
          onHand,
          value,
          warehouses: f.lines('分仓', { warehouse: f.ref('warehouse', '仓库'), name: f.text('仓库', 60), onHand, value }, 200),
        },
        200,
      ),
      more: f.boolean('还有'),
      count: f.optional(f.integer('品种数', 0, 1_000_000_000)),
      value: f.masked('cost.view', f.money('库存总金额', { sign: 'any' })),
    }),
  }),
  'stock.card': query({
    label: '查看库存台账',
    permission: 'stock.view',
    snapshot: true,
    input: f.object('条件', {
      sku: f.ref('sku', '商品'),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      from: f.optional(f.date('从')),
      to: f.optional(f.date('到')),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('台账', {
      code: f.text('编码', 60),
      name: f.text('商品', 200),
      spec: f.optional(f.text('规格', 120)),
      units: f.lines('单位', unit, 50),
      onHand,
      value,
      rows: f.lines(
        '进出',
        {
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          reversal: f.boolean('红冲'),
          date: f.date('业务日期'),
          at: f.time('过账时间'),
          partyName: f.optional(f.text('往来单位', 120)),
          warehouseName: f.text('仓库', 60),
          quantity: f.quantity('数量', { sign: 'any' }),
          value: f.masked('cost.view', f.money('金额', { sign: 'any' })),
          onHandAfter: f.quantity('结存', { sign: 'any' }),
          valueAfter: f.masked('cost.view', f.money('结存金额', { sign: 'any' })),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
})
