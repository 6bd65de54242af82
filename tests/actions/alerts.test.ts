import type mysql from 'mysql2/promise'
import { addDays } from '../../shared/kernel/fields'
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
import { dropSound } from '../sound'
import { night, plainConnection, rowsOf, tick } from './nightly'

interface Sent {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

// WeChat's side of the message port: it notes what it was sent, and answers with the platform's own error codes.
const mockCloud = { sent: [] as Sent[], fails: [] as object[] }
jest.mock(
  'wx-server-sdk',
  () => ({
    init() {},
    DYNAMIC_CURRENT_ENV: Symbol('environment'),
    openapi: {
      subscribeMessage: {
        async send(message: Sent) {
          const failure = mockCloud.fails.shift()
          if (failure) throw failure
          mockCloud.sent.push(message)
          return { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' }
        },
      },
    },
  }),
  { virtual: true },
)

let db: TestDatabase
let database: mysql.Connection
let owner: Caller
let main: string
let supplier: string
let customer: string

beforeAll(async () => {
  db = await testDatabase('alerts')
  database = await plainConnection(db)
  owner = await newCompany(db.invoke, '预警商贸')
  main = await firstWarehouse(owner)
  supplier = await newSupplier(owner, '供应商')
  customer = await newCustomer(owner, '客户')
})
afterAll(() => dropSound(db, () => database.end()))

const receive = (lines: unknown[]) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse: main, lines, taxInclusive: false })
const deliver = (lines: unknown[]) => owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse: main, lines })
const alertsOf = async (sku: string, states?: string[]) =>
  (await owner.do('inventory', 'alert.list', { sku, states })).rows.map(
    (row: { kind: string; state: string; quantity: string; bound: string | null }) => row,
  )
const kinds = async (sku: string) => (await alertsOf(sku)).map((row: { kind: string }) => row.kind).sort()
const jobs = async (kind: string) =>
  rowsOf(database, 'SELECT state, input, result, failure FROM job WHERE company = ? AND kind = ? ORDER BY id', [owner.company, kind])
const setLevel = (good: Goods, levels: object) =>
  owner.do('inventory', 'level.save', { rows: [{ sku: good.id, warehouse: main, ...levels }] })

test('levels open an alert when stock passes them, close it when it is back, and open it anew', async () => {
  const rice = await newGoods(owner, '大米')
  await receive([lineOf(rice, '20', { price: '2' })])
  expect(await jobs('stock.watch')).toHaveLength(0)
  await setLevel(rice, { minimum: '10', safety: '5', maximum: '30' })
  expect((await owner.do('inventory', 'level.list', {})).rows).toMatchObject([
    { code: expect.any(String), minimum: '10.0000', maximum: '30.0000', onHand: '20.0000' },
  ])
  await tick(db)
  expect(await kinds(rice.id)).toEqual([])
  const sold = await deliver([lineOf(rice, '11', { price: '3' })])
  await tick(db)
  expect(await alertsOf(rice.id)).toMatchObject([
    { kind: 'below', state: 'open', quantity: '9.0000', bound: '10.0000', firstSeen: expect.any(String) },
  ])
  const [{ firstSeen }] = await alertsOf(rice.id)
  expect(await owner.do('inventory', 'alert.dismiss', { rows: [{ sku: rice.id, warehouse: main, kind: 'below' }] })).toEqual({
    dismissed: 1,
  })
  expect(await owner.do('inventory', 'alert.dismiss', { rows: [{ sku: rice.id, warehouse: main, kind: 'below' }] })).toEqual({
    dismissed: 0,
  })
  await deliver([lineOf(rice, '1', { price: '3' })])
  await tick(db)
  expect(await alertsOf(rice.id)).toMatchObject([{ kind: 'below', state: 'seen', quantity: '8.0000', firstSeen, seenByName: '老板' }])
  await deliver([lineOf(rice, '4', { price: '3' })])
  await tick(db)
  expect(await kinds(rice.id)).toEqual(['safety'])
  expect((await owner.do('inventory', 'alert.list', {})).counts).toEqual([{ kind: 'safety', count: 1 }])
  await receive([lineOf(rice, '30', { price: '2' })])
  await tick(db)
  expect(await kinds(rice.id)).toEqual(['above'])
  expect((await alertsOf(rice.id, ['closed'])).map((row: { kind: string }) => row.kind).sort()).toEqual(['below', 'safety'])
  await owner.do('sales', 'delivery.void', { id: sold.id, version: sold.version, reason: '退' })
  await setLevel(rice, { minimum: '60' })
  await tick(db)
  expect(await alertsOf(rice.id)).toMatchObject([{ kind: 'below', state: 'open', quantity: '45.0000', bound: '60.0000' }])
  await setLevel(rice, {})
  await tick(db)
  expect(await kinds(rice.id)).toEqual([])
  expect(
    await owner.refused('inventory', 'level.save', { rows: [{ sku: rice.id, warehouse: main, minimum: '3', maximum: '2' }] }),
  ).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'rows.0.maximum' }] },
  })
})

test('levels of a warehouse are copied to others, all of them or those of some goods', async () => {
  const rice = await newGoods(owner, '粳米')
  const milk = await newGoods(owner, '鲜奶')
  const place = async (name: string): Promise<string> => (await owner.do('inventory', 'warehouse.save', { name })).id
  const [from, cold, far] = [await place('样板仓'), await place('冷库'), await place('远仓')]
  const copy = (more: object) => owner.do('inventory', 'level.copy', { from, to: [cold], ...more })
  expect(await owner.refused('inventory', 'level.copy', { from, to: [cold] })).toMatchObject({ code: 'INVALID' })
  const rows = [
    { sku: rice.id, warehouse: from, minimum: '3', maximum: '9', leadDays: 2 },
    { sku: milk.id, warehouse: from, safety: '1', minimumOrder: '6' },
    { sku: milk.id, warehouse: cold, safety: '7' },
  ]
  await owner.do('inventory', 'level.save', { rows })
  const at = async (warehouse: string) =>
    (await owner.do('inventory', 'level.list', { warehouse })).rows.map(
      ({ sku, minimum, maximum, safety, leadDays, minimumOrder }: any) => [sku, [minimum, maximum, safety, leadDays, minimumOrder]],
    )
  expect(await copy({ to: [far], skus: [rice.id] })).toEqual({ saved: 1 })
  expect(await at(far)).toEqual([[rice.id, ['3.0000', '9.0000', null, 2, null]]])
  expect(await copy({ to: [cold, far] })).toEqual({ saved: 4 })
  for (const other of [cold, far]) expect(await at(other)).toEqual(await at(from))
  expect((await at(cold)).length).toBe(2)
  expect(await owner.refused('inventory', 'level.copy', { from, to: [cold, from] })).toMatchObject({ code: 'INVALID' })
  expect(await owner.refused('inventory', 'level.copy', { from, to: [] })).toMatchObject({ code: 'INVALID' })
})

test('levels are set for a whole category and what is below it', async () => {
  const parent = (await owner.do('product', 'category.save', { name: '食品' })).id
  const child = (await owner.do('product', 'category.save', { name: '干货', parent })).id
  const nuts = await newGoods(owner, '坚果', { category: child })
  expect(await owner.do('inventory', 'level.set', { warehouse: main, category: parent, minimum: '4' })).toEqual({ saved: 1 })
  await tick(db)
  expect(await alertsOf(nuts.id)).toMatchObject([{ kind: 'below', quantity: '0.0000', bound: '4.0000' }])
  expect(await owner.do('inventory', 'level.set', { warehouse: main, category: parent })).toEqual({ saved: 1 })
  await tick(db)
  expect(await kinds(nuts.id)).toEqual([])
  expect(await owner.refused('inventory', 'level.set', { warehouse: main, minimum: '4' })).toMatchObject({ code: 'INVALID' })
})

test('batches warn before they expire and when they have, at night too, and goods below zero', async () => {
  const milk = await newGoods(owner, '牛奶', { tracking: 'lot', shelfDays: 30 })
  await receive([
    lineOf(milk, '3', { lotNumber: '早', expiresAt: addDays(today(), 10), price: '1' }),
    lineOf(milk, '3', { lotNumber: '晚', expiresAt: addDays(today(), 400), price: '1' }),
    lineOf(milk, '3', { lotNumber: '过', expiresAt: '2020-01-01', price: '1' }),
  ])
  await tick(db)
  expect(
    (await owner.do('inventory', 'alert.list', { sku: milk.id })).rows
      .map((row: { kind: string; lotNumber: string }) => [row.kind, row.lotNumber])
      .sort(),
  ).toEqual([
    ['expired', '过'],
    ['expiring', '早'],
  ])
  await database.query('UPDATE lot SET expiresAt = ? WHERE company = ? AND number = ?', [addDays(today(), 20), owner.company, '晚'])
  await night(db, database, owner)
  expect(await kinds(milk.id)).toEqual(['expired', 'expiring', 'expiring'])
  const egg = await newGoods(owner, '鸡蛋')
  const { rows } = await owner.do('inventory', 'warehouse.list', {})
  const { version, archived: _archived, ...place } = rows.find((row: { id: string }) => row.id === main)
  await owner.do('inventory', 'warehouse.save', { ...place, version, negativeStock: true })
  await deliver([lineOf(egg, '2', { price: '5' })])
  await tick(db)
  expect(await alertsOf(egg.id)).toMatchObject([{ kind: 'negative', quantity: '-2.0000', bound: null }])
  await receive([lineOf(egg, '5', { price: '1' })])
  await tick(db)
  expect(await kinds(egg.id)).toEqual([])
})

describe('a new alert is told by subscription message', () => {
  let salt: Goods

  beforeAll(async () => {
    salt = await newGoods(owner, '一种名字很长很长很长很长很长很长的盐')
    await setLevel(salt, { minimum: '10' })
    await tick(db)
  })

  const again = async () => {
    await receive([lineOf(salt, '20', { price: '1' })])
    await tick(db)
    await deliver([lineOf(salt, '20', { price: '1' })])
    await tick(db)
  }

  test('only where there is a template, and only to those who use WeChat and may see alerts', async () => {
    await again()
    expect(await jobs('message.send')).toEqual([])
    const { closedTo: _closed, ...given } = await owner.do('system', 'settings.show', {})
    await owner.do('system', 'settings.save', { ...given, stockAlertTemplate: 'TEMPLATE-1' })
    await newMember(db.invoke, owner, 'salesperson')
    await database.query(
      "UPDATE person p JOIN member m ON m.person = p.id SET p.openid = CONCAT('openid-', m.roles) WHERE m.company = ? AND m.roles IN ('owner', 'salesperson')",
      [owner.company],
    )
    await again()
    expect(mockCloud.sent).toEqual([
      {
        touser: 'openid-owner',
        templateId: 'TEMPLATE-1',
        page: 'inventory/alerts/index',
        data: {
          thing1: { value: '一种名字很长很长很长很长很长很长的盐'.slice(0, 20) },
          thing2: { value: '低于最低库存' },
          thing3: { value: '主仓' },
        },
      },
    ])
    expect((await jobs('message.send')).map((row) => [row.state, row.result])).toEqual([['done', '{"delivery":"sent"}']])
  })

  test('a person who has not allowed it is not asked again; a busy platform is', async () => {
    mockCloud.fails.push({ errCode: 43101, errMsg: 'user refuse to accept the msg' })
    await again()
    mockCloud.fails.push({ errCode: -1, errMsg: 'system error' })
    await again()
    expect((await jobs('message.send')).map((row) => [row.state, row.result])).toEqual([
      ['done', '{"delivery":"sent"}'],
      ['done', '{"delivery":"notAllowed"}'],
      ['waiting', null],
    ])
    await database.query("UPDATE job SET dueAt = createdAt WHERE company = ? AND kind = 'message.send'", [owner.company])
    await tick(db)
    expect((await jobs('message.send'))[2]).toMatchObject({ state: 'done', result: '{"delivery":"sent"}' })
  })
})

test('another company’s goods and alerts do not exist, and roles hold', async () => {
  const stranger = await newCompany(db.invoke, '外人商贸')
  expect((await stranger.do('inventory', 'alert.list', {})).rows).toEqual([])
  const rice = await newGoods(owner, '别家的米')
  expect(await stranger.refused('inventory', 'level.save', { rows: [{ sku: rice.id, warehouse: main, minimum: '1' }] })).toMatchObject({
    code: 'NOT_FOUND',
  })
  const seller = await newMember(db.invoke, owner, 'salesperson')
  expect(await seller.refused('inventory', 'alert.list', {})).toMatchObject({ code: 'FORBIDDEN' })
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.refused('inventory', 'level.save', { rows: [] })).toMatchObject({ code: 'FORBIDDEN' })
})
