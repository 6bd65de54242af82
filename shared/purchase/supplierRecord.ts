import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { dec, Decimal, ONE, quantityText, rateText, sum, ZERO } from '../kernel/money'

/** What a supplier's documents came to in a time; quantities in base units, amounts without tax. */
export interface SupplierDeeds {
  /** Order lines that were due, and those of them that had come whole by the day that was promised. */
  dueLines: number
  onTimeLines: number
  /** What was ordered on due lines, and what of it came. */
  ordered: string
  delivered: string
  /** What arrived, and what of it was turned down. */
  arrived: string
  rejected: string
  received: string
  returned: string
  /** What was paid for goods, and what it would have been at the best price of twelve months from anybody. */
  paid: string
  best: string
}

/** Shares of the score: delivery, completeness, quality, price. */
const WEIGHTS = { onTime: '0.4', fill: '0.25', quality: '0.2', price: '0.15' }

const ratio = (part: Decimal.Value, whole: Decimal.Value): Decimal | null => (dec(whole).isZero() ? null : dec(part).div(whole))
const text = (rate: Decimal | null): string | null => (rate === null ? null : rateText(Decimal.min(ONE, rate).toDecimalPlaces(6)))

/**
 * The credit record of a supplier: on-time rate by lines, fill rate by quantity, rate of what was turned down on arrival and
 * of what went back later, price index against the best of twelve months (1 is the best), and a score of 100 made of what is
 * known of them, each by its share. What never happened has no rate.
 */
export function recordOf(deeds: SupplierDeeds) {
  const onTime = ratio(deeds.onTimeLines, deeds.dueLines)
  const fill = ratio(deeds.delivered, deeds.ordered)
  const rejects = ratio(deeds.rejected, deeds.arrived)
  const returns = ratio(deeds.returned, deeds.received)
  const index = ratio(deeds.paid, deeds.best)
  const quality = rejects === null && returns === null ? null : Decimal.max(ZERO, ONE.minus(rejects ?? ZERO).minus(returns ?? ZERO))
  const marks = [
    { mark: onTime, weight: WEIGHTS.onTime },
    { mark: fill, weight: WEIGHTS.fill },
    { mark: quality, weight: WEIGHTS.quality },
    { mark: index === null || index.isZero() ? null : Decimal.min(ONE, ONE.div(index)), weight: WEIGHTS.price },
  ].filter((one): one is { mark: Decimal; weight: string } => one.mark !== null)
  const weight = sum(marks.map((one) => one.weight))
  const score = weight.isZero() ? null : sum(marks.map((one) => Decimal.min(ONE, one.mark).times(one.weight))).div(weight)
  return {
    onTimeRate: text(onTime),
    fillRate: text(fill),
    rejectRate: text(rejects),
    returnRate: text(returns),
    priceIndex: index === null ? null : quantityText(index.toDecimalPlaces(4)),
    score: score === null ? null : parseInt(score.times(100).toDecimalPlaces(0).toString(), 10),
  }
}

/** The figures of a record, as they are declared. */
export const figures = {
  onTimeRate: f.optional(f.rate('准时率')),
  fillRate: f.optional(f.rate('到货率')),
  rejectRate: f.optional(f.rate('拒收率')),
  returnRate: f.optional(f.rate('退货率')),
  priceIndex: f.masked('cost.view', f.quantity('价格指数', { hint: '1 为十二个月里的最低价' })),
  score: f.optional(f.integer('评分', 0, 100)),
}

export const supplierRecordActions = {
  /** Worked out from orders, receipts and returns of the last twelve months, all of them and month by month. */
  'supplier.record': query({
    label: '供应商履约记录',
    permission: 'supplier.view',
    snapshot: true,
    input: f.object('条件', { id: f.ref('party', '供应商') }),
    output: f.object('履约记录', {
      ...figures,
      openOrders: f.integer('未完成订单', 0, 1_000_000),
      lateOrders: f.integer('迟到订单', 0, 1_000_000),
      months: f.lines('按月', { month: f.text('月份', 7), dueLines: f.integer('到期行', 0, 1_000_000), ...figures }, 24),
    }),
  }),
}
