import { randomUUID } from 'node:crypto'
import { type Caller, firstWarehouse, newCompany, newCustomer, newGoods, newMember, lineOf, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller
let administrator: Caller

beforeAll(async () => {
  db = await testDatabase('accessMembers')
  owner = await newCompany(db.invoke, '测试商贸')
  administrator = await newMember(db.invoke, owner, 'administrator')
})
afterAll(() => dropSound(db))

const me = async (caller: Caller): Promise<string> => (await caller.do('access', 'session.show')).member
const codeOf = async (caller: Caller, module: string, action: string, input = {}) => {
  const answer = await caller.answer(module, action, input)
  return answer.ok ? 'ok' : answer.code
}
const operations = async (text: string) => (await owner.do('access', 'operation.list', { text, limit: 10 })).rows

test('the last active owner stays owner and active', async () => {
  const id = await me(owner)
  expect(await owner.refused('access', 'member.save', { id, roles: ['accountant'], active: true })).toMatchObject({ code: 'LAST_OWNER' })
  expect(await owner.refused('access', 'member.save', { id, roles: ['owner'], active: false })).toMatchObject({ code: 'LAST_OWNER' })
  const second = await newMember(db.invoke, owner, 'owner')
  await second.do('access', 'member.save', { id, roles: ['accountant', 'owner'], active: false })
  expect(await codeOf(owner, 'access', 'session.show')).toBe('NOT_MEMBER')
  expect(await second.refused('access', 'member.save', { id: await me(second), roles: ['owner'], active: false })).toMatchObject({
    code: 'LAST_OWNER',
  })
  await second.do('access', 'member.save', { id, roles: ['owner'], active: true })
})

test('two owners who dismiss each other at once: one remains', async () => {
  const first = await newCompany(db.invoke, '两人')
  const second = await newMember(db.invoke, first, 'owner')
  const [a, b] = [await me(first), await me(second)]
  await Promise.all([
    first.answer('access', 'member.save', { id: b, roles: ['warehouse'], active: true }),
    second.answer('access', 'member.save', { id: a, roles: ['warehouse'], active: true }),
  ])
  const codes = [await codeOf(first, 'access', 'operation.list'), await codeOf(second, 'access', 'operation.list')]
  expect(codes).toContain('ok')
})

test('an administrator makes no owner, is made none, and changes none', async () => {
  const id = await me(administrator)
  const owners = { code: 'FORBIDDEN', data: { permission: 'member.owner' } }
  expect(await administrator.refused('access', 'member.save', { id, roles: ['owner'], active: true })).toMatchObject(owners)
  expect(await administrator.refused('access', 'invitation.create', { name: '某', roles: ['owner'] })).toMatchObject(owners)
  expect(await administrator.refused('access', 'member.save', { id: await me(owner), roles: ['warehouse'], active: true })).toMatchObject(
    owners,
  )
  expect(await administrator.refused('access', 'member.save', { id, roles: [], active: true })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'roles' }] },
  })
})

test('nobody but an owner changes their own roles', async () => {
  const id = await me(administrator)
  const own = { code: 'INVALID', data: { issues: [{ path: 'roles', message: '自己的角色要由别的管理员改' }] } }
  expect(await administrator.refused('access', 'member.save', { id, roles: ['administrator', 'accountant'], active: true })).toMatchObject(
    own,
  )
  const second = await newMember(db.invoke, owner, 'administrator')
  await second.do('access', 'member.save', { id, roles: ['administrator', 'warehouse'], active: true })
  await second.do('access', 'member.save', { id, roles: ['administrator'], active: true })
})

test('who leaves hands over customers, drafts and open orders; what is done stays theirs', async () => {
  const goods = await newGoods(owner, '交接货')
  const warehouse = await firstWarehouse(owner)
  const leaver = await newMember(db.invoke, owner, 'salesperson')
  const heir = await newMember(db.invoke, owner, 'salesperson')
  const [from, to] = [await me(leaver), await me(heir)]
  const party = await newCustomer(owner, '归他的客户', { employee: from })
  const order = { date: today(), party, warehouse, lines: [lineOf(goods, '1', { price: '3' })] }
  const draft = await leaver.do('sales', 'salesOrder.save', order)
  const open = await leaver.do('sales', 'salesOrder.post', order)
  const done = await leaver.do('sales', 'salesOrder.post', order)
  await owner.do('sales', 'salesOrder.close', { id: done.id, version: done.version, reason: '不要了' })
  expect(await owner.refused('access', 'member.handOver', { from, to: from })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'to' }] },
  })
  expect(await owner.do('access', 'member.handOver', { from, to })).toEqual({ customers: 1, documents: 2 })
  const seenBy = async (who: Caller) => (await who.do('sales', 'salesOrder.list')).rows.map(({ id }: { id: string }) => id).sort()
  expect(await seenBy(heir)).toEqual([draft.id, open.id].sort())
  expect(await leaver.refused('sales', 'salesOrder.save', { ...order, id: draft.id, version: draft.version })).toMatchObject({
    code: 'CHANGED',
  })
  expect((await owner.do('sales', 'customer.detail', { id: party })).employee).toBe(to)
  await owner.do('access', 'member.save', { id: from, roles: ['salesperson'], active: false })
  expect(await owner.refused('access', 'member.handOver', { from: to, to: from })).toMatchObject({ code: 'INVALID' })
})

test('the member 系统 is nobody: not listed, not changed', async () => {
  const { rows } = await owner.do('access', 'member.list')
  expect(rows.map((row: { name: string }) => row.name)).not.toContain('系统')
  const system = (BigInt(await me(owner)) + 1n).toString()
  expect(await owner.refused('access', 'member.save', { id: system, roles: ['owner'], active: true })).toMatchObject({ code: 'NOT_FOUND' })
})

test('a change of roles holds at the next request', async () => {
  const person = await newMember(db.invoke, owner, 'warehouse')
  const id = await me(person)
  expect(await codeOf(person, 'sales', 'customer.save', { name: '早' })).toBe('FORBIDDEN')
  await owner.do('access', 'member.save', { id, roles: ['salesperson'], active: true })
  expect(await codeOf(person, 'sales', 'customer.save', { name: '早' })).toBe('ok')
  await owner.do('access', 'member.save', { id, roles: ['warehouse', 'purchaser'], active: true })
  expect(await codeOf(person, 'sales', 'customer.save', { name: '晚' })).toBe('FORBIDDEN')
  expect(await codeOf(person, 'purchase', 'supplier.save', { name: '厂' })).toBe('ok')
  await owner.do('access', 'member.save', { id, roles: ['purchaser'], active: false })
  expect(await codeOf(person, 'purchase', 'supplier.list')).toBe('NOT_MEMBER')
})

test('the widest of several roles counts', async () => {
  const goods = await newGoods(owner, '可乐')
  const draft = {
    date: today(),
    party: await newCustomer(owner, '老王'),
    warehouse: await firstWarehouse(owner),
    lines: [lineOf(goods, '1')],
  }
  await owner.do('sales', 'delivery.save', draft)
  const both = await newMember(db.invoke, owner, 'salesperson', 'warehouse')
  const sales = await newMember(db.invoke, owner, 'salesperson')
  expect((await both.do('sales', 'delivery.list')).rows).toHaveLength(1)
  expect((await sales.do('sales', 'delivery.list')).rows).toHaveLength(0)
})

test('the operation log holds who did what, before and after, and what was refused', async () => {
  const person = await newMember(db.invoke, owner, 'warehouse')
  const id = await me(person)
  await owner.do('access', 'member.save', { id, roles: ['warehouse', 'purchaser'], active: true })
  await person.refused('access', 'member.save', { id, roles: ['owner'], active: true })
  const [refused, done] = await operations('member.save')
  expect(done).toMatchObject({
    action: 'member.save',
    outcome: 'done',
    memberName: '老板',
    subjectKind: 'member',
    subject: id,
    before: { roles: ['warehouse'], active: true },
    after: { roles: ['warehouse', 'purchaser'], active: true },
  })
  expect(refused).toMatchObject({ action: 'member.save', outcome: 'refused', code: 'FORBIDDEN', memberName: 'warehouse' })
})

test('a repeated request gives the first answer and one row; another body or person is refused', async () => {
  const requestId = randomUUID()
  const first = await owner.answer('sales', 'customer.save', { name: '一次' }, requestId)
  expect(await owner.answer('sales', 'customer.save', { name: '一次' }, requestId)).toEqual(first)
  expect(await owner.answer('sales', 'customer.save', { name: '两次' }, requestId)).toMatchObject({ ok: false, code: 'REQUEST_REUSED' })
  expect(await administrator.answer('system', 'region.save', { name: '一次' }, requestId)).toMatchObject({
    ok: false,
    code: 'REQUEST_REUSED',
  })
  expect(
    (await operations('customer.save')).filter(
      (row: { subject: string; outcome: string }) => row.outcome === 'done' && first.ok && row.subject === first.data.id,
    ),
  ).toHaveLength(1)
})
