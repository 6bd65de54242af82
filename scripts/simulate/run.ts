import type { TestServer } from '../database'
import type { invoke as Invoke } from '../invoke'
import { FAULTS, type Fault, type Hurt } from './faults'
import type { Surprise } from './phone'
import { DatabaseProxy } from './proxy'
import { Chance } from './random'
import { SimulatedShop } from './shop'
import { verdict } from './verdict'

export interface Plan {
  seed: number
  companies: number
  phonesPerCompany: number
  faults: readonly Fault[]
}

export interface Outcome {
  acknowledged: number
  refused: number
  /** Commands that got no definite answer at first and were repeated. */
  unknown: number
  cuts: DatabaseProxy['done']
  /** Milliseconds from each fault until the next definite answer. */
  recoveries: { fault: string; ms: number }[]
  wrong: string[]
}

/** Counts definite answers, so that faults strike between so many of them and not after so many seconds. */
class Answers {
  private count = 0
  private waiting: { until: number; resolve: () => void } | null = null

  more(): void {
    this.count += 1
    if (this.waiting && this.count >= this.waiting.until) this.waiting.resolve()
  }

  next = (count: number): Promise<void> => new Promise((resolve) => (this.waiting = { until: this.count + count, resolve }))
}

/**
 * Several companies and phones at work, while the faults of the plan happen one after another; then the verdict. The
 * functions must be pointed at the proxy before they are first called: `through` is told its address.
 */
export async function simulate(
  plan: Plan,
  server: TestServer,
  url: string,
  invoke: typeof Invoke,
  through: (url: string) => void,
): Promise<Outcome> {
  const proxy = new DatabaseProxy(() => new URL(url))
  through(await proxy.open())
  const surprises: Surprise[] = []
  const recoveries: Outcome['recoveries'] = []
  const chance = new Chance(plan.seed)
  const answers = new Answers()
  const shops: SimulatedShop[] = []
  for (let no = 0; no < plan.companies; no++)
    shops.push(await SimulatedShop.open(invoke, no, plan.phonesPerCompany, plan.seed * 1000 + no * 100, surprises, () => answers.more()))
  let over = false
  const work = shops.flatMap((shop) =>
    shop.phones.map(async (phone) => {
      while (!over) await shop.step(phone)
    }),
  )
  for (const fault of plan.faults) {
    await answers.next(chance.whole(10, 25))
    const from = Date.now()
    const hurt: Hurt = { server, proxy, chance }
    await FAULTS[fault](hurt)
    await answers.next(1)
    recoveries.push({ fault, ms: Date.now() - from })
  }
  await answers.next(20)
  over = true
  await Promise.all(work)
  await proxy.close()
  const deeds = shops.flatMap((shop) => shop.phones.flatMap((phone) => phone.deeds))
  return {
    acknowledged: deeds.filter(({ answer }) => answer.ok).length,
    refused: deeds.filter(({ answer }) => !answer.ok).length,
    unknown: deeds.filter(({ unknown }) => unknown > 0).length,
    cuts: proxy.done,
    recoveries,
    wrong: await verdict(url, shops, surprises),
  }
}
