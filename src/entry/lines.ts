import { addDays } from '../../shared/kernel/fields'
import { computeAmounts, type LineAmounts, type Totals } from '../../shared/kernel/amounts'
import { dec, Decimal, moneyText, quantityText, roundMoney } from '../../shared/kernel/money'
import { inUnits } from '../../shared/masters/quantities'
import type { INSPECTIONS } from '../../shared/sales/return'
import type { OutputOf } from '../api'

export type SkuRow = OutputOf<'product', 'sku.list'>['rows'][number]
export type SkuUnit = SkuRow['units'][number]

/** What tells single pieces apart on a line: a batch that is named or new, or each serial number. */
export interface Pieces {
  lot: string | null
  lotNumber: string
  producedAt: string | null
  expiresAt: string | null
  serials: string[]
}

/** A line as it is typed: the goods with their units, so that units switch without asking the service. */
export interface EntryLine extends Partial<Pieces> {
  sku: string
  code: string
  name: string
  spec: string | null
  taxRate: string
  units: SkuUnit[]
  unit: string
  quantity: string
  /** Null where the person may not see prices: the service then takes its own. */
  price: string | null
  /** Less by a rate or by an amount, never both. */
  discountRate?: string | null
  discountAmount?: string | null
  /** In the base unit, in the document's warehouse. */
  available: string | null
  /** Promised to others, ordered and on its way; base unit, where the service says so. */
  reserved?: string | null
  onOrder?: string | null
  inTransit?: string | null
  service: boolean
  /** A layer is a receipt that is costed by itself: what goes out may name one, what comes in names none. */
  tracking?: 'none' | 'lot' | 'serial' | 'layer'
  shelfDays?: number | null
  sourceLine?: string | null
  /** The price was typed, and where the one that holds comes from, or how far the typed one is from it. */
  typed?: boolean
  priceNote?: string | null
  /** What its kind knows of the line and no page asks for. */
  kept?: Record<string, unknown>
  /** What was found on goods that come back. */
  inspection?: keyof typeof INSPECTIONS | null
  /** Why its price is not the rules': typed by hand, a promotion's gift, or as the saved document has it. */
  fixed?: 'hand' | 'gift' | 'kept' | null
  /** The saved line, where an approved order is changed. */
  line?: string | null
}

export type PriceOf = (unit: SkuUnit) => string | null | undefined

export const unitOf = (line: EntryLine): SkuUnit => line.units.find(({ id }) => id === line.unit) ?? line.units[0]!

/** Goods of which one piece is like another. */
export const isPlain = (sku: Pick<SkuRow, 'tracking'>): boolean => (sku.tracking ?? 'none') === 'none'

/** Two batches of the same goods stand on two lines. */
export const lineKey = (line: Pick<EntryLine, 'sku' | 'unit' | 'lot' | 'lotNumber' | 'fixed'>): string =>
  [line.sku, line.unit, line.lot ?? '', line.lotNumber ?? '', line.fixed === 'gift' ? 'gift' : ''].join('/')

/** A line of these goods with nothing on it yet. */
export const lineOf = (sku: SkuRow, unit: SkuUnit): EntryLine => ({
  sku: sku.id,
  code: sku.code,
  name: sku.name,
  spec: sku.spec ?? null,
  taxRate: sku.taxRate,
  units: sku.units,
  unit: unit.id,
  quantity: '1',
  price: null,
  available: sku.available ?? sku.onHand ?? null,
  reserved: sku.reserved ?? null,
  onOrder: sku.onOrder ?? null,
  inTransit: sku.inTransit ?? null,
  service: sku.skuKind === 'service',
  tracking: sku.layers ? 'layer' : (sku.tracking ?? 'none'),
  shelfDays: sku.shelfDays ?? null,
})

/** More of a SKU in a unit, one as a rule: on its line if there is one, else a new line at the top. */
export function withMore(
  lines: EntryLine[],
  sku: SkuRow,
  unitId: string,
  priceOf: PriceOf,
  read: Partial<Pieces> = {},
  quantity = '1',
): { lines: EntryLine[]; repeated: boolean } {
  const unit = sku.units.find(({ id }) => id === unitId) ?? sku.units[0]!
  const fits = (line: EntryLine): boolean =>
    line.fixed !== 'gift' &&
    line.sku === sku.id &&
    line.unit === unit.id &&
    (!read.lotNumber || !line.lotNumber || line.lotNumber === read.lotNumber)
  const at = lines.findIndex(fits)
  const serials = read.serials ?? []
  if (at >= 0) {
    const line = lines[at]!
    const known = line.serials ?? []
    if (serials.length > 0 && serials.every((serial) => known.includes(serial))) return { lines, repeated: true }
    const one = withSerials({ ...line, ...read, serials: known }, serials)
    // A serial that fills a gap is one of those already counted.
    const counted =
      serials.length > 0
        ? one.quantity
        : dec(line.quantity || '0')
            .plus(quantity)
            .toFixed()
    const more = { ...one, quantity: counted, available: sku.available ?? line.available }
    return { lines: [more, ...lines.slice(0, at), ...lines.slice(at + 1)], repeated: true }
  }
  return { lines: [{ ...lineOf(sku, unit), quantity, ...read, price: priceOf(unit) ?? null }, ...lines], repeated: false }
}

/** How many base units the line counts: as many serials it needs. */
export const baseOf = (line: EntryLine): string => {
  const unit = unitOf(line)
  return quantityText(
    dec(line.quantity || '0')
      .times(unit.numerator)
      .div(unit.denominator),
  )
}

/** More serials on a line; it counts at least as many as it has. */
export function withSerials(line: EntryLine, more: readonly string[]): EntryLine {
  const serials = [...new Set([...(line.serials ?? []), ...more])]
  if (dec(serials.length).lessThanOrEqualTo(baseOf(line))) return { ...line, serials }
  const unit = unitOf(line)
  return { ...line, serials, quantity: quantityText(dec(serials.length).times(unit.denominator).div(unit.numerator)).replace(/\.?0+$/, '') }
}

/** Produced on a day: it keeps as long as such goods keep, unless the label says otherwise. */
export const producedOn = (line: EntryLine, day: string | null): Partial<EntryLine> => ({
  producedAt: day,
  ...(day && line.shelfDays && !line.expiresAt ? { expiresAt: addDays(day, line.shelfDays) } : {}),
})

/** The same goods in another unit: the price of that unit, or the old one by ratio where it has none. */
export function inUnit(line: EntryLine, unitId: string, priceOf: PriceOf): EntryLine {
  const before = unitOf(line)
  const unit = line.units.find(({ id }) => id === unitId)
  if (!unit || unit.id === before.id) return line
  const byRatio = (price: string) =>
    dec(price)
      .times(unit.numerator)
      .times(before.denominator)
      .div(dec(unit.denominator).times(before.numerator))
      .toDecimalPlaces(6)
      .toFixed()
  return { ...line, unit: unit.id, fixed: null, price: priceOf(unit) ?? (line.price === null ? null : byRatio(line.price)) }
}

/** What is available, in the words of the trade: 3 箱 4 瓶. */
export const availableWords = (line: EntryLine): string | null =>
  line.available === null || line.service ? null : inUnits(line.available, line.units)

/** What else is known of the goods here: promised, ordered, on its way. */
export function promisedOf(line: EntryLine): { of: 'reserved' | 'onOrder' | 'inTransit'; words: string }[] {
  const names = ['reserved', 'onOrder', 'inTransit'] as const
  return names.flatMap((of) => {
    const value = line[of]
    return value && !dec(value).isZero() ? [{ of, words: inUnits(value, line.units) }] : []
  })
}

export const isShort = (line: EntryLine): boolean =>
  line.available !== null && !line.service && dec(baseOf(line)).greaterThan(line.available)

/** What the line is less by, never more than it comes to: the quantity may have become smaller since. */
export function lessOf(line: EntryLine): string | null {
  if (!line.discountAmount || isZero(line.discountAmount)) return null
  const gross = roundMoney(dec(line.quantity || '0').times(line.price ?? '0'))
  return moneyText(gross.lessThan(line.discountAmount) ? gross : line.discountAmount)
}

export const percentOf = (rate: string): string => dec(rate).times(100).toFixed()

/** A percentage that was typed, as a rate; none is more than the whole price. */
export const rateOf = (percent: string): string => Decimal.min(1, dec(percent || '0').div(100)).toFixed()

/** The rate of a line: its source's, else the one a small-scale payer sells at, else that of the goods. */
export const taxRateOf = (line: Pick<EntryLine, 'taxRate' | 'sourceLine'>, { levyRate }: { levyRate?: string | null }): string =>
  line.sourceLine ? line.taxRate : (levyRate ?? line.taxRate)

/** Amounts of what is typed; the discount is left out of account while it is larger than the goods. */
export function amountsOf(
  lines: EntryLine[],
  terms: { taxInclusive: boolean; discount: string; levyRate?: string | null },
): { lines: LineAmounts[]; totals: Totals; discountTooLarge: boolean } {
  const priced = lines.map((line) => ({ ...line, taxRate: taxRateOf(line, terms), price: line.price ?? '0', discountAmount: lessOf(line) }))
  const without = computeAmounts(priced, { ...terms, discount: '0' })
  const net = without.lines.reduce((total, line) => total.plus(line.net), dec('0'))
  if (net.lessThan(terms.discount)) return { ...without, discountTooLarge: true }
  return { ...computeAmounts(priced, { ...terms, discount: moneyText(terms.discount) }), discountTooLarge: false }
}

export const isZero = (quantity: string): boolean => dec(quantity || '0').isZero()
