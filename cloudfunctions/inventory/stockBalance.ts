import { addDays, periodOf } from '../../shared/kernel/fields'
import type { Context } from '../kernel/context'
import { join, NOTHING, sql, type Statement } from '../kernel/sql'
import { type Basis, NO_ROLLUP, nextMonth, type Rollup, rollupRow } from './stockRollup'

export interface Place {
  skus?: readonly string[]
  warehouse?: string | null
}

/** Rows of one place among the moves or months (alias x). */
export const within = ({ skus, warehouse }: Place): Statement =>
  sql`${skus ? sql`AND x.sku IN (${skus})` : NOTHING} ${warehouse ? sql`AND x.warehouse = ${warehouse}` : NOTHING}`

/** The summaries' state, to be asked for once per answer. */
export const rollupOf = async (ctx: Context): Promise<Rollup> => ((await ctx.tx.rows(rollupRow(ctx)))[0] as Rollup | undefined) ?? NO_ROLLUP

/** The last whole month up to a day, as far as the summaries go; null before their first. */
function monthUpTo(day: string, from: string | null, to: string | null): string | null {
  if (!from || !to) return null
  const own = periodOf(day)
  const whole = periodOf(addDays(day, 1)) > own ? own : periodOf(addDays(`${own}-01`, -1))
  const month = whole < to ? whole : to
  return month < from ? null : month
}

const BY_DATE = sql`move_date`
const BY_POSTING = sql`PRIMARY`

/** 00:00 of a day in China. */
const midnight = (day: string): Date => new Date(Date.parse(`${day}T00:00:00.000Z`) - 8 * 3600_000)

/** The last posting before a moment, read from the end of the index. */
const lastBefore = (ctx: Context, moment: Date): Statement =>
  sql`SELECT number FROM posting WHERE company = ${ctx.company} AND at < ${moment} ORDER BY at DESC, number DESC LIMIT 1`

/**
 * Stock at the end of a day, as rows (sku, warehouse, quantity, value) of which several may speak about one place: what the
 * last whole month ended with, and the moves since. By business date a backdated document counts on its date; by posting a
 * document counts on the day in China it was posted. No more than a month of moves and what is not yet summarised is read.
 */
export async function balancesAt(ctx: Context, basis: Basis, day: string, place: Place, known?: Rollup): Promise<Statement> {
  const rollup = known ?? (await rollupOf(ctx))
  const month = basis === 'date' ? monthUpTo(day, rollup.dateFrom, rollup.dateTo) : monthUpTo(day, rollup.postedFrom, rollup.postedTo)
  const closing = month
    ? [
        sql`SELECT x.sku, x.warehouse, x.quantity, x.value FROM stock_month x WHERE x.company = ${ctx.company} AND x.basis = ${basis} AND x.month = ${month} ${within(place)}`,
      ]
    : []
  // The order of the postings, or that of the dates; the optimizer must not take the other for a whole history.
  const moves = (index: Statement) =>
    sql`SELECT x.sku, x.warehouse, x.quantity, x.value FROM stock_move x FORCE INDEX (${index}) WHERE x.company = ${ctx.company} ${within(place)}`
  if (basis === 'date') {
    const since = month ? sql`AND x.date >= ${`${nextMonth(month)}-01`}` : NOTHING
    return join(
      [
        ...closing,
        sql`${moves(BY_DATE)} AND x.date <= ${day} ${since} AND x.posting <= ${rollup.posting}`,
        sql`${moves(BY_POSTING)} AND x.date <= ${day} AND x.posting > ${rollup.posting}`,
      ],
      ' UNION ALL ',
    )
  }
  const [ends, starts] = await ctx.tx.all([
    lastBefore(ctx, midnight(addDays(day, 1))),
    lastBefore(ctx, midnight(month ? `${nextMonth(month)}-01` : '1970-01-01')),
  ])
  const end = (ends![0]?.number as number | undefined) ?? 0
  const start = Math.min((starts![0]?.number as number | undefined) ?? 0, rollup.posting)
  return join([...closing, sql`${moves(BY_POSTING)} AND x.posting > ${month ? start : 0} AND x.posting <= ${end}`], ' UNION ALL ')
}
