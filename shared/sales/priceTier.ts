import { dec, type Decimal, formatQuantity, ONE, priceText } from '../kernel/money'
import { type Candidate, NO_VERDICT, type Verdict } from './priceCandidate'

/** From a quantity of a unit on, a price of its own or a discount on the price it would have; for one level of customers or all (null). */
export interface Tier {
  id: string
  unit: string
  level: string | null
  fromQuantity: string
  price: string | null
  discountRate: string | null
}

/**
 * What tiers make of a quantity, all lines of the SKU counted together: the lowest price of the steps that are reached, so
 * that more never costs more a piece. `before` is the price without tiers, on which discounts are taken (null: none).
 */
export function tierPrice(
  unit: { id: string; name: string },
  quantity: Decimal.Value,
  level: string | null,
  tiers: readonly Tier[],
  before: string | null,
): Verdict {
  const own = tiers.filter((tier) => tier.unit === unit.id && (tier.level === null || tier.level === level))
  const steps = own.flatMap((tier) => {
    const price = tier.price ?? (before === null ? null : discounted(before, tier.discountRate ?? '0'))
    return price === null ? [] : [{ tier, price: priceText(price) }]
  })
  if (steps.length === 0) return NO_VERDICT
  const candidate = ({ tier, price }: (typeof steps)[number]): Candidate => ({
    source: 'tier',
    price,
    note: `阶梯价，满 ${formatQuantity(tier.fromQuantity)} ${unit.name}`,
  })
  steps.sort(
    (a, b) =>
      dec(a.price).comparedTo(b.price) || dec(b.tier.fromQuantity).comparedTo(a.tier.fromQuantity) || a.tier.id.localeCompare(b.tier.id),
  )
  const reached = steps.filter(({ tier }) => dec(quantity).greaterThanOrEqualTo(tier.fromQuantity))
  const [best, ...others] = reached
  const missing = (tier: Tier) => `还差 ${formatQuantity(dec(tier.fromQuantity).minus(quantity))} ${unit.name}`
  return {
    best: best ? candidate(best) : null,
    lost: [
      ...others.map((step) => ({ ...candidate(step), why: '数量已到更优惠的一档' })),
      ...steps.filter((step) => !reached.includes(step)).map((step) => ({ ...candidate(step), why: missing(step.tier) })),
    ],
  }
}

/** A price less a rate, rounded half up to the cent, or to as many places as the price has when it has more. */
export const discounted = (price: string, rate: string): string =>
  dec(price)
    .times(ONE.minus(rate))
    .toDecimalPlaces(Math.max(2, dec(price).decimalPlaces()))
    .toString()
