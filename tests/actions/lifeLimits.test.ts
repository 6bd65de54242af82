import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods

beforeAll(async () => {
  db = await testDatabase('lifeLimits')
  shop = await Shop.open(db, '限度商贸')
  owner = shop.owner
  cola = await shop.stocked('可口可乐', '500')
})
afterAll(() => dropSound(db, () => shop.close()))

const act = (verb: string, document: Outcome, more: object = {}): Promise<Outcome> =>
  owner.do('sales', `delivery.${verb}`, { ...seen(document), ...more })
const why = { reason: '开错了' }

describe('what may not be posted', () => {
  test('goods that have left: the receipt cannot be voided, until the delivery is', async () => {
    const tea = await newGoods(owner, '茶')
    const receipt = await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(tea, '10', { price: '2' })]))
    const sold = await owner.do('sales', 'delivery.post', shop.sale([lineOf(tea, '4')]))
    await shop.refusesAll(
      [
        [
          { ...seen(receipt), ...why },
          { code: 'STOCK_IN_USE', data: { sku: tea.id, reason: 'quantity' } },
        ],
      ],
      'receipt.void',
      'purchase',
    )
    await act('void', sold, why)
    expect(await owner.do('purchase', 'receipt.void', { ...seen(receipt), ...why })).toMatchObject({ state: 'voided' })
    expect(await shop.onHand(tea)).toBe('0.0000')
  })

  test('a void that would leave value without quantity is refused', async () => {
    const juice = await newGoods(owner, '果汁')
    const cheap = await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(juice, '10', { price: '1.13' })]))
    await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(juice, '10', { price: '3.39' })]))
    await owner.do('sales', 'delivery.post', shop.sale([lineOf(juice, '10')]))
    await shop.refusesAll(
      [
        [
          { ...seen(cheap), ...why },
          { code: 'STOCK_IN_USE', data: { reason: 'value' } },
        ],
      ],
      'receipt.void',
      'purchase',
    )
  })

  test('lines that do not hold together name their path, and leave nothing', async () => {
    const bare = await newGoods(owner, '没有价格', {
      units: [
        { name: '瓶', numerator: 1, denominator: 1 },
        { name: '滴', numerator: 1, denominator: 1_000_000 },
      ],
    })
    const gone = await shop.stocked('停产', '5')
    const { version } = await owner.do('product', 'sku.detail', { id: gone.id })
    await owner.do('product', 'sku.archive', { id: gone.id, version, archived: true })
    const at = (path: string) => ({ code: 'INVALID', data: { issues: [expect.objectContaining({ path })] } })
    const sale = (line: object, more: object = {}) => shop.sale([lineOf(cola, '1'), line], more)
    await shop.refusesAll([
      [sale({ ...lineOf(cola, '1'), unit: gone.unit }), at('lines.1.unit')],
      [sale(lineOf(bare, '1')), at('lines.1.price')],
      [sale({ ...lineOf(bare, '0.0001', { price: '1' }), unit: bare.caseUnit }), at('lines.1.quantity')],
      [sale(lineOf(gone, '1')), at('lines.1.sku')],
      [sale(lineOf(cola, '0')), at('lines.1.quantity')],
      [sale(lineOf(cola, '-1')), at('lines.1.quantity')],
      [sale(lineOf(cola, '1', { discountRate: '0.1', discountAmount: '0.10' })), at('lines.1.discountAmount')],
      [sale(lineOf(cola, '1', { discountAmount: '3.01' })), { code: 'DISCOUNT_TOO_LARGE' }],
      [sale(lineOf(cola, '1'), { discount: '6.01' }), { code: 'DISCOUNT_TOO_LARGE', data: { discount: '6.01', total: '6.00' } }],
      [shop.sale([]), { code: 'NO_LINES' }],
      [sale(lineOf(cola, '1'), { party: undefined }), at('party')],
      [sale(lineOf(cola, '1'), { warehouse: undefined }), at('warehouse')],
      [sale(lineOf(cola, '1'), { party: shop.supplier }), at('party')],
    ])
  })

  test('a customer put away buys nothing more', async () => {
    const left = await newCustomer(owner, '已关张')
    await owner.do('sales', 'customer.archive', { id: left, version: 1, archived: true })
    await shop.refusesAll([[shop.sale([lineOf(cola, '1')], { party: left }), { code: 'INVALID', data: { issues: [{ path: 'party' }] } }]])
  })

  test('an override needs its permission, and then passes the limit', async () => {
    const poor = await newCustomer(owner, '没有额度', { creditLimit: '0' })
    const clerk = await newMember(db.invoke, owner, 'salesperson')
    const sale = shop.sale([lineOf(cola, '1')], { party: poor })
    await shop.refusesAll([[sale, { code: 'CREDIT_EXCEEDED' }]])
    expect(await clerk.refused('sales', 'delivery.post', { ...sale, override: '老客户' })).toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'credit.override' },
    })
    expect(await owner.do('sales', 'delivery.post', { ...sale, override: '老客户' })).toMatchObject({ state: 'approved' })
  })
})

test('goods out of stock in this warehouse are not taken from another', async () => {
  const { id } = await owner.do('inventory', 'warehouse.save', { name: '二号仓' })
  await shop.refusesAll([
    [shop.sale([lineOf(cola, '1')], { warehouse: id }), { code: 'INSUFFICIENT_STOCK', data: { available: '0.0000' } }],
  ])
})

test('an opening takes its price from what the goods cost, bears no tax, and undoes itself', async () => {
  const company = await newCompany(db.invoke, '期初商贸')
  const warehouse = await firstWarehouse(company)
  const goods = await newGoods(company, '期初货')
  const posted = await company.do('inventory', 'opening.post', { date: today(), warehouse, lines: [lineOf(goods, '10')] })
  expect(await company.do('inventory', 'opening.detail', { id: posted.id })).toMatchObject({
    amountExcl: '20.00',
    tax: '0.00',
    amountIncl: '20.00',
  })
  expect(await company.do('inventory', 'opening.void', { ...seen(posted), ...why })).toMatchObject({ state: 'voided' })
})

test('a document of 500 lines', async () => {
  const goods = await Promise.all(Array.from({ length: 25 }, (_, index) => newGoods(owner, `批量 ${index}`)))
  const lines = Array.from({ length: 500 }, (_, index) => lineOf(goods[index % 25]!, '2', { price: '1.37' }))
  const receipt = await owner.do('purchase', 'receipt.post', shop.purchase(lines, { discount: '7.77' }))
  const detail = await owner.do('purchase', 'receipt.detail', { id: receipt.id })
  expect(detail).toMatchObject({ amountIncl: '1362.23' })
  expect(detail.lines).toHaveLength(500)
  const sold = await owner.do('sales', 'delivery.post', shop.sale(lines))
  expect(await act('void', sold, why)).toMatchObject({ state: 'voided' })
  expect(await owner.do('purchase', 'receipt.void', { ...seen(receipt), ...why })).toMatchObject({ state: 'voided' })
})
