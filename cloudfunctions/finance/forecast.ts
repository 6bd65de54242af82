import { ACCOUNTS } from '../../shared/books'
import { type Flow, type forecastActions, forecastOf } from '../../shared/finance/forecast'
import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { dueDate, type Terms } from '../../shared/masters/terms'
import type { Context } from '../kernel/context'
import { name, sql, type Statement } from '../kernel/sql'
import { seenSide } from '../kernel/sides'

const WEEKS = 8

/** What approved orders are still to bring or take, by the day the goods are expected and the terms of the party. */
const ordered = (ctx: Context, today: string, kind: 'salesOrder' | 'purchaseOrder'): Statement => {
  const [head, follower] = kind === 'salesOrder' ? ['sales_order', 'delivery'] : ['purchase_order', 'receipt']
  return sql`SELECT GREATEST(COALESCE(h.expectedDate, ${today}), ${today}) AS day, COALESCE(q.terms, 'cash') AS terms, COALESCE(q.termDays, 0) AS termDays,
      SUM(l.amountIncl - COALESCE((SELECT SUM(t.amountIncl) FROM document_line t JOIN document x ON x.company = t.company AND x.id = t.document
        WHERE t.company = l.company AND t.sourceLine = l.id AND x.kind = ${follower} AND x.state = 'approved'), 0)) AS amount
    FROM document o JOIN ${name(head!)} h ON h.company = o.company AND h.id = o.id JOIN party q ON q.company = o.company AND q.id = o.party
    JOIN document_line l ON l.company = o.company AND l.document = o.id
    WHERE o.company = ${ctx.company} AND o.kind = ${kind} AND o.state = 'approved' AND o.fulfilment IN ('none', 'part') GROUP BY day, terms, termDays`
}

/** The cash position and its weeks to come; for a person who may see the balances of both sides. */
export async function forecast(ctx: Context, input: Input<(typeof forecastActions)['fund.forecast']>) {
  for (const side of ['customer', 'supplier'] as const) seenSide(ctx, side)
  const today = chinaDay(ctx.now)
  const [funds, items, sales, purchases] = await ctx.tx.all([
    sql`SELECT COALESCE(SUM(debit - credit), 0) AS position FROM account_balance WHERE company = ${ctx.company} AND fund <> 0`,
    sql`SELECT account, dueDate AS day, SUM(open) AS open FROM party_entry WHERE company = ${ctx.company} AND settled = 0
      AND account IN (${[ACCOUNTS.receivable, ACCOUNTS.payable]}) GROUP BY account, dueDate`,
    ordered(ctx, today, 'salesOrder'),
    ordered(ctx, today, 'purchaseOrder'),
  ])
  const expected: Flow[] = [
    ...items!.map(({ account, day, open }): Flow => {
      const owed = account === ACCOUNTS.receivable
      return { source: owed ? 'receivable' : 'payable', day, amount: owed ? open : opposite(open) }
    }),
    ...orderFlows('salesOrders', sales!),
    ...orderFlows('purchaseOrders', purchases!),
  ]
  const position = funds![0]!.position as string
  return { date: today, position, rows: forecastOf(today, input.weeks ?? WEEKS, position, expected) }
}

const opposite = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

const orderFlows = (source: Flow['source'], rows: readonly Record<string, unknown>[]): Flow[] =>
  rows.map(({ day, terms, termDays, amount }) => ({
    source,
    day: dueDate(day as string, { terms: terms as Terms, termDays: termDays as number }),
    amount: amount as string,
  }))
