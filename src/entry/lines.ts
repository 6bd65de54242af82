import { computeAmounts, type LineAmounts, type Totals } from '../../shared/kernel/amounts'
import { dec, formatQuantity, moneyText, quantityText } from '../../shared/kernel/money'
import type { OutputOf } from '../api'

export type SkuRow = OutputOf<'product', 'sku.list'>['rows'][number]
export type SkuUnit = SkuRow['units'][number]

/** A line as it is typed: the goods with their units, so that units switch without asking the service. */
export interface EntryLine {
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
  /** In the base unit, in the document's warehouse. */
  available: string | null
  service: boolean
}

export type PriceOf = (unit: SkuUnit) => string | null | undefined

export const unitOf = (line: EntryLine): SkuUnit => line.units.find(({ id }) => id === line.unit) ?? line.units[0]!

/** One more of a SKU in a unit: on its line if there is one, else a new line at the top. */
export function withOneMore(lines: EntryLine[], sku: SkuRow, unitId: string, priceOf: PriceOf): { lines: EntryLine[]; repeated: boolean } {
  const at = lines.findIndex((line) => line.sku === sku.id && line.unit === unitId)
  if (at >= 0) {
    const more = { ...lines[at]!, quantity: dec(lines[at]!.quantity).plus(1).toFixed(), available: sku.available ?? lines[at]!.available }
    return { lines: [more, ...lines.slice(0, at), ...lines.slice(at + 1)], repeated: true }
  }
  const unit = sku.units.find(({ id }) => id === unitId) ?? sku.units[0]!
  const line: EntryLine = {
    sku: sku.id,
    code: sku.code,
    name: sku.name,
    spec: sku.spec ?? null,
    taxRate: sku.taxRate,
    units: sku.units,
    unit: unit.id,
    quantity: '1',
    price: priceOf(unit) ?? null,
    available: sku.available ?? sku.onHand ?? null,
    service: sku.skuKind === 'service',
  }
  return { lines: [line, ...lines], repeated: false }
}

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
  return { ...line, unit: unit.id, price: priceOf(unit) ?? (line.price === null ? null : byRatio(line.price)) }
}

/** What is available, in the line's own unit. */
export function availableIn(line: EntryLine): string | null {
  if (line.available === null || line.service) return null
  const unit = unitOf(line)
  return quantityText(dec(line.available).times(unit.denominator).div(unit.numerator))
}

/** What is available as people count it: 37 箱 14 瓶. */
export function availableWords(line: EntryLine): string {
  const unit = unitOf(line)
  const base = line.units[0]!
  const whole = dec(line.available ?? '0')
  if (unit.denominator !== 1 || unit.numerator === 1 || whole.isNegative())
    return `${formatQuantity(availableIn(line) ?? '0')} ${unit.name}`
  const rest = whole.mod(unit.numerator)
  const cases = `${formatQuantity(whole.divToInt(unit.numerator))} ${unit.name}`
  return rest.isZero() ? cases : `${cases} ${formatQuantity(rest)} ${base.name}`
}

export const isShort = (line: EntryLine): boolean => {
  const available = availableIn(line)
  return available !== null && dec(line.quantity).greaterThan(available)
}

/** Amounts of what is typed; the discount is left out of account while it is larger than the goods. */
export function amountsOf(
  lines: EntryLine[],
  terms: { taxInclusive: boolean; discount: string },
): { lines: LineAmounts[]; totals: Totals; discountTooLarge: boolean } {
  const priced = lines.map(({ quantity, price, taxRate }) => ({ quantity, price: price ?? '0', taxRate }))
  const without = computeAmounts(priced, { ...terms, discount: '0' })
  const net = without.lines.reduce((total, line) => total.plus(line.net), dec('0'))
  if (net.lessThan(terms.discount)) return { ...without, discountTooLarge: true }
  return { ...computeAmounts(priced, { ...terms, discount: moneyText(terms.discount) }), discountTooLarge: false }
}

export const isZero = (quantity: string): boolean => dec(quantity || '0').isZero()
