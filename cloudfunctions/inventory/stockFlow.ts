import { addDays, periodOf } from '../../shared/kernel/fields'
import type { Context } from '../kernel/context'
import { join, sql, type Statement } from '../kernel/sql'
import { type Place, within } from './stockBalance'
import { FLOW_SUMS, monthsBetween, nextMonth, type Rollup } from './stockRollup'

/**
 * What moved between two business dates, as rows (sku, warehouse, kind, quantityIn, valueIn, quantityOut, valueOut): whole
 * months from their summaries, the days before and after them and what is not yet summarised from the moves.
 */
export function flowsBetween(ctx: Context, from: string, to: string, place: Place, rollup: Rollup): Statement {
  const first = from.endsWith('-01') ? periodOf(from) : nextMonth(periodOf(from))
  const after = periodOf(addDays(to, 1)) // the first month that is not whole any more
  const whole = first < after
  const days: [string, string][] = whole
    ? [
        [from, addDays(`${first}-01`, -1)],
        [`${after}-01`, to],
      ]
    : [[from, to]]
  const months = sql`SELECT x.sku, x.warehouse, x.kind, x.quantityIn, x.valueIn, x.quantityOut, x.valueOut FROM stock_flow x
    WHERE x.company = ${ctx.company} AND x.month IN (${whole ? monthsBetween(first, periodOf(addDays(`${after}-01`, -1))) : []}) ${within(place)}`
  const summarised = days
    .filter(([start, end]) => start <= end)
    .map(([start, end]) =>
      movesOf(ctx, place, sql`move_date`, sql`x.date >= ${start} AND x.date <= ${end} AND x.posting <= ${rollup.posting}`),
    )
  const fresh = movesOf(ctx, place, sql`PRIMARY`, sql`x.date >= ${from} AND x.date <= ${to} AND x.posting > ${rollup.posting}`)
  return join([...(whole ? [months] : []), ...summarised, fresh], ' UNION ALL ')
}

const movesOf = (ctx: Context, place: Place, index: Statement, chosen: Statement): Statement =>
  sql`SELECT m.sku, m.warehouse, d.kind, ${FLOW_SUMS}
    FROM (SELECT x.company, x.posting, x.sku, x.warehouse, x.quantity, x.value FROM stock_move x FORCE INDEX (${index}) WHERE x.company = ${ctx.company} AND ${chosen} ${within(place)}) m
    JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
    GROUP BY m.sku, m.warehouse, d.kind`
