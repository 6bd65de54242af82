import { type PriceSource, PRICE_SOURCES } from '../kernel/priceSource'

/** A price that a line could have, with its source in words; yuan of the line's unit, six decimals. */
export interface Candidate {
  source: PriceSource
  price: string
  note: string
}

/** A price that the line did not get, and why. */
export interface Loser extends Candidate {
  why: string
}

/** What one family of rules says of a line: its best price, and its others with why they are not it. */
export interface Verdict {
  best: Candidate | null
  lost: Loser[]
}

export const NO_VERDICT: Verdict = { best: null, lost: [] }

/** Loses to a family that comes first in the order of sources. */
export const outranked = (candidate: Candidate, winner: PriceSource): Loser => ({
  ...candidate,
  why: winner === 'manual' ? '已手工改价' : `${PRICE_SOURCES[winner]}优先`,
})

/** 12-31, with its year where that is not the year of `from`. */
export const shortDay = (day: string, from: string): string => (day.slice(0, 4) === from.slice(0, 4) ? day.slice(5) : day)

/** 「，至 12-31」; nothing where a rule has no end. */
export const until = (to: string | null, date: string): string => (to === null ? '' : `，至 ${shortDay(to, date)}`)
