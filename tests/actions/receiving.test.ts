import { type Caller, type Goods, lineOf, newGoods, newMember, newSupplier } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
const reason = '到货有误'

beforeAll(async () => {
  db = await testDatabase('receiving')
  shop = await Shop.open(db, '收货商贸')
  owner = shop.owner
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const detail = (id: string, kind = 'receipt'): Promise<Line> => owner.do('purchase', `${kind}.detail`, { id })
const order = async (lines: unknown[], more: object = {}): Promise<{ order: Outcome; lines: Line[] }> => {
  const made = await owner.do('purchase', 'purchaseOrder.post', shop.purchase(lines, more))
  return { order: made, lines: (await detail(made.id, 'purchaseOrder')).lines }
}
const from = (line: Line, quantity: string, more: object = {}) => ({
  sku: line.sku,
  unit: line.unit,
  quantity,
  sourceLine: line.id,
  ...more,
})
const receive = (lines: unknown[], more: object = {}): Promise<Outcome> => owner.do('purchase', 'receipt.post', shop.purchase(lines, more))
const voided = async (kind: string, { id }: Outcome) =>
  owner.do('purchase', `${kind}.void`, { ...seen((await detail(id, kind)) as Outcome), reason })
const expected = async (goods: Goods) => (await owner.do('inventory', 'stock.availability', { skus: [goods.id] })).rows[0]
const tolerate = async (overReceipt: string) => {
  const { closedTo: _closedTo, ...kept } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...kept, overReceipt })
}

test('one receipt takes several orders, at their prices and with their part of the discount', async () => {
  const tea = await newGoods(owner, '茶')
  const one = await order([lineOf(tea, '10', { price: '5' })], { discount: '5.00' })
  const two = await order([lineOf(tea, '2', { unit: tea.caseUnit, price: '96' })], { expectedDate: '2026-01-01' })
  expect((await expected(tea)).onOrder).toBe('58.0000')
  const { rows } = await owner.do('purchase', 'receipt.fromOrder', { orders: [one.order.id, two.order.id] })
  expect(rows).toMatchObject([
    { line: two.lines[0]!.id, open: '48.0000', most: '48.0000', price: '96.000000' },
    { line: one.lines[0]!.id, open: '10.0000', price: '5.000000' },
  ])
  const got = await receive([from(one.lines[0]!, '4'), from(two.lines[0]!, '24', { unit: tea.unit })])
  expect(await detail(got.id)).toMatchObject({
    lines: [
      { price: '5.000000', discountAmount: '2.00', amountIncl: '18.00' },
      { price: '4.000000', discountAmount: null, amountIncl: '96.00' },
    ],
    related: [{ direction: 'source' }, { direction: 'source' }],
  })
  expect((await expected(tea)).onOrder).toBe('30.0000')
  expect(await detail(one.order.id, 'purchaseOrder')).toMatchObject({ fulfilment: 'part', lines: [{ used: '4.0000' }] })
  await voided('receipt', got)
  expect((await expected(tea)).onOrder).toBe('58.0000')
  expect(await detail(one.order.id, 'purchaseOrder')).toMatchObject({ fulfilment: 'none' })
})

test('more than was ordered comes in only as far as the company tolerates, over all receipts of the line', async () => {
  const salt = await newGoods(owner, '盐')
  const { order: made, lines } = await order([lineOf(salt, '10', { price: '2' })])
  const line = lines[0]!
  const exhausted = { code: 'SOURCE_EXHAUSTED', data: { open: '10.0000' } }
  await shop.refusesAll([[shop.purchase([from(line, '10.0001')]), exhausted]], 'receipt.post', 'purchase')
  await tolerate('0.1')
  const first = await receive([from(line, '8')])
  const { rows } = await owner.do('purchase', 'receipt.fromOrder', { orders: [made.id] })
  expect(rows).toMatchObject([{ open: '2.0000', most: '3.0000' }])
  await shop.refusesAll(
    [
      [shop.purchase([from(line, '4')]), { code: 'SOURCE_EXHAUSTED', data: { open: '3.0000' } }],
      [shop.purchase([from(line, '2'), from(line, '2')]), { code: 'SOURCE_EXHAUSTED', data: { open: '1.0000' } }],
    ],
    'receipt.post',
    'purchase',
  )
  await receive([from(line, '3')])
  expect(await detail(made.id, 'purchaseOrder')).toMatchObject({ fulfilment: 'full', lines: [{ used: '10.0000' }] })
  expect(await expected(salt)).toMatchObject({ onHand: '11.0000', onOrder: '0.0000' })
  // The first receipt is undone: what it took is expected again, and the tolerance is still one for all.
  await voided('receipt', first)
  expect(await expected(salt)).toMatchObject({ onHand: '3.0000', onOrder: '8.0000' })
  await shop.refusesAll([[shop.purchase([from(line, '8.1')]), { code: 'SOURCE_EXHAUSTED' }]], 'receipt.post', 'purchase')
  await receive([from(line, '8')])
  expect(await expected(salt)).toMatchObject({ onHand: '11.0000', onOrder: '0.0000' })
  await tolerate('0')
})

test('a gift costs nothing whatever price is sent; what is turned down is noted with its reason and stays expected', async () => {
  const jam = await newGoods(owner, '果酱')
  const { order: made, lines } = await order([lineOf(jam, '10', { price: '4' })])
  await shop.refusesAll(
    [[shop.purchase([from(lines[0]!, '8', { rejected: '2' })]), { code: 'INVALID', data: { issues: [{ path: 'lines.0.rejectReason' }] } }]],
    'receipt.post',
    'purchase',
  )
  const got = await receive([
    from(lines[0]!, '8', { rejected: '2', rejectReason: '瓶盖松' }),
    lineOf(jam, '1', { price: '4', gift: true, discountRate: '0.1' }),
  ])
  expect(await detail(got.id)).toMatchObject({
    amountIncl: '32.00',
    lines: [
      { rejected: '2.0000', rejectReason: '瓶盖松' },
      { price: '0.000000', gift: true, amountIncl: '0.00' },
    ],
  })
  expect(await expected(jam)).toMatchObject({ onHand: '9.0000', onOrder: '2.0000' })
  await owner.do('purchase', 'purchaseOrder.close', { ...seen((await detail(made.id, 'purchaseOrder')) as Outcome), reason })
  expect(await expected(jam)).toMatchObject({ onOrder: '0.0000' })
})

test('who may not see prices receives at the prices of the order; another supplier or price mode is refused', async () => {
  const soap = await newGoods(owner, '皂')
  const { lines } = await order([lineOf(soap, '6', { price: '7.77' })])
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const { rows } = await keeper.do('purchase', 'receipt.fromOrder', { party: shop.supplier })
  expect(rows.find((row: Line) => row.sku === soap.id)).not.toHaveProperty('price')
  const made = await keeper.do('purchase', 'receipt.post', shop.purchase([from(lines[0]!, '6')]))
  expect(await detail(made.id)).toMatchObject({ amountIncl: '46.62', taxInclusive: true })
  const other = await newSupplier(owner, '别家')
  const more = await order([lineOf(soap, '1', { price: '1' })])
  await shop.refusesAll(
    [
      [shop.purchase([from(more.lines[0]!, '1')], { party: other }), { code: 'INVALID' }],
      [shop.purchase([from(more.lines[0]!, '1')], { taxInclusive: false }), { code: 'INVALID' }],
    ],
    'receipt.post',
    'purchase',
  )
})
