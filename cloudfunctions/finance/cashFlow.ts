import { CASH_ACCOUNTS } from '../../shared/finance/control'
import type { statementActions } from '../../shared/finance/statementActions'
import { statementPeriod } from '../../shared/finance/statementPeriod'
import { CASH_FLOW_ITEMS } from '../../shared/finance/statements'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import { recordCashItem } from '../kernel/books'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'
import { OPENING_KINDS } from '../kernel/statementReads'
import { linesBefore } from './lineCursor'

type Actions = typeof statementActions

/**
 * Journal lines of money that are booked to a line of the cash flow statement, newest first; without one those that have
 * none, apart from what the books were opened with and money that only went from one account to another.
 */
export async function lines(ctx: Context, input: Input<Actions['cashFlow.lines']>) {
  const { year, to } = statementPeriod(input.period)
  const limit = input.limit ?? 50
  const kept = input.item
    ? sql`j.cashItem = ${input.item}`
    : sql`j.cashItem IS NULL AND d.kind NOT IN (${OPENING_KINDS}) AND (SELECT SUM(x.debit - x.credit) FROM journal_line x
        WHERE x.company = j.company AND x.posting = j.posting AND x.account IN (${CASH_ACCOUNTS}) AND x.cashItem IS NULL) <> 0`
  const found =
    await ctx.tx.rows(sql`SELECT j.posting, j.seq, j.date, p.period, p.voucher, p.document, d.kind, d.number, q.name AS partyName,
      f.name AS fundName, j.cashItem AS item, j.debit - j.credit AS amount
    FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting JOIN document d ON d.company = p.company AND d.id = p.document
    LEFT JOIN party q ON q.company = d.company AND q.id = d.party LEFT JOIN fund f ON f.company = j.company AND f.id = j.fund
    WHERE j.company = ${ctx.company} AND j.account IN (${CASH_ACCOUNTS}) AND j.period BETWEEN ${year} AND ${to} AND ${kept} ${linesBefore(input.after)}
    ORDER BY j.date DESC, j.posting DESC, j.seq DESC LIMIT ${limit + 1}`)
  const page = found.slice(0, limit)
  const last = page[page.length - 1]
  return {
    rows: page.map(({ period, voucher, ...row }) => ({ ...row, voucher: `${period} 记-${voucher}` })) as never,
    more: found.length > limit && last ? `${last.date}.${last.posting}.${last.seq}` : null,
  }
}

/**
 * Books a line of money to another line of the cash flow statement. Refuses NOT_FOUND for what is no line of money, INVALID
 * for a line of the statement that is a sum, PERIOD_CLOSED where the month is closed: its statements stay as they were.
 */
export async function correct(ctx: Context, { posting, seq, item }: Input<Actions['cashFlow.correct']>) {
  const [found] =
    await ctx.tx.rows(sql`SELECT j.posting, j.seq, j.date, j.period, j.cashItem, j.debit, j.credit, p.document FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting
    WHERE j.company = ${ctx.company} AND j.posting = ${posting} AND j.seq = ${seq} AND j.account IN (${CASH_ACCOUNTS})`)
  if (!found) throw refuse('NOT_FOUND', { what: 'voucher' })
  if (item && !CASH_FLOW_ITEMS[item]) throw refuse('INVALID', { issues: [{ path: 'item', message: '现金流量项目：这一行是合计' }] })
  const closedTo = ctx.book!.closedTo
  if (closedTo && found.date <= closedTo) throw refuse('PERIOD_CLOSED', { closedTo })
  recordCashItem(ctx, found as never, item ?? null)
  ctx.did('cashFlow', found.document, { posting, seq, item: found.cashItem }, { posting, seq, item: item ?? null })
  return { item: item ?? null }
}
