import { dec, type Decimal, quantityText, sum, ZERO } from '../kernel/money'

/** Replenishment (costing rules §8): what to order so that goods last, and why. Pure; quantities in the base unit. */

/** One day of the past: whether there was stock at some time of it, and what was sold. */
export interface SalesDay {
  stocked: boolean
  sold: string
}

export interface ReplenishInput {
  days: readonly SalesDay[]
  minimum: string | null
  maximum: string | null
  safety: string | null
  leadDays: number
  coverDays: number
  safetyFactor: string
  available: string
  onOrder: string
  inTransit: string
}

/** The numbers a suggestion was worked out with. */
export interface Replenishment {
  daysWithStock: number
  averageDaily: string
  safety: string
  reorderPoint: string
  target: string
  /** available + on order + in transit. */
  position: string
  /** What is missing to the target; not rounded to units yet. */
  shortage: string
  /** What is available beyond the target. */
  surplus: string
  /** Less is on its way than the reorder point asks for. */
  urgent: boolean
}

/**
 * Average daily sales d over the days with stock and their spread σ; safety = the level, else z·σ·√L; reorder point =
 * max(minimum, d·L + safety); target = the maximum, else d·(L + cover) + safety, at least the minimum.
 */
export function replenishment(input: ReplenishInput): Replenishment {
  const stocked = input.days.filter((day) => day.stocked)
  const count = stocked.length
  const average = count ? sum(stocked.map((day) => day.sold)).div(count) : ZERO
  const variance = count ? sum(stocked.map((day) => dec(day.sold).minus(average).pow(2))).div(count) : ZERO
  const safety = input.safety ? dec(input.safety) : dec(input.safetyFactor).times(variance.sqrt()).times(dec(input.leadDays).sqrt())
  const least = dec(input.minimum ?? '0')
  const reorderPoint = larger(least, average.times(input.leadDays).plus(safety))
  const target = input.maximum ? dec(input.maximum) : larger(reorderPoint, average.times(input.leadDays + input.coverDays).plus(safety))
  const position = sum([input.available, input.onOrder, input.inTransit])
  return {
    daysWithStock: count,
    averageDaily: quantityText(average),
    safety: quantityText(safety),
    reorderPoint: quantityText(reorderPoint),
    target: quantityText(target),
    position: quantityText(position),
    shortage: quantityText(larger(ZERO, target.minus(position))),
    surplus: quantityText(larger(ZERO, dec(input.available).minus(target))),
    urgent: position.lessThan(reorderPoint),
  }
}

const larger = (a: Decimal, b: Decimal): Decimal => (a.greaterThan(b) ? a : b)

/** What another warehouse may give of its surplus to a shortage: whole base units, none of them needed there; null when none. */
export function toCarry(shortage: string, surplus: string): string | null {
  const wanted = dec(shortage).ceil()
  const spare = dec(surplus).floor()
  const carried = wanted.lessThan(spare) ? wanted : spare
  return carried.greaterThan(ZERO) ? quantityText(carried) : null
}

/** A shortage in whole purchase units, at least the minimum order; in that unit and in the base unit. */
export function inUnits(
  shortage: string,
  unit: { numerator: number; denominator: number },
  minimumOrder: string | null,
): { quantity: string; baseQuantity: string } {
  if (!dec(shortage).greaterThan(ZERO)) return { quantity: '0.0000', baseQuantity: '0.0000' }
  const wanted = larger(dec(shortage), dec(minimumOrder ?? '0'))
  const units = wanted.times(unit.denominator).div(unit.numerator).ceil()
  return { quantity: quantityText(units), baseQuantity: quantityText(units.times(unit.numerator).div(unit.denominator)) }
}

/**
 * Days of the past, the latest first, from what is on hand now and the moves of each day: a day had stock when it began or
 * ended with some, or sold some.
 */
export function salesDays(onHand: string, moved: readonly { net: string; sold: string }[]): SalesDay[] {
  let closing = dec(onHand)
  return moved.map(({ net, sold }) => {
    const opening = closing.minus(net)
    const stocked = opening.greaterThan(ZERO) || closing.greaterThan(ZERO) || dec(sold).greaterThan(ZERO)
    closing = opening
    return { stocked, sold }
  })
}
