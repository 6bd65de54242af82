import mysql from 'mysql2/promise'
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
let phones: Caller[]
let warehouse: string
let supplier: string
let customer: string

beforeAll(async () => {
  db = await testDatabase('stockRivals')
  owner = await newCompany(db.invoke, '抢货商贸')
  warehouse = await firstWarehouse(owner)
  supplier = await newSupplier(owner, '供应商')
  customer = await newCustomer(owner, '客户')
  phones = [await newMember(db.invoke, owner, 'salesperson'), await newMember(db.invoke, owner, 'warehouse')]
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const receive = (goods: Goods, quantity: string, more: object) =>
  owner.do('purchase', 'receipt.post', {
    date: today(),
    party: supplier,
    warehouse,
    lines: [lineOf(goods, quantity, { price: '2', ...more })],
  })
const sellAtOnce = (...lines: unknown[]) =>
  Promise.all(
    phones.map((phone, index) => {
      const input = { date: today(), party: customer, warehouse, lines: [lines[index % lines.length]] }
      return phone.answer('sales', 'delivery.post', input)
    }),
  )

test('one batch sold by two phones at once: one gets it, the other hears what is left', async () => {
  const milk = await newGoods(owner, '牛奶', { tracking: 'lot' })
  await receive(milk, '10', { lotNumber: '甲' })
  await receive(milk, '10', { lotNumber: '乙' })
  const answers = await sellAtOnce(lineOf(milk, '7', { lotNumber: '甲', price: '3' }))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    data: { wanted: '7.0000', available: '3.0000' },
  })
})

test('without naming the batch both are served, the second from the next batch', async () => {
  const tea = await newGoods(owner, '茶', { tracking: 'lot' })
  await receive(tea, '10', { lotNumber: '先', expiresAt: '2090-01-01' })
  await receive(tea, '10', { lotNumber: '后', expiresAt: '2091-01-01' })
  const answers = await sellAtOnce(lineOf(tea, '7', { price: '3' }))
  expect(answers.map((answer) => answer.ok)).toEqual([true, true])
  const { rows } = await owner.do('inventory', 'stock.list', { text: '茶' })
  expect(rows[0].onHand).toBe('6.0000')
})

test('one serial number sold by two phones at once leaves once', async () => {
  const phone = await newGoods(owner, '手机', { tracking: 'serial' })
  await receive(phone, '1', { serials: ['S1'] })
  const answers = await sellAtOnce(lineOf(phone, '1', { serials: ['S1'], price: '3' }))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'SERIAL_ELSEWHERE', data: { warehouse: null } })
})

test('one found by two counters at once, and approved twice, is one gain', async () => {
  const pen = await newGoods(owner, '笔')
  await receive(pen, '1', {})
  const { id } = await owner.do('inventory', 'stocktake.start', { title: '盘', warehouse, skus: [pen.id] })
  const line = { ...lineOf(pen, '1'), mode: 'add' }
  await Promise.all([owner, phones[1]!].map((who) => who.do('inventory', 'stocktake.count', { id, lines: [line] })))
  const { version } = await owner.do('inventory', 'stocktake.submit', { id, version: 1 })
  const answers = await Promise.all([1, 2].map(() => owner.answer('inventory', 'stocktake.approve', { id, version })))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect((await owner.do('inventory', 'stock.card', { sku: pen.id })).onHand).toBe('2.0000')
})

test('an adjustment whose reason names no account that can stand against stock is refused', async () => {
  const sql = await mysql.createConnection({ uri: db.url })
  const cup = await newGoods(owner, '杯')
  await receive(cup, '1', {})
  for (const account of ['9999', '1405', '1122', '1002']) {
    // Saving would refuse it; an account may have gone since.
    const reason = (await owner.do('inventory', 'reason.save', { name: `科目${account}`, direction: 'out', account: '5711' })).id
    await sql.query('UPDATE reason SET account = ? WHERE company = ? AND id = ?', [account, owner.company, reason])
    const input = { date: today(), warehouse, reason, lines: [lineOf(cup, '1')] }
    expect(await owner.refused('inventory', 'adjustment.post', input)).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'reason' }] },
    })
  }
  await sql.end()
})
