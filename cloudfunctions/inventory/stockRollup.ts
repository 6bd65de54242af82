import { periodOf } from '../../shared/kernel/fields'
import type { Context } from '../kernel/context'
import { join, sql, type Statement } from '../kernel/sql'

/** Postings of one chunk. */
const CHUNK = 2000

/** What the summaries already hold: the moves of postings up to `posting`, over these months; null before the first move. */
export interface Rollup {
  posting: number
  dateFrom: string | null
  dateTo: string | null
  postedFrom: string | null
  postedTo: string | null
}

export const NO_ROLLUP: Rollup = { posting: 0, dateFrom: null, dateTo: null, postedFrom: null, postedTo: null }

/** How far the summaries of the company have come; they are always true for the postings up to there. */
export const rollupRow = (ctx: Context): Statement =>
  sql`SELECT posting, dateFrom, dateTo, postedFrom, postedTo FROM stock_rollup WHERE company = ${ctx.company}`

/** Months by business date, and by the day of posting in China. */
export type Basis = 'date' | 'posting'

const monthOf = (basis: Basis): Statement =>
  basis === 'date' ? sql`DATE_FORMAT(m.date, '%Y-%m')` : sql`DATE_FORMAT(p.at + INTERVAL 8 HOUR, '%Y-%m')`

/**
 * Adds the next postings to the monthly summaries: what moved by kind of document (stock_flow), and what was there at the
 * end of every month by either basis (stock_month). Backdated moves change every month from theirs on. Postings of a company
 * are serial, so whoever sees one sees all before it; two that add at once wait for each other. Answers whether more is left.
 */
export async function rollUp(ctx: Context): Promise<{ posting: number; last: number; done: boolean }> {
  await ctx.tx.run(sql`INSERT IGNORE INTO stock_rollup (company, posting) VALUES (${ctx.company}, 0)`)
  const [rows, lasts] = await ctx.tx.all([
    sql`${rollupRow(ctx)} FOR UPDATE`,
    sql`SELECT COALESCE(MAX(number), 0) AS last FROM posting WHERE company = ${ctx.company}`,
  ])
  const known = rows![0] as Rollup
  const last = lasts![0]!.last as number
  const upTo = Math.min(last, known.posting + CHUNK)
  if (upTo === known.posting) return { posting: upTo, last, done: true }
  const moves = sql`FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
    WHERE m.company = ${ctx.company} AND m.posting > ${known.posting} AND m.posting <= ${upTo}`
  const [spans] = await ctx.tx.all([
    sql`SELECT MIN(m.date) AS dateFrom, MAX(m.date) AS dateTo, MIN(${monthOf('posting')}) AS postedFrom, MAX(${monthOf('posting')}) AS postedTo ${moves}`,
  ])
  const span = spans![0]!
  let next: Rollup = { ...known, posting: upTo }
  if (span.dateFrom) {
    ctx.tx.later(flows(ctx, known.posting, upTo))
    const byDate = widened(known.dateFrom, known.dateTo, periodOf(span.dateFrom), periodOf(span.dateTo))
    const byPosting = widened(known.postedFrom, known.postedTo, span.postedFrom, span.postedTo)
    closings(ctx, 'date', known.dateTo, byDate, moves)
    closings(ctx, 'posting', known.postedTo, byPosting, moves)
    next = { posting: upTo, dateFrom: byDate.from, dateTo: byDate.to, postedFrom: byPosting.from, postedTo: byPosting.to }
  }
  ctx.tx.later(sql`UPDATE stock_rollup SET posting = ${next.posting}, dateFrom = ${next.dateFrom}, dateTo = ${next.dateTo},
    postedFrom = ${next.postedFrom}, postedTo = ${next.postedTo} WHERE company = ${ctx.company}`)
  return { posting: upTo, last, done: upTo === last }
}

interface Months {
  from: string
  to: string
  /** The first month that the new moves touch. */
  touched: string
}

const widened = (from: string | null, to: string | null, first: string, last: string): Months => ({
  from: from && from < first ? from : first,
  to: to && to > last ? to : last,
  touched: first,
})

// The months that are new begin with what the one before them ended with; then the moves change their month and all after it.
function closings(ctx: Context, basis: Basis, known: string | null, months: Months, moves: Statement): void {
  if (known)
    for (let before = known; before < months.to; before = nextMonth(before))
      ctx.tx.later(sql`INSERT INTO stock_month (company, basis, month, sku, warehouse, quantity, value)
        SELECT company, basis, ${nextMonth(before)}, sku, warehouse, quantity, value FROM stock_month
        WHERE company = ${ctx.company} AND basis = ${basis} AND month = ${before} AND (quantity <> 0 OR value <> 0)`)
  const all = monthsBetween(months.touched, months.to).map((month) => sql`SELECT ${month} AS month`)
  ctx.tx.later(sql`INSERT INTO stock_month (company, basis, month, sku, warehouse, quantity, value)
    SELECT ${ctx.company}, ${basis}, c.month, x.sku, x.warehouse, SUM(x.quantity), SUM(x.value)
    FROM (SELECT ${monthOf(basis)} AS month, m.sku, m.warehouse, SUM(m.quantity) AS quantity, SUM(m.value) AS value ${moves} GROUP BY 1, m.sku, m.warehouse) x
    JOIN (${join(all, ' UNION ALL ')}) c ON c.month >= x.month GROUP BY c.month, x.sku, x.warehouse
    ON DUPLICATE KEY UPDATE quantity = stock_month.quantity + VALUES(quantity), value = stock_month.value + VALUES(value)`)
}

/** In and out by the sense of the act: a void takes back what its document brought, on the same side. */
export const SENSE = sql`SIGN(m.quantity) * IF(p.act = 'void', -1, 1)`

function flows(ctx: Context, after: number, upTo: number): Statement {
  return sql`INSERT INTO stock_flow (company, month, sku, warehouse, kind, quantityIn, valueIn, quantityOut, valueOut)
    SELECT m.company, ${monthOf('date')}, m.sku, m.warehouse, d.kind, ${FLOW_SUMS}
    FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
    WHERE m.company = ${ctx.company} AND m.posting > ${after} AND m.posting <= ${upTo} GROUP BY m.company, 2, m.sku, m.warehouse, d.kind
    ON DUPLICATE KEY UPDATE quantityIn = stock_flow.quantityIn + VALUES(quantityIn), valueIn = stock_flow.valueIn + VALUES(valueIn),
      quantityOut = stock_flow.quantityOut + VALUES(quantityOut), valueOut = stock_flow.valueOut + VALUES(valueOut)`
}

/** Sums of moves (m) with their posting (p); a change of value alone counts as coming in. */
export const FLOW_SUMS = sql`SUM(IF(${SENSE} >= 0, m.quantity, 0)) AS quantityIn, SUM(IF(${SENSE} >= 0, m.value, 0)) AS valueIn,
  SUM(IF(${SENSE} < 0, -m.quantity, 0)) AS quantityOut, SUM(IF(${SENSE} < 0, -m.value, 0)) AS valueOut`

/** 2026-12 → 2027-01. */
export function nextMonth(month: string): string {
  const [year, of] = month.split('-').map((part) => parseInt(part, 10)) as [number, number]
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}

export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}
