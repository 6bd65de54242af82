import { changeOfSku } from '../../shared/masters/sku'
import { type RoleName, ROLES, scopeOf } from '../../shared/access/roles'
import { bare, elementOf, type Field, metaOf, shapeOf } from '../../shared/kernel/fields'
import { DATASETS } from '../../shared/report/datasets'
import { type Caller, lineOf, newGoods, today } from '../company'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { everyAction, sampleOf } from './sample'
import { membersOf, newWorld, type World } from './world'

const roles = Object.keys(ROLES) as RoleName[]
const queries = everyAction.filter(({ action }) => action.kind === 'query')

let world: World
let members: Map<RoleName, Caller>

beforeAll(async () => {
  world = await newWorld(await testDatabase('masks'), 'MSK')
  members = await membersOf(world, roles)
})
afterAll(() => dropSound(world.db))

interface Masked {
  path: string
  mask: string
  key: string
}

/** Every field of an output that needs a permission. */
function* maskedIn(field: Field, path: string): Generator<Masked> {
  const element = elementOf(field)
  if (element) yield* maskedIn(element, path)
  else
    for (const [key, inner] of Object.entries(shapeOf(bare(field)) ?? {})) {
      const { mask } = metaOf(inner)
      if (mask) yield { path: `${path}.${key}`, mask, key }
      else yield* maskedIn(inner, `${path}.${key}`)
    }
}

/** The paths of masked fields that an answer holds. */
function presentIn(field: Field, value: unknown, path: string, found = new Set<string>()): Set<string> {
  if (value === null || value === undefined) return found
  const element = elementOf(field)
  if (element && Array.isArray(value)) for (const item of value) presentIn(element, item, path, found)
  else
    for (const [key, inner] of Object.entries(shapeOf(bare(field)) ?? {})) {
      const item = (value as Record<string, unknown>)[key]
      if (metaOf(inner).mask && key in (value as object)) found.add(`${path}.${key}`)
      else presentIn(inner, item, `${path}.${key}`, found)
    }
  return found
}

/** Masked figures of things that take a right of their own. */
const SECOND_RIGHT: Record<string, string> = { 'home.show.margin': 'delivery.view' }

const everyMask = queries.flatMap((named) => [...maskedIn(named.action.output, named.name)])
const masks = [...new Set(everyMask.map(({ mask }) => mask))]

/** What a role sees of all masked fields, over all queries it may call. */
async function seenBy(caller: Caller, role: RoleName) {
  const seen = new Set<string>()
  for (const { module, name, action } of queries) {
    if (!scopeOf([role], action.permission)) continue
    for (const every of [false, true]) {
      const answer = await caller.answer(module, name, await sampleOf({ module, name, action }, world, { every }))
      if (answer.ok) for (const path of presentIn(action.output, answer.data, name)) seen.add(path)
    }
  }
  return seen
}

test('there are masked fields, and each mask is lifted for some role and holds for another', () => {
  expect(everyMask.length).toBeGreaterThan(10)
  for (const mask of masks)
    expect([mask, roles.filter((role) => scopeOf([role], mask)).length > 1, roles.every((role) => scopeOf([role], mask))]).toEqual([
      mask,
      true,
      false,
    ])
})

test('the owner receives every masked field there is', async () => {
  const seen = await seenBy(world.owner, 'owner')
  expect(everyMask.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([])
})

test.each(roles)('%s receives exactly the masked fields of its permissions', async (role) => {
  const seen = await seenBy(members.get(role)!, role)
  const visible = new Set(everyMask.filter(({ mask }) => scopeOf([role], mask)).map(({ path }) => path))
  expect([...seen].filter((path) => !visible.has(path))).toEqual([])
  const callable = [...visible].filter((path) => {
    const { action } = queries.find(({ name }) => path.startsWith(`${name}.`))!
    return scopeOf([role], action.permission) === 'all' && scopeOf([role], SECOND_RIGHT[path] ?? action.permission)
  })
  expect(callable.filter((path) => !seen.has(path))).toEqual([])
})

const blind = roles.filter((role) => !scopeOf([role], 'cost.view'))

test.each(blind)('%s finds the cost of goods in no answer, under whatever key', async (role) => {
  // Goods whose cost is a number nothing else has, not even the seconds of a time: bought by others in one document, sold in another.
  const goods = await newGoods(world.owner, `成本${role}`)
  const head = { date: today(), warehouse: world.ids.warehouse }
  await world.owner.do('inventory', 'opening.post', { ...head, lines: [lineOf(goods, '10', { price: '91.4159' })] })
  const delivery = await world.owner.do('sales', 'delivery.post', {
    ...head,
    party: world.ids.party,
    lines: [lineOf(goods, '2', { price: '180' })],
  })
  const caller = members.get(role)!
  for (const { module, name, action } of queries) {
    if (!scopeOf([role], action.permission) || action.permission === 'opening.view') continue
    const input = {
      ...(await sampleOf({ module, name, action }, world, { every: false })),
      ...(name === 'stock.card' && { sku: goods.id }),
      ...(name === 'delivery.detail' && { id: delivery.id }),
    }
    expect([name, JSON.stringify(await caller.answer(module, name, input)).match(/91\.41|182\.83|914\.1|1033\.00|177\.17/)]).toEqual([
      name,
      null,
    ])
  }
})

test.each(blind)('%s runs no report with a masked measure, alone or beside others', async (role) => {
  const caller = members.get(role)!
  for (const [dataset, { permission, measures }] of Object.entries(DATASETS))
    for (const [measure, { mask }] of Object.entries(measures)) {
      if (!mask || !scopeOf([role], permission) || !scopeOf([role], 'home.view')) continue
      for (const chosen of [[measure], ['amount', measure]])
        expect(await caller.refused('report', 'report.run', { dataset, dimensions: ['sku'], measures: chosen })).toMatchObject({
          code: 'FORBIDDEN',
          data: { permission: mask },
        })
    }
})

test('a purchase price is neither shown to, nor written or wiped by, who may not see it', async () => {
  const clerk = members.get('administrator')!
  const sku = await clerk.do('product', 'sku.detail', { id: world.ids.sku })
  expect(sku.units[0]).not.toHaveProperty('purchasePrice')
  const fields = changeOfSku(sku)
  await clerk.do('product', 'sku.save', { ...fields, note: '改' })
  const known = await world.owner.do('product', 'sku.detail', { id: world.ids.sku })
  expect(known.units[0].purchasePrice).toBe('2.000000')
  await clerk.do('product', 'sku.save', {
    ...fields,
    version: known.version,
    units: sku.units.map((unit: object) => ({ ...unit, purchasePrice: '0.01' })),
  })
  expect((await world.owner.do('product', 'sku.detail', { id: world.ids.sku })).units[0].purchasePrice).toBe('2.000000')
})
