import { randomUUID } from 'node:crypto'
import { fromWeChat } from '../../scripts/invoke'
import { Caller, newcomer } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { PASSWORD, rowsOf } from '../generated/world'
import { dropSound } from '../sound'

let db: TestDatabase
let nobody: Caller

beforeAll(async () => {
  db = await testDatabase('accessGuessing')
  nobody = new Caller(db.invoke, null)
})
afterAll(() => dropSound(db))

const phoneOf = async (person: Caller): Promise<string> => (await person.do('access', 'session.show')).person.phone
const login = (phone: string, password = PASSWORD) => nobody.answer('access', 'session.open', { phone, password })
const accept = (openid: string): Promise<{ code: string }> =>
  db.invoke('access', { action: 'invitation.accept', input: { code: randomUUID() }, requestId: randomUUID() }, fromWeChat(openid))

test('ten wrong passwords lock a phone, also for the right one; others stay free', async () => {
  const phone = await phoneOf(await newcomer(db.invoke, '小赵'))
  const neighbour = await phoneOf(await newcomer(db.invoke, '小钱'))
  for (let count = 0; count < 10; count++) expect(await login(phone, 'wrong-password')).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await login(phone)).toMatchObject({ ok: false, code: 'TOO_MANY_ATTEMPTS', data: { retryAfter: expect.any(Number) } })
  expect((await login(neighbour)).ok).toBe(true)
  await rowsOf(db, 'UPDATE attempt SET until = ? WHERE subject = ?', ['2026-01-01 00:00:00', `phone:${phone}`])
  expect((await login(phone)).ok).toBe(true)
})

test('a success forgives what was wrong before', async () => {
  const phone = await phoneOf(await newcomer(db.invoke, '小孙'))
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 5; count++) await login(phone, 'wrong-password')
    expect((await login(phone)).ok).toBe(true)
  }
})

test('guesses that arrive at once are counted one by one', async () => {
  const phone = await phoneOf(await newcomer(db.invoke, '小周'))
  const answers = await Promise.all(Array.from({ length: 15 }, () => login(phone, 'wrong-password')))
  expect(answers.filter((answer) => !answer.ok && answer.code === 'UNAUTHENTICATED').length).toBeLessThanOrEqual(10)
  expect(await login(phone)).toMatchObject({ ok: false, code: 'TOO_MANY_ATTEMPTS' })
})

test('more people than there are connections log in at once', async () => {
  const phones = await Promise.all(Array.from({ length: 12 }, async () => phoneOf(await newcomer(db.invoke, '同时'))))
  const answers = await Promise.all(phones.map((phone) => login(phone)))
  expect(answers.filter((answer) => !answer.ok)).toEqual([])
})

test('the old password cannot be guessed through a change of password', async () => {
  const person = await newcomer(db.invoke, '小吴')
  for (let count = 0; count < 10; count++) await person.answer('access', 'password.change', { old: 'wrong-password', new: 'zhangfang-2' })
  expect(await person.refused('access', 'password.change', { old: PASSWORD, new: 'zhangfang-2' })).toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
  })
})

test('invitation codes cannot be tried without end', async () => {
  const codes: string[] = []
  for (let count = 0; count < 61; count++) codes.push((await accept('o-guesser')).code)
  expect(new Set(codes.slice(0, 60))).toEqual(new Set(['INVITATION_INVALID']))
  expect(codes[60]).toBe('TOO_MANY_ATTEMPTS')
})
