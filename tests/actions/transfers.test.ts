import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let main: string
let shop: string
let supplier: string
let lost: string

beforeAll(async () => {
  db = await testDatabase('transfers')
  owner = await newCompany(db.invoke, '调拨商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  supplier = await newSupplier(owner, '供应商')
  const { rows } = await owner.do('inventory', 'reason.list', {})
  lost = rows.find(({ name }: { name: string }) => name === '报损').id
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const of = (goods: Goods, serials: string[], more: object = {}) => lineOf(goods, String(serials.length), { serials, ...more })
const receive = (...lines: unknown[]) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse: main, lines, taxInclusive: false })
const send = (lines: unknown[], more: object = {}) =>
  owner.do('inventory', 'transfer.post', { date: today(), warehouse: main, toWarehouse: shop, lines, ...more })
const underway = async (input: object = {}, who = owner) => (await who.do('inventory', 'transfer.underway', input)).rows
const arrived = (...lines: unknown[]) => ({ date: today(), warehouse: shop, lines })
const booked = (...lines: unknown[]) => ({ date: today(), warehouse: shop, reason: lost, lines })
const placeOf = async (number: string) => {
  const { serials } = await owner.do('product', 'serial.detail', { number })
  return serials[0].warehouse ?? null
}
const expected = async (goods: Goods) => (await owner.do('product', 'sku.list', { ids: [goods.id], warehouse: shop })).rows[0].inTransit
const voucherOf = async (document: string): Promise<string[]> => {
  const { rows } = await owner.do('finance', 'voucher.list', { period: today().slice(0, 7), limit: 200 })
  const { posting } = rows.find(({ number }: { number: string }) => number === document)
  const { lines } = await owner.do('finance', 'voucher.detail', { posting })
  return lines.map(({ account, debit, credit }: Record<string, string>) => `${account} ${debit} ${credit}`).sort()
}

test('of four serials sent two arrive, and the two that are missing are booked to a reason', async () => {
  const phone = await newGoods(owner, '手机', { tracking: 'serial' })
  await receive(of(phone, ['S1', 'S2', 'S3', 'S4'], { price: '100.01' }))
  await receive(of(phone, ['T1'], { price: '90' }))
  const sent = await send([of(phone, ['S1', 'S2', 'S3', 'S4'])])
  const other = await send([of(phone, ['T1'])])
  const [row] = await underway({ transfer: sent.id })
  expect(row).toMatchObject({ begun: false, late: false, warehouse: main, toWarehouse: shop, openValue: '392.03' })
  expect(row.lines).toMatchObject([{ sent: '4.0000', received: '0.0000', missing: '0.0000', open: '4.0000', tracking: 'serial' }])
  expect(row.lines[0].serials).toEqual(['S1', 'S2', 'S3', 'S4'])
  const sourceLine = row.lines[0].line
  expect(await expected(phone)).toBe('5.0000')

  // A serial of another shipment is in transit too, but it was not sent on this line.
  expect(await owner.refused('inventory', 'transferIn.post', arrived(of(phone, ['S1', 'T1'], { sourceLine })))).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'lines.0.serials', message: '序列号 T1 不在来源行里' }] },
  })
  expect(await owner.refused('inventory', 'transferIn.post', arrived(lineOf(phone, '2', { serials: ['S1'], sourceLine })))).toMatchObject({
    code: 'SERIALS_MISCOUNTED',
    data: { given: 1 },
  })
  await owner.do('inventory', 'transferIn.post', arrived(of(phone, ['S1', 'S3'], { sourceLine })))
  expect(await underway({ transfer: sent.id })).toMatchObject([
    { begun: true, lines: [{ received: '2.0000', open: '2.0000', serials: ['S2', 'S4'] }] },
  ])
  // What has arrived is not missing, and what is missing does not arrive.
  expect(await owner.refused('inventory', 'adjustment.post', booked(of(phone, ['S1'], { sourceLine })))).toMatchObject({
    code: 'SERIAL_ELSEWHERE',
    data: { serial: 'S1', warehouse: shop },
  })
  const shortage = await owner.do('inventory', 'adjustment.post', booked(of(phone, ['S2', 'S4'], { sourceLine })))
  expect(await owner.refused('inventory', 'transferIn.post', arrived(of(phone, ['S2'], { sourceLine })))).toMatchObject({
    code: 'SOURCE_EXHAUSTED',
  })
  expect(await Promise.all(['S1', 'S2', 'S3', 'S4'].map(placeOf))).toEqual([shop, null, shop, null])
  expect(await underway({ transfer: sent.id })).toMatchObject([
    { openValue: '0.00', lines: [{ received: '2.0000', missing: '2.0000', open: '0.0000', serials: [] }] },
  ])
  expect(await voucherOf(shortage.number)).toEqual(['1405 0.00 196.01', '571104 196.01 0.00'])
  expect(await owner.do('inventory', 'stock.card', { sku: phone.id, warehouse: shop })).toMatchObject({ onHand: '2.0000', value: '196.02' })
  expect(await expected(phone)).toBe('1.0000')
  expect((await underway({ sku: phone.id })).map(({ id }: { id: string }) => id)).toEqual([other.id])

  // The loss is undone: the goods are on their way again and arrive after all.
  await owner.do('inventory', 'adjustment.void', { id: shortage.id, version: shortage.version, reason: '找到了' })
  expect(await expected(phone)).toBe('3.0000')
  await owner.do('inventory', 'transferIn.post', arrived(of(phone, ['S2', 'S4'], { sourceLine })))
  expect(await owner.do('inventory', 'stock.card', { sku: phone.id, warehouse: shop })).toMatchObject({ onHand: '4.0000', value: '392.03' })
})

test('what is under way is told line by line, by warehouse and by goods; one step is not', async () => {
  const tea = await newGoods(owner, '茶叶', { tracking: 'lot' })
  const cup = await newGoods(owner, '杯子')
  await receive(lineOf(tea, '10', { price: '3', lotNumber: '春茶' }), lineOf(cup, '48', { price: '1' }))
  const { lot } = (await owner.do('product', 'lot.list', { sku: tea.id })).rows[0]
  await send([lineOf(cup, '5')], { direct: true })
  const sent = await send([lineOf(tea, '4', { lot }), lineOf(cup, '1', { unit: cup.caseUnit })], { expectedDate: today() })
  const [row, ...none] = await underway({ sku: tea.id, toWarehouse: shop })
  expect(none).toEqual([])
  expect(row).toMatchObject({
    id: sent.id,
    number: sent.number,
    expectedDate: today(),
    late: false,
    openValue: '36.00',
    lines: [
      { name: '茶叶', lots: ['春茶'], open: '4.0000', openValue: '12.00' },
      { name: '杯子', open: '24.0000', units: [{ name: '瓶' }, { name: '箱', numerator: 24 }] },
    ],
  })
  expect(await underway({ toWarehouse: main })).toEqual([])
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const [seen] = await underway({ transfer: sent.id }, keeper)
  expect(seen).not.toHaveProperty('openValue')
  expect(seen.lines[0]).not.toHaveProperty('openValue')
  const pages = await owner.do('inventory', 'transfer.underway', { limit: 1 })
  expect(pages.rows).toHaveLength(1)
  expect(await underway({ limit: 1, after: pages.more })).not.toEqual(pages.rows)
})
