import { type Decimal, dec, formatQuantity, roundQuantity, ZERO } from '../kernel/money'

export interface UnitRatio {
  name: string
  numerator: number
  denominator: number
}

const worth = (count: Decimal, unit: UnitRatio): Decimal => roundQuantity(count.times(unit.numerator).div(unit.denominator))

/**
 * A quantity of the base unit in the words of the trade: 76 瓶 → 「3 箱 4 瓶」. `units` begins with the base unit; larger
 * units are counted whole, largest first; what is left is written in the base unit, or in a smaller unit where that is
 * exact (0.3333 with a unit of 1/3). Every part is worth its count rounded to four places, so that the parts add up.
 */
export function inUnits(baseQuantity: Decimal.Value, units: readonly UnitRatio[]): string {
  const [base, ...others] = units
  const whole = dec(baseQuantity)
  if (!base) return formatQuantity(whole)
  let left = whole.abs()
  const parts: string[] = []
  const ratio = (unit: UnitRatio): Decimal => dec(unit.numerator).div(unit.denominator)
  const larger = others.filter((unit) => unit.numerator > unit.denominator).sort((a, b) => ratio(b).comparedTo(ratio(a)))
  for (const unit of larger) {
    const count = wholeUnits(left, unit)
    if (count.isZero()) continue
    parts.push(`${formatQuantity(count)} ${unit.name}`)
    left = left.minus(worth(count, unit))
  }
  parts.push(...rest(left, base, others, parts.length > 0))
  return `${whole.isNegative() && !whole.isZero() ? '-' : ''}${parts.join(' ')}`
}

// 3.3333 of a unit of 10/3 is one whole unit, although dividing gives a little less.
function wholeUnits(quantity: Decimal, unit: UnitRatio): Decimal {
  const count = quantity.times(unit.denominator).div(unit.numerator).floor()
  return worth(count.plus(1), unit).lessThanOrEqualTo(quantity) ? count.plus(1) : count
}

function rest(left: Decimal, base: UnitRatio, others: readonly UnitRatio[], following: boolean): string[] {
  if (left.isZero() && following) return []
  const count = left.floor()
  const fraction = left.minus(count)
  if (fraction.isZero()) return [`${formatQuantity(count)} ${base.name}`]
  for (const unit of others.filter((candidate) => candidate.numerator < candidate.denominator)) {
    const pieces = fraction.times(unit.denominator).div(unit.numerator).toDecimalPlaces(0)
    if (pieces.greaterThan(ZERO) && worth(pieces, unit).equals(fraction))
      return [...(count.isZero() ? [] : [`${formatQuantity(count)} ${base.name}`]), `${formatQuantity(pieces)} ${unit.name}`]
  }
  return [`${formatQuantity(left)} ${base.name}`]
}
