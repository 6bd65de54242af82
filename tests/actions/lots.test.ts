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
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let main: string
let shop: string
let supplier: string
let milk: Goods
const lots = new Map<string, string>()

const inDays = (days: number): string => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10)
const receive = (lines: unknown[], warehouse = main) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, taxInclusive: false, lines })
const batch = (goods: Goods, lotNumber: string, days: number | null, quantity = '10', price = '2') =>
  lineOf(goods, quantity, { lotNumber, price, ...(days === null ? {} : { expiresAt: inDays(days) }) })
const sell = (party: string, goods: Goods, quantity: string, more: object = {}, warehouse = main) =>
  owner.do('sales', 'delivery.post', { date: today(), party, warehouse, lines: [lineOf(goods, quantity, { price: '9', ...more })] })
const list = async (input: object = {}) => (await owner.do('product', 'lot.list', input)).rows
const numbers = async (input: object = {}) => (await list(input)).map(({ number }: { number: string }) => number)

beforeAll(async () => {
  db = await testDatabase('lots')
  owner = await newCompany(db.invoke, '批次商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  supplier = await newSupplier(owner, '奶厂')
  const category = (await owner.do('product', 'category.save', { name: '乳品' })).id
  milk = await newGoods(owner, '牛奶', { tracking: 'lot', category })
  const salt = await newGoods(owner, '盐', { tracking: 'lot' })
  await receive([batch(milk, '过期', -1), batch(milk, '七天', 7), batch(milk, '远期', 200), batch(salt, '无期', null)])
  await receive([batch(milk, '月内', 20, '5', '3')], shop)
  for (const { number, lot } of await list()) lots.set(number, lot)
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

describe('the list of batches', () => {
  test('begins with what expires first, and tells days left, quantity, value and place', async () => {
    const rows = await list()
    expect(rows.map((row: { number: string; daysLeft?: number }) => [row.number, row.daysLeft ?? null])).toEqual([
      ['过期', -1],
      ['七天', 7],
      ['月内', 20],
      ['远期', 200],
      ['无期', null],
    ])
    expect(rows[2]).toMatchObject({ name: '牛奶', onHand: '5.0000', value: '15.00', warehouses: [{ warehouse: shop, onHand: '5.0000' }] })
    const sales = await newMember(db.invoke, owner, 'salesperson')
    expect(JSON.stringify((await sales.do('product', 'lot.list', {})).rows)).not.toMatch(/"value"/)
  })

  test('is narrowed by goods, place, expiry and text, and goes on page by page', async () => {
    expect(await numbers({ sku: milk.id, warehouse: shop })).toEqual(['月内'])
    expect(await numbers({ expired: true })).toEqual(['过期'])
    expect(await numbers({ withinDays: 7 })).toEqual(['七天'])
    expect(await numbers({ withinDays: 30 })).toEqual(['七天', '月内'])
    expect(await numbers({ text: '远' })).toEqual(['远期'])
    const pages: string[] = []
    let after: string | null = null
    do {
      const page: { rows: { number: string }[]; more: string | null } = await owner.do('product', 'lot.list', { limit: 2, after })
      pages.push(...page.rows.map(({ number }) => number))
      after = page.more
    } while (after)
    expect(pages).toEqual(await numbers())
    expect(await owner.refused('product', 'lot.list', { after: 'x' })).toMatchObject({ code: 'INVALID' })
  })

  test('is summed up by how long things last', async () => {
    const { warningDays, buckets } = await owner.do('product', 'lot.expiry', {})
    expect(warningDays).toBe(30)
    expect(
      buckets.map((row: { bucket: string; lots: number; onHand: string; value: string }) => [row.bucket, row.lots, row.onHand, row.value]),
    ).toEqual([
      ['expired', 1, '10.0000', '20.00'],
      ['week', 1, '10.0000', '20.00'],
      ['month', 1, '5.0000', '15.00'],
      ['quarter', 0, '0.0000', '0.00'],
      ['later', 1, '10.0000', '20.00'],
      ['none', 1, '10.0000', '20.00'],
    ])
    expect((await owner.do('product', 'lot.expiry', { warehouse: shop })).buckets[2]).toMatchObject({ lots: 1, onHand: '5.0000' })
  })
})

test('what is proposed for a quantity is what a delivery then takes', async () => {
  const goods = await newGoods(owner, '酸奶', { tracking: 'lot' })
  await receive([batch(goods, '坏', -3, '4'), batch(goods, '晚', 90, '6'), batch(goods, '早', 9, '5')])
  const propose = (quantity: string) => owner.do('product', 'lot.propose', { sku: goods.id, warehouse: main, quantity })
  const shown = await propose('7')
  expect(shown.lots).toMatchObject([
    { number: '早', take: '5.0000', soon: true },
    { number: '晚', take: '2.0000', soon: false },
  ])
  expect(shown).toMatchObject({ missing: '0.0000', blocked: '4.0000' })
  expect(await propose('20')).toMatchObject({ missing: '9.0000' })
  await sell(await newCustomer(owner, '随便'), goods, '7')
  expect((await list({ sku: goods.id })).map((row: { number: string; onHand: string }) => [row.number, row.onHand])).toEqual([
    ['坏', '4.0000'],
    ['晚', '4.0000'],
  ])
})

test('a batch is traced from the supplier to the customers who have it, with whom to call', async () => {
  const goods = await newGoods(owner, '奶粉', { tracking: 'lot' })
  await receive([batch(goods, 'R1', 300, '20'), batch(goods, 'R2', 400, '20')])
  const lot = (await list({ sku: goods.id }))[0].lot
  const near = await newCustomer(owner, '近店', { phone: '13900001111', contact: '王芳' })
  const far = await newCustomer(owner, '远店', { phone: '13900002222' })
  const undone = await newCustomer(owner, '退店')
  await sell(near, goods, '3')
  await sell(near, goods, '4', { lot })
  const wrong = await sell(undone, goods, '5', { lot })
  await owner.do('sales', 'delivery.void', { id: wrong.id, version: wrong.version, reason: '错' })
  const move = { date: today(), warehouse: main, toWarehouse: shop, direct: true, lines: [lineOf(goods, '6', { lot })] }
  await owner.do('inventory', 'transfer.post', move)
  await sell(far, goods, '2', { lot }, shop)
  const { rows: reasons } = await owner.do('inventory', 'reason.list', {})
  const damaged = reasons.find(({ name }: { name: string }) => name === '报损').id
  await owner.do('inventory', 'adjustment.post', { date: today(), warehouse: main, reason: damaged, lines: [lineOf(goods, '1', { lot })] })

  const seen = await owner.do('product', 'lot.trace', { lot })
  expect(seen).toMatchObject({ number: 'R1', name: '奶粉', onHand: '10.0000' })
  expect(seen.warehouses).toMatchObject([
    { warehouse: main, onHand: '6.0000' },
    { warehouse: shop, onHand: '4.0000' },
  ])
  expect(seen.sources).toMatchObject([{ kind: 'receipt', partyName: '奶厂', quantity: '20.0000' }])
  expect(
    seen.deliveries.map((row: { kind: string; partyName?: string; quantity: string }) => [row.kind, row.partyName ?? null, row.quantity]),
  ).toEqual([
    ['delivery', '近店', '3.0000'],
    ['delivery', '近店', '4.0000'],
    ['delivery', '远店', '2.0000'],
    ['adjustment', null, '1.0000'],
  ])
  expect(seen.customers).toMatchObject([
    { party: near, quantity: '7.0000', phone: '13900001111', contact: '王芳', lastDate: today() },
    { party: far, quantity: '2.0000', phone: '13900002222' },
  ])
  const purchaser = await newMember(db.invoke, owner, 'purchaser')
  const masked = await purchaser.do('product', 'lot.trace', { lot })
  expect(masked.customers[0]).toEqual({ party: near, partyName: '近店', quantity: '7.0000', lastDate: today() })
  const sales = await newMember(db.invoke, owner, 'salesperson')
  expect(await sales.refused('product', 'lot.trace', { lot })).toMatchObject({ code: 'FORBIDDEN' })
})

test('a batch that is used up is still found when asked for', async () => {
  const goods = await newGoods(owner, '光了', { tracking: 'lot' })
  await receive([batch(goods, 'Z', 30, '2')])
  await sell(await newCustomer(owner, '买光'), goods, '2')
  expect(await numbers({ sku: goods.id })).toEqual([])
  expect(await list({ sku: goods.id, all: true })).toMatchObject([{ number: 'Z', onHand: '0.0000', warehouses: [] }])
})
