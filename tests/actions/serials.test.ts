import { serialRange } from '../../shared/product/serialRange'
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
let phone: Goods
let supplier: string
let customer: string

beforeAll(async () => {
  db = await testDatabase('serials')
  owner = await newCompany(db.invoke, '数码商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  supplier = await newSupplier(owner, '工厂')
  customer = await newCustomer(owner, '张三')
  phone = await newGoods(owner, '手机', { tracking: 'serial' })
  await receive(phone, serialRange('SN001', 'SN020'))
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const lines = (goods: Goods, serials: string[]) => [lineOf(goods, String(serials.length), { serials, price: '100' })]
const receive = (goods: Goods, serials: string[]) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse: main, lines: lines(goods, serials) })
const sell = (serials: string[], warehouse = main) =>
  owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines: lines(phone, serials) })
const numbers = async (input: object) =>
  (await owner.do('product', 'serial.list', { sku: phone.id, limit: 200, ...input })).rows.map(({ number }: { number: string }) => number)

test('a range comes in as single numbers, listed by place and page', async () => {
  expect(await numbers({})).toEqual(serialRange('SN001', 'SN020'))
  await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse: main,
    toWarehouse: shop,
    direct: true,
    lines: lines(phone, ['SN002', 'SN003']),
  })
  await sell(['SN003'], shop)
  expect(await numbers({ warehouse: shop })).toEqual(['SN002'])
  expect(await numbers({ place: 'out' })).toEqual(['SN003'])
  expect(await numbers({ place: 'inStock' })).toHaveLength(19)
  expect(await numbers({ text: 'SN01' })).toEqual(serialRange('SN010', 'SN019'))
  const first = await owner.do('product', 'serial.list', { sku: phone.id, limit: 12 })
  const second = await owner.do('product', 'serial.list', { sku: phone.id, limit: 12, after: first.more })
  expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual(serialRange('SN001', 'SN020'))
  expect(second.more ?? null).toBe(null)
})

test('the life of a serial number: in, out, undone, moved, out, back in', async () => {
  const out = await sell(['SN005'])
  await owner.do('sales', 'delivery.void', { id: out.id, version: out.version, reason: '退' })
  await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse: main,
    toWarehouse: shop,
    direct: true,
    lines: lines(phone, ['SN005']),
  })
  await sell(['SN005'], shop)
  await receive(phone, ['SN005'])
  const { serials } = await owner.do('product', 'serial.detail', { number: 'SN005' })
  expect(serials).toMatchObject([{ sku: phone.id, name: '手机', warehouse: main }])
  const moves = serials[0].moves.map((move: any) => [move.direction, move.kind, move.reversal, move.partyName ?? null])
  expect(moves).toEqual([
    ['in', 'receipt', false, '工厂'],
    ['out', 'delivery', false, '张三'],
    ['in', 'delivery', true, '张三'],
    ['out', 'transfer', false, null],
    ['in', 'transfer', false, null],
    ['out', 'delivery', false, '张三'],
    ['in', 'receipt', false, '工厂'],
  ])
})

test('the same number on goods of two makers is told apart', async () => {
  const watch = await newGoods(owner, '手表', { tracking: 'serial' })
  await receive(watch, ['SN001'])
  const both = await owner.do('product', 'serial.detail', { number: 'SN001' })
  expect(both.serials.map(({ name }: { name: string }) => name)).toEqual(['手机', '手表'])
  const one = await owner.do('product', 'serial.detail', { number: 'SN001', sku: watch.id })
  expect(one.serials).toMatchObject([{ name: '手表', moves: [{ direction: 'in' }] }])
})

test('an unknown number is NOT_FOUND; its life is not for everybody', async () => {
  expect(await owner.refused('product', 'serial.detail', { number: 'nix' })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'serial' } })
  const sales = await newMember(db.invoke, owner, 'salesperson')
  expect(await sales.refused('product', 'serial.detail', { number: 'SN001' })).toMatchObject({ code: 'FORBIDDEN' })
  expect((await sales.do('product', 'serial.list', { sku: phone.id })).rows.length).toBe(20)
})
