import { addDays } from '../../shared/kernel/fields'
import { type Caller, type Goods, lineOf, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('supplier_record')
  shop = await Shop.open(db, '履约商贸')
  owner = shop.owner
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const record = (): Promise<Line> => owner.do('purchase', 'supplier.record', { id: shop.supplier })
const order = async (goods: Goods, quantity: string, expectedDate: string, more: object = {}) => {
  const { id } = await owner.do(
    'purchase',
    'purchaseOrder.post',
    shop.purchase([lineOf(goods, quantity, { price: '10' })], { date: expectedDate, expectedDate, ...more }),
  )
  const [line] = (await owner.do('purchase', 'purchaseOrder.detail', { id })).lines
  return { id, line }
}
const receive = (line: Line, quantity: string, date: string, more: object = {}, head: object = {}) =>
  owner.do(
    'purchase',
    'receipt.post',
    shop.purchase([{ sku: line.sku, unit: line.unit, quantity, sourceLine: line.id, ...more }], { date, ...head }),
  )

test('on time, complete, sound and cheap are worked out from the documents, and nothing else', async () => {
  const goods = await newGoods(owner, '货')
  const day = addDays(today(), -5)
  expect(await record()).toMatchObject({ onTimeRate: null, fillRate: null, score: null, openOrders: 0, lateOrders: 0, months: [] })
  const early = await order(goods, '10', day)
  await receive(early.line, '10', day)
  const late = await order(goods, '10', day)
  await receive(late.line, '10', addDays(day, 1))
  const short = await order(goods, '10', day)
  const bad = await receive(short.line, '6', day, { rejected: '2', rejectReason: '破' }, { rejects: 'giveBack' })
  const waiting = await order(goods, '10', addDays(today(), 0))
  expect(await record()).toMatchObject({
    onTimeRate: '0.333333',
    fillRate: '0.866667',
    rejectRate: '0.076923',
    returnRate: '0.000000',
    priceIndex: '1.0000',
    openOrders: 2,
    lateOrders: 1,
  })
  // What was turned down on arrival is not counted again when it goes back; what goes back later is.
  const { related } = await owner.do('purchase', 'receipt.detail', { id: bad.id })
  const draft = await owner.do('purchase', 'purchaseReturn.detail', { id: related.find((one: Line) => one.kind === 'purchaseReturn').id })
  await owner.do('purchase', 'purchaseReturn.approve', seen(await owner.do('purchase', 'purchaseReturn.submit', seen(draft))))
  expect((await record()).returnRate).toBe('0.000000')
  const [received] = (await owner.do('purchase', 'receipt.list', { party: shop.supplier })).rows.slice(-1)
  const [whole] = (await owner.do('purchase', 'receipt.detail', { id: received.id })).lines
  await owner.do(
    'purchase',
    'purchaseReturn.post',
    shop.purchase([{ sku: goods.id, unit: goods.unit, quantity: '5', sourceLine: whole.id }]),
  )
  expect((await record()).returnRate).toBe('0.192308')
  // Somebody else sold it at half the price.
  const other = await newSupplier(owner, '便宜的')
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(goods, '1', { price: '5' })], { party: other }))
  expect((await record()).priceIndex).toBe('2.0023')
  // A void undoes its part of the record.
  const { id, version } = await receive(waiting.line, '10', today())
  const before = await record()
  await owner.do('purchase', 'receipt.void', { id, version, reason: '开错了' })
  expect(await record()).not.toEqual(before)
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.do('purchase', 'supplier.record', { id: shop.supplier })).not.toHaveProperty('priceIndex')
})
