import { type Decimal, dec, Decimal as Decimals, quantityText, sum } from '../../../shared/kernel/money'
import type { REJECTS } from '../../../shared/purchase/receipt'
import type { OutputOf } from '../../api'
import type { Pieces } from '../../entry/lines'

export type OrderRow = OutputOf<'purchase', 'receipt.fromOrder'>['rows'][number]

/** What came of an order line: what is good, what was turned down and why; base units. Another batch is another arrival. */
export interface Arrival extends Pieces {
  line: string
  good: string
  rejected: string
  reason: string
  photo: string | null
  /** Per unit of the order, where somebody read another one on the paper. */
  price: string | null
}

export const nothingOf = (line: string): Arrival => ({
  line,
  good: '0',
  rejected: '0',
  reason: '',
  photo: null,
  price: null,
  lot: null,
  lotNumber: '',
  producedAt: null,
  expiresAt: null,
  serials: [],
})

/** The arrivals of an order line; one that is empty where nothing came yet. */
export const arrivalsOf = (arrivals: readonly Arrival[], line: string): Arrival[] => {
  const known = arrivals.filter((arrival) => arrival.line === line)
  return known.length ? known : [nothingOf(line)]
}

export const goodOf = (arrivals: readonly Arrival[], line: string): Decimal =>
  sum(arrivals.filter((arrival) => arrival.line === line).map(({ good }) => good))

/** Puts what changed on the nth arrival of a line; good and turned down together never exceed what may come. */
export function withArrival(arrivals: readonly Arrival[], row: OrderRow, nth: number, next: Partial<Arrival>): Arrival[] {
  const own = arrivalsOf(arrivals, row.line).map((arrival, index) => (index === nth ? { ...arrival, ...next } : arrival))
  const others = sum(own.filter((_, index) => index !== nth).map(({ good }) => good))
  const most = Decimals.max(
    '0',
    dec(row.most)
      .minus(others)
      .minus(sum(own.map(({ rejected }) => rejected))),
  )
  const kept = own.map((arrival, index) =>
    index === nth && dec(arrival.good).greaterThan(most) ? { ...arrival, good: quantityText(most) } : arrival,
  )
  return [...arrivals.filter((arrival) => arrival.line !== row.line), ...kept]
}

/** One scan more, on the first line of these goods that still takes as much; null where none does. */
export function withScan(
  arrivals: readonly Arrival[],
  rows: readonly OrderRow[],
  sku: string,
  quantity: Decimal,
  read: Partial<Pieces>,
): Arrival[] | null {
  const row = rows.find((one) => one.sku === sku && goodOf(arrivals, one.line).plus(quantity).lessThanOrEqualTo(one.most))
  if (!row) return null
  const own = arrivalsOf(arrivals, row.line)
  const at = own.findIndex(({ lotNumber }) => !read.lotNumber || !lotNumber || lotNumber === read.lotNumber)
  const before = own[at] ?? nothingOf(row.line)
  const serials = [...new Set([...before.serials, ...(read.serials ?? [])])]
  const counted = { ...before, ...read, serials, good: quantityText(dec(before.good).plus(quantity)) }
  const others = arrivals.filter((arrival) => arrival.line !== row.line)
  return at < 0 ? [...others, ...own, counted] : [...others, ...own.map((arrival, index) => (index === at ? counted : arrival))]
}

/** Everything that is open, as ordered. */
export const wholeArrivals = (arrivals: readonly Arrival[], rows: readonly OrderRow[]): Arrival[] =>
  rows.reduce<Arrival[]>(
    (all, row) => {
      const own = arrivalsOf(all, row.line)
      const rest = dec(row.open)
        .minus(goodOf(all, row.line))
        .minus(sum(own.map(({ rejected }) => rejected)))
      if (!rest.greaterThan('0')) return all
      return withArrival(all, row, own.length - 1, { good: quantityText(dec(own.at(-1)!.good).plus(rest)) })
    },
    [...arrivals],
  )

export const isEmpty = ({ good, rejected }: Arrival): boolean => dec(good).isZero() && dec(rejected).isZero()

/** Lines of the receipt: in the order's unit where that comes out whole, else in the base unit. */
export function receiptLines(arrivals: readonly Arrival[], rows: readonly OrderRow[], rejects: keyof typeof REJECTS) {
  return arrivals
    .filter((arrival) => !isEmpty(arrival))
    .map((arrival) => {
      const row = rows.find(({ line }) => line === arrival.line)!
      const taken = rejects === 'giveBack' ? dec(arrival.good).plus(arrival.rejected) : dec(arrival.good)
      const inUnit = (base: Decimal.Value) => dec(base).times(row.denominator).div(row.numerator)
      const whole = inUnit(taken).isInteger() && inUnit(arrival.rejected).isInteger()
      const said = (base: Decimal.Value) => quantityText(whole ? inUnit(base) : base)
      const { lotNumber, producedAt, expiresAt, serials } = arrival
      return {
        sku: row.sku,
        unit: whole ? row.unit : row.baseUnit,
        quantity: said(taken),
        sourceLine: row.line,
        ...(arrival.price === null ? {} : { price: whole ? arrival.price : inUnit(arrival.price).toDecimalPlaces(6).toFixed() }),
        ...(dec(arrival.rejected).isZero()
          ? {}
          : { rejected: said(arrival.rejected), rejectReason: arrival.reason, ...(arrival.photo ? { rejectPhoto: arrival.photo } : {}) }),
        ...(lotNumber ? { lotNumber, ...(producedAt ? { producedAt } : {}), ...(expiresAt ? { expiresAt } : {}) } : {}),
        ...(serials.length ? { serials } : {}),
      }
    })
}
