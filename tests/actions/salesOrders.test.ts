import { dec, moneyText, sum } from '../../shared/kernel/money'
import { type Caller, type Goods, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods
const reason = '客户改主意'

beforeAll(async () => {
  db = await testDatabase('sales_orders')
  shop = await Shop.open(db, '订货商贸')
  owner = shop.owner
  cola = await shop.stocked('可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const detail = (id: string, kind = 'salesOrder'): Promise<Line> => owner.do('sales', `${kind}.detail`, { id })
const linesOf = async (id: string, kind?: string): Promise<Line[]> => (await detail(id, kind)).lines
const order = (lines: unknown[], more: object = {}): Promise<Outcome> => owner.do('sales', 'salesOrder.post', shop.sale(lines, more))
const stock = async (goods: Goods) => (await owner.do('inventory', 'stock.availability', { skus: [goods.id] })).rows[0]
const from = (line: Line, quantity: string, more: object = {}) => ({
  sku: line.sku,
  unit: line.unit,
  quantity,
  sourceLine: line.id,
  ...more,
})
const post = (kind: string, lines: unknown[], more: object = {}): Promise<Outcome> =>
  owner.do('sales', `${kind}.post`, shop.sale(lines, more))
const fresh = async (kind: string, { id }: Outcome) => seen((await detail(id, kind)) as Outcome)
const voided = async (kind: string, document: Outcome) => owner.do('sales', `${kind}.void`, { ...(await fresh(kind, document)), reason })

test('an order reserves, its deliveries take what it promised at its price, and a void gives it back', async () => {
  const goods = await shop.stocked('汽水', '20')
  const ordered = await order([lineOf(goods, '3', { price: '1.10', taxRate: '0.13' }), lineOf(cola, '10', { price: '3' })], {
    discount: '0.01',
  })
  expect(await stock(goods)).toMatchObject({ onHand: '20.0000', reserved: '3.0000', available: '17.0000' })
  const [fizz, coke] = await linesOf(ordered.id)
  const first = await post('delivery', [from(fizz!, '1', { price: '99', discountRate: '0.5' }), from(coke!, '10')])
  expect(await detail(first.id, 'delivery')).toMatchObject({ lines: [{ price: '1.100000' }, { price: '3.000000' }] })
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'part', lines: [{ used: '1.0000' }, { used: '10.0000' }] })
  await shop.refusesAll([[shop.sale([from(fizz!, '3')]), { code: 'SOURCE_EXHAUSTED', data: { open: '2.0000' } }]])
  const rest = await post('delivery', [from(fizz!, '2')])
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'full' })
  expect(await stock(goods)).toMatchObject({ onHand: '17.0000', reserved: '0.0000' })
  const paid = await Promise.all([first, rest].map(async ({ id }) => (await detail(id, 'delivery')).amountIncl))
  expect(moneyText(sum(paid))).toBe((await detail(ordered.id)).amountIncl)
  expect(await owner.refused('sales', 'salesOrder.void', { ...(await fresh('salesOrder', ordered)), reason })).toMatchObject({
    code: 'BLOCKED_BY',
  })
  await voided('delivery', first)
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'part', lines: [{ used: '2.0000' }, { used: '0.0000' }] })
  expect(await stock(goods)).toMatchObject({ reserved: '1.0000' })
  await owner.do('sales', 'salesOrder.close', { ...(await fresh('salesOrder', ordered)), reason })
  expect(await stock(goods)).toMatchObject({ reserved: '0.0000' })
})

test('several orders in one delivery; goods that are promised are left to their order', async () => {
  const goods = await shop.stocked('茶', '10')
  const one = await order([lineOf(goods, '4', { price: '5' })])
  const two = await order([lineOf(goods, '3', { price: '6' })])
  const missing = { code: 'INSUFFICIENT_STOCK', data: { available: '3.0000', reserved: '7.0000' } }
  await shop.refusesAll([[shop.sale([lineOf(goods, '4', { price: '9' })]), missing]])
  const [a] = await linesOf(one.id)
  const [b] = await linesOf(two.id)
  const rows = (await owner.do('sales', 'delivery.fromOrder', { orders: [one.id, two.id] })).rows
  expect(rows).toMatchObject([
    { line: a!.id, order: one.id, open: '4.0000', onHand: '10.0000' },
    { line: b!.id, order: two.id, open: '3.0000' },
  ])
  const both = await post('delivery', [from(a!, '4'), from(b!, '3'), lineOf(goods, '3', { price: '9' })])
  expect(await detail(both.id, 'delivery')).toMatchObject({
    amountIncl: '65.00',
    related: [{ direction: 'source' }, { direction: 'source' }],
  })
  expect((await owner.do('sales', 'delivery.fromOrder', { orders: [one.id, two.id] })).rows).toEqual([])
  const other = await newCustomer(owner, '别家')
  const foreign = { ...shop.sale([from(a!, '1')]), party: other }
  expect(await owner.refused('sales', 'delivery.post', foreign)).toMatchObject({ code: 'INVALID' })
})

test('where overselling is forbidden, an order may only promise what is there and not promised', async () => {
  const goods = await shop.stocked('瓜子', '5')
  const { companyName, ...settings } = await owner.do('system', 'settings.show')
  const { closedTo: _closedTo, ...kept } = settings
  await owner.do('system', 'settings.save', { ...kept, companyName, overselling: false })
  await order([lineOf(goods, '4', { price: '5' })])
  expect(await owner.refused('sales', 'salesOrder.post', shop.sale([lineOf(goods, '2', { price: '5' })]))).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    data: { available: '1.0000' },
  })
  await owner.do('system', 'settings.save', { ...kept, companyName, overselling: true })
  await order([lineOf(goods, '2', { price: '5' })])
})

test('a whole-order discount is given back exactly over partial returns, at the cost the goods went out at', async () => {
  const goods = await shop.stocked('糖', '7')
  const lines = [lineOf(goods, '3', { price: '1.10' }), lineOf(cola, '7', { price: '3.33' })]
  const sold = await post('delivery', lines, { discount: '1.00' })
  const before = await owner.do('sales', 'customer.balance', { id: shop.customer })
  const [sweets, coke] = await linesOf(sold.id, 'delivery')
  const amounts: string[] = []
  const returns: Outcome[] = []
  for (const quantities of [
    ['1', '2'],
    ['1', '2'],
    ['1', '3'],
  ]) {
    const given = await post('salesReturn', [from(sweets!, quantities[0]!), from(coke!, quantities[1]!)])
    returns.push(given)
    amounts.push((await detail(given.id, 'salesReturn')).amountIncl)
  }
  const { amountIncl } = await detail(sold.id, 'delivery')
  expect(amountIncl).toBe('25.61')
  expect(moneyText(sum(amounts))).toBe(amountIncl)
  expect(await detail(sold.id, 'delivery')).toMatchObject({ fulfilment: 'full' })
  const after = await owner.do('sales', 'customer.balance', { id: shop.customer })
  expect(moneyText(dec(before.balance).minus(after.balance))).toBe(amountIncl)
  expect(after.items.filter((item: Line) => [sold.id, ...returns.map(({ id }) => id)].includes(item.document))).toEqual([])
  await shop.refusesAll([[shop.sale([from(sweets!, '1')]), { code: 'SOURCE_EXHAUSTED' }]], 'salesReturn.post')
  const [row] = await shop.rows(
    'SELECT SUM(onHand) AS onHand, SUM(value) AS value FROM stock_balance WHERE company = ? AND sku = ?',
    owner.company,
    goods.id,
  )
  expect(row).toMatchObject({ onHand: '7.0000', value: '14.00' })
  expect(await owner.refused('sales', 'delivery.void', { ...(await fresh('delivery', sold)), reason })).toMatchObject({
    code: 'BLOCKED_BY',
  })
  await voided('salesReturn', returns[1]!)
  const again = await owner.do('sales', 'customer.balance', { id: shop.customer })
  expect(moneyText(dec(again.balance).minus(after.balance))).toBe(amounts[1])
  expect(again.items.filter((item: Line) => item.document === sold.id)).toMatchObject([{ open: amounts[1] }])
  await voided('salesReturn', returns[0]!)
  await voided('salesReturn', returns[2]!)
  await voided('delivery', sold)
})

test('defective goods go to their warehouse, scrap is written off, services only give money back', async () => {
  const goods = await shop.stocked('灯', '10')
  const defective = (await owner.do('inventory', 'warehouse.save', { name: '次品仓' })).id
  const sold = await post('delivery', [lineOf(goods, '6', { price: '11.30' })])
  const [line] = await linesOf(sold.id, 'delivery')
  const given = (inspection: string) => from(line!, '1', { inspection })
  await shop.refusesAll([[shop.sale([given('defective')]), { code: 'INVALID' }]], 'salesReturn.post')
  const back = await post('salesReturn', [given('good'), given('defective'), given('scrap')], { defectiveWarehouse: defective })
  const rows = await shop.rows(
    'SELECT warehouse, onHand, value FROM stock_balance WHERE company = ? AND sku = ? ORDER BY warehouse',
    owner.company,
    goods.id,
  )
  expect(rows).toMatchObject([
    { warehouse: shop.warehouse, onHand: '5.0000', value: '10.00' },
    { warehouse: defective, onHand: '1.0000', value: '2.00' },
  ])
  const journal = await shop.rows(
    'SELECT j.account, j.debit, j.credit FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting WHERE j.company = ? AND p.document = ? ORDER BY j.seq',
    owner.company,
    back.id,
  )
  expect(journal.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)).toEqual([
    '5001 0.00 -30.00',
    '1122 -33.90 0.00',
    '22210102 0.00 -3.90',
    '5401 -6.00 0.00',
    '1405 0.00 -4.00',
    '571104 2.00 0.00',
  ])
})

test('a return without a delivery comes in at the current cost', async () => {
  const goods = await shop.stocked('盐', '4')
  const back = await post('salesReturn', [lineOf(goods, '2', { price: '3' })])
  expect(await detail(back.id, 'salesReturn')).toMatchObject({ amountIncl: '6.00' })
  expect((await stock(goods)).onHand).toBe('6.0000')
  await voided('salesReturn', back)
})

test('an approved order is changed in one act: its lines stay themselves, and nothing goes below what was delivered', async () => {
  const goods = await shop.stocked('面', '50')
  const ordered = await order([lineOf(goods, '10', { price: '2' }), lineOf(cola, '5', { price: '3' })])
  const [noodles, coke] = await linesOf(ordered.id)
  await post('delivery', [from(noodles!, '4')])
  const keep = (line: Line, quantity: string, more: object = {}) => ({
    line: line.id,
    sku: line.sku,
    unit: line.unit,
    quantity,
    price: line.price,
    ...more,
  })
  const change = async (lines: unknown[], more: object = {}) => ({
    ...(await fresh('salesOrder', ordered)),
    ...shop.sale(lines, more),
    reason,
  })
  const refusals: [unknown[], object?][] = [
    [[keep(noodles!, '3')]],
    [[keep(coke!, '5')]],
    [[keep(noodles!, '10', { price: '1' })]],
    [[keep(noodles!, '10'), keep(noodles!, '10')]],
    [[keep(noodles!, '10')], { party: await newCustomer(owner, '别的客户') }],
  ]
  for (const [lines, more] of refusals)
    expect(await owner.refused('sales', 'salesOrder.change', await change(lines, more))).toMatchObject({ code: 'INVALID' })
  const changed = await owner.do('sales', 'salesOrder.change', await change([keep(noodles!, '12'), lineOf(cola, '1', { price: '3' })]))
  expect(changed).toMatchObject({ state: 'approved', number: ordered.number })
  expect((await stock(goods)).reserved).toBe('8.0000')
  const now = await detail(ordered.id)
  expect(now).toMatchObject({ fulfilment: 'part', lines: [{ id: noodles!.id, used: '4.0000' }, { used: '0.0000' }] })
  expect(now.history.at(-1)).toMatchObject({
    action: 'salesOrder.change',
    note: `${reason}；面 10 → 12；删除 可乐；新增 1 行；低于成本：面`,
  })
  const rest = await post('delivery', [from(noodles!, '8')])
  expect(await detail(rest.id, 'delivery')).toMatchObject({ amountIncl: '16.00' })
  await owner.do('sales', 'salesOrder.close', { ...(await fresh('salesOrder', ordered)), reason })
  expect((await stock(goods)).reserved).toBe('0.0000')
})

test('two salespeople cannot exhaust one customer’s credit together; a delivery counts only once with its order', async () => {
  const customer = await newCustomer(owner, '赊账', { creditLimit: '100' })
  const sellers = await Promise.all([newMember(db.invoke, owner, 'salesperson'), newMember(db.invoke, owner, 'salesperson')])
  const input = shop.sale([lineOf(cola, '20', { price: '3' })], { party: customer })
  const answers = await Promise.all(sellers.map((seller) => seller.answer('sales', 'salesOrder.post', input)))
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['CREDIT_EXCEEDED', 'ok'])
  const won = answers.find((answer) => answer.ok)!.data as Outcome
  const [line] = await linesOf(won.id)
  await owner.do('sales', 'delivery.post', { ...input, lines: [from(line!, '10')] })
  await owner.do('sales', 'delivery.post', { ...input, lines: [lineOf(cola, '13', { price: '3' })] })
  expect(await owner.refused('sales', 'delivery.post', { ...input, lines: [lineOf(cola, '1', { price: '3' })] })).toMatchObject({
    code: 'CREDIT_EXCEEDED',
    data: { exposure: '99.00', limit: '100.00' },
  })
  await owner.do('sales', 'delivery.post', { ...input, lines: [from(line!, '10')] })
})

test('a waybill and who signed are noted on a delivery without posting it again', async () => {
  const sold = await post('delivery', [lineOf(cola, '1', { price: '3' })])
  const postings = await shop.count('posting')
  await owner.do('sales', 'delivery.ship', { id: sold.id, carrier: '顺丰', waybill: 'SF123' })
  await owner.do('sales', 'delivery.receive', { id: sold.id, signer: '王五' })
  expect(await detail(sold.id, 'delivery')).toMatchObject({ carrier: '顺丰', waybill: 'SF123', version: sold.version })
  expect(await owner.do('sales', 'delivery.signed', { id: sold.id })).toMatchObject({ signer: '王五', photo: null })
  expect(await shop.count('posting')).toBe(postings)
  const draft = await shop.draft([lineOf(cola, '1', { price: '3' })], { date: today() })
  expect(await owner.refused('sales', 'delivery.receive', { id: draft.id, signer: '王五' })).toMatchObject({ code: 'WRONG_STATE' })
})
