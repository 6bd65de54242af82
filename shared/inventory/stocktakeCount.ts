import { dec, type Decimal, quantityText, sum, ZERO } from '../kernel/money'

/** One scan or entry of a counter, in the unit it was made; entries that were undone are left out before. */
export interface CountEntry {
  id: string
  sku: string
  /** `0` for goods without batches. */
  lot: string
  round: number
  member: string
  /** `set` replaces what this counter had entered before in the round, `add` comes on top. */
  mode: 'add' | 'set'
  quantity: string
  numerator: number
  denominator: number
  serials: readonly string[]
  /** When it was counted, by the server's clock. */
  countedAt: string
}

/** What one round of counting found of one SKU and batch. */
export interface Tally {
  sku: string
  lot: string
  round: number
  counted: string
  /** Each serial that was found, and when it was seen last. */
  serials: Map<string, string>
  firstAt: string
  /** The goods were counted when their last entry was. */
  countedAt: string
  counters: number
}

const byTime = (a: CountEntry, b: CountEntry): number =>
  a.countedAt === b.countedAt ? a.id.length - b.id.length || (a.id < b.id ? -1 : 1) : a.countedAt < b.countedAt ? -1 : 1

/** Adds up the counters of every SKU, batch and round; by SKU, batch and round. A serial seen by two counts once. */
export function tallies(entries: readonly CountEntry[]): Tally[] {
  const groups = new Map<string, CountEntry[]>()
  for (const entry of [...entries].sort(byTime)) {
    const key = `${entry.sku}/${entry.lot}/${entry.round}`
    const kept = (groups.get(key) ?? []).filter((known) => entry.mode === 'add' || known.member !== entry.member)
    groups.set(key, [...kept, entry])
  }
  return [...groups.values()].map(tallyOf).sort(inOrder)
}

function tallyOf(entries: readonly CountEntry[]): Tally {
  const { sku, lot, round, countedAt: firstAt } = entries[0]!
  const serials = new Map(entries.flatMap((entry) => entry.serials.map((serial) => [serial, entry.countedAt] as const)))
  // Rounded once, so that three thirds of a case are a whole one.
  const pieces = sum(entries.map(({ quantity, numerator, denominator }) => dec(quantity).times(numerator).div(denominator)))
  const counted = serials.size ? dec(serials.size) : pieces
  return {
    sku,
    lot,
    round,
    counted: quantityText(counted),
    serials,
    firstAt,
    countedAt: entries.at(-1)!.countedAt,
    counters: new Set(entries.map((entry) => entry.member)).size,
  }
}

const idOrder = (a: string, b: string): number => a.length - b.length || (a === b ? 0 : a < b ? -1 : 1)
export const inOrder = (a: { sku: string; lot: string; round?: number }, b: { sku: string; lot: string; round?: number }): number =>
  idOrder(a.sku, b.sku) || idOrder(a.lot, b.lot) || (a.round ?? 0) - (b.round ?? 0)

export interface Thresholds {
  thresholdRate?: string | null
  thresholdAmount?: string | null
  thresholdQuantity?: string | null
}

/** A difference beyond any of the lines that are set is counted again (costing rules §10); its worth in yuan. */
export function beyond(difference: Decimal, book: Decimal, worth: Decimal, lines: Thresholds): boolean {
  const size = difference.abs()
  const over = (line: string | null | undefined, measure: Decimal): boolean =>
    line !== null && line !== undefined && measure.greaterThan(line)
  return (
    (lines.thresholdRate !== null && lines.thresholdRate !== undefined && size.greaterThan(book.abs().times(lines.thresholdRate))) ||
    over(lines.thresholdAmount, worth.abs()) ||
    over(lines.thresholdQuantity, size)
  )
}

/**
 * Whether goods must be counted again: while a recount that was asked for is pending; after the first count when its
 * difference is beyond the thresholds; after the second when it found another difference. The third decides.
 */
export function recountNeeded(differences: readonly Decimal[], pending: boolean, isBeyond: (difference: Decimal) => boolean): boolean {
  if (pending) return true
  const last = differences.at(-1) ?? ZERO
  if (differences.length === 1) return isBeyond(last)
  return differences.length === 2 && !last.equals(differences[0]!) && isBeyond(last)
}
