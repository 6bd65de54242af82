import { dec, type Decimal, quantityText } from '../kernel/money'
import type { PastStock } from './stocktakeBook'
import { inOrder, type Tally } from './stocktakeCount'

/** What one round says of a SKU and batch: counted less the book at the moment it was counted. */
interface Round {
  round: number
  counted: string
  countedAt: string
  difference: Decimal
  /** Serials that were there and not in the book, and the other way round; both can still be posted now. */
  found: string[]
  missing: string[]
}

export interface Difference extends Round {
  sku: string
  lot: string
  book: string
  /** Goods moved between the first and the last entry of the round: nobody knows on which side they were counted. */
  moved: boolean
  counters: number
  /** All rounds, the deciding one last. */
  rounds: Round[]
}

/** The differences of what was counted, by SKU and batch; the latest round that was counted decides. */
export function differencesOf(counted: readonly Tally[], past: PastStock, serialised: (sku: string) => boolean): Difference[] {
  const groups = new Map<string, Tally[]>()
  for (const tally of counted) {
    const key = `${tally.sku}/${tally.lot}`
    groups.set(key, [...(groups.get(key) ?? []), tally])
  }
  return [...groups.values()].map((rounds) => decide(rounds, past, serialised))
}

function decide(tallies: readonly Tally[], past: PastStock, serialised: (sku: string) => boolean): Difference {
  const rounds = tallies.map((tally) => roundOf(tally, past, serialised))
  const last = tallies.at(-1)!
  const decided = rounds.at(-1)!
  const { sku, lot, counters, firstAt, countedAt } = last
  return {
    ...decided,
    sku,
    lot,
    book: quantityText(dec(decided.counted).minus(decided.difference)),
    moved: !past.at(sku, lot, firstAt).equals(past.at(sku, lot, countedAt)),
    counters,
    rounds,
  }
}

function roundOf(tally: Tally, past: PastStock, serialised: (sku: string) => boolean): Round {
  const { sku, lot, round, counted, countedAt } = tally
  const known = { round, counted, countedAt }
  if (!serialised(sku)) return { ...known, difference: dec(counted).minus(past.at(sku, lot, countedAt)), found: [], missing: [] }
  const here = past.serials(sku)
  const found = [...tally.serials].filter(([serial, seen]) => !past.serialsAt(sku, seen).has(serial) && !here.has(serial))
  // What was sold after the count was there, though nobody found it.
  const missing = [...past.serialsAt(sku, countedAt)].filter((serial) => here.has(serial) && !tally.serials.has(serial))
  return {
    ...known,
    difference: dec(found.length).minus(missing.length),
    found: found.map(([serial]) => serial).sort(),
    missing: missing.sort(),
  }
}

/** Goods that nobody counted, taken as not there: all of them are missing. */
export function missingOf(past: PastStock, counted: readonly Difference[], inScope: (sku: string) => boolean, now: string): Difference[] {
  const known = new Set(counted.map(({ sku, lot }) => `${sku}/${lot}`))
  return past
    .rows()
    .filter(({ sku, lot, onHand }) => !onHand.isZero() && inScope(sku) && !known.has(`${sku}/${lot}`))
    .map(({ sku, lot, onHand }) => {
      const round = {
        round: 0,
        counted: quantityText('0'),
        countedAt: now,
        difference: onHand.negated(),
        found: [],
        missing: [...past.serials(sku)].sort(),
      }
      return { ...round, sku, lot, book: quantityText(onHand), moved: false, counters: 0, rounds: [round] }
    })
    .sort(inOrder)
}
