import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let main: string
let shop: string
let supplier: string
let customer: string

beforeAll(async () => {
  db = await testDatabase('goods')
  owner = await newCompany(db.invoke, '批次商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  supplier = await newSupplier(owner, '供应商')
  customer = await newCustomer(owner, '客户')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const receive = (lines: unknown[], warehouse = main) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, lines, taxInclusive: false })
const deliver = (lines: unknown[], warehouse = main) => ({ date: today(), party: customer, warehouse, lines })
const stockOf = async (goods: Goods, warehouse?: string) => {
  const { onHand, value, rows } = await owner.do('inventory', 'stock.card', { sku: goods.id, warehouse })
  return { onHand, value, rows }
}
const nextYear = `${Number(today().slice(0, 4)) + 1}-01-01`

test('batches go out by expiry, expired ones not at all, unless a reason allows it', async () => {
  const milk = await newGoods(owner, '牛奶', { tracking: 'lot', shelfDays: 30 })
  const batch = (lotNumber: string, expiresAt: string, price: string) => lineOf(milk, '10', { lotNumber, expiresAt, price })
  await receive([batch('B晚', nextYear, '3'), batch('B早', today(), '2'), batch('B过', '2020-01-01', '1')])
  expect(
    await owner.refused('purchase', 'receipt.post', { ...deliver([lineOf(milk, '1', { price: '1' })]), party: supplier }),
  ).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'lines.0.lotNumber' }] } })
  const sold = await owner.do('sales', 'delivery.post', deliver([lineOf(milk, '12', { price: '9' })]))
  expect((await owner.do('sales', 'delivery.detail', { id: sold.id })).cost).toBe('26.00')
  expect(await owner.refused('sales', 'delivery.post', deliver([lineOf(milk, '9', { price: '9' })]))).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    data: { available: '8.0000' },
  })
  const { rows: reasons } = await owner.do('inventory', 'reason.list', {})
  const damaged = reasons.find((reason: any) => reason.name === '报损').id
  await owner.do('inventory', 'adjustment.post', { date: today(), warehouse: main, reason: damaged, lines: [lineOf(milk, '10')] })
  expect(await stockOf(milk)).toMatchObject({ onHand: '8.0000', value: '24.00' })
  await owner.do('sales', 'delivery.void', { id: sold.id, version: sold.version, reason: '退' })
  expect(await stockOf(milk)).toMatchObject({ onHand: '20.0000', value: '50.00' })
})

test('a serial number is in one place at a time: in, out, in, out', async () => {
  const phone = await newGoods(owner, '手机', { tracking: 'serial' })
  const of = (...serials: string[]) => [lineOf(phone, String(serials.length), { serials, price: '100' })]
  await receive(of('S1', 'S2', 'S3'))
  expect(await owner.refused('purchase', 'receipt.post', { ...deliver(of('S3')), party: supplier })).toMatchObject({
    code: 'SERIAL_IN_STOCK',
    data: { serial: 'S3' },
  })
  expect(await owner.refused('sales', 'delivery.post', deliver([lineOf(phone, '2', { serials: ['S1'], price: '1' })]))).toMatchObject({
    code: 'SERIALS_MISCOUNTED',
    data: { given: 1 },
  })
  const out = await owner.do('sales', 'delivery.post', deliver(of('S1', 'S2')))
  expect(await owner.refused('sales', 'delivery.post', deliver(of('S1')))).toMatchObject({
    code: 'SERIAL_ELSEWHERE',
    data: { warehouse: null },
  })
  await owner.do('sales', 'delivery.void', { id: out.id, version: out.version, reason: '退' })
  await owner.do('sales', 'delivery.post', deliver(of('S1')))
  await receive(of('S1'))
  await owner.do('sales', 'delivery.post', deliver(of('S1', 'S3')))
  expect(await stockOf(phone)).toMatchObject({ onHand: '1.0000', value: '100.00' })
})

test('a transfer in two steps carries its value through transit, in parts, and a loss is booked to a reason', async () => {
  const rice = await newGoods(owner, '大米')
  await receive([lineOf(rice, '3', { price: '3.33' })])
  const sent = await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse: main,
    toWarehouse: shop,
    expectedDate: nextYear,
    lines: [lineOf(rice, '3')],
  })
  expect(await stockOf(rice, main)).toMatchObject({ onHand: '0.0000', value: '0.00' })
  expect(await stockOf(rice)).toMatchObject({ onHand: '3.0000', value: '9.99' })
  const line = (await owner.do('inventory', 'transfer.detail', { id: sent.id })).lines[0].id
  const arrive = (quantity: string, warehouse = shop) => ({
    date: today(),
    warehouse,
    lines: [lineOf(rice, quantity, { sourceLine: line })],
  })
  expect(await owner.refused('inventory', 'transferIn.post', arrive('1', main))).toMatchObject({ code: 'INVALID' })
  expect(await owner.refused('inventory', 'transferIn.post', arrive('4'))).toMatchObject({
    code: 'SOURCE_EXHAUSTED',
    data: { open: '3.0000' },
  })
  const first = await owner.do('inventory', 'transferIn.post', arrive('1'))
  await owner.do('inventory', 'transferIn.post', arrive('1'))
  expect(await owner.refused('inventory', 'transfer.void', { id: sent.id, version: sent.version, reason: '错' })).toMatchObject({
    code: 'BLOCKED_BY',
    data: { kind: 'transferIn' },
  })
  const { rows: reasons } = await owner.do('inventory', 'reason.list', {})
  await owner.do('inventory', 'adjustment.post', {
    date: today(),
    warehouse: shop,
    reason: reasons.find((reason: any) => reason.name === '报损').id,
    lines: [lineOf(rice, '1', { sourceLine: line })],
  })
  expect(await stockOf(rice)).toMatchObject({ onHand: '2.0000', value: '6.66' })
  await owner.do('inventory', 'transferIn.void', { id: first.id, version: first.version, reason: '错' })
  expect(await stockOf(rice, shop)).toMatchObject({ onHand: '1.0000', value: '3.33' })
  await owner.do('inventory', 'transferIn.post', arrive('1'))
  expect(await stockOf(rice, shop)).toMatchObject({ onHand: '2.0000', value: '6.66' })
  await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse: shop,
    toWarehouse: main,
    direct: true,
    lines: [lineOf(rice, '2')],
  })
  expect(await stockOf(rice, main)).toMatchObject({ onHand: '2.0000', value: '6.66' })
})

test('goods below zero are costed provisionally and the receipt settles the difference', async () => {
  const egg = await newGoods(owner, '鸡蛋', { units: [{ name: '个', numerator: 1, denominator: 1, salePrice: '5' }] })
  expect(await owner.refused('sales', 'delivery.post', deliver([lineOf(egg, '2', { price: '5' })], shop))).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
  })
  const { rows } = await owner.do('inventory', 'warehouse.list', {})
  expect(rows).toHaveLength(2)
  await owner.do('inventory', 'warehouse.save', { ...rows.find((row: any) => row.id === shop), archived: undefined, negativeStock: true })
  await owner.do('sales', 'delivery.post', deliver([lineOf(egg, '2', { price: '5' })], shop))
  expect(await stockOf(egg)).toMatchObject({ onHand: '-2.0000', value: '0.00' })
  await receive([lineOf(egg, '20', { price: '3.30' })], shop)
  expect(await stockOf(egg)).toMatchObject({ onHand: '18.0000', value: '59.40' })
  const three = await newGoods(owner, '三层')
  const outs = []
  for (const _ of [1, 2, 3]) outs.push(await owner.do('sales', 'delivery.post', deliver([lineOf(three, '1', { price: '5' })], shop)))
  await owner.do('sales', 'delivery.void', { ...outs[2], state: undefined, number: undefined, reason: '错' })
  await owner.do('sales', 'delivery.post', deliver([lineOf(three, '1', { price: '5' })], shop))
  await receive([lineOf(three, '3', { price: '3.333333' })], shop)
  expect(await stockOf(three)).toMatchObject({ onHand: '0.0000', value: '0.00' })
})

/** A new company that costs its goods in this way. */
async function costedBy(costing: string): Promise<Caller> {
  const made = await newCompany(db.invoke, costing)
  const { closedTo: _closed, ...settings } = await made.do('system', 'settings.show', {})
  await made.do('system', 'settings.save', { ...settings, costing })
  return made
}

test('first in, first out: the oldest layer leaves first', async () => {
  const fifo = await costedBy('fifo')
  const warehouse = await firstWarehouse(fifo)
  const party = await newSupplier(fifo, '供应商')
  const buyer = await newCustomer(fifo, '客户')
  const tea = await newGoods(fifo, '茶')
  const buy = (price: string) =>
    fifo.do('purchase', 'receipt.post', { date: today(), party, warehouse, taxInclusive: false, lines: [lineOf(tea, '10', { price })] })
  await buy('1')
  await buy('2')
  await buy('3')
  const sell = async (quantity: string) => {
    const { id } = await fifo.do('sales', 'delivery.post', {
      date: today(),
      party: buyer,
      warehouse,
      lines: [lineOf(tea, quantity, { price: '9' })],
    })
    return (await fifo.do('sales', 'delivery.detail', { id })).cost
  }
  expect(await sell('15')).toBe('20.00')
  expect(await sell('10')).toBe('25.00')
  expect((await fifo.do('inventory', 'stock.list', {})).rows[0]).toMatchObject({ onHand: '5.0000', value: '15.00' })
})

test('under batch costing each receipt is found by its number, and a person says which of them goes out', async () => {
  const shop = await costedBy('batch')
  const warehouse = await firstWarehouse(shop)
  const party = await newSupplier(shop, '供应商')
  const buyer = await newCustomer(shop, '客户')
  const tea = await newGoods(shop, '茶')
  const other = await newGoods(shop, '咖啡')
  const bought = (goods: Goods, price: string) =>
    shop.do('purchase', 'receipt.post', { date: today(), party, warehouse, taxInclusive: false, lines: [lineOf(goods, '10', { price })] })
  const first = await bought(tea, '2')
  const second = await bought(tea, '3')
  await bought(other, '9')
  expect((await shop.do('product', 'sku.detail', { id: tea.id })).layers).toBe(true)
  const { rows } = await shop.do('product', 'lot.list', { sku: tea.id })
  expect(rows.map(({ number, onHand, value }: Record<string, string>) => [number, onHand, value])).toEqual([
    [first.number, '10.0000', '20.00'],
    [second.number, '10.0000', '30.00'],
  ])
  const sell = (quantity: string, lot?: string) =>
    shop.answer('sales', 'delivery.post', { date: today(), party: buyer, warehouse, lines: [lineOf(tea, quantity, { price: '9', lot })] })
  const costOf = async (quantity: string, lot?: string) => {
    const { data } = await sell(quantity, lot)
    return (await shop.do('sales', 'delivery.detail', { id: data.id })).cost
  }
  expect(await costOf('4', rows[1].lot)).toBe('12.00')
  expect(await costOf('4')).toBe('8.00')
  expect(await sell('7', rows[1].lot)).toMatchObject({ ok: false, code: 'INSUFFICIENT_STOCK' })
  const [strange] = (await shop.do('product', 'lot.list', { sku: other.id })).rows
  expect(await sell('1', strange.lot)).toMatchObject({ ok: false, code: 'INVALID' })
  const { id: moved } = await shop.do('inventory', 'warehouse.save', { name: '分店' })
  const lines = [lineOf(tea, '6', { lot: rows[1].lot })]
  await shop.do('inventory', 'transfer.post', { date: today(), warehouse, toWarehouse: moved, direct: true, lines })
  const there = (await shop.do('product', 'lot.list', { sku: tea.id, warehouse: moved })).rows
  expect(there.map(({ lot, value }: Record<string, string>) => [lot, value])).toEqual([[rows[1].lot, '18.00']])
})

test('the way of costing is chosen before the first move and stays', async () => {
  const shop = await costedBy('fifo')
  const warehouse = await firstWarehouse(shop)
  const party = await newSupplier(shop, '供应商')
  const tea = await newGoods(shop, '茶')
  const { closedTo: _closed, ...settings } = await shop.do('system', 'settings.show', {})
  await shop.do('system', 'settings.save', { ...settings, costing: 'average' })
  await shop.do('purchase', 'receipt.post', { date: today(), party, warehouse, lines: [lineOf(tea, '1', { price: '1' })] })
  expect(await shop.refused('system', 'settings.save', { ...settings, costing: 'batch' })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'costing' }] },
  })
  await shop.do('system', 'settings.save', { ...settings, costing: 'average', leadDays: 9 })
  expect(await shop.do('system', 'settings.show', {})).toMatchObject({ costing: 'average', leadDays: 9 })
})

test('a reason takes an account of the books that can stand against stock', async () => {
  const save = (account: string) => owner.answer('inventory', 'reason.save', { name: `原因 ${account}`, direction: 'out', account })
  const issues = [{ path: 'account' }]
  for (const wrong of ['9999', '1405', '1122']) expect(await save(wrong)).toMatchObject({ ok: false, code: 'INVALID', data: { issues } })
  expect(await save('5601')).toMatchObject({ ok: true })
})

test('a warehouse with goods in it is not put away; an empty one is', async () => {
  const { id } = await owner.do('inventory', 'warehouse.save', { name: '旧仓' })
  const tea = await newGoods(owner, '旧茶')
  const made = await receive([lineOf(tea, '1', { price: '1' })], id)
  const archive = () => owner.answer('inventory', 'warehouse.archive', { id, version: 1, archived: true })
  expect(await archive()).toMatchObject({ ok: false, code: 'INVALID', data: { issues: [{ path: 'archived' }] } })
  await owner.do('purchase', 'receipt.void', { id: made.id, version: made.version, reason: '错' })
  expect(await archive()).toMatchObject({ ok: true })
})
