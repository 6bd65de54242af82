import type { Browser } from 'playwright-core'
import type { Service } from '../../scripts/runtime'
import { type TestDatabase, testDatabase } from '../database'
import { Hand, openBrowser } from './hand'
import { openShop, PASSWORD, type Shop } from './shop'

/** What a file of browser tests stands on: a shop on its first morning, the service and a browser. */
export interface Stage {
  shop: Shop
  database: TestDatabase
  /** A phone in the hand of who has this number; it is put down after the test, and whatever went wrong on it fails it. */
  handOf: (phone: string) => Promise<Hand>
  /** A phone on which nobody has signed in. */
  strangerHand: () => Promise<Hand>
}

/** Builds the stage before the tests of a file and takes it down after them. `prepare` adds to the shop; `film` is what its camera sees. */
export function stage(name: string, { prepare, film }: { prepare?: (shop: Shop) => Promise<unknown>; film?: string } = {}): Stage {
  let browser: Browser | undefined
  let service: Service
  const hands: Hand[] = []
  const strangerHand = async () => {
    const hand = await Hand.pick(browser!, service.url)
    hands.push(hand)
    return hand
  }
  const handOf = async (phone: string) => {
    const hand = await strangerHand()
    await hand.logIn(phone, PASSWORD)
    return hand
  }
  const built = { handOf, strangerHand } as Stage
  beforeAll(async () => {
    built.database = await testDatabase(name)
    service = await built.database.serve()
    built.shop = await openShop(built.database)
    await prepare?.(built.shop)
    browser = await openBrowser(film)
  })
  afterAll(async () => {
    await browser?.close()
    await built.database?.drop()
  })
  afterEach(async () => {
    const faults = hands.flatMap((hand) => hand.faults)
    for (const hand of hands.splice(0)) await hand.putDown()
    expect(faults).toEqual([])
  })
  return built
}
