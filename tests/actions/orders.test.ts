import { type Caller, type Goods, lineOf, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods
const reason = '不要了'

beforeAll(async () => {
  db = await testDatabase('orders')
  shop = await Shop.open(db, '订单商贸')
  owner = shop.owner
  cola = await shop.stocked('可乐', '100')
})
afterAll(() => dropSound(db, () => shop.close()))

const detail = (id: string) => owner.do('purchase', 'purchaseOrder.detail', { id })
const onOrder = async () => (await owner.do('inventory', 'stock.availability', { skus: [cola.id] })).rows[0].onOrder
const order = (quantity: string): Promise<Outcome> =>
  owner.do('purchase', 'purchaseOrder.post', shop.purchase([lineOf(cola, quantity, { price: '2' })]))
const receive = async (from: Outcome, quantity: string): Promise<Outcome> => {
  const sourceLine = (await detail(from.id)).lines[0].id
  return owner.do('purchase', 'receipt.post', shop.purchase([lineOf(cola, quantity, { price: '2', sourceLine })]))
}
const act = async (verb: string, { id }: Outcome): Promise<Outcome> =>
  owner.do('purchase', `purchaseOrder.${verb}`, { id, version: (await detail(id)).version, reason })

test('an order is fulfilled by its receipts, and goes back when one is voided', async () => {
  const ordered = await order('10')
  expect(await onOrder()).toBe('10.0000')
  const first = await receive(ordered, '4')
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'part', lines: [{ used: '4.0000' }] })
  expect(await onOrder()).toBe('6.0000')
  const more = shop.purchase([lineOf(cola, '7', { price: '2', sourceLine: (await detail(ordered.id)).lines[0].id })])
  await shop.refusesAll([[more, { code: 'SOURCE_EXHAUSTED', data: { open: '6.0000' } }]], 'receipt.post', 'purchase')
  await receive(ordered, '6')
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'full', state: 'approved' })
  expect((await detail(ordered.id)).allowed).not.toContain('close')
  expect(await owner.refused('purchase', 'purchaseOrder.close', { ...seen(ordered), reason })).toMatchObject({ code: 'INVALID' })
  await owner.do('purchase', 'receipt.void', { ...seen(first), reason })
  expect(await detail(ordered.id)).toMatchObject({ fulfilment: 'part', lines: [{ used: '6.0000' }] })
  expect(await onOrder()).toBe('4.0000')
  const open = (await owner.do('purchase', 'purchaseOrder.list', { open: true })).rows
  expect(open).toMatchObject([{ id: ordered.id, fulfilment: 'part' }])
  await act('close', ordered)
  expect((await owner.do('purchase', 'purchaseOrder.list', { open: true })).rows).toEqual([])
})

test('closing gives up what is open, reopening plans it again, and void undoes all of it', async () => {
  const ordered = await order('10')
  const part = await receive(ordered, '3')
  const closed = await act('close', ordered)
  expect(closed.state).toBe('closed')
  expect(await onOrder()).toBe('0.0000')
  const sourceLine = (await detail(ordered.id)).lines[0].id
  const late = shop.purchase([lineOf(cola, '1', { price: '2', sourceLine })])
  await shop.refusesAll([[late, { code: 'INVALID' }]], 'receipt.post', 'purchase')
  expect(await owner.refused('purchase', 'receipt.void', { ...seen(part), reason })).toMatchObject({
    code: 'BLOCKED_BY',
    data: { kind: 'purchaseOrder', number: ordered.number },
  })
  expect(await owner.refused('purchase', 'purchaseOrder.close', { ...seen(closed), reason })).toMatchObject({ code: 'WRONG_STATE' })
  expect((await detail(ordered.id)).allowed).toEqual(['reopen', 'void'])
  await act('reopen', ordered)
  expect(await onOrder()).toBe('7.0000')
  await owner.do('purchase', 'receipt.void', { ...seen(part), reason })
  expect(await onOrder()).toBe('10.0000')
  await act('close', ordered)
  await act('reopen', ordered)
  await act('close', ordered)
  await act('void', ordered)
  expect(await onOrder()).toBe('0.0000')
  expect((await detail(ordered.id)).history.map((row: { action: string }) => row.action)).toEqual(
    ['post', 'close', 'reopen', 'close', 'reopen', 'close', 'void'].map((verb) => `purchaseOrder.${verb}`),
  )
})

test('an order of another supplier is no source, and who may not order may not close', async () => {
  const ordered = await order('5')
  const sourceLine = (await detail(ordered.id)).lines[0].id
  const foreign = shop.purchase([lineOf(cola, '1', { price: '2', sourceLine })], { party: await newSupplier(owner, '别的厂家') })
  await shop.refusesAll([[foreign, { code: 'INVALID' }]], 'receipt.post', 'purchase')
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.refused('purchase', 'purchaseOrder.close', { ...seen(ordered), reason })).toMatchObject({ code: 'FORBIDDEN' })
  expect((await owner.do('purchase', 'purchaseOrder.list', { from: today(), open: true })).rows).toHaveLength(1)
})
