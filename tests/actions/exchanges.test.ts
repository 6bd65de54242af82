import { randomUUID } from 'node:crypto'
import { type Caller, type Goods, lineOf, newCustomer, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let shoes: Goods
let boots: Goods
beforeAll(async () => {
  db = await testDatabase('exchanges')
  shop = await Shop.open(db, '换货商贸')
  owner = shop.owner
  shoes = await shop.stocked('布鞋', '100')
  boots = await shop.stocked('皮靴', '100')
})
afterAll(() => dropSound(db, () => shop.close()))

const soldLine = async (customer: string, quantity: string): Promise<Record<string, any>> => {
  const sold = await owner.do('sales', 'delivery.post', shop.sale([lineOf(shoes, quantity, { price: '10' })], { party: customer }))
  return (await owner.do('sales', 'delivery.detail', { id: sold.id })).lines[0]
}
const exchange = (customer: string, line: Record<string, any>, quantity: string, out: unknown[], more: object = {}) => ({
  date: today(),
  party: customer,
  warehouse: shop.warehouse,
  back: [{ sku: line.sku, unit: line.unit, quantity, sourceLine: line.id }],
  out,
  ...more,
})
const balance = async (customer: string) => owner.do('sales', 'customer.balance', { id: customer })
test('of goods that are not paid lessens what is owed, and the dearer goods are owed', async () => {
  const customer = await newCustomer(owner, '赊账客户')
  const line = await soldLine(customer, '3')
  const done = await owner.do('sales', 'exchange.post', exchange(customer, line, '2', [lineOf(boots, '1', { price: '35' })]))
  expect(done).toMatchObject({ salesReturn: { state: 'approved' }, delivery: { state: 'approved' } })
  expect(await balance(customer)).toMatchObject({ balance: '45.00' })
  const delivery = await owner.do('sales', 'delivery.detail', { id: done.delivery.id })
  expect(delivery).toMatchObject({ amountIncl: '35.00', exchange: done.salesReturn.id })
  expect(delivery.related).toMatchObject([{ id: done.salesReturn.id, direction: 'exchange' }])
  const back = await owner.do('sales', 'salesReturn.detail', { id: done.salesReturn.id })
  expect(back.related.map((row: { direction: string }) => row.direction).sort()).toEqual(['exchange', 'source'])
})

test.each([
  ['the dearer goods leave the difference owed', '35', '15.00', '15.00'],
  ['goods of the same price leave nothing open', '20', '0.00', null],
  ['cheaper goods leave the difference to the customer', '12', '-8.00', '-8.00'],
])('without a delivery behind it: %s', async (_what, price, owed, open) => {
  const customer = await newCustomer(owner, `散客 ${price}`)
  const back = [lineOf(shoes, '2', { price: '10' })]
  const done = await owner.do('sales', 'exchange.post', { ...exchange(customer, {}, '1', [lineOf(boots, '1', { price })]), back })
  const after = await balance(customer)
  expect(after.balance).toBe(owed)
  expect(after.items.map((item: { open: string }) => item.open)).toEqual(open ? [open] : [])
  expect(await owner.refused('sales', 'salesReturn.void', { ...seen(done.salesReturn), reason: '错' })).toMatchObject({
    code: 'BLOCKED_BY',
  })
  const undone = await owner.do('sales', 'exchange.void', { ...seen(done.delivery), reason: '错' })
  expect(undone).toMatchObject({ salesReturn: { state: 'voided' }, delivery: { state: 'voided' } })
  expect(await balance(customer)).toMatchObject({ balance: '0.00', items: [] })
})

test.each([
  ['collected', '35', 'collection'],
  ['paid back', '12', 'payment'],
  ['nothing', '20', null],
])('whose difference is %s at once leaves nothing open, and is undone with its money', async (_what, price, kind) => {
  const customer = await newCustomer(owner, `现结 ${price}`)
  const [{ id: fund }] = (await owner.do('finance', 'fund.list')).rows
  const back = [lineOf(shoes, '2', { price: '10' })]
  const done = await owner.do('sales', 'exchange.post', { ...exchange(customer, {}, '1', [lineOf(boots, '1', { price })]), back, fund })
  expect(done.money?.kind ?? null).toBe(kind)
  expect(await balance(customer)).toMatchObject({ balance: '0.00', items: [] })
  const undone = await owner.do('sales', 'exchange.void', { ...seen(done.delivery), reason: '错' })
  expect(undone.money).toMatchObject(kind ? [{ id: done.money.id, state: 'voided' }] : [])
  expect(await balance(customer)).toMatchObject({ balance: '0.00', items: [] })
})

test('of goods that are not paid settles only the difference at once; the rest of what was owed stays', async () => {
  const customer = await newCustomer(owner, '半赊客户')
  const line = await soldLine(customer, '3')
  const [{ id: fund }] = (await owner.do('finance', 'fund.list')).rows
  const done = await owner.do('sales', 'exchange.post', exchange(customer, line, '2', [lineOf(boots, '1', { price: '35' })], { fund }))
  expect(await owner.do('finance', 'collection.detail', { id: done.money.id })).toMatchObject({ amountIncl: '15.00' })
  expect(await balance(customer)).toMatchObject({ balance: '30.00' })
})

test('is done whole or not at all', async () => {
  const customer = await newCustomer(owner, '一次客户')
  const line = await soldLine(customer, '1')
  const tooMany = exchange(customer, line, '1', [lineOf(boots, '1000', { price: '35' })])
  await shop.refusesAll(
    [
      [tooMany, { code: 'INSUFFICIENT_STOCK' }],
      [exchange(customer, line, '2', [lineOf(boots, '1', { price: '35' })]), { code: 'SOURCE_EXHAUSTED' }],
      [exchange(customer, line, '1', []), { code: 'INVALID', data: { issues: [{ path: 'out' }] } }],
      [
        { ...exchange(customer, line, '1', [lineOf(boots, '1', { price: '35' })]), back: [] },
        { code: 'INVALID', data: { issues: [{ path: 'back' }] } },
      ],
    ],
    'exchange.post',
  )
  const requestId = randomUUID()
  const input = exchange(customer, line, '1', [lineOf(boots, '1', { price: '35' })])
  const first = await owner.answer('sales', 'exchange.post', input, requestId)
  expect(await owner.answer('sales', 'exchange.post', input, requestId)).toEqual(first)
  expect(await balance(customer)).toMatchObject({ balance: '35.00' })
})

test('takes a delivery of its own customer only, and its return is of one delivery', async () => {
  const customer = await newCustomer(owner, '借名客户')
  const other = await owner.do('sales', 'salesReturn.post', shop.sale([lineOf(shoes, '1', { price: '10' })]))
  const foreign = shop.sale([lineOf(boots, '1', { price: '4' })], { party: customer, exchange: other.id })
  await owner.do('sales', 'delivery.post', foreign)
  expect(await balance(customer)).toMatchObject({ balance: '4.00', items: [{ open: '4.00' }] })
  const plain = await owner.do('sales', 'delivery.post', shop.sale([lineOf(boots, '1', { price: '4' })]))
  expect(await owner.refused('sales', 'exchange.void', { ...seen(plain), reason: '错' })).toMatchObject({ code: 'INVALID' })
})
