import { type CarryOver, carryOvers, type AccountSum } from '../../shared/finance/carryOver'
import { closing } from '../../shared/finance/closing'
import type { periodActions } from '../../shared/finance/periodActions'
import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { addDays, chinaDay, endOfMonth, periodOf } from '../../shared/kernel/fields'
import type { Input } from '../../shared/kernel/contract'
import { moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { post, takeBack } from '../kernel/document'
import { sql } from '../kernel/sql'
import { accountSums, lastDayOf, nextPeriod, periodBefore } from './periodBook'
import { problemsOf } from './periodChecks'

type Actions = typeof periodActions

const CLOSING = closing as unknown as DocumentKind

/** Every month from the first voucher to the present one, newest first. */
export async function list(ctx: Context) {
  const rows = await ctx.tx.rows(sql`SELECT period, COUNT(voucher) AS vouchers FROM posting WHERE company = ${ctx.company} GROUP BY period`)
  const counts = new Map(rows.map((row) => [row.period as string, Number.parseInt(row.vouchers, 10)]))
  const closedTo = ctx.book!.closedTo
  const now = periodOf(chinaDay(ctx.now))
  const periods: string[] = []
  for (let period = [...counts.keys(), now].sort()[0]!; period <= now; period = nextPeriod(period)) periods.push(period)
  return {
    closedTo,
    rows: periods.reverse().map((period) => ({
      period,
      closed: closedTo !== null && endOfMonth(`${period}-01`) <= closedTo,
      vouchers: counts.get(period) ?? 0,
    })),
  }
}

/** The checklist, and what closing would carry over or has carried over. */
export async function check(ctx: Context, { period }: Input<Actions['period.check']>) {
  const last = lastDayOf(period)
  const closedTo = ctx.book!.closedTo
  const closed = closedTo !== null && last <= closedTo
  const [sums, names] = await ctx.tx.all([
    accountSums(ctx, period),
    sql`SELECT code, name FROM ledger_account WHERE company = ${ctx.company}`,
  ])
  const nameOf = new Map(names!.map(({ code, name }) => [code as string, name as string]))
  const steps = closed ? [] : carryOvers(sums as AccountSum[], ctx.settings, period)
  return {
    period,
    closed,
    last: closedTo === last,
    problems: closed ? [] : await problemsOf(ctx, period),
    steps: steps.map(({ step, entries }) => ({
      step,
      entries: entries.map((entry) => ({ ...entry, name: nameOf.get(entry.account) ?? '' })),
    })),
    profit: moneyText(profitOf(steps)),
    made: await madeBy(ctx, last),
  }
}

// What the step takes off income and expense is what they came to.
const profitOf = (steps: readonly CarryOver[]) =>
  sum(
    steps
      .filter(({ step }) => step === 'profit')
      .flatMap(({ entries }) =>
        entries.filter(({ account }) => account.startsWith('5')).flatMap(({ debit, credit }) => [debit ?? '0', `-${credit ?? '0'}`]),
      ),
  )

async function madeBy(ctx: Context, day: string) {
  const rows =
    await ctx.tx.rows(sql`SELECT d.id, h.step, d.number, d.amountIncl AS amount FROM document d JOIN closing h ON h.company = d.company AND h.id = d.id
    WHERE d.company = ${ctx.company} AND d.kind = 'closing' AND d.state = 'approved' AND d.date = ${day} ORDER BY d.id`)
  return rows as never
}

/**
 * Carries over and locks the period, in one transaction under the book lock. Refuses PERIOD_CLOSED for a period that is
 * closed, and PERIOD_NOT_READY with what blocks: only the next period that is over can be closed.
 */
export async function close(ctx: Context, { period }: Input<Actions['period.close']>) {
  const last = lastDayOf(period)
  await ctx.tx.flush()
  const before = ctx.book!.closedTo
  if (before && last <= before) throw refuse('PERIOD_CLOSED', { closedTo: before })
  const blocking = (await problemsOf(ctx, period)).filter(({ blocks }) => blocks)
  if (blocking.length) throw refuse('PERIOD_NOT_READY', { period, checks: [...new Set(blocking.map(({ check }) => check))] })
  const sums = (await ctx.tx.rows(accountSums(ctx, period))) as AccountSum[]
  for (const { step, entries } of carryOvers(sums, ctx.settings, period)) {
    await post(ctx, CLOSING, { date: last, step, entries } as unknown as DocumentInput)
    ctx.also()
  }
  lockTo(ctx, { closedTo: last, before, period, after: lastPosting(ctx) })
  await ctx.tx.flush()
  return { closedTo: last, made: await madeBy(ctx, last) }
}

/** Opens the last closed period; its carry-over vouchers are reversed in red, the last first. */
export async function reopen(ctx: Context, { period, reason }: Input<Actions['period.reopen']>) {
  const last = lastDayOf(period)
  await ctx.tx.flush()
  const closedTo = ctx.book!.closedTo
  if (closedTo !== last)
    throw refuse('INVALID', {
      issues: [{ path: 'period', message: closedTo ? `只能反结账最近结账的期间（${periodOf(closedTo)}）` : '还没有结过账' }],
    })
  const { startsOn, opened } = ctx.book!
  if (opened && startsOn && last < startsOn)
    throw refuse('INVALID', { issues: [{ path: 'period', message: '这是账套启用以前的期间，要改期初请取消启用' }] })
  const [earlier] = await ctx.tx.rows(sql`SELECT 1 AS any_ FROM posting WHERE company = ${ctx.company} AND period < ${period} LIMIT 1`)
  const eve = opened && startsOn ? addDays(startsOn, -1) : null
  const monthBefore = earlier ? endOfMonth(`${periodBefore(period)}-01`) : null
  const before = eve && (!monthBefore || monthBefore < eve) ? eve : monthBefore
  const documents = await ctx.tx.rows(
    sql`SELECT id FROM document WHERE company = ${ctx.company} AND kind = 'closing' AND state = 'approved' AND date = ${last} ORDER BY numberSeq DESC`,
  )
  ctx.book!.closedTo = before
  const after = lastPosting(ctx)
  for (const { id } of documents) {
    await takeBack(ctx, CLOSING, id, reason)
    ctx.also()
  }
  lockTo(ctx, { closedTo: before, before: closedTo, period, after, reason })
  return { closedTo: before }
}

const lastPosting = (ctx: Context): number => ctx.book!.last?.number ?? 0

interface Lock {
  closedTo: string | null
  before: string | null
  period: string
  /** The posting after which the lock holds: the checker holds later ones against it. */
  after: number
  reason?: string
}

function lockTo(ctx: Context, { closedTo, before, period, after, reason }: Lock): void {
  ctx.book!.closedTo = closedTo
  ctx.tx.later(sql`UPDATE book SET closedTo = ${closedTo} WHERE company = ${ctx.company}`)
  ctx.did('period', ctx.company, { closedTo: before }, { closedTo, period, after, reason })
}
