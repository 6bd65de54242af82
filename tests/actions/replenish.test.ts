import { addDays } from '../../shared/kernel/fields'
import { dec, quantityText } from '../../shared/kernel/money'
import {
  type Caller,
  firstWarehouse,
  type Goods,
  lineOf,
  newCompany,
  newCustomer,
  newGoods,
  newMember,
  newSupplier,
  today,
} from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller
let main: string
let shop: string
let farmer: string
let dairy: string
let rice: Goods
let milk: Goods
let oil: Goods

const back = (days: number) => addDays(today(), -days)

beforeAll(async () => {
  db = await testDatabase('replenish')
  owner = await newCompany(db.invoke, '补货商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  farmer = await newSupplier(owner, '农场')
  dairy = await newSupplier(owner, '奶站')
  const customer = await newCustomer(owner, '客户')
  rice = await newGoods(owner, '大米')
  milk = await newGoods(owner, '牛奶')
  oil = await newGoods(owner, '油')
  const receive = (date: string, party: string, lines: unknown[], warehouse = main) =>
    owner.do('purchase', 'receipt.post', { date, party, warehouse, lines, taxInclusive: true })
  const deliver = (date: string, lines: unknown[]) => owner.do('sales', 'delivery.post', { date, party: customer, warehouse: main, lines })
  // Rice: 48 came 4 days ago by the case, 12 went on each of the next three days.
  await receive(back(4), farmer, [lineOf(rice, '2', { unit: rice.caseUnit, price: '48.00' })])
  for (const days of [3, 2, 1]) await deliver(back(days), [lineOf(rice, '12', { price: '3' })])
  await receive(back(10), dairy, [lineOf(milk, '5', { price: '4.00' })])
  await receive(back(10), dairy, [lineOf(milk, '100', { price: '4.00' })], shop)
  await owner.do('inventory', 'level.save', {
    rows: [
      { sku: milk.id, warehouse: main, minimum: '20', maximum: '40' },
      { sku: milk.id, warehouse: shop, maximum: '70' },
      { sku: oil.id, warehouse: main, minimum: '6', minimumOrder: '30' },
    ],
  })
})
afterAll(() => dropSound(db))

const suggest = async (input: object = {}) => (await owner.do('inventory', 'replenish.suggest', input)).rows
const of = async (good: Goods) => (await suggest()).filter((row: { sku: string }) => row.sku === good.id)

test('a suggestion says what it was worked out with: 9 a day over 4 days with stock, 7 days lead, 14 days cover', async () => {
  // Days with stock: the day of receipt (0 sold) and three of 12 each; spread of 0, 12, 12, 12 is √27.
  const safety = dec('1.65').times(dec('27').sqrt()).times(dec('7').sqrt())
  const target = dec('9').times(21).plus(safety)
  expect(await of(rice)).toMatchObject([
    {
      warehouse: main,
      supplier: farmer,
      supplierName: '农场',
      unit: rice.caseUnit,
      unitName: '箱',
      price: '48.000000',
      onHand: '12.0000',
      available: '12.0000',
      averageDaily: '9.0000',
      daysWithStock: 4,
      leadDays: 7,
      coverDays: 14,
      safety: quantityText(safety),
      reorderPoint: quantityText(dec('63').plus(safety)),
      target: quantityText(target),
      quantity: quantityText(target.minus('12').div('24').ceil()),
      urgent: true,
    },
  ])
})

test('levels decide where they are set, a minimum order holds, and what is ordered or on its way counts', async () => {
  expect(await of(milk)).toMatchObject([
    { warehouse: main, quantity: '35.0000', target: '40.0000', urgent: true, from: shop, transferQuantity: '30.0000', supplier: dairy },
  ])
  expect(await of(oil)).toMatchObject([{ quantity: '30.0000', target: '6.0000', supplier: null, from: null, price: '2.000000' }])
  const order = { date: today(), party: farmer, warehouse: main, lines: [lineOf(milk, '15', { price: '4' })] }
  const posted = await owner.do('purchase', 'purchaseOrder.post', order)
  expect(await of(milk)).toMatchObject([{ onOrder: '15.0000', quantity: '20.0000', urgent: false, supplier: farmer }])
  const { id, version } = posted
  await owner.do('purchase', 'purchaseOrder.void', { id, version, reason: '错' })
  expect(await of(milk)).toMatchObject([{ onOrder: '0.0000', quantity: '35.0000' }])
})

test('chosen rows become draft orders per supplier, and draft transfers per pair of warehouses', async () => {
  const rows = (await suggest()).map(({ sku, warehouse, unit, quantity, supplier }: Record<string, string>) => ({
    sku,
    warehouse,
    unit,
    quantity,
    supplier,
  }))
  expect(await owner.refused('inventory', 'replenish.order', { rows })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: `rows.${rows.findIndex((row: { sku: string }) => row.sku === oil.id)}.supplier` }] },
  })
  const chosen = rows.map((row: { sku: string; supplier: string }) => ({ ...row, supplier: row.sku === oil.id ? farmer : row.supplier }))
  const { orders } = await owner.do('inventory', 'replenish.order', { rows: chosen, expectedDate: addDays(today(), 7) })
  expect(orders).toHaveLength(2)
  const drafts = await Promise.all(orders.map(({ id }: { id: string }) => owner.do('purchase', 'purchaseOrder.detail', { id })))
  expect(drafts.map((draft) => [draft.partyName, draft.state, draft.warehouse, draft.lines.length]).sort()).toEqual([
    ['农场', 'draft', main, 2],
    ['奶站', 'draft', main, 1],
  ])
  const paid = drafts.flatMap((draft) => draft.lines).find((line) => line.sku === rice.id)
  expect(paid).toMatchObject({ unit: rice.caseUnit, price: '48.000000' })
  expect((await of(milk))[0].onOrder).toBe('0.0000') // a draft orders nothing yet
  const { transfers } = await owner.do('inventory', 'replenish.transfer', {
    rows: [{ sku: milk.id, warehouse: main, from: shop, quantity: '30' }],
  })
  const moved = await owner.do('inventory', 'transfer.detail', { id: transfers[0].id })
  expect(moved).toMatchObject({ state: 'draft', warehouse: shop, toWarehouse: main, lines: [{ sku: milk.id, baseQuantity: '30.0000' }] })
  expect(
    await owner.refused('inventory', 'replenish.transfer', { rows: [{ sku: milk.id, warehouse: main, from: main, quantity: '1' }] }),
  ).toMatchObject({
    code: 'INVALID',
  })
})

test('purchasers order, keepers only look and see no price, strangers see nothing', async () => {
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const { rows } = await keeper.do('inventory', 'replenish.suggest', {})
  expect(rows[0].price).toBeUndefined()
  const { sku, warehouse, unit } = rows[0]
  expect(await keeper.refused('inventory', 'replenish.order', { rows: [{ sku, warehouse, unit, quantity: '1' }] })).toMatchObject({
    code: 'FORBIDDEN',
  })
  const purchaser = await newMember(db.invoke, owner, 'purchaser')
  expect(
    (await purchaser.do('inventory', 'replenish.order', { rows: [{ sku: rice.id, warehouse, unit: rice.unit, quantity: '1' }] })).orders,
  ).toHaveLength(1)
  const stranger = await newCompany(db.invoke, '外人商贸')
  expect(await stranger.do('inventory', 'replenish.suggest', {})).toMatchObject({ rows: [] })
  expect(await stranger.refused('inventory', 'replenish.order', { rows: [{ sku, warehouse, unit, quantity: '1' }] })).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('pages hold whole goods and follow one another', async () => {
  const all = await suggest()
  const paged = []
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page: { rows: unknown[]; more: string | null } = await owner.do('inventory', 'replenish.suggest', { limit: 1, after })
    paged.push(...page.rows)
    after = page.more
  }
  expect(paged).toEqual(all)
})
