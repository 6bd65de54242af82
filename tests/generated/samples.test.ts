import { exists } from '../../scripts/invoke'
import { newcomer } from '../company'
import { testDatabase } from '../database'
import { dropSound } from '../sound'
import { changeOf, everyAction, sampleOf } from './sample'
import { newWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await newWorld(await testDatabase('samples'), 'SMP')
})
afterAll(() => dropSound(world.db))

/** Samples that cannot succeed here, and why. */
const REFUSED: Record<string, string[]> = {
  'file.register': ['INVALID', 'NOT_FOUND'], // there is no cloud storage beside a local database
  // The world traded before anybody said when its books begin; actions/bookStart has a company that did.
  'book.start': ['INVALID'],
  'book.open': ['INVALID'],
  'book.reopen': ['INVALID'],
  'import.check': ['FILE_UNREADABLE', 'INVALID'], // the sample file has no rows
  'import.apply': ['FILE_UNREADABLE', 'INVALID'],
}

test('every module of the registry is a compiled function', () => {
  expect([...new Set(everyAction.map(({ module }) => module))].filter((module) => !exists(module))).toEqual([])
})

test.each(everyAction.map((named) => [named.name, named] as const))('%s accepts its samples from the owner', async (name, named) => {
  const caller = name === 'session.close' ? await newcomer(world.db.invoke, '过客') : world.owner
  const other = named.action.kind === 'query' ? await sampleOf(named, world, { every: false }) : await changeOf(named, world)
  for (const input of [await sampleOf(named, world), ...(other ? [other] : [])]) {
    const answer = await caller.answer(named.module, name, input)
    const verdict = answer.ok || REFUSED[name]?.includes(answer.code) ? 'accepted' : answer
    expect({ input, verdict }).toEqual({ input, verdict: 'accepted' })
  }
})
