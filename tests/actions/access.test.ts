import { randomUUID } from 'node:crypto'
import { fromWeChat } from '../../scripts/invoke'
import { Caller, newCompany, newcomer } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { rowsOf } from '../generated/world'
import { dropSound } from '../sound'

const PASSWORD = 'zhangfang-1'

let db: TestDatabase
let owner: Caller
let nobody: Caller

beforeAll(async () => {
  db = await testDatabase('access')
  owner = await newCompany(db.invoke, '测试商贸')
  nobody = new Caller(db.invoke, null)
})
afterAll(() => dropSound(db))

const phoneOf = async (person: Caller): Promise<string> => (await person.do('access', 'session.show')).person.phone
const login = (phone: string, password = PASSWORD) => nobody.answer('access', 'session.open', { phone, password })
const invite = async (roles: string[], by = owner): Promise<string> =>
  (await by.do('access', 'invitation.create', { name: '新人', roles })).code
const inWeChat = (openid: string, action: string, input: object, company?: string) =>
  db.invoke<{ ok: boolean; code?: string; data: any }>(
    'access',
    { action, input, requestId: randomUUID(), ...(company && { company }) },
    fromWeChat(openid),
  )
const codeOf = async (caller: Caller, module: string, action: string, input = {}) => {
  const answer = await caller.answer(module, action, input)
  return answer.ok ? 'ok' : answer.code
}

describe('people', () => {
  test('register, log in, log out; a phone belongs to one person', async () => {
    const phone = '13600000001'
    const first = await nobody.do('access', 'session.register', { name: '小李', phone, password: PASSWORD })
    expect(first).toMatchObject({ person: { name: '小李', phone }, companies: [] })
    expect(await nobody.refused('access', 'session.register', { name: '另一个', phone, password: PASSWORD })).toMatchObject({
      code: 'DUPLICATE',
      data: { field: 'phone' },
    })
    expect(await login(phone)).toMatchObject({ ok: true, data: { person: { id: first.person.id } } })
    expect(await login(phone, 'wrong-password')).toMatchObject({ ok: false, code: 'UNAUTHENTICATED', data: { reason: 'wrong_password' } })
    expect(await login('13600009999')).toMatchObject({ ok: false, code: 'UNAUTHENTICATED', data: { reason: 'wrong_password' } })
    const caller = new Caller(db.invoke, first.token)
    await caller.do('access', 'session.close')
    expect(await caller.refused('access', 'session.show')).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test.each([
    ['13600000002', 'short1', 'password'],
    ['13600000002', 'aaaaaaaa', 'password'],
    ['1360000000', PASSWORD, 'phone'],
    ['23600000002', PASSWORD, 'phone'],
    ['+8613600000002', PASSWORD, 'phone'],
  ])('phone %s with password %s is refused at %s', async (phone, password, path) => {
    expect(await nobody.refused('access', 'session.register', { name: '小李', phone, password })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path }] },
    })
  })

  test('a person in WeChat registers once', async () => {
    const register = (phone: string) => inWeChat('o-twice', 'session.register', { name: '微信', phone, password: PASSWORD })
    expect(await register('13600000003')).toMatchObject({ ok: true, data: { token: '' } })
    expect(await register('13600000004')).toMatchObject({ ok: false, code: 'DUPLICATE', data: { field: 'openid' } })
    expect(await inWeChat('o-twice', 'session.show', {})).toMatchObject({ ok: true, data: { person: { phone: '13600000003' } } })
  })

  test('a new password ends the other sessions, not this one', async () => {
    const person = await newcomer(db.invoke, '小王')
    const phone = await phoneOf(person)
    const opened = await login(phone)
    const other = new Caller(db.invoke, opened.ok ? opened.data.token : null)
    expect(await person.refused('access', 'password.change', { old: 'not-the-old-1', new: 'zhangfang-2' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    expect(await codeOf(other, 'access', 'session.show')).toBe('ok')
    await person.do('access', 'password.change', { old: PASSWORD, new: 'zhangfang-2' })
    expect(await codeOf(person, 'access', 'session.show')).toBe('ok')
    expect(await codeOf(other, 'access', 'session.show')).toBe('UNAUTHENTICATED')
    expect((await login(phone)).ok).toBe(false)
    expect((await login(phone, 'zhangfang-2')).ok).toBe(true)
  })
})

describe('invitations', () => {
  test('a code is used once', async () => {
    const code = await invite(['warehouse'])
    const person = await newcomer(db.invoke, '小郑')
    expect((await person.do('access', 'invitation.accept', { code })).companies).toEqual([
      { id: owner.company, name: '测试商贸', roles: ['warehouse'], roleWords: '仓管' },
    ])
    const late = await newcomer(db.invoke, '小冯')
    expect(await late.refused('access', 'invitation.accept', { code })).toMatchObject({
      code: 'INVITATION_INVALID',
      data: { reason: 'used' },
    })
    expect(await late.refused('access', 'invitation.accept', { code: 'no-such-code' })).toMatchObject({
      code: 'INVITATION_INVALID',
      data: { reason: 'unknown' },
    })
  })

  test('two who use a code at once: one joins', async () => {
    const code = await invite(['warehouse'])
    const people = [await newcomer(db.invoke, '甲'), await newcomer(db.invoke, '乙')]
    const answers = await Promise.all(people.map((person) => person.answer('access', 'invitation.accept', { code })))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['INVITATION_INVALID', 'ok'])
  })

  test('a code ends', async () => {
    const code = await invite(['warehouse'])
    await rowsOf(db, 'UPDATE invitation SET expiresAt = ? WHERE usedBy IS NULL', ['2026-01-01 00:00:00'])
    expect(await (await newcomer(db.invoke, '小陈')).refused('access', 'invitation.accept', { code })).toMatchObject({
      code: 'INVITATION_INVALID',
      data: { reason: 'expired' },
    })
  })

  test('on H5 a stranger joins with phone and password; a known phone must prove its password', async () => {
    const phone = '13600000005'
    expect(await nobody.refused('access', 'invitation.accept', { code: await invite(['warehouse']) })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'phone' }] },
    })
    const joined = await nobody.do('access', 'invitation.accept', { code: await invite(['warehouse']), phone, password: PASSWORD })
    expect(joined).toMatchObject({ token: expect.stringMatching(/^\d+\./), companies: [{ id: owner.company }] })
    const code = await invite(['accountant'])
    expect(await nobody.refused('access', 'invitation.accept', { code, phone, password: 'wrong-password' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    expect(await nobody.do('access', 'invitation.accept', { code, phone, password: PASSWORD })).toMatchObject({
      person: { id: joined.person.id },
    })
  })

  test('in WeChat the openid joins, and a second company can be switched to', async () => {
    await inWeChat('o-li', 'invitation.accept', { code: await invite(['salesperson']) })
    const second = await newCompany(db.invoke, '第二家')
    const joined = await inWeChat('o-li', 'invitation.accept', { code: await invite(['warehouse'], second) })
    expect(joined.data.companies.map((company: { name: string; roles: string[] }) => [company.name, ...company.roles])).toEqual([
      ['测试商贸', 'salesperson'],
      ['第二家', 'warehouse'],
    ])
    const permissions = async (company: string) =>
      (await inWeChat('o-li', 'session.show', {}, company)).data.permissions.map((permission: { name: string }) => permission.name)
    expect(await permissions(owner.company)).toContain('customer.manage')
    expect(await permissions(second.company)).not.toContain('customer.manage')
    expect(await inWeChat('o-unknown', 'session.show', {}, owner.company)).toMatchObject({
      ok: false,
      code: 'UNAUTHENTICATED',
      data: { reason: 'unbound' },
    })
  })

  test('an invitation adds to what a member is and takes nothing away, least of all the last owner', async () => {
    const boss = await newCompany(db.invoke, '独资')
    const joined = await boss.do('access', 'invitation.accept', { code: await invite(['salesperson'], boss) })
    expect(joined.companies[0].roles).toEqual(['owner', 'salesperson'])
    expect(await codeOf(boss, 'access', 'operation.list')).toBe('ok')
  })
})
