import { type Caller, lineOf, newGoods, newMember, today } from '../company'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { everyAction, type Named, sampleOf } from './sample'
import { contentOf, newWorld, type World } from './world'

const MINE = 'MEINS'
const OTHERS = 'FREMD'

let world: World
let me: Caller
let colleague: Caller
let mine: Record<string, { id: string; version: number }>
let others: Record<string, { id: string; version: number }>

/** A salesperson's deliveries, one in every state that salespeople reach, all texts of them marked. */
async function trade(who: Caller, marker: string, price: string) {
  const goods = await newGoods(world.owner, `货${marker.length}${price}`)
  await world.owner.do('inventory', 'opening.post', {
    date: today(),
    warehouse: world.ids.warehouse,
    lines: [lineOf(goods, '100', { price: '1' })],
  })
  const draft = {
    date: today(),
    party: world.ids.party,
    warehouse: world.ids.warehouse,
    note: marker,
    address: marker,
    waybill: marker,
    lines: [lineOf(goods, '1', { price, note: marker })],
  }
  const save = () => who.do('sales', 'delivery.save', draft)
  const submitted = await save().then(({ id, version }) => who.do('sales', 'delivery.submit', { id, version }))
  return { draft: await save(), submitted, approved: await who.do('sales', 'delivery.post', draft) }
}

beforeAll(async () => {
  world = await newWorld(await testDatabase('scope'), 'SCP')
  me = await newMember(world.db.invoke, world.owner, 'salesperson')
  colleague = await newMember(world.db.invoke, world.owner, 'salesperson')
  mine = await trade(me, MINE, '3.00')
  others = await trade(colleague, OTHERS, '500.00')
})
afterAll(() => dropSound(world.db))

test('no answer of a salesperson holds the colleague’s words', async () => {
  for (const named of everyAction.filter(({ action }) => action.kind === 'query'))
    for (const every of [false, true]) {
      const answer = JSON.stringify(await me.answer(named.module, named.name, await sampleOf(named, world, { every })))
      expect([named.name, answer.includes(OTHERS)]).toEqual([named.name, false])
    }
  expect(JSON.stringify(await me.do('sales', 'delivery.detail', { id: mine.approved!.id }))).toContain(MINE)
})

test.each(['delivery.list', 'document.list'])('%s shows, counts and adds up one’s own', async (name) => {
  const list = (criteria = {}) => me.do(name.startsWith('document') ? 'report' : 'sales', name, { totals: true, ...criteria })
  expect(await list()).toMatchObject({ count: 3, total: '9.00' })
  const ids = (await list()).rows.map((row: { id: string }) => row.id).sort()
  expect(ids).toEqual(
    Object.values(mine)
      .map(({ id }) => id)
      .sort(),
  )
  expect(await list({ text: OTHERS })).toMatchObject({ rows: [], count: 0, total: '0.00' })
  expect(await list({ party: world.ids.party, states: ['approved'] })).toMatchObject({ count: 1 })
  expect((await list({ kinds: ['receipt', 'opening'] })).rows.filter((row: { kind: string }) => row.kind !== 'delivery')).toEqual([])
})

test('detail and every act on a colleague’s document is NOT_FOUND and changes nothing', async () => {
  const before = await contentOf(world.db)
  const may = everyAction.filter(({ name }) => /^delivery\.(detail|remove|submit|approve|reject|save|post)$/.test(name))
  for (const { module, name, action } of may)
    for (const { id, version } of Object.values(others)) {
      const named: Named = { module, name, action }
      const writes = /save|post/.test(name)
      const input = {
        ...(writes ? await sampleOf(named, world) : {}),
        id,
        ...(name !== 'delivery.detail' && { version }),
        ...(name === 'delivery.reject' && { reason: '不' }),
      }
      expect([name, await me.refused(module, name, input)]).toEqual([name, expect.objectContaining({ code: 'NOT_FOUND' })])
    }
  expect(await contentOf(world.db)).toEqual(before)
})

test('reports and the home page add up one’s own', async () => {
  const run = async (dimensions: string[]) =>
    (await me.do('report', 'report.run', { dataset: 'sales', dimensions, measures: ['amount', 'documents'] })).rows
  expect(await run([])).toEqual([{ amount: '3.00', documents: expect.anything() }])
  for (const dimension of ['day', 'month', 'party', 'warehouse', 'employee', 'sku'])
    expect((await run([dimension])).map((row: { amount: string }) => row.amount)).toEqual(['3.00'])
  const home = await me.do('report', 'home.show')
  expect(home).toMatchObject({ sales: '3.00', salesMonth: '3.00', toApprove: 1, drafts: 1, deliveries: 1 })
  expect(home.trend.at(-1).amount).toBe('3.00')
  expect(home.recent).toHaveLength(3)
})

test('who is named as the employee of a document sees it', async () => {
  const member = (await me.do('access', 'session.show')).member
  const goods = await newGoods(world.owner, '转交')
  const { id } = await world.owner.do('sales', 'delivery.save', {
    date: today(),
    party: world.ids.party,
    warehouse: world.ids.warehouse,
    employee: member,
    lines: [lineOf(goods, '1', { price: '1' })],
  })
  expect((await me.do('sales', 'delivery.detail', { id })).id).toBe(id)
  expect(await colleague.refused('sales', 'delivery.detail', { id })).toMatchObject({ code: 'NOT_FOUND' })
})
