import { randomUUID } from 'node:crypto'
import { type Caller, newCompany } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('envelope')
  owner = await newCompany(db.invoke, '信封')
})
afterAll(() => dropSound(db))

const codeOf = async (body: string): Promise<string> => {
  const answer = await owner.send('sales', body)
  return answer.ok ? 'ok' : answer.code
}
const envelope = (more: object): string =>
  JSON.stringify({ action: 'customer.list', company: owner.company, input: {}, requestId: randomUUID(), ...more })

test.each(['', ' ', '{', 'undefined', '{"action":', '\u0000', '<xml/>', 'action=customer.list', "{'action':1}"])(
  'what is not JSON is INVALID: %j',
  async (body) => {
    expect(await codeOf(body)).toBe('INVALID')
  },
)

test.each(['[]', '[{"action":"customer.list"}]', 'null', '1', '"x"', 'true'])('what is not an object is INVALID: %s', async (body) => {
  expect(await codeOf(body)).toBe('INVALID')
})

test.each([
  undefined,
  null,
  1,
  {},
  [],
  ['customer.list'],
  true,
  '',
  'customer',
  'customer.',
  'Customer.list',
  'customer.list ',
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'valueOf',
  'receipt.list',
  'session.open',
  'x'.repeat(100_000),
])('an unknown action is UNKNOWN_ACTION: %p', async (action) => {
  expect(await codeOf(envelope({ action }))).toBe('UNKNOWN_ACTION')
})

test.each([1, {}, [], true, '', '0', '-1', '01', 'x', '1 OR 1=1', '1.0', ' 1', '9'.repeat(21)])(
  'a company of a wrong form is INVALID: %p',
  async (company) => {
    expect(await owner.send('sales', envelope({ company }))).toMatchObject({
      ok: false,
      code: 'INVALID',
      data: { issues: [{ path: 'company' }] },
    })
  },
)

test.each(['18446744073709551616', '99999999999999999999', '1', '18446744073709551615'])(
  'a company that is none is NOT_MEMBER: %s',
  async (company) => {
    expect(await codeOf(envelope({ company }))).toBe('NOT_MEMBER')
  },
)

test.each([
  undefined,
  null,
  1,
  {},
  [],
  '',
  'x',
  '00000000-0000-0000-0000',
  randomUUID().toUpperCase(),
  `${randomUUID()}x`,
  `{${randomUUID()}}`,
])('a command without a proper request id is INVALID: %p', async (requestId) => {
  const body = envelope({ action: 'customer.save', input: { name: '不写' }, requestId })
  expect(await owner.send('sales', body)).toMatchObject({ ok: false, code: 'INVALID', data: { issues: [{ path: 'requestId' }] } })
  expect((await owner.do('sales', 'customer.list', { text: '不写' })).rows).toEqual([])
})

test('an action nested deeper than the stack is UNKNOWN_ACTION', async () => {
  expect(await codeOf(`{"action":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)).toBe('UNKNOWN_ACTION')
})

test('fields of the cloud are passed over, and hide no other unknown field', async () => {
  expect(await codeOf(envelope({ userInfo: {}, tcbContext: {} }))).toBe('ok')
  expect(await owner.send('sales', envelope({ userInfo: {}, openid: 'o-x' }))).toMatchObject({
    ok: false,
    code: 'INVALID',
    data: { issues: [{ path: 'openid' }] },
  })
})

test('a query needs no request id, and no input where nothing is required', async () => {
  expect(await codeOf(JSON.stringify({ action: 'customer.list', company: owner.company }))).toBe('ok')
})

test('a request id in a query cannot hand out what a command answered', async () => {
  const requestId = randomUUID()
  await owner.answer('sales', 'customer.save', { name: '甲' }, requestId)
  expect(await owner.answer('sales', 'customer.list', { text: '没有' }, requestId)).toEqual({ ok: true, data: { rows: [], more: false } })
})

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is no call', async (httpMethod) => {
  const event = { httpMethod, path: '/fn/sales', headers: { authorization: `Bearer ${owner.token}` }, body: envelope({}) }
  const { fromHttp } = await import('../../scripts/invoke')
  expect(await db.invoke('sales', event, fromHttp())).toMatchObject({ statusCode: 405 })
})
