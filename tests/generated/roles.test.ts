import { type RoleName, ROLES, scopeOf } from '../../shared/access/roles'
import { fromHttp } from '../../scripts/invoke'
import { Caller, newcomer } from '../company'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { everyAction, sampleOf } from './sample'
import { contentOf, membersOf, newWorld, rowsOf, type World } from './world'

const roles = Object.keys(ROLES) as RoleName[]
const ofCompany = everyAction.filter(({ action }) => action.permission !== 'public' && action.permission !== 'signedIn')
const signedIn = everyAction.filter(({ action }) => action.permission !== 'public')

let world: World
let members: Map<RoleName, Caller>
const inputs = new Map<string, unknown>()

beforeAll(async () => {
  world = await newWorld(await testDatabase('roles'), 'ROL')
  members = await membersOf(world, roles)
  for (const named of signedIn) inputs.set(named.name, await sampleOf(named, world))
})
afterAll(() => dropSound(world.db))

/** Actions whose handler asks for a second right that this role lacks: margins in a report, the masters an import writes. */
const SECOND_RIGHT: Partial<Record<RoleName, string[]>> = {
  administrator: ['report.run', 'report.export'],
  accountant: ['import.check', 'import.apply'],
  salesperson: ['report.run'],
  warehouse: ['stocktake.undo', 'report.run'], // undoes only what it counted itself
  // Reports of customers take the right to see their balances.
  purchaser: ['partyReport.ageing', 'partyReport.statement', 'partyReport.plan', 'statement.shares', 'report.run', 'report.export'],
}

const stranger = async (): Promise<Caller> => {
  const person = await newcomer(world.db.invoke, '外人')
  person.company = world.owner.company
  return person
}

/** Codes of all these actions for one caller, and whether anything but the log moved. */
async function codesOf(caller: Caller, actions: typeof everyAction) {
  const before = await contentOf(world.db)
  const codes: Record<string, string> = {}
  for (const { module, name } of actions) {
    const answer = await caller.answer(module, name, inputs.get(name))
    codes[name] = answer.ok ? 'ok' : answer.code
  }
  expect(await contentOf(world.db)).toEqual(before)
  return codes
}

const all = (actions: typeof everyAction, code: string) => Object.fromEntries(actions.map(({ name }) => [name, code]))

test('the roles differ: every permission is given to somebody and refused to somebody', () => {
  for (const { name, action } of ofCompany) {
    expect([name, roles.some((role) => scopeOf([role], action.permission))]).toEqual([name, true])
    expect([name, roles.some((role) => !scopeOf([role], action.permission))]).toEqual([name, true])
  }
})

test.each(roles)('what %s may not do is FORBIDDEN, leaves nothing, and is in the operation log', async (role) => {
  const denied = ofCompany.filter(({ action }) => !scopeOf([role], action.permission))
  const caller = members.get(role)!
  expect(await codesOf(caller, denied)).toEqual(all(denied, 'FORBIDDEN'))
  const me = (await caller.do('access', 'session.show')).member
  const logged = await rowsOf(
    world.db,
    "SELECT action FROM operation WHERE company = ? AND member = ? AND outcome = 'refused' AND code = 'FORBIDDEN' ORDER BY id",
    [world.owner.company, me],
  )
  // Two modules write within one millisecond in either order.
  expect(logged.map((row) => row.action).sort()).toEqual(denied.map(({ name }) => name).sort())
})

test.each(roles)('what %s may do is not FORBIDDEN', async (role) => {
  const codes: Record<string, string> = {}
  for (const { module, name, action } of ofCompany) {
    if (!scopeOf([role], action.permission)) continue
    const answer = await members.get(role)!.answer(module, name, inputs.get(name))
    codes[name] = answer.ok ? 'ok' : answer.code
  }
  expect(Object.keys(codes).filter((name) => codes[name] === 'FORBIDDEN')).toEqual(SECOND_RIGHT[role] ?? [])
  expect(Object.values(codes)).not.toContain('BUG')
})

test('without a session nothing is answered', async () => {
  const nobody = new Caller(world.db.invoke, null)
  nobody.company = world.owner.company
  expect(await codesOf(nobody, signedIn)).toEqual(all(signedIn, 'UNAUTHENTICATED'))
})

test('who is not a member gets nothing, and leaves no row in the log of the company', async () => {
  const before = await rowsOf(world.db, 'SELECT COUNT(*) AS count FROM operation WHERE company = ?', [world.owner.company])
  expect(await codesOf(await stranger(), signedIn)).toEqual(all(signedIn, 'NOT_MEMBER'))
  expect(await rowsOf(world.db, 'SELECT COUNT(*) AS count FROM operation WHERE company = ?', [world.owner.company])).toEqual(before)
})

test('without a company nothing of a company is answered', async () => {
  const homeless = new Caller(world.db.invoke, world.owner.token)
  expect(await codesOf(homeless, ofCompany)).toEqual(all(ofCompany, 'NOT_MEMBER'))
})

test('a member who was deactivated is out at the next request', async () => {
  const { rows } = await world.owner.do('access', 'member.list')
  const accountant = members.get('accountant')!
  expect((await accountant.answer('access', 'operation.list')).ok).toBe(true)
  const { id } = rows.find((row: { roles: string[] }) => row.roles.includes('accountant'))
  await world.owner.do('access', 'member.save', { id, roles: ['accountant'], active: false })
  expect(await codesOf(accountant, signedIn)).toEqual(all(signedIn, 'NOT_MEMBER'))
})

test('the timer, and calls without a known source, are refused', async () => {
  const body = JSON.stringify({ action: 'home.show', company: world.owner.company, input: {} })
  const event = { httpMethod: 'POST', path: '/fn/report', headers: { authorization: `Bearer ${world.owner.token}` }, body }
  for (const source of ['wx_trigger', '', 'unknown', 'scf,wx_http', 'WX_HTTP'])
    expect(await world.db.invoke('report', event, { ...fromHttp(), TCB_SOURCE: source })).toEqual({
      ok: false,
      code: 'UNAUTHENTICATED',
      data: { reason: 'no_session' },
    })
})
