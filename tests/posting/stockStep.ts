import { dec } from '../../shared/kernel/money'
import type { Effects } from '../../shared/books'
import type { Sku, Step, StepLine } from '../simulation/stockWords'

const units = (text: string, places: number): bigint => BigInt(dec(text).times(dec(10).pow(places)).toFixed(0))

/** A line as a person would write it: goods, quantity, and what else matters. */
export const line = (
  sku: Sku,
  quantity: string,
  { price, ...more }: Partial<Omit<StepLine, 'price'>> & { price?: string } = {},
): StepLine => ({
  sku,
  unit: 'base',
  quantity: units(quantity, 4),
  serials: [],
  ...more,
  ...(price === undefined ? {} : { price: units(price, 6) }),
})

export const step = (kind: Step['kind'], warehouse: Step['warehouse'], lines: StepLine[], to?: Step['to']): Step => ({
  kind,
  warehouse,
  lines,
  to,
})

/** A voucher the way a bookkeeper writes it. */
export const voucher = ({ journal }: Effects): string[] =>
  journal.map((each) =>
    [dec(each.debit).isZero() ? `贷 ${each.account} ${each.credit}` : `借 ${each.account} ${each.debit}`, each.party]
      .filter(Boolean)
      .join(' '),
  )
