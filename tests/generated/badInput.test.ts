import { bare, metaOf, parse, shapeOf } from '../../shared/kernel/fields'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { badValues, fieldsOf, type Path, put, travels } from './badFields'
import { everyAction, type Named, sampleOf } from './sample'
import { contentOf, newWorld, type World } from './world'

const CHINESE = /[\u4e00-\u9fff]/

let world: World
const samples = new Map<string, Record<string, unknown>>()

beforeAll(async () => {
  world = await newWorld(await testDatabase('badInput'), 'BAD')
  for (const named of everyAction) samples.set(named.name, await sampleOf(named, world))
})
afterAll(() => dropSound(world.db))

const named = everyAction.map((each) => [each.name, each] as const)
const short = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60)

/** The places whose object has fields of its own. */
const objectsOf = ({ action }: Named): Path[] => [
  [],
  ...[...fieldsOf(action.input)].filter(({ field }) => metaOf(bare(field)).kind === 'object').map(({ path }) => path),
]

test.each(named)('%s: every bad value of every field is INVALID, with its path and a Chinese sentence', (name, { action }) => {
  for (const { path, field } of fieldsOf(action.input))
    for (const bad of badValues(field)) {
      const result = parse(action.input, put(samples.get(name), path, bad))
      const at = `${path.join('.')} = ${short(bad)}`
      expect([at, result.ok]).toEqual([at, false])
      if (result.ok) return
      const issue = result.issues.find((each) => each.path.startsWith(path.join('.')))
      expect([at, issue?.message]).toEqual([at, expect.stringMatching(CHINESE)])
    }
})

test.each(named)('%s: an unknown field is INVALID at its own path, in every object', (name, each) => {
  for (const path of objectsOf(each))
    for (const key of ['unknown', 'company', 'madeBy', 'state', 'roles_', 'constructor', 'toString']) {
      if (Object.hasOwn(shapeOf(each.action.input) ?? {}, key)) continue
      const result = parse(each.action.input, put(samples.get(name), [...path, key], 'x'))
      expect([key, result.ok ? [] : result.issues]).toEqual([
        key,
        expect.arrayContaining([{ path: [...path, key].join('.'), message: expect.stringMatching(CHINESE) }]),
      ])
    }
})

test.each(named)('%s: the function refuses one bad value of every field, and nothing is written', async (name, { module, action }) => {
  const before = await contentOf(world.db)
  let turn = 0
  for (const { path, field } of fieldsOf(action.input)) {
    const values = badValues(field).filter(travels)
    const bad = values[turn++ % values.length]
    if (!values.length) continue
    const answer = await world.owner.answer(module, name, put(samples.get(name), path, bad))
    const at = `${path.join('.')} = ${short(bad)}`
    expect([at, answer.ok ? 'ok' : answer.code]).toEqual([at, 'INVALID'])
  }
  expect(await contentOf(world.db)).toEqual(before)
})

test.each(named)('%s: bombs and prototypes are refused', async (name, { module, action }) => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const wide = JSON.stringify(Array.from({ length: 10_000 }, () => ({})))
  const first = Object.keys(shapeOf(action.input) ?? {})[0] ?? 'x'
  const bodies = [
    `"input":{"${first}":${deep}}`,
    `"input":${deep}`,
    `"input":{"${first}":${wide}}`,
    '"input":"x"',
    '"input":[]',
    '"input":7',
    '"input":{"__proto__":{"limit":1}}',
    `"input":{"${first}":{"__proto__":{"x":1}}}`,
    '"input":{"constructor":{"prototype":{"x":1}}}',
    '"input":{"prototype":1}',
  ]
  const before = await contentOf(world.db)
  for (const input of bodies) {
    const answer = await world.owner.send(
      module,
      `{"action":"${name}","company":"${world.owner.company}","requestId":"00000000-0000-4000-8000-000000000000",${input}}`,
    )
    expect([input.slice(0, 40), answer.ok ? 'ok' : answer.code]).toEqual([input.slice(0, 40), 'INVALID'])
  }
  expect(({} as Record<string, unknown>).x ?? ({} as Record<string, unknown>).limit).toBeUndefined()
  expect(await contentOf(world.db)).toEqual(before)
})
