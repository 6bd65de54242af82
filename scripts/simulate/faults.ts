import { skewClock } from './clock'
import type { TestServer } from '../database'
import type { Cut, DatabaseProxy } from './proxy'
import { type Chance, pause } from './random'

/** What a fault may lay hands on. */
export interface Hurt {
  server: TestServer
  proxy: DatabaseProxy
  chance: Chance
}

const cuts =
  (cut: Cut) =>
  async ({ proxy, chance }: Hurt) => {
    const before = proxy.done[cut]
    const wanted = cut === 'hold' ? 1 : chance.whole(1, 3)
    for (let index = 0; index < wanted; index++) proxy.cutNext(cut)
    while (proxy.done[cut] < before + wanted || proxy.silent > 0) await pause(20)
  }

export const FAULTS = {
  /** The database dies without a word and comes back. */
  kill: async ({ server, chance }: Hurt) => {
    await server.kill9()
    await pause(chance.whole(0, 300))
    await server.restart()
  },
  /** The database stands still, as under a stuck disk. */
  freeze: async ({ server, chance }: Hurt) => {
    server.freeze()
    await pause(chance.whole(500, 3000))
    server.thaw()
  },
  /** The connection breaks before, or after, COMMIT was carried out. */
  cutCommit: cuts('commit'),
  cutReply: cuts('reply'),
  /** An instance falls silent while it holds the book lock; the server's patience (wait_timeout) must free it. */
  holdLock: cuts('hold'),
  /** The clock of this instance jumps: an hour back or ahead, or to the seconds before midnight in China. */
  skew: async ({ chance }: Hurt) => {
    const real = skewClock(0)
    const toMidnight = 86_400_000 - ((real + 8 * 3_600_000) % 86_400_000)
    skewClock(chance.one([-3_600_000, 3_600_000, toMidnight - 400]))
    await pause(1500)
    skewClock(0)
  },
} satisfies Record<string, (hurt: Hurt) => Promise<void>>

export type Fault = keyof typeof FAULTS
