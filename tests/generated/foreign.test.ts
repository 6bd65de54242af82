import { elementOf, type Field, metaOf, type RefTarget, shapeOf } from '../../shared/kernel/fields'
import { Caller } from '../company'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { actionOf, changeOf, everyAction, inputShape, type Named, sampleOf } from './sample'
import { contentOf, newWorld, rowsOf, type World } from './world'

let ours: World
let theirs: World

beforeAll(async () => {
  const db = await testDatabase('foreign')
  ours = await newWorld(db, 'OUR')
  theirs = await newWorld(db, 'XYQ')
  // Every save there is, with its optional texts, so that the marker stands in every text field a person can fill.
  for (const named of everyAction.filter(({ name }) => /\.(save|post)$/.test(name)))
    await theirs.owner.do(named.module, named.name, await sampleOf(named, theirs))
})
afterAll(() => dropSound(ours.db))

/** Every id of a company, from every table. */
async function idsOf(world: World): Promise<string[]> {
  const tables = await rowsOf(
    world.db,
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = 'id' AND table_name IN (SELECT table_name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = 'company')",
  )
  const ids: string[] = []
  for (const { name } of tables)
    ids.push(
      ...(await rowsOf(world.db, `SELECT id FROM \`${name}\` WHERE company = ?`, [world.owner.company])).map((row) => String(row.id)),
    )
  return ids
}

test('the marker of the other company stands in its own answers, and neither it nor its ids in ours', async () => {
  const queries = everyAction.filter(({ action }) => action.kind === 'query')
  const foreign = new Set(await idsOf(theirs))
  const silent: string[] = []
  for (const named of queries) {
    for (const every of [false, true]) {
      const answer = JSON.stringify(await ours.owner.answer(named.module, named.name, await sampleOf(named, ours, { every })))
      expect([named.name, answer.includes(theirs.marker)]).toEqual([named.name, false])
      expect([named.name, (answer.match(/"\d{15,20}"/g) ?? []).filter((id) => foreign.has(id.slice(1, -1)))]).toEqual([named.name, []])
    }
    const own = await theirs.owner.answer(named.module, named.name, await sampleOf(named, theirs, { every: false }))
    if (!JSON.stringify(own).includes(theirs.marker)) silent.push(named.name)
  }
  // Answers without a text that people typed; anywhere else a missing marker would prove nothing.
  expect(silent.sort()).toEqual([
    'account.list', // every company begins with the same chart
    'book.show', // accounts and what they hold
    'closing.detail', // made by closing a period
    'closing.list',
    'customer.balance',
    'document.commands', // bytes for a printer
    'document.pdf',
    'fund.forecast', // sums and days
    'import.check',
    'import.template',
    'label.commands',
    'label.sheet',
    'ledger.general', // accounts and documents, not what was written on them
    'ledger.trialBalance',
    'lot.expiry',
    'operation.check', // what fits and what does not
    'period.check', // accounts and what they hold
    'period.list',
    'price.quote', // rules without a name
    'role.permissions', // the same for every company
    'sku.duplicates', // no two goods of the world are alike
    'statement.shares',
    'stock.availability',
    'supplier.balance',
    'supplier.record', // figures only
    'supplierPrice.quote',
    'tax.vat', // kinds, rates and sums
    'voucher.list',
    'voucher.pdf',
  ])
})

test('a search for the words of another company finds nothing', async () => {
  for (const named of everyAction.filter((each) => each.action.kind === 'query' && inputShape(each).text)) {
    const search = async (world: World) => ({ ...(await sampleOf(named, world, { every: false })), text: theirs.marker })
    const { rows } = await ours.owner.do(named.module, named.name, await search(ours))
    expect([named.name, rows]).toEqual([named.name, []])
    if (named.name.startsWith('operation') || named.name === 'closing.list') continue // nobody types anything on what closing makes
    expect([named.name, (await theirs.owner.do(named.module, named.name, await search(theirs))).rows.length > 0]).toEqual([
      named.name,
      true,
    ])
  }
})

test('reports add up only what is ours', async () => {
  const run = actionOf('report.run')
  const total = async (world: World) =>
    (await world.owner.do(run.module, run.name, { dataset: 'sales', dimensions: [], measures: ['documents', 'amount'] })).rows[0]
  const counted = async (world: World) => await world.owner.do('sales', 'delivery.list', { states: ['approved'], totals: true })
  for (const world of [ours, theirs]) expect(String((await total(world)).documents)).toBe(String((await counted(world)).count))
  expect(await total(ours)).not.toEqual(await total(theirs))
})

interface Place {
  path: (string | number)[]
  /** What the id names; null for the thing of the action itself. */
  target: RefTarget | null
}

/** Every place in an input where an id may stand. */
function* places(field: Field, path: (string | number)[] = []): Generator<Place> {
  const meta = metaOf(field)
  const shape = shapeOf(field)
  const element = elementOf(field)
  if (meta.kind === 'id' || meta.kind === 'ref') yield { path, target: meta.ref ?? null }
  else if (element) yield* places(element, [...path, 0])
  else if (shape) for (const [key, inner] of Object.entries(shape)) yield* places(inner, [...path, key])
}

function put(value: unknown, path: (string | number)[], id: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return id
  if (typeof key === 'number') {
    const list = (value as unknown[] | undefined) ?? []
    return [put(list[0], rest, id), ...list.slice(1)]
  }
  return { ...(value as object), [key]: put((value as Record<string, unknown> | undefined)?.[key], rest, id) }
}

/** Where a page continues is a position, not a thing: any number is one. */
const POSITION = 'after'

/** The other company's row that an id of this action could name, in the state the action expects. */
async function foreignId(named: Named, { path, target }: Place): Promise<string> {
  if (target) return theirs.ids[target]
  if (named.name === 'sku.save' && path.length > 1) return theirs.ids.unit
  const input = (await changeOf(named, theirs)) ?? (await sampleOf(named, theirs))
  return input.id as string
}

const withIds = everyAction.filter((named) => [...places(named.action.input)].length)

test.each(withIds.map((named) => [named.name, named] as const))('%s takes no id of another company', async (name, named) => {
  const sample = await sampleOf(named, ours)
  const ids = new Map<Place, string>()
  for (const place of places(named.action.input)) if (place.path.at(-1) !== POSITION) ids.set(place, await foreignId(named, place))
  const before = await contentOf(ours.db)
  for (const [place, id] of ids) {
    const known = inputShape(named).version ? { version: 1 } : {}
    const answer = await ours.owner.answer(named.module, name, put({ ...sample, ...(place.path[0] === 'id' ? known : {}) }, place.path, id))
    const seen = { at: place.path.join('.'), code: answer.ok ? 'ok' : answer.code, data: answer.data }
    expect(seen).toEqual({ at: place.path.join('.'), code: 'NOT_FOUND', data: expect.anything() })
    expect(JSON.stringify(answer)).not.toContain(theirs.marker)
  }
  expect(await contentOf(ours.db)).toEqual(before)
})

test('another company in the envelope is refused', async () => {
  const intruder = new Caller(ours.db.invoke, ours.owner.token)
  intruder.company = theirs.owner.company
  const answers: string[] = []
  for (const named of everyAction.filter(({ action }) => action.permission !== 'public')) {
    const answer = await intruder.answer(named.module, named.name, await sampleOf(named, theirs))
    answers.push(answer.ok ? named.name : answer.code)
  }
  expect(new Set(answers)).toEqual(new Set(['NOT_MEMBER']))
})
