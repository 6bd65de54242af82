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
let keeper: Caller
let helper: Caller
let warehouse: string
let supplier: string
let customer: string

beforeAll(async () => {
  db = await testDatabase('stocktake')
  owner = await newCompany(db.invoke, '盘点商贸')
  keeper = await newMember(db.invoke, owner, 'warehouse')
  helper = await newMember(db.invoke, owner, 'warehouse')
  warehouse = await firstWarehouse(owner)
  supplier = await newSupplier(owner, '供应商')
  customer = await newCustomer(owner, '客户')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const receive = (...lines: unknown[]) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, lines, taxInclusive: false })
const deliver = (...lines: unknown[]) => owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines })
const stocked = async (name: string, quantity: string, price: string, more: Record<string, unknown> = {}): Promise<Goods> => {
  const goods = await newGoods(owner, name, more)
  await receive(lineOf(goods, quantity, { price }))
  return goods
}
const start = (goods: Goods[], more: object = {}) =>
  owner.do('inventory', 'stocktake.start', { title: '盘点', warehouse, skus: goods.map(({ id }) => id), ...more })
const counted = (goods: Goods, quantity: string, more: object = {}) => lineOf(goods, quantity, { mode: 'add', ...more })
const count = (who: Caller, id: string, ...lines: unknown[]) => who.do('inventory', 'stocktake.count', { id, lines })
const review = async (id: string) => (await owner.do('inventory', 'stocktake.review', { id })).rows
const submit = (id: string, more: object = {}) => owner.do('inventory', 'stocktake.submit', { id, version: 1, ...more })
const approve = ({ id, version }: { id: string; version: number }) => owner.do('inventory', 'stocktake.approve', { id, version })
const stockOf = async (goods: Goods) => {
  const { onHand, value } = await owner.do('inventory', 'stock.card', { sku: goods.id })
  return { onHand, value }
}
const voucherOf = async (number: string): Promise<string[]> => {
  const { rows } = await owner.do('finance', 'voucher.list', { period: today().slice(0, 7), limit: 200 })
  const { posting } = rows.find((row: { number: string }) => row.number === number)
  const { lines } = await owner.do('finance', 'voucher.detail', { posting })
  return lines.map(({ account, debit, credit }: Record<string, string>) => `${account} ${debit} ${credit}`).sort()
}

test('goods keep moving between the scan and the posting, and the difference is still right', async () => {
  const tea = await stocked('茶', '10', '2.00')
  const { id } = await start([tea])
  await count(keeper, id, counted(tea, '9'))
  await deliver(lineOf(tea, '4', { price: '5' }))
  await receive(lineOf(tea, '6', { price: '2.00' }))
  expect(await review(id)).toMatchObject([{ counted: '9.0000', book: '10.0000', difference: '-1.0000', value: '-2.00' }])
  const submitted = await submit(id)
  await deliver(lineOf(tea, '2', { price: '5' }))
  const done = await approve(submitted)
  expect(done.number).toMatch(/^PD\d{12}$/)
  expect(await stockOf(tea)).toEqual({ onHand: '9.0000', value: '18.00' })
  await owner.do('inventory', 'stocktake.void', { id, version: done.version, reason: '数错' })
  expect(await stockOf(tea)).toEqual({ onHand: '10.0000', value: '20.00' })
})

test('a scan that arrives late is held against the book of its own moment', async () => {
  const rice = await stocked('米', '10', '3.00')
  const { id } = await start([rice])
  const countedAt = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await deliver(lineOf(rice, '3', { price: '5' }))
  await count(keeper, id, counted(rice, '10', { countedAt }))
  expect(await review(id)).toMatchObject([{ counted: '10.0000', book: '10.0000', difference: '0.0000' }])
  const { now, rows } = await count(keeper, id, counted(rice, '1', { countedAt: '2099-01-01T00:00:00.000Z' }))
  const { last } = await keeper.do('inventory', 'stocktake.progress', { id })
  expect(last[0]).toMatchObject({ id: rows[0].id, countedAt: now })
  expect(
    await keeper.refused('inventory', 'stocktake.count', { id, lines: [counted(rice, '1', { countedAt: '2020-01-01T00:00:00.000Z' })] }),
  ).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'lines.0.countedAt' }] } })
})

test('several phones at once add up, by scan and by unit; an entry is set anew or undone', async () => {
  const cola = await stocked('可乐', '50', '1.00')
  const { id } = await start([cola])
  await Promise.all([
    count(keeper, id, lineOf(cola, '1', { unit: cola.caseUnit, mode: 'add' })),
    ...Array.from({ length: 5 }, () => count(keeper, id, counted(cola, '1'))),
    ...Array.from({ length: 5 }, () => count(helper, id, counted(cola, '2'))),
  ])
  expect(await review(id)).toMatchObject([{ counted: '39.0000', difference: '-11.0000', counters: 2 }])
  const { rows, totals } = await count(helper, id, counted(cola, '25', { mode: 'set' }))
  expect(totals).toEqual([{ sku: cola.id, lot: null, round: 1, counted: '54.0000', counters: 2 }])
  expect(await review(id)).toMatchObject([{ counted: '54.0000', difference: '4.0000' }])
  expect(await keeper.refused('inventory', 'stocktake.undo', { id, entry: rows[0].id })).toMatchObject({ code: 'FORBIDDEN' })
  await helper.do('inventory', 'stocktake.undo', { id, entry: rows[0].id })
  await helper.do('inventory', 'stocktake.undo', { id, entry: rows[0].id })
  expect(await review(id)).toMatchObject([{ counted: '39.0000' }])
  const progress = await keeper.do('inventory', 'stocktake.progress', { id })
  expect(progress).toMatchObject({ total: 1, counted: 1, recounts: 0 })
  // Who of the two counted last is chance; whoever it was stands first.
  const counters: { entries: number; lastAt: string }[] = progress.counters
  expect(counters.map(({ entries }) => entries).sort()).toEqual([5, 6])
  expect(counters[0]!.lastAt >= counters[1]!.lastAt).toBe(true)
  expect(progress.last[0]).toMatchObject({ quantity: '25.0000', undone: true })
})

test('a third of a unit counted three times is one whole', async () => {
  const cake = await newGoods(owner, '蛋糕', {
    units: [
      { name: '个', numerator: 1, denominator: 1, salePrice: '9' },
      { name: '角', numerator: 1, denominator: 3 },
    ],
  })
  await receive(lineOf(cake, '1', { price: '10' }))
  const { id } = await start([cake])
  for (const _ of [1, 2, 3]) await count(keeper, id, lineOf(cake, '1', { unit: cake.caseUnit, mode: 'add' }))
  expect(await review(id)).toMatchObject([{ counted: '1.0000', difference: '0.0000' }])
})

test('a blind count shows the book to nobody who may not review it', async () => {
  const wine = await stocked('酒', '8', '50.00')
  const { id } = await start([wine], { blind: true, thresholdQuantity: '100' })
  await count(keeper, id, counted(wine, '6'))
  const seen = await keeper.do('inventory', 'stocktake.goods', { id })
  expect(seen.rows).toMatchObject([{ counted: '6.0000', recount: false }])
  expect(seen.rows[0]).not.toHaveProperty('book')
  expect((await owner.do('inventory', 'stocktake.goods', { id })).rows[0].book).toBe('8.0000')
  expect(await keeper.refused('inventory', 'stocktake.review', { id })).toMatchObject({ code: 'FORBIDDEN' })
  const submitted = await submit(id)
  expect((await owner.do('inventory', 'stocktake.detail', { id })).lines).toMatchObject([
    { direction: 'loss', quantity: '2.0000', counted: '6.0000', booked: '8.0000' },
  ])
  expect((await keeper.do('inventory', 'stocktake.detail', { id })).lines).toEqual([])
  expect(await keeper.refused('inventory', 'stocktake.approve', { id, version: submitted.version })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await keeper.refused('inventory', 'stocktake.count', { id, lines: [counted(wine, '1')] })).toMatchObject({ code: 'WRONG_STATE' })
  const open = await start([wine])
  expect((await keeper.do('inventory', 'stocktake.goods', { id: open.id, uncounted: true })).rows[0].book).toBe('8.0000')
})

test('a difference beyond the threshold is counted again, and the third count decides', async () => {
  const pen = await stocked('笔', '100', '1.00')
  const book = await stocked('本', '100', '1.00')
  const { id } = await start([pen, book], { thresholdRate: '0.05', thresholdAmount: '50', thresholdQuantity: '20' })
  await count(keeper, id, counted(pen, '90'), counted(book, '96'))
  expect((await review(id)).map((row: { recount: boolean }) => row.recount)).toEqual([true, false])
  expect(await owner.refused('inventory', 'stocktake.submit', { id, version: 1 })).toMatchObject({
    code: 'RECOUNT_NEEDED',
    data: { count: 1 },
  })
  expect(await owner.do('inventory', 'stocktake.recount', { id })).toEqual({ count: 1 })
  expect(await owner.do('inventory', 'stocktake.recount', { id })).toEqual({ count: 0 })
  expect((await keeper.do('inventory', 'stocktake.goods', { id, uncounted: true })).rows).toMatchObject([{ sku: pen.id, recount: true }])
  await count(helper, id, counted(pen, '92'))
  expect(await review(id)).toMatchObject([{ round: 2, difference: '-8.0000', recount: true }, { recount: false }])
  await owner.do('inventory', 'stocktake.recount', { id, lines: [{ sku: pen.id }] })
  await count(keeper, id, counted(pen, '91'))
  expect(await review(id)).toMatchObject([
    { round: 3, counted: '91.0000', difference: '-9.0000', recount: false, rounds: [{ counted: '90.0000' }, { counted: '92.0000' }, {}] },
    {},
  ])
  await approve(await submit(id))
  expect((await stockOf(pen)).onHand).toBe('91.0000')
  expect((await stockOf(book)).onHand).toBe('96.0000')
})

test('gain and loss go over 1901 to 530102, 571104, the one who pays, or stay there', async () => {
  const found = await stocked('多', '1', '7.00')
  const lost = await stocked('少', '3', '5.00')
  const both = async (settlement: string, more: object = {}) => {
    const { id } = await start([found, lost])
    await count(keeper, id, counted(found, '2'), counted(lost, '2'))
    const done = await approve(await submit(id, { settlement, ...more }))
    const lines = await voucherOf(done.number)
    await owner.do('inventory', 'stocktake.void', { id, version: done.version, reason: '再来' })
    return lines
  }
  const suspense = ['1405 0.00 5.00', '1405 7.00 0.00']
  expect(await both('expense')).toEqual([...suspense, '1901 0.00 12.00', '1901 12.00 0.00', '530102 0.00 7.00', '571104 5.00 0.00'])
  expect(await both('payer', { payer: customer })).toEqual(
    ['1221 5.00 0.00', ...suspense, '1901 0.00 12.00', '1901 12.00 0.00', '530102 0.00 7.00'].sort(),
  )
  expect(await both('pending')).toEqual([...suspense, '1901 0.00 7.00', '1901 5.00 0.00'])
  const { id } = await start([found])
  expect(await owner.refused('inventory', 'stocktake.submit', { id, version: 1, settlement: 'payer' })).toMatchObject({ code: 'INVALID' })
  expect(await owner.refused('inventory', 'stocktake.submit', { id, version: 1 })).toMatchObject({ code: 'NO_LINES' })
})

test('goods nobody counted are left alone, or are not there; a rejected stocktake is counted on', async () => {
  const shelf = (await owner.do('product', 'category.save', { name: '货架' })).id
  const below = (await owner.do('product', 'category.save', { name: '下层', parent: shelf })).id
  const top = await stocked('上', '5', '1.00', { category: shelf })
  const deep = await stocked('下', '5', '1.00', { category: below })
  const other = await stocked('别处', '5', '1.00')
  const { id } = await owner.do('inventory', 'stocktake.start', { title: '货架盘点', warehouse, category: shelf })
  expect(await keeper.do('inventory', 'stocktake.progress', { id })).toMatchObject({ total: 2, counted: 0 })
  expect(await keeper.refused('inventory', 'stocktake.count', { id, lines: [counted(other, '1')] })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'lines.0.sku' }] },
  })
  await count(keeper, id, counted(top, '5'))
  const first = await submit(id)
  expect((await owner.do('inventory', 'stocktake.detail', { id })).lines).toEqual([])
  const { version } = await owner.do('inventory', 'stocktake.reject', { id, version: first.version, reason: '还有' })
  await count(keeper, id, counted(top, '0', { mode: 'set' }))
  const second = await owner.do('inventory', 'stocktake.submit', { id, version, uncounted: 'zero' })
  const listed = (await owner.do('inventory', 'stocktake.list', { states: ['submitted'] })).rows
  expect(listed.find((row: { id: string }) => row.id === id)).toMatchObject({ title: '货架盘点', blind: false })
  expect(second.number).toBe(first.number)
  await approve(second)
  for (const goods of [top, deep]) expect(await stockOf(goods)).toEqual({ onHand: '0.0000', value: '0.00' })
  expect((await stockOf(other)).onHand).toBe('5.0000')
})

test('batches are counted one by one, each at its own cost', async () => {
  const milk = await newGoods(owner, '牛奶', { tracking: 'lot' })
  await receive(
    lineOf(milk, '10', { lotNumber: '甲', price: '2' }),
    lineOf(milk, '10', { lotNumber: '乙', price: '5', expiresAt: '2020-01-01' }),
  )
  const { id } = await start([milk])
  expect(await keeper.refused('inventory', 'stocktake.count', { id, lines: [counted(milk, '1')] })).toMatchObject({ code: 'INVALID' })
  await count(
    keeper,
    id,
    counted(milk, '11', { lotNumber: '甲' }),
    counted(milk, '8', { lotNumber: '乙' }),
    counted(milk, '1', { lotNumber: '丙' }),
  )
  expect(await review(id)).toMatchObject([
    { lotNumber: '甲', difference: '1.0000', value: '2.00' },
    { lotNumber: '乙', difference: '-2.0000', value: '-10.00' },
    { lotNumber: '丙', difference: '1.0000' },
  ])
  await approve(await submit(id))
  expect(await stockOf(milk)).toEqual({ onHand: '20.0000', value: '65.26' })
})

test('serial numbers: the missing go out, the found come in, the moved stay as they moved', async () => {
  const phone = await newGoods(owner, '手机', { tracking: 'serial' })
  const of = (...serials: string[]) => lineOf(phone, String(serials.length), { serials, price: '100', mode: undefined })
  await receive(of('S1', 'S2', 'S3', 'S4'))
  const { id } = await start([phone])
  const scan = (...serials: string[]) => counted(phone, String(serials.length), { serials })
  expect(await keeper.refused('inventory', 'stocktake.count', { id, lines: [counted(phone, '2', { serials: ['S1'] })] })).toMatchObject({
    code: 'SERIALS_MISCOUNTED',
  })
  await count(keeper, id, scan('S1', 'S2'))
  await count(helper, id, scan('S2', 'S9'))
  await deliver(of('S1', 'S3'))
  await receive(of('S5'))
  expect(await review(id)).toMatchObject([{ counted: '3.0000', difference: '0.0000', found: ['S9'], missing: ['S4'] }])
  await approve(await submit(id))
  expect(await stockOf(phone)).toEqual({ onHand: '3.0000', value: '300.00' })
  await deliver(of('S2', 'S5', 'S9'))
  expect(await owner.refused('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines: [of('S4')] })).toMatchObject({
    code: 'SERIAL_ELSEWHERE',
  })
})

test('below zero the book is what it is: what is found first closes the shortage', async () => {
  const shop = (await owner.do('inventory', 'warehouse.save', { name: '门店', negativeStock: true })).id
  const egg = await newGoods(owner, '蛋')
  await owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse: shop, lines: [lineOf(egg, '2', { price: '3' })] })
  const { id } = await owner.do('inventory', 'stocktake.start', { title: '门店', warehouse: shop })
  await count(keeper, id, counted(egg, '3'))
  expect(await review(id)).toMatchObject([{ book: '-2.0000', difference: '5.0000' }])
  await approve(await submit(id))
  expect(await stockOf(egg)).toEqual({ onHand: '3.0000', value: '6.00' })
})

test('a stocktake begun by mistake leaves nothing behind', async () => {
  const salt = await stocked('盐', '1', '1')
  const { id } = await start([salt])
  await count(keeper, id, counted(salt, '1'))
  await owner.do('inventory', 'stocktake.remove', { id, version: 1 })
  expect(await keeper.refused('inventory', 'stocktake.progress', { id })).toMatchObject({ code: 'NOT_FOUND' })
})
