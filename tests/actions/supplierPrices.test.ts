import { type Caller, type Goods, lineOf, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('supplier_prices')
  shop = await Shop.open(db, '协议商贸')
  owner = shop.owner
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const agree = (goods: Goods, price: string, more: object = {}) =>
  owner.do('purchase', 'supplierPrice.save', {
    party: shop.supplier,
    sku: goods.id,
    unit: goods.unit,
    price,
    startsOn: '2026-01-01',
    ...more,
  })
const lineOfOrder = async (line: object, more: object = {}): Promise<Line> => {
  const { id } = await owner.do('purchase', 'purchaseOrder.post', shop.purchase([line], more))
  return (await owner.do('purchase', 'purchaseOrder.detail', { id })).lines[0]
}
const quote = async (goods: Goods, quantity: string, more: object = {}) =>
  (
    await owner.do('purchase', 'supplierPrice.quote', {
      party: shop.supplier,
      lines: [{ sku: goods.id, unit: goods.unit, quantity }],
      ...more,
    })
  ).rows[0]

test('an order takes the agreement, else what was paid last, else the reference, and says which', async () => {
  const tea = await newGoods(owner, '茶')
  expect(await lineOfOrder(lineOf(tea, '1'))).toMatchObject({ price: '2.000000', priceSource: 'reference' })
  const other = await newSupplier(owner, '别家')
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(tea, '10', { price: '1.80' })]))
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(tea, '10', { price: '1.50' })], { party: other }))
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(tea, '10', { price: '9', gift: true })]))
  expect(await lineOfOrder(lineOf(tea, '1'))).toMatchObject({ price: '1.800000', priceSource: 'lastReceipt' })
  await agree(tea, '1.90')
  await agree(tea, '1.60', { fromQuantity: '100', endsOn: '2099-12-31' })
  expect(await lineOfOrder(lineOf(tea, '99'))).toMatchObject({ price: '1.900000', priceSource: 'supplierAgreement', priceNote: '协议价' })
  expect(await lineOfOrder(lineOf(tea, '100'))).toMatchObject({ price: '1.600000', priceNote: '协议价，满 100 瓶，至 2099-12-31' })
  expect(await lineOfOrder(lineOf(tea, '5', { unit: tea.caseUnit }))).toMatchObject({ price: '38.400000' })
  expect(await lineOfOrder(lineOf(tea, '1'), { party: other })).toMatchObject({ price: '1.500000', priceSource: 'lastReceipt' })
  expect((await quote(tea, '1')).prices).toMatchObject([
    { source: 'supplierAgreement' },
    { source: 'lastReceipt' },
    { source: 'reference' },
  ])
})

test('a price by hand says so, and how far it is from what was agreed', async () => {
  const salt = await newGoods(owner, '盐')
  await agree(salt, '2')
  expect(await lineOfOrder(lineOf(salt, '1', { price: '2.00' }))).toMatchObject({ priceSource: 'supplierAgreement' })
  expect(await lineOfOrder(lineOf(salt, '1', { price: '2.05' }))).toMatchObject({ priceSource: 'manual', priceNote: null })
  expect(await lineOfOrder(lineOf(salt, '1', { price: '3' }))).toMatchObject({
    price: '3.000000',
    priceSource: 'manual',
    priceNote: '比协议价 ¥2.00 高 50%',
  })
  const { rows } = await owner.do('purchase', 'supplierPrice.quote', {
    party: shop.supplier,
    lines: [{ sku: salt.id, unit: salt.unit, quantity: '1', price: '1' }],
  })
  expect(rows[0].warning).toBe('比协议价 ¥2.00 低 50%')
  const { id } = await owner.do(
    'purchase',
    'receipt.post',
    shop.purchase([lineOf(salt, '1', { price: '3' }), lineOf(salt, '1', { gift: true })]),
  )
  expect((await owner.do('purchase', 'receipt.detail', { id })).lines).toMatchObject([
    { priceSource: 'manual', priceNote: '比协议价 ¥2.00 高 50%' },
    { priceSource: 'gift' },
  ])
})

test('prices are quoted as the document writes them, with or without tax', async () => {
  const oil = await newGoods(owner, '油')
  await agree(oil, '11.30')
  expect((await quote(oil, '1', { taxInclusive: false })).prices[0].price).toBe('10.000000')
  expect(await lineOfOrder(lineOf(oil, '1'), { taxInclusive: false })).toMatchObject({
    price: '10.000000',
    priceSource: 'supplierAgreement',
  })
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(oil, '3', { price: '10' })], { taxInclusive: false, discount: '3' }))
  const last = (await quote(oil, '1')).prices.find((price: Line) => price.source === 'lastReceipt')
  expect(last.price).toBe('10.170000')
})

test('the history of goods shows what was paid, receipt by receipt', async () => {
  const soap = await newGoods(owner, '皂')
  for (const price of ['5', '6']) await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(soap, '2', { price })]))
  const dear = await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(soap, '1', { unit: soap.caseUnit, price: '240' })]))
  await owner.do('purchase', 'receipt.void', { id: dear.id, version: dear.version, reason: '开错了' })
  const { baseUnit, rows } = await owner.do('purchase', 'supplierPrice.history', { sku: soap.id, party: shop.supplier })
  expect([baseUnit, rows.map((row: Line) => row.price)]).toEqual(['瓶', ['6.000000', '5.000000']])
})

test('agreements are changed in the version one saw, listed by day, and closed to who has no business with them', async () => {
  const jam = await newGoods(owner, '果酱')
  const { id, version } = await agree(jam, '4', { endsOn: '2026-01-31' })
  const input = { party: shop.supplier, sku: jam.id, unit: jam.unit, price: '4', startsOn: '2026-01-01' }
  expect(await owner.refused('purchase', 'supplierPrice.save', input)).toMatchObject({ code: 'DUPLICATE' })
  expect(await owner.refused('purchase', 'supplierPrice.save', { ...input, startsOn: '2026-03-01', endsOn: '2026-02-01' })).toMatchObject({
    code: 'INVALID',
  })
  expect(await owner.refused('purchase', 'supplierPrice.save', { ...input, party: shop.customer })).toMatchObject({ code: 'INVALID' })
  const { rows } = await owner.do('purchase', 'supplierPrice.list', { sku: jam.id })
  expect(rows).toMatchObject([{ id, price: '4.000000', endsOn: '2026-01-31', unitName: '瓶' }])
  expect((await owner.do('purchase', 'supplierPrice.list', { sku: jam.id, current: true })).rows).toEqual([])
  await owner.do('purchase', 'supplierPrice.save', { ...input, id, version, price: '5', endsOn: null })
  expect(await owner.refused('purchase', 'supplierPrice.remove', { id, version })).toMatchObject({ code: 'CHANGED' })
  expect((await quote(jam, '1', { date: today() })).prices[0]).toMatchObject({ price: '5.000000' })
  await owner.do('purchase', 'supplierPrice.remove', { id, version: version + 1 })
  expect((await quote(jam, '1')).prices[0]).toMatchObject({ source: 'reference' })
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.refused('purchase', 'supplierPrice.list', {})).toMatchObject({ code: 'FORBIDDEN' })
})
