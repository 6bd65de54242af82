import { type Caller, type Goods, lineOf, newGoods, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
const reason = '不要了'

beforeAll(async () => {
  db = await testDatabase('order_from')
  shop = await Shop.open(db, '以销定购商贸')
  owner = shop.owner
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const detail = (id: string, kind = 'purchaseOrder', module = 'purchase'): Promise<Line> => owner.do(module, `${kind}.detail`, { id })
const sell = (lines: unknown[]): Promise<Outcome> => owner.do('sales', 'salesOrder.post', shop.sale(lines))
const forSales = (salesOrder: string, more: object = {}) => owner.do('purchase', 'purchaseOrder.forSales', { salesOrder, ...more })
const approve = async (id: string) =>
  owner.do(
    'purchase',
    'purchaseOrder.approve',
    seen(await owner.do('purchase', 'purchaseOrder.submit', seen((await detail(id)) as Outcome))),
  )
const forget = async (module: string, kind: string, id: string, verb = 'void') =>
  owner.do(module, `${kind}.${verb}`, { ...seen((await detail(id, kind, module)) as Outcome), reason })
const quantities = async (orders: Outcome[]) =>
  (await Promise.all(orders.map(({ id }) => detail(id)))).flatMap(({ lines }) =>
    lines.map((line: Line) => `${line.baseQuantity} ${line.unitName}`),
  )

test('what a sales order lacks is ordered from the last supplier, linked, and only once', async () => {
  const tea = await shop.stocked('茶', '10')
  const enough = await sell([lineOf(tea, '4', { price: '5' })])
  expect(await owner.refused('purchase', 'purchaseOrder.forSales', { salesOrder: enough.id })).toMatchObject({ code: 'INVALID' })
  const sold = await sell([lineOf(tea, '2', { unit: tea.caseUnit, price: '100' })])
  const { orders } = await forSales(sold.id, { expectedDate: today() })
  // 52 promised, 10 there: 42 lack, which is no whole number of cases.
  expect(await quantities(orders)).toEqual(['42.0000 瓶'])
  const made = await detail(orders[0].id)
  expect(made).toMatchObject({
    state: 'draft',
    party: shop.supplier,
    lines: [{ price: '2.260000', priceSource: 'lastReceipt', sourceKind: 'salesOrder' }],
  })
  expect((await detail(sold.id, 'salesOrder', 'sales')).related).toMatchObject([{ kind: 'purchaseOrder', direction: 'target' }])
  expect(await owner.refused('purchase', 'purchaseOrder.forSales', { salesOrder: sold.id })).toMatchObject({ code: 'INVALID' })
  await approve(orders[0].id)
  // The link takes nothing of the sales order: it is changed, delivered and voided as before.
  expect(await detail(sold.id, 'salesOrder', 'sales')).toMatchObject({ fulfilment: 'none', lines: [{ used: '0.0000' }] })
  const [line] = (await detail(sold.id, 'salesOrder', 'sales')).lines
  await owner.do('sales', 'salesOrder.change', {
    ...seen((await detail(sold.id, 'salesOrder', 'sales')) as Outcome),
    ...shop.sale([{ line: line.id, sku: tea.id, unit: tea.caseUnit, quantity: '1', price: '100' }]),
    reason,
  })
  await forget('sales', 'salesOrder', sold.id, 'close')
  await forget('purchase', 'purchaseOrder', orders[0].id)
  await forget('sales', 'salesOrder', sold.id, 'reopen')
  await forget('sales', 'salesOrder', sold.id)
})

test('goods that were never bought are asked a supplier for; a draft order of somebody else is no source', async () => {
  const fresh = await newGoods(owner, '新品')
  const sold = await sell([lineOf(fresh, '3', { price: '5' })])
  expect(await owner.refused('purchase', 'purchaseOrder.forSales', { salesOrder: sold.id })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'rows.0.supplier' }] },
  })
  const other = await newSupplier(owner, '新供应商')
  const { orders } = await forSales(sold.id, { supplier: other })
  expect(await detail(orders[0].id)).toMatchObject({ party: other, note: expect.stringContaining('以销定购 XSDD') })
  const [line] = (await detail(sold.id, 'salesOrder', 'sales')).lines
  const [own] = (await detail(orders[0].id)).lines
  const cola = await shop.stocked('可乐', '1')
  const from = (goods: Goods, sourceLine: string) => shop.purchase([lineOf(goods, '1', { price: '1', sourceLine })])
  await shop.refusesAll(
    [
      [from(cola, line.id), { code: 'INVALID' }],
      [from(fresh, own.id), { code: 'INVALID' }],
    ],
    'purchaseOrder.post',
    'purchase',
  )
})

test('an approved plan becomes orders by supplier; what was ordered is not ordered again', async () => {
  const [rice, oil] = [await shop.stocked('米', '1'), await newGoods(owner, '油')]
  const other = await newSupplier(owner, '粮油行')
  const plan = {
    date: today(),
    warehouse: shop.warehouse,
    startsOn: today(),
    endsOn: '2099-12-31',
    lines: [lineOf(rice, '20'), lineOf(oil, '2', { unit: oil.caseUnit, supplier: other })],
  }
  expect(await owner.refused('purchase', 'purchasePlan.post', { ...plan, endsOn: '2026-01-01' })).toMatchObject({ code: 'INVALID' })
  const draft = await owner.do('purchase', 'purchasePlan.save', plan)
  expect(await owner.refused('purchase', 'purchaseOrder.forPlan', { plan: draft.id })).toMatchObject({ code: 'WRONG_STATE' })
  await owner.do('purchase', 'purchasePlan.approve', seen(await owner.do('purchase', 'purchasePlan.submit', seen(draft))))
  expect((await detail(draft.id, 'purchasePlan')).lines).toMatchObject([{}, { supplier: other, supplierName: '粮油行' }])
  const { orders } = await owner.do('purchase', 'purchaseOrder.forPlan', { plan: draft.id })
  expect(await quantities(orders)).toEqual(['20.0000 瓶', '48.0000 箱'])
  expect(await detail(orders[1].id)).toMatchObject({ party: other, lines: [{ price: '48.000000' }] })
  expect(await owner.refused('purchase', 'purchaseOrder.forPlan', { plan: draft.id })).toMatchObject({ code: 'INVALID' })
  await owner.do('purchase', 'purchaseOrder.remove', seen((await detail(orders[0].id)) as Outcome))
  expect(await quantities((await owner.do('purchase', 'purchaseOrder.forPlan', { plan: draft.id })).orders)).toEqual(['20.0000 瓶'])
})

test('two people cannot order the same shortage twice, however close they tap', async () => {
  const cups = await shop.stocked('杯', '1')
  const sold = await sell([lineOf(cups, '9', { price: '5' })])
  const answers = await Promise.all([1, 2, 3].map(() => owner.answer('purchase', 'purchaseOrder.forSales', { salesOrder: sold.id })))
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['INVALID', 'INVALID', 'ok'])
})
