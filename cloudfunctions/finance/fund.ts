import type { fundActions } from '../../shared/finance/fundActions'
import type { Input } from '../../shared/kernel/contract'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { FUND_ACCOUNTS, fund } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import { masterHandlers } from '../kernel/master'
import { sql } from '../kernel/sql'
import { linesBefore } from './lineCursor'

const balance = sql`COALESCE((SELECT SUM(a.debit - a.credit) FROM account_balance a WHERE a.company = t.company AND a.fund = t.id), 0) AS balance`
const masters = masterHandlers('fund', fund, { extra: () => balance })

type FundKind = keyof typeof FUND_ACCOUNTS

/** Refuses IN_USE where another kind would move a fund that has postings to another ledger account. */
async function save(ctx: Context, input: Input<(typeof fundActions)['fund.save']>) {
  const [known] =
    await ctx.tx.rows(sql`SELECT f.fundKind, EXISTS (SELECT 1 FROM account_balance a WHERE a.company = f.company AND a.fund = f.id) AS used
      FROM fund f WHERE f.company = ${ctx.company} AND f.id = ${input.id ?? '0'}`)
  if (known?.used === 1 && FUND_ACCOUNTS[known.fundKind as FundKind] !== FUND_ACCOUNTS[input.fundKind])
    throw refuse('IN_USE', { what: '账户类型' })
  return masters['fund.save'](ctx, input)
}

/**
 * 资金日记账: the lines of one fund account between two days, newest first, each with the balance after it by business
 * date; opening and closing are the balances before the first and after the last day. Paging is by the key of the line.
 */
async function journal(ctx: Context, input: Input<(typeof fundActions)['fund.journal']>) {
  const limit = input.limit ?? 50
  const [names, sums, lines] = await ctx.tx.all([
    sql`SELECT name FROM fund WHERE company = ${ctx.company} AND id = ${input.fund}`,
    sql`SELECT COALESCE(SUM(IF(date < ${input.from}, debit - credit, 0)), 0) AS opening, COALESCE(SUM(IF(date >= ${input.from}, debit, 0)), 0) AS received,
      COALESCE(SUM(IF(date >= ${input.from}, credit, 0)), 0) AS paid FROM (
        SELECT date, debit, credit FROM journal_line WHERE company = ${ctx.company} AND fund = ${input.fund} AND date BETWEEN ${firstOf(input.from)} AND ${input.to}
        UNION ALL SELECT '1900-01-01', debit, credit FROM account_balance WHERE company = ${ctx.company} AND fund = ${input.fund} AND period < ${input.from.slice(0, 7)}) lines_`,
    sql`SELECT j.*, p.document, p.period, p.voucher, p.act, d.kind, d.number, d.note, q.name AS partyName FROM (
        SELECT company, posting, seq, date, debit, credit, SUM(debit - credit) OVER (ORDER BY date, posting, seq) AS running FROM journal_line
        WHERE company = ${ctx.company} AND fund = ${input.fund} AND date BETWEEN ${input.from} AND ${input.to}) j
      JOIN posting p ON p.company = j.company AND p.number = j.posting JOIN document d ON d.company = p.company AND d.id = p.document
      LEFT JOIN party q ON q.company = d.company AND q.id = d.party
      WHERE j.company = ${ctx.company} ${linesBefore(input.after)} ORDER BY j.date DESC, j.posting DESC, j.seq DESC LIMIT ${limit + 1}`,
  ])
  const { opening, received, paid } = sums![0] as { opening: string; received: string; paid: string }
  const page = lines!.slice(0, limit)
  const last = page[page.length - 1]
  return {
    name: names![0]!.name as string,
    opening,
    received,
    paid,
    closing: moneyText(dec(opening).plus(received).minus(paid)),
    rows: page.map(({ company: _company, running, period, voucher, act, debit, credit, ...row }) => ({
      ...row,
      voucher: `${period} 记-${voucher}`,
      reversal: act === 'void',
      received: debit,
      paid: credit,
      balance: moneyText(sum([opening, running])),
    })) as never,
    more: lines!.length > limit && last ? `${last.date}.${last.posting}.${last.seq}` : null,
  }
}

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`

export const fundHandlers = { ...masters, 'fund.save': save, 'fund.journal': journal }
