import { scopeOf } from '../../shared/access/roles'
import { type Caller, firstWarehouse, lineOf, newCompany, newCustomer, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { everyAction } from '../generated/sample'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller
let administrator: Caller

beforeAll(async () => {
  db = await testDatabase('ownRoles')
  owner = await newCompany(db.invoke, '角色商贸')
  administrator = await newMember(db.invoke, owner, 'administrator')
})
afterAll(() => dropSound(db))

type Grant = { permission: string; scope: 'all' | 'own' }
const all = (...permissions: string[]): Grant[] => permissions.map((permission) => ({ permission, scope: 'all' }))
const memberOf = async (caller: Caller): Promise<string> => (await caller.do('access', 'session.show')).member
const codeOf = async (caller: Caller, module: string, action: string, input = {}) => {
  const answer = await caller.answer(module, action, input)
  return answer.ok ? 'ok' : answer.code
}
const issueOf = async (caller: Caller, action: string, input: object) => {
  const { code, data } = await caller.refused('access', action, input)
  return [code, data.issues?.[0]?.path]
}

let made = 0
const fresh = (word: string): string => {
  made += 1
  return `${word} ${made}`
}
const role = (grants: Grant[], by = owner): Promise<{ id: string; version: number }> =>
  by.do('access', 'role.save', { name: fresh('自定'), grants })

async function memberIn(...roles: string[]): Promise<Caller> {
  const person = await newMember(db.invoke, owner, 'customer')
  await owner.do('access', 'member.save', { id: await memberOf(person), roles, active: true })
  return person
}

test('a role gives what it names and nothing else, action by action', async () => {
  const ofCompany = everyAction.filter(({ action }) => action.permission !== 'public' && action.permission !== 'signedIn')
  const permissions = [...new Set(ofCompany.map(({ action }) => action.permission as string))].sort()
  const given = permissions.filter((_, index) => index % 3 === 0)
  const person = await memberIn((await role(all(...given))).id)
  const shown = (await person.do('access', 'session.show')).permissions.map(({ name }: { name: string }) => name)
  expect(shown).toEqual(given)
  for (const { module, name, action } of ofCompany) {
    const code = await codeOf(person, module, name)
    expect([name, code === 'FORBIDDEN']).toEqual([name, !given.includes(action.permission as string)])
  }
})

test('what changes in a role holds at the next request of everyone who has it', async () => {
  const { id, version } = await role(all('customer.view'))
  const [one, two] = [await memberIn(id), await memberIn(id, 'warehouse')]
  const names = async () => [
    await codeOf(one, 'sales', 'customer.save', { name: fresh('甲') }),
    await codeOf(two, 'sales', 'customer.save', { name: fresh('乙') }),
  ]
  expect(await names()).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  const next = await owner.do('access', 'role.save', { id, version, name: '门店', grants: all('customer.view', 'customer.manage') })
  expect(await names()).toEqual(['ok', 'ok'])
  await owner.do('access', 'role.save', { id, version: next.version, name: '门店', grants: all('customer.view') })
  expect(await names()).toEqual(['FORBIDDEN', 'FORBIDDEN'])
})

test('without the right to see costs there are none, in a role of one’s own as in any other', async () => {
  const goods = await newGoods(owner, '可乐')
  await owner.do('purchase', 'receipt.post', {
    date: today(),
    party: await newSupplier(owner, '厂'),
    warehouse: await firstWarehouse(owner),
    lines: [lineOf(goods, '10', { price: '1.37' })],
  })
  const sees = await memberIn((await role(all('sku.view', 'stock.view', 'stock.figures', 'cost.view'))).id)
  const blind = await memberIn((await role(all('sku.view', 'stock.view', 'stock.figures'))).id)
  expect(JSON.stringify(await sees.do('inventory', 'stock.list'))).toContain('12.12')
  expect(JSON.stringify(await blind.do('inventory', 'stock.list'))).not.toContain('12.12')
})

test('what is limited to one’s own documents is', async () => {
  const goods = await newGoods(owner, '雪碧')
  const verbs = ['view', 'save', 'submit'].map((verb) => ({ permission: `delivery.${verb}`, scope: 'own' as const }))
  const { id } = await role([...verbs, ...all('sku.view', 'customer.view', 'warehouse.view')])
  const draft = {
    date: today(),
    party: await newCustomer(owner, '老王'),
    warehouse: await firstWarehouse(owner),
    lines: [lineOf(goods, '1', { price: '3' })],
  }
  const person = await memberIn(id)
  const theirs = await owner.do('sales', 'delivery.save', draft)
  const own = await person.do('sales', 'delivery.save', draft)
  expect((await person.do('sales', 'delivery.list')).rows.map((row: { id: string }) => row.id)).toEqual([own.id])
  expect(await person.refused('sales', 'delivery.detail', { id: theirs.id })).toMatchObject({ code: 'NOT_FOUND' })
})

test('every built-in role can be copied as it is', async () => {
  const { rows } = await owner.do('access', 'role.list')
  for (const { id, own } of rows.filter((each: { own: boolean; permissions: number }) => !each.own && each.permissions > 0)) {
    const { grants } = await owner.do('access', 'role.detail', { id })
    const copy = await role(grants)
    expect([id, own, (await owner.do('access', 'role.detail', { id: copy.id })).grants]).toEqual([id, false, grants])
  }
})

test('bad roles are refused, each with its field, and nothing is written', async () => {
  const before = await owner.do('access', 'role.list')
  expect(await issueOf(owner, 'role.save', { name: '', grants: all('sku.view') })).toEqual(['INVALID', 'name'])
  expect(await issueOf(owner, 'role.save', { name: '某', grants: all('sku.fly') })).toEqual(['INVALID', 'grants.0.permission'])
  expect(await issueOf(owner, 'role.save', { name: '某', grants: all('*') })).toEqual(['INVALID', 'grants.0.permission'])
  expect(await issueOf(owner, 'role.save', { name: '某', grants: all('sku.view', 'sku.view') })).toEqual(['INVALID', 'grants.1.permission'])
  expect(await issueOf(owner, 'role.save', { name: '某', grants: [{ permission: 'sku.view', scope: 'own' }] })).toEqual([
    'INVALID',
    'grants.0.scope',
  ])
  expect(await owner.refused('access', 'role.save', { name: '财务', grants: all('sku.view') })).toMatchObject({ code: 'DUPLICATE' })
  const { id, version } = await role(all('sku.view'))
  const { name } = await owner.do('access', 'role.detail', { id })
  expect(await owner.refused('access', 'role.save', { name, grants: all('sku.view') })).toMatchObject({
    code: 'DUPLICATE',
    data: { value: name },
  })
  expect(await owner.refused('access', 'role.save', { id, version: version + 1, name, grants: [] })).toMatchObject({ code: 'CHANGED' })
  await owner.do('access', 'role.remove', { id, version })
  expect(await owner.do('access', 'role.list')).toEqual(before)
})

test('roles of another company are not there', async () => {
  const other = await newCompany(db.invoke, '隔壁')
  const { id, version } = await role(all('sku.view'), other)
  expect(await owner.refused('access', 'role.detail', { id })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await owner.refused('access', 'role.save', { id, version, name: '偷', grants: [] })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await owner.refused('access', 'role.remove', { id, version })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await issueOf(owner, 'invitation.create', { name: '某', roles: [id] })).toEqual(['INVALID', 'roles.0'])
  expect(await issueOf(owner, 'member.save', { id: await memberOf(administrator), roles: ['warehouse', id], active: true })).toEqual([
    'INVALID',
    'roles.1',
  ])
  expect(JSON.stringify(await owner.do('access', 'role.list'))).not.toContain(id)
})

test('an administrator makes roles, but changes none that they have', async () => {
  const known = await role(all('sku.view', 'ledger.view'), administrator)
  const person = await newMember(db.invoke, owner, 'administrator')
  await owner.do('access', 'member.save', { id: await memberOf(person), roles: ['administrator', known.id], active: true })
  const wider = { ...known, name: '更多', grants: all('sku.view', 'ledger.view', 'collection.void') }
  expect(await issueOf(person, 'role.save', wider)).toEqual(['INVALID', 'id'])
  await administrator.do('access', 'role.save', wider)
})

test('a role that somebody has is not removed, and says who; invitations carry one’s own roles', async () => {
  const { id, version } = await role(all('sku.view'))
  const person = await newMember(db.invoke, owner, 'customer')
  const { code } = await owner.do('access', 'invitation.create', { name: '小周', roles: [id] })
  await person.do('access', 'invitation.accept', { code })
  const { rows } = await owner.do('access', 'member.list')
  const me = rows.find((row: { roles: string[] }) => row.roles.includes(id))
  const { name } = await owner.do('access', 'role.detail', { id })
  expect(me.roleWords).toBe(`客户、${name}`)
  expect((await person.do('access', 'session.show')).companies.map((each: { roleWords: string }) => each.roleWords)).toEqual([
    `客户、${name}`,
  ])
  expect((await owner.refused('access', 'role.remove', { id, version })).data.issues[0].message).toContain('还有这个角色')
  await owner.do('access', 'member.save', { id: me.id, roles: ['customer'], active: true })
  await owner.do('access', 'role.remove', { id, version })
  expect(await codeOf(person, 'product', 'sku.list')).toBe('FORBIDDEN')
})

test('the log tells in words what a change gave and took', async () => {
  const { id, version } = await role(all('sku.view', 'ledger.view'))
  await owner.do('access', 'role.save', { id, version, name: '改过', grants: all('sku.view', 'cost.view') })
  const { rows } = await owner.do('access', 'operation.list', { text: '保存角色', limit: 1 })
  const changes = Object.fromEntries(rows[0].changes.map(({ label, became }: { label: string; became: string }) => [label, became]))
  expect(changes).toMatchObject({ 名称: '改过', 新给: '看到成本、毛利和进价', 收回: '科目表' })
})

test('who lacks a right is told what it is for and who can give it', async () => {
  const person = await newMember(db.invoke, owner, 'warehouse')
  expect(await person.refused('finance', 'ledger.trialBalance', { from: '2026-11', to: '2026-11' })).toMatchObject({
    code: 'FORBIDDEN',
    data: { permission: 'ledger.view', what: '科目余额表', givers: expect.arrayContaining(['老板', 'administrator']) },
  })
})

test('every permission has words', async () => {
  const { rows } = await owner.do('access', 'role.permissions')
  expect(rows.filter(({ words }: { words: string[] }) => words.length === 0)).toEqual([])
  for (const permission of ['cost.view', 'price.belowCost', 'credit.override']) {
    const found = rows.find(({ name }: { name: string }) => name === permission)
    expect(found).toMatchObject({ module: 'inner', changes: true })
    expect(scopeOf(['owner'], permission)).toBe('all')
  }
})
