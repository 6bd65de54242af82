import { createHmac, randomUUID } from 'node:crypto'
import { format } from 'node:util'
import { fromHttp, fromWeChat } from '../../scripts/invoke'
import { Caller, newCompany, newcomer, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { PASSWORD, rowsOf } from './world'

let db: TestDatabase
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('identity')
  owner = await newCompany(db.invoke, '本公司')
})
afterAll(() => dropSound(db))

const withToken = (token: string | null): Caller => {
  const caller = new Caller(db.invoke, token)
  caller.company = owner.company
  return caller
}
const codeOf = async (caller: Caller): Promise<string> => {
  const answer = await caller.answer('report', 'home.show')
  return answer.ok ? 'ok' : answer.code
}
const signed = (body: string, secret: string): string => `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`

test('a token counts as it was signed: not changed, not prolonged, not signed by others, not of another session', async () => {
  const token = owner.token!
  const [session, expiry, signature] = token.split('.') as [string, string, string]
  const secret = process.env.TOKEN_SECRET!
  expect(await codeOf(withToken(token))).toBe('ok')
  const soon = String(Math.floor(Date.now() / 1000) + 3600)
  const past = String(Math.floor(Date.now() / 1000) - 1)
  const bad = [
    `${session}.${parseInt(expiry, 10) + 1}.${signature}`,
    `${BigInt(session) + 1n}.${expiry}.${signature}`,
    `${session}.${expiry}.${'A'.repeat(43)}`,
    `${session}.${expiry}.${signature.slice(0, -2)}`,
    `${session}.${expiry}.`,
    `${session}.${expiry}`,
    '..',
    'null',
    'undefined',
    `0${token}`,
    `${token}x`,
    signed(`${session}.${soon}`, 'another secret, also long enough to sign'),
    signed(`${session}.${past}`, secret),
    signed(`${BigInt(session) + 1n}.${soon}`, secret),
    signed(`${session} OR 1=1.${soon}`, secret),
  ]
  for (const forged of bad) expect([forged, await codeOf(withToken(forged))]).toEqual([forged, 'UNAUTHENTICATED'])
})

test('a closed session, and one that ended, are over', async () => {
  const person = await newMember(db.invoke, owner, 'warehouse')
  expect(await codeOf(person)).toBe('ok')
  await person.do('access', 'session.close')
  expect(await codeOf(person)).toBe('UNAUTHENTICATED')
  const other = await newMember(db.invoke, owner, 'warehouse')
  await rowsOf(db, 'UPDATE session SET expiresAt = ? WHERE id = ?', ['2026-01-01 00:00:00', other.token!.split('.')[0]])
  expect(await codeOf(other)).toBe('UNAUTHENTICATED')
})

test.each(['openid', 'OPENID', 'member', 'person', 'role', 'roles', 'token', 'channel', 'now', 'userId'])(
  'a field %s in the envelope or the input is refused',
  async (field) => {
    const { member } = await owner.do('access', 'session.show')
    const poor = await newMember(db.invoke, owner, 'warehouse')
    const envelope = { action: 'home.show', company: owner.company, input: {}, requestId: randomUUID() }
    for (const body of [
      { ...envelope, [field]: member },
      { ...envelope, input: { [field]: member } },
    ])
      expect(await poor.send('report', JSON.stringify(body))).toMatchObject({ ok: false, code: 'INVALID' })
  },
)

test('headers and cloud fields of an HTTP call name nobody', async () => {
  const openid = 'o-known'
  const { code } = await owner.do('access', 'invitation.create', { name: '小微', roles: ['owner'] })
  await db.invoke('access', { action: 'invitation.accept', requestId: randomUUID(), input: { code } }, fromWeChat(openid))
  const call = { action: 'home.show', company: owner.company, input: {} }
  expect(await db.invoke('report', call, fromWeChat(openid))).toMatchObject({ ok: true })
  const headers = { 'x-wx-openid': openid, 'X-WX-OPENID': openid, 'x-wx-source': 'wx_client', openid }
  for (const body of [call, { ...call, userInfo: { openId: openid } }, { ...call, tcbContext: { openid } }])
    for (const event of [
      { httpMethod: 'POST', path: '/fn/report', headers, body: JSON.stringify(body) },
      { httpMethod: 'POST', path: '/fn/report', headers, body: JSON.stringify(body), userInfo: { openId: openid }, ...call },
    ])
      expect(JSON.parse(((await db.invoke('report', event, fromHttp())) as { body: string }).body)).toMatchObject({
        ok: false,
        code: 'UNAUTHENTICATED',
      })
})

test('in WeChat only the openid of the cloud counts: fields of the event and tokens name nobody', async () => {
  const call = { action: 'home.show', company: owner.company, input: {} }
  const token = { authorization: `Bearer ${owner.token}` }
  expect(await db.invoke('report', { ...call, userInfo: { openId: 'o-known' } }, fromWeChat('o-stranger'))).toMatchObject({
    ok: false,
    code: 'UNAUTHENTICATED',
  })
  expect(
    await db.invoke('report', { ...call, headers: token, httpMethod: 'POST', body: JSON.stringify(call) }, fromWeChat('o-stranger')),
  ).toMatchObject({ ok: false, code: 'INVALID' })
  expect(await db.invoke('report', call, { ...fromWeChat('o-known'), WX_OPENID: '' })).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
})

test('the first element of the source chain decides', async () => {
  const call = { action: 'home.show', company: owner.company, input: {} }
  expect(await db.invoke('report', call, { ...fromWeChat('o-known'), TCB_SOURCE: 'wx_client,scf' })).toMatchObject({ ok: true })
  expect(await db.invoke('report', call, { ...fromWeChat('o-known'), TCB_SOURCE: 'scf,wx_client' })).toMatchObject({
    ok: false,
    code: 'UNAUTHENTICATED',
  })
  const http = { httpMethod: 'POST', path: '/fn/report', headers: {}, body: JSON.stringify(call) }
  const answer = (await db.invoke('report', http, { ...fromHttp(), WX_OPENID: 'o-known' })) as { body: string }
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
})

test('a repeated login is a new login: no stored token is ever handed out', async () => {
  const person = await newcomer(db.invoke, '常客')
  const { person: me } = await person.do('access', 'session.show')
  const nobody = new Caller(db.invoke, null)
  const requestId = randomUUID()
  const first = await nobody.answer('access', 'session.open', { phone: me.phone, password: PASSWORD }, requestId)
  const wrong = await nobody.answer('access', 'session.open', { phone: me.phone, password: 'wrong-1' }, requestId)
  const second = await nobody.answer('access', 'session.open', { phone: me.phone, password: PASSWORD }, requestId)
  expect(wrong).toMatchObject({ ok: false, code: 'UNAUTHENTICATED', data: { reason: 'wrong_password' } })
  expect(first.ok && second.ok && first.data.token !== second.data.token).toBe(true)
})

test('passwords, tokens and invitation codes lie nowhere in the operation log', async () => {
  const { code } = await owner.do('access', 'invitation.create', { name: '某人', roles: ['warehouse'] })
  const secret = 'Geheim-Passwort-77'
  const nobody = new Caller(db.invoke, null)
  const phone = '13700000077'
  await nobody.do('access', 'invitation.accept', { code, phone, password: secret })
  const { token } = await nobody.do('access', 'session.open', { phone, password: secret })
  await withToken(token).do('access', 'password.change', { old: secret, new: `${secret}-neu` })
  await nobody.refused('access', 'session.open', { phone, password: `${secret}-falsch` })
  await nobody.refused('access', 'session.open', { phone, password: secret, [secret]: 1 })
  await nobody.refused('access', 'invitation.accept', { code, phone, password: secret })
  const rows = await rowsOf(db, 'SELECT * FROM operation')
  const log = JSON.stringify(rows)
  expect(rows.length).toBeGreaterThan(5)
  for (const word of [secret, token, token.split('.')[2], code, PASSWORD]) expect([word, log.includes(word)]).toEqual([word, false])
})

test('a fault is logged with a reference, without the values people sent', async () => {
  await rowsOf(db, 'ALTER TABLE person CHANGE openid misplaced VARCHAR(64) NULL')
  const log = jest.spyOn(console, 'error').mockImplementation(() => {})
  const phone = '13700000078'
  const answer = await new Caller(db.invoke, null).answer('access', 'session.register', { name: '某某', phone, password: PASSWORD })
  const logged = log.mock.calls.map((words) => format(...words)).join('\n')
  log.mockRestore()
  await rowsOf(db, 'ALTER TABLE person CHANGE misplaced openid VARCHAR(64) NULL')
  expect(answer).toMatchObject({ ok: false, code: 'BUG', data: {}, ref: expect.stringMatching(/^[0-9a-f]{8}$/) })
  expect(logged).toContain(answer.ok ? 'no reference' : answer.ref)
  expect(logged).toContain('session.register')
  expect(logged).not.toContain(phone)
})
