import { randomUUID } from 'node:crypto'
import { changeOfSku } from '../../shared/masters/sku'
import { setTimeout } from 'node:timers/promises'
import type mysql from 'mysql2/promise'
import { firstWarehouse, type Caller, type Goods, lineOf, newCompany, newCustomer, newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { rowsOf, withConnection } from './world'

let db: TestDatabase
let owner: Caller
let goods: Goods
let draft: { date: string; party: string; warehouse: string; lines: unknown[] }

beforeAll(async () => {
  db = await testDatabase('races')
  owner = await newCompany(db.invoke, '赛跑')
  goods = await newGoods(owner, '可乐')
  draft = {
    date: today(),
    party: await newCustomer(owner, '老王'),
    warehouse: await firstWarehouse(owner),
    lines: [lineOf(goods, '1', { price: '3' })],
  }
  await owner.do('inventory', 'opening.post', { ...draft, party: undefined, lines: [lineOf(goods, '100', { price: '1' })] })
})
afterAll(() => dropSound(db))

async function waiting(connection: mysql.Connection): Promise<boolean> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
  return rows.length > 0
}

/** Somebody else's change under way: `change` is made and held until `work` waits for it (or is done), then committed. */
async function meanwhile<T>(change: string, values: unknown[], work: () => Promise<T>): Promise<{ answer: T; waited: boolean }> {
  return withConnection(db, async (connection) => {
    await connection.query('START TRANSACTION')
    await connection.query(change, values)
    let done = false
    const working = work().finally(() => (done = true))
    let waited = false
    while (!done && !waited) {
      await setTimeout(150) // the server answers from a copy that is renewed only when nobody asked for 100 ms
      waited = await waiting(connection)
    }
    await connection.query('COMMIT')
    return { answer: await working, waited }
  })
}

const saved = (): Promise<{ id: string; version: number }> => owner.do('sales', 'delivery.save', draft)
const stateOf = async (id: string) => (await rowsOf(db, 'SELECT state, version FROM document WHERE id = ?', [id]))[0]

test.each(['submit', 'remove'])('%s of a draft that somebody changes at the same moment is CHANGED, and the change stays', async (verb) => {
  const { id, version } = await saved()
  const change = 'UPDATE document SET version = version + 1 WHERE id = ?'
  const { answer } = await meanwhile(change, [id], () => owner.answer('sales', `delivery.${verb}`, { id, version }))
  expect(answer).toMatchObject({ ok: false, code: 'CHANGED' })
  expect(await stateOf(id)).toMatchObject({ state: 'draft', version: version + 1 })
  expect((await owner.do('sales', 'delivery.detail', { id })).lines).toHaveLength(1)
})

test('removing a draft that is submitted at the same moment leaves the submitted one', async () => {
  const { id, version } = await saved()
  const change = "UPDATE document SET state = 'submitted', version = version + 1 WHERE id = ?"
  const { answer } = await meanwhile(change, [id], () => owner.answer('sales', 'delivery.remove', { id, version }))
  expect(answer).toMatchObject({ ok: false, code: 'CHANGED' })
  expect(await stateOf(id)).toMatchObject({ state: 'submitted' })
  await rowsOf(db, "UPDATE document SET state = 'draft' WHERE id = ?", [id]) // it was submitted behind the product's back, without a number
})

test('a right taken away while a posting waits for the book is gone', async () => {
  const clerk = await newMember(db.invoke, owner, 'warehouse')
  const { member } = await clerk.do('access', 'session.show')
  const { id, version } = await owner.do('sales', 'delivery.submit', await saved().then((seen) => ({ id: seen.id, version: seen.version })))
  const change = 'SELECT company FROM book WHERE company = ? FOR UPDATE; UPDATE member SET roles = ? WHERE id = ?'
  const { answer, waited } = await meanwhile(change, [owner.company, 'purchaser', member], () =>
    clerk.answer('sales', 'delivery.approve', { id, version }),
  )
  expect([answer, waited]).toEqual([expect.objectContaining({ ok: false, code: 'FORBIDDEN' }), true])
  expect(await stateOf(id)).toMatchObject({ state: 'submitted' })
})

test('a member deactivated while a posting waits for the book is out', async () => {
  const clerk = await newMember(db.invoke, owner, 'warehouse')
  const { member } = await clerk.do('access', 'session.show')
  const change = 'SELECT company FROM book WHERE company = ? FOR UPDATE; UPDATE member SET active = 0 WHERE id = ?'
  const { answer, waited } = await meanwhile(change, [owner.company, member], () => clerk.answer('sales', 'delivery.post', draft))
  expect([answer, waited]).toEqual([expect.objectContaining({ ok: false, code: 'NOT_MEMBER' }), true])
})

test('who was seen posting is nobody once the session is closed, and may at once what a new role allows', async () => {
  const clerk = await newMember(db.invoke, owner, 'warehouse')
  const requestId = randomUUID()
  const first = await clerk.answer('sales', 'delivery.post', draft, requestId)
  expect(await clerk.answer('sales', 'delivery.post', draft, requestId)).toEqual(first)
  const adjustment = { date: today(), warehouse: draft.warehouse, reason: '1', lines: [lineOf(goods, '1')] }
  expect(await clerk.refused('inventory', 'adjustment.post', adjustment)).toMatchObject({ code: 'FORBIDDEN' })
  const { member } = await clerk.do('access', 'session.show')
  await rowsOf(db, "UPDATE member SET roles = 'warehouse,accountant' WHERE id = ?", [member])
  expect(await clerk.refused('inventory', 'adjustment.post', adjustment)).toMatchObject({ code: 'NOT_FOUND', data: { what: 'reason' } })
  await clerk.do('access', 'session.close')
  expect(await clerk.refused('sales', 'delivery.post', draft)).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await clerk.answer('sales', 'delivery.post', draft, requestId)).toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('a period closed while a posting waits for the book refuses it', async () => {
  const change = 'UPDATE book SET closedTo = ? WHERE company = ?'
  const { answer, waited } = await meanwhile(change, [today(), owner.company], () => owner.answer('sales', 'delivery.post', draft))
  await rowsOf(db, 'UPDATE book SET closedTo = NULL WHERE company = ?', [owner.company])
  expect([answer, waited]).toEqual([expect.objectContaining({ ok: false, code: 'PERIOD_CLOSED' }), true])
})

test('a base unit cannot change while a posting that uses it is under way', async () => {
  const fresh = await newGoods(owner, '新货')
  const sku = await owner.do('product', 'sku.detail', { id: fresh.id })
  const fields = changeOfSku(sku)
  const units = [{ name: '罐', numerator: 1, denominator: 1 }, ...sku.units.slice(1)]
  const { waited } = await meanwhile('SELECT company FROM book WHERE company = ? FOR UPDATE', [owner.company], () =>
    owner.answer('product', 'sku.save', { ...fields, units }),
  )
  expect(waited).toBe(true)
})

test('a conflict that outlasts every repetition is UNAVAILABLE: try again, nothing was done', async () => {
  await rowsOf(
    db,
    "CREATE TRIGGER conflict BEFORE INSERT ON region FOR EACH ROW SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock'",
  )
  const answer = await owner.answer('system', 'region.save', { name: '东' })
  await rowsOf(db, 'DROP TRIGGER conflict')
  expect(answer).toMatchObject({ ok: false, code: 'UNAVAILABLE', data: { retryAfter: expect.any(Number) } })
  expect((await owner.do('system', 'region.list')).rows).toEqual([])
})

test('sixteen who sell the last ten: ten do, none is lost, never below zero', async () => {
  const last = await newGoods(owner, '最后')
  await owner.do('inventory', 'opening.post', { ...draft, party: undefined, lines: [lineOf(last, '10', { price: '1' })] })
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => owner.answer('sales', 'delivery.post', { ...draft, lines: [lineOf(last, '1', { price: '3' })] })),
  )
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(10)
  expect(codes.filter((code) => code === 'INSUFFICIENT_STOCK')).toHaveLength(6)
  const [sums] = await rowsOf(
    db,
    'SELECT (SELECT SUM(quantity) FROM stock_move WHERE sku = ?) AS moved, (SELECT SUM(onHand) FROM stock_balance WHERE sku = ?) AS onHand',
    [last.id, last.id],
  )
  expect(sums).toMatchObject({ moved: '0.0000', onHand: '0.0000' })
})
