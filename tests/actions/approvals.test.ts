import { type Caller, type Goods, lineOf, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods
let seller: Caller
let accountant: Caller
let second: Caller

const LEVELS = [
  { kind: 'salesOrder', levels: 1 },
  { kind: 'salesOrder', from: '1000', levels: 2, roles: ['salesperson', 'accountant'] },
  { kind: 'salesReturn', levels: 2 },
]

beforeAll(async () => {
  db = await testDatabase('approvals')
  shop = await Shop.open(db, '层级商贸')
  owner = shop.owner
  cola = await shop.stocked('可乐', '1000')
  seller = await newMember(db.invoke, owner, 'salesperson')
  accountant = await newMember(db.invoke, owner, 'accountant')
  second = await newMember(db.invoke, owner, 'accountant')
  const { closedTo: _closedTo, ...kept } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...kept, approvals: LEVELS })
})
afterAll(() => dropSound(db, () => shop.close()))

const input = (quantity: string) => shop.sale([lineOf(cola, quantity, { price: '10' })])
const submitted = async (by: Caller, quantity: string): Promise<Outcome> =>
  by.do('sales', 'salesOrder.submit', seen(await by.do('sales', 'salesOrder.save', input(quantity))))
const reserved = async () => (await owner.do('inventory', 'stock.availability', { skus: [cola.id] })).rows[0].reserved
const inboxOf = async (caller: Caller) => (await caller.do('report', 'document.inbox', { kinds: ['salesOrder'] })).rows

test('a large order needs two people in their roles; nothing is promised before the last of them', async () => {
  const order = await submitted(seller, '100')
  expect(await inboxOf(seller)).toMatchObject([{ id: order.id, level: 1, levels: 2, approvers: [] }])
  expect(await inboxOf(accountant)).toEqual([])
  expect(await accountant.refused('sales', 'salesOrder.approve', seen(order))).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ message: '第 1 级要由销售审核' }] },
  })
  const first = await seller.do('sales', 'salesOrder.approve', seen(order))
  expect(first).toMatchObject({ state: 'submitted' })
  expect(await reserved()).toBe('0.0000')
  expect(await seller.refused('sales', 'salesOrder.approve', seen(first))).toMatchObject({ code: 'INVALID' })
  expect(await inboxOf(seller)).toEqual([])
  expect(await inboxOf(accountant)).toMatchObject([{ id: order.id, level: 2, approvers: [expect.any(String)] }])
  const last = await accountant.do('sales', 'salesOrder.approve', seen(first))
  expect(last).toMatchObject({ state: 'approved' })
  expect(await reserved()).toBe('100.0000')
  const { history } = await owner.do('sales', 'salesOrder.detail', { id: order.id })
  expect(history.map((row: { action: string; note: string | null }) => [row.action, row.note])).toEqual([
    ['salesOrder.save', null],
    ['salesOrder.submit', null],
    ['salesOrder.approve', '第 1 级，共 2 级'],
    ['salesOrder.approve', '第 2 级，共 2 级'],
  ])
  await owner.do('sales', 'salesOrder.void', { ...seen(last), reason: '错' })
})

test('a small order needs one; posting a large one in one act leaves it to the next level', async () => {
  expect(await seller.do('sales', 'salesOrder.post', input('99'))).toMatchObject({ state: 'approved' })
  const large = await seller.do('sales', 'salesOrder.post', input('100'))
  expect(large).toMatchObject({ state: 'submitted' })
  expect(await inboxOf(second)).toMatchObject([{ id: large.id, level: 2 }])
  const rejected = await second.do('sales', 'salesOrder.reject', { ...seen(large), reason: '太多' })
  expect(await seller.do('sales', 'salesOrder.submit', seen(rejected))).toMatchObject({ state: 'submitted' })
  expect(await inboxOf(second)).toEqual([])
})

test('a change beyond what one person may approve withdraws the order until it is approved again', async () => {
  const before = await reserved()
  const order = await seller.do('sales', 'salesOrder.post', input('10'))
  const changed = await seller.do('sales', 'salesOrder.change', { ...seen(order), ...input('200'), reason: '加单' })
  expect(changed).toMatchObject({ state: 'submitted', number: order.number })
  expect(await reserved()).toBe(before)
  expect(await inboxOf(second)).toMatchObject([
    { id: order.id, from: '1000', role: 'accountant', level: 2, changed: expect.stringMatching(/^加单；/) },
  ])
  const approved = await second.do('sales', 'salesOrder.approve', seen(changed))
  expect(approved).toMatchObject({ state: 'approved' })
  const [line] = (await owner.do('sales', 'salesOrder.detail', { id: order.id })).lines
  await owner.do('sales', 'delivery.post', shop.sale([{ sku: line.sku, unit: line.unit, quantity: '1', sourceLine: line.id }]))
  const more = { ...seen(approved), ...shop.sale([lineOf(cola, '300', { price: '10', line: line.id })]), reason: '再加' }
  expect(await seller.refused('sales', 'salesOrder.change', more)).toMatchObject({ code: 'INVALID' })
})

test('a level that names no role takes whoever may approve, beside levels that name one', async () => {
  const { closedTo: _closedTo, ...kept } = await owner.do('system', 'settings.show')
  const save = (roles: string[]) => ({ ...kept, approvals: [...LEVELS, { kind: 'delivery', from: '500', levels: 2, roles }] })
  expect(await owner.refused('system', 'settings.save', save(['', 'emperor']))).toMatchObject({ code: 'INVALID' })
  await owner.do('system', 'settings.save', save(['', 'accountant']))
  const delivery = await seller.do('sales', 'delivery.post', input('60'))
  expect(delivery).toMatchObject({ state: 'submitted' })
  const waiting = (await second.do('report', 'document.inbox', { kinds: ['delivery'] })).rows
  expect(waiting).toMatchObject([{ id: delivery.id, level: 2, levels: 2, from: '500', role: 'accountant', changed: null }])
  await owner.do('system', 'settings.save', { ...kept, approvals: LEVELS })
})

test('an exchange whose return waits for a second person is refused whole: nothing goes out for it', async () => {
  const { rows } = await owner.do('inventory', 'warehouse.list')
  const head = { date: shop.sale([]).date, party: shop.customer, warehouse: rows[0].id }
  const lines = [lineOf(cola, '1', { price: '10' })]
  const before = await shop.count('document')
  expect(await owner.refused('sales', 'exchange.post', { ...head, back: lines, out: lines })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'back', message: expect.stringContaining('多人审核') }] },
  })
  expect(await shop.count('document')).toBe(before)
})
