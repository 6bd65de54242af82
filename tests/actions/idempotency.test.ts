import { randomUUID } from 'node:crypto'
import { type Caller, type Goods, lineOf, newCompany, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods

beforeAll(async () => {
  db = await testDatabase('idempotency')
  shop = await Shop.open(db, '重复商贸')
  owner = shop.owner
  cola = await shop.stocked('可口可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

const operations = (requestId: string) => shop.count('operation', `request = '${requestId}'`)

test('200 documents, each approved three times at once under one request id: one effect each, and identical answers', async () => {
  const documents = await Promise.all(Array.from({ length: 200 }, () => shop.submitted([lineOf(cola, '2', { price: '3' })])))
  const before = await shop.count('posting')
  const asked = documents.map((document) => ({ document, requestId: randomUUID() }))
  const answers = await Promise.all(
    asked.map(({ document, requestId }) =>
      Promise.all([1, 2, 3].map(() => owner.answer('sales', 'delivery.approve', seen(document), requestId))),
    ),
  )
  for (const [first, ...others] of answers) {
    expect(first).toMatchObject({ ok: true, data: { state: 'approved' } })
    for (const other of others) expect(other).toEqual(first)
  }
  expect((await shop.count('posting')) - before).toBe(200)
  expect(await shop.onHand(cola)).toBe('600.0000')
  expect(await shop.count('operation', `request IN (${asked.map(({ requestId }) => `'${requestId}'`).join()})`)).toBe(200)
})

test('a repeat much later gets the first answer, whatever happened since', async () => {
  const document = await shop.submitted([lineOf(cola, '1')])
  const requestId = randomUUID()
  const first = await owner.answer('sales', 'delivery.approve', seen(document), requestId)
  await owner.do('sales', 'delivery.void', { id: document.id, version: document.version + 1, reason: '开错了' })
  expect(await owner.answer('sales', 'delivery.approve', seen(document), requestId)).toEqual(first)
  expect(await owner.do('sales', 'delivery.detail', { id: document.id })).toMatchObject({ state: 'voided' })
})

test('the order of the fields in a body makes no other request', async () => {
  const document = await shop.submitted([lineOf(cola, '1')])
  const requestId = randomUUID()
  const first = await owner.answer('sales', 'delivery.approve', { id: document.id, version: document.version }, requestId)
  expect(await owner.answer('sales', 'delivery.approve', { version: document.version, id: document.id }, requestId)).toEqual(first)
})

describe('a request id is used once', () => {
  const requestId = randomUUID()
  const reused = { ok: false, code: 'REQUEST_REUSED', data: { requestId } }
  const body = () => shop.sale([lineOf(cola, '1', { price: '3' })])

  test('another body is refused', async () => {
    expect(await owner.answer('sales', 'delivery.post', body(), requestId)).toMatchObject({ ok: true })
    const left = await shop.traces()
    expect(await owner.answer('sales', 'delivery.post', { ...body(), note: '再来一张' }, requestId)).toEqual(reused)
    expect(await owner.answer('sales', 'delivery.save', body(), requestId)).toEqual(reused)
    expect(await shop.traces()).toEqual(left)
  })
  test('another person is refused', async () => {
    const clerk = await newMember(db.invoke, owner, 'warehouse')
    expect(await clerk.answer('sales', 'delivery.post', body(), requestId)).toEqual(reused)
  })
  test('another body is refused, too, while the first is still at work', async () => {
    const id = randomUUID()
    const both = await Promise.all(
      ['1', '2'].map((quantity) => owner.answer('sales', 'delivery.post', shop.sale([lineOf(cola, quantity)]), id)),
    )
    expect(both.map((answer) => (answer.ok ? 'done' : answer.code)).sort()).toEqual(['REQUEST_REUSED', 'done'])
  })
  test('another company may use it: ids are unique within a company', async () => {
    const elsewhere = await newCompany(db.invoke, '别家商贸')
    const save = { name: '一号仓' }
    const id = randomUUID()
    expect(await owner.answer('inventory', 'warehouse.save', save, id)).toMatchObject({ ok: true })
    expect(await elsewhere.answer('inventory', 'warehouse.save', save, id)).toMatchObject({ ok: true })
  })
})

test.each([
  ['delivery.save', 'draft'],
  ['delivery.post', 'approved'],
])('five twins of %s make one document', async (action, state) => {
  const requestId = randomUUID()
  const before = await shop.traces()
  const body = shop.sale([lineOf(cola, '1')])
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => owner.answer('sales', action, body, requestId)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ ok: true, data: { state } })
  const after = await shop.traces()
  expect(after.document! - before.document!).toBe(1)
  expect(after.posting! - before.posting!).toBe(state === 'draft' ? 0 : 1)
  expect(await operations(requestId)).toBe(1)
})

test('five twins that create a master make one', async () => {
  const requestId = randomUUID()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => owner.answer('sales', 'customer.save', { name: '孪生客户' }, requestId)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ ok: true })
  expect(await shop.count('party', "name = '孪生客户'")).toBe(1)
})

test('a refused request leaves nothing and frees its id', async () => {
  const requestId = randomUUID()
  const rare = await shop.stocked('稀罕货', '1')
  const body = shop.sale([lineOf(rare, '2')])
  const before = await shop.traces()
  for (let repeat = 0; repeat < 2; repeat++)
    expect(await owner.answer('sales', 'delivery.post', body, requestId)).toMatchObject({ ok: false, code: 'INSUFFICIENT_STOCK' })
  expect(await shop.traces()).toEqual(before)
  expect(await operations(requestId)).toBe(0)
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(rare, '1', { price: '2' })]))
  expect(await owner.answer('sales', 'delivery.post', body, requestId)).toMatchObject({ ok: true, data: { state: 'approved' } })
  expect(await shop.onHand(rare)).toBe('0.0000')
})

test('a command without a request id, or with one that is none, is refused', async () => {
  for (const requestId of ['', 'x', randomUUID().toUpperCase(), `${randomUUID()}0`])
    expect(await owner.answer('sales', 'delivery.save', shop.sale([lineOf(cola, '1')]), requestId)).toMatchObject({ code: 'INVALID' })
})
