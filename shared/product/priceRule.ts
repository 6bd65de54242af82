import { type Decimal, dec, ONE, priceText, ZERO } from '../kernel/money'

/** Which price a change is about. The floor price is the base unit's; purchase prices have a history only. */
export const PRICE_TARGETS = { sale: '售价', level: '等级价', floor: '最低售价', purchase: '进价' } as const
export type PriceTarget = keyof typeof PRICE_TARGETS

export const PRICE_METHODS = { percent: '按百分比', amount: '按金额', cost: '按成本乘系数', fixed: '定为' } as const
export const ROUNDINGS = { cent: '到分', dime: '到角', yuan: '到元' } as const

export interface PriceRule {
  method: keyof typeof PRICE_METHODS
  /** Percent points (5 is +5 %), yuan of one unit, a factor on the cost, or the price itself; signed. */
  value: string
  rounding: keyof typeof ROUNDINGS
}

const STEPS = { cent: '0.01', dime: '0.1', yuan: '1' } as const

/**
 * The price a rule makes of the old price and the cost of one unit, rounded half up to the cent, ten cents or yuan; null
 * where there is nothing to start from. Never below zero.
 */
export function newPrice(rule: PriceRule, old: string | null, cost: Decimal | null): string | null {
  const exact = exactPrice(rule, old, cost)
  if (exact === null) return null
  const step = dec(STEPS[rule.rounding])
  const rounded = exact.div(step).toDecimalPlaces(0).times(step)
  return priceText(rounded.isNegative() ? ZERO : rounded)
}

function exactPrice({ method, value }: PriceRule, old: string | null, cost: Decimal | null): Decimal | null {
  if (method === 'fixed') return dec(value)
  if (method === 'cost') return cost === null ? null : cost.times(value)
  if (old === null) return null
  return method === 'percent' ? dec(old).times(ONE.plus(dec(value).div(100))) : dec(old).plus(value)
}
