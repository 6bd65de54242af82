import Decimal from 'decimal.js'

/**
 * Decimal arithmetic for money, quantities, prices and rates. The only file that rounds and formats.
 * Rounding is half away from zero (四舍五入) everywhere; see domain rules: a line is rounded once, sums never.
 */
Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 })

export { Decimal }
export type DecimalText = string

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)

/** Reads a decimal text exactly as written. Decimals never change, so one that is given stays the one it is. */
export const dec = (value: Decimal.Value): Decimal => (value instanceof Decimal ? value : new Decimal(value))

/** Adds any number of decimals or decimal texts without rounding. */
export const sum = (values: Iterable<Decimal.Value>): Decimal => {
  let total = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

const MINUS_ZERO = /^-0(?:\.0*)?$/

const fixed = (value: Decimal.Value, places: number): DecimalText => {
  const text = dec(value).toFixed(places)
  return MINUS_ZERO.test(text) ? text.slice(1) : text
}

/** Rounds to cents (分). */
export const roundMoney = (value: Decimal.Value): Decimal => dec(value).toDecimalPlaces(2)
/** Rounds to the four places in which quantities of the base unit are kept. */
export const roundQuantity = (value: Decimal.Value): Decimal => dec(value).toDecimalPlaces(4)

export const moneyText = (value: Decimal.Value): DecimalText => fixed(value, 2)
export const quantityText = (value: Decimal.Value): DecimalText => fixed(value, 4)
export const priceText = (value: Decimal.Value): DecimalText => fixed(value, 6)
export const rateText = (value: Decimal.Value): DecimalText => fixed(value, 6)

/** A decimal as a number for a spreadsheet's cell, where its 15 digits hold it; a longer one stays a text. */
export const spreadsheetNumber = (text: DecimalText): number | string => {
  const value = dec(text)
  return value.precision() > 15 ? text : value.toNumber()
}

/**
 * Splits `amount` (cents) over `weights` by largest remainder: every share is floored to the cent, the left-over
 * cents go to the largest fractions, ties in line order. The parts always add up to `amount`.
 * All-zero weights share equally; negative amounts mirror positive ones; weights of mixed sign are refused.
 */
export function allocate(amount: Decimal.Value, weights: readonly Decimal.Value[]): Decimal[] {
  const whole = dec(amount)
  if (weights.length === 0) {
    if (!whole.isZero()) throw new Error('nothing to allocate to')
    return []
  }
  if (whole.isNegative()) return allocate(whole.negated(), weights).map((part) => part.negated())
  const given = weights.map(dec)
  if (given.some((w) => w.isPositive() && !w.isZero()) && given.some((w) => w.isNegative() && !w.isZero()))
    throw new Error('weights of mixed sign')
  // Whole remainders, not fractions: 2.5 and 12.5 are a tie, which dividing first would not see.
  const weight = sum(given).isZero() ? given.map(() => ONE) : given
  const total = sum(weight)
  const cents = whole.times(100)
  const parts = weight.map((w, index) => ({ index, remainder: w.times(cents).mod(total) }))
  const floored = parts.map(({ index, remainder }) => weight[index]!.times(cents).minus(remainder).div(total))
  let left = cents.minus(sum(floored)).toNumber()
  const order = parts.sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)
  for (const { index } of order) {
    if (left <= 0) break
    floored[index] = floored[index]!.plus(1)
    left -= 1
  }
  return floored.map((value) => value.div(100))
}

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** ¥1,234.50; negative amounts carry a minus before the sign. */
export function formatMoney(value: Decimal.Value, sign = '¥'): string {
  const text = moneyText(value)
  const negative = text.startsWith('-')
  const [whole, cents] = (negative ? text.slice(1) : text).split('.') as [string, string]
  return `${negative ? '-' : ''}${sign}${grouped(whole)}.${cents}`
}

/** 1,234.5: thousands separators, no trailing zeros. */
export function formatQuantity(value: Decimal.Value): string {
  const [whole, rest] = trimZeros(quantityText(value)).split('.') as [string, string | undefined]
  return grouped(whole) + (rest ? `.${rest}` : '')
}

/** A measure that is only read (turnover, an average) to so many places. */
export const formatRounded = (value: Decimal.Value, places: number): string => formatQuantity(dec(value).toDecimalPlaces(places))

/** A price as people write it: at least two decimals, at most six. */
export function formatPrice(value: Decimal.Value): string {
  const text = trimZeros(priceText(value))
  const [whole, rest = ''] = text.split('.') as [string, string | undefined]
  return `¥${grouped(whole)}.${rest.padEnd(2, '0')}`
}

/** 13%: a rate as a percentage without trailing zeros. */
export const formatRate = (value: Decimal.Value): string => `${trimZeros(fixed(dec(value).times(100), 4))}%`
