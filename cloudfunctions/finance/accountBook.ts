import type { ledgerActions } from '../../shared/finance/ledgerActions'
import type { Input } from '../../shared/kernel/contract'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { pinyinOf } from '../kernel/pinyin'
import { NOTHING, sql, startsWith } from '../kernel/sql'
import { linesBefore } from './lineCursor'
import { checkPeriods } from './periods'

type Actions = typeof ledgerActions

async function accountOf(ctx: Context, code: string) {
  const [found] = await ctx.tx.rows(sql`SELECT code, name, side FROM ledger_account WHERE company = ${ctx.company} AND code = ${code}`)
  if (!found) throw refuse('NOT_FOUND', { what: 'account', id: code })
  return found as { code: string; name: string; side: 'debit' | 'credit' }
}

/** 总账 of an account with its detail accounts: what each month moved, and the balance at its end, debit positive. */
export async function general(ctx: Context, input: Input<Actions['ledger.general']>) {
  checkPeriods(input)
  const { code, name, side } = await accountOf(ctx, input.account)
  const [before, months] = await ctx.tx.all([
    sql`SELECT COALESCE(SUM(debit - credit), 0) AS opening FROM account_balance WHERE company = ${ctx.company} AND account LIKE ${startsWith(code)} AND period < ${input.from}`,
    sql`SELECT period, SUM(debit) AS debit, SUM(credit) AS credit FROM account_balance
      WHERE company = ${ctx.company} AND account LIKE ${startsWith(code)} AND period BETWEEN ${input.from} AND ${input.to} GROUP BY period ORDER BY period`,
  ])
  const opening = before![0]!.opening as string
  let closing = dec(opening)
  const rows = months!.map(({ period, debit, credit }) => {
    closing = closing.plus(debit).minus(credit)
    return { period: period as string, debit: debit as string, credit: credit as string, closing: moneyText(closing) }
  })
  return { account: code, name, side, opening, rows }
}

/** 明细账 of an account with its detail accounts, or of one party on it; keyset paging by the key of the line. */
export async function entries(ctx: Context, input: Input<Actions['ledger.entries']>) {
  checkPeriods(input)
  const { code, name } = await accountOf(ctx, input.account)
  const limit = input.limit ?? 50
  const party = input.party ? sql`AND party = ${input.party}` : NOTHING
  const [sums, lines] = await ctx.tx.all([
    sql`SELECT COALESCE(SUM(IF(period < ${input.from}, debit - credit, 0)), 0) AS opening, COALESCE(SUM(IF(period >= ${input.from}, debit, 0)), 0) AS debit,
      COALESCE(SUM(IF(period >= ${input.from}, credit, 0)), 0) AS credit FROM account_balance
      WHERE company = ${ctx.company} AND account LIKE ${startsWith(code)} AND period <= ${input.to} ${party}`,
    sql`SELECT j.*, p.document, p.period, p.voucher, p.act, d.kind, d.number, a.name AS accountName, q.name AS partyName, f.name AS fundName FROM (
        SELECT company, posting, seq, date, account, party, fund, debit, credit, SUM(debit - credit) OVER (ORDER BY date, posting, seq) AS running FROM journal_line
        WHERE company = ${ctx.company} AND account LIKE ${startsWith(code)} AND period BETWEEN ${input.from} AND ${input.to} ${party}) j
      JOIN posting p ON p.company = j.company AND p.number = j.posting JOIN document d ON d.company = p.company AND d.id = p.document
      JOIN ledger_account a ON a.company = j.company AND a.code = j.account
      LEFT JOIN party q ON q.company = j.company AND q.id = j.party LEFT JOIN fund f ON f.company = j.company AND f.id = j.fund
      WHERE j.company = ${ctx.company} ${linesBefore(input.after)} ORDER BY j.date DESC, j.posting DESC, j.seq DESC LIMIT ${limit + 1}`,
  ])
  const { opening, debit, credit } = sums![0] as { opening: string; debit: string; credit: string }
  const page = lines!.slice(0, limit)
  const last = page[page.length - 1]
  return {
    account: code,
    name,
    opening,
    debit,
    credit,
    closing: moneyText(dec(opening).plus(debit).minus(credit)),
    rows: page.map(({ company: _company, party: _party, fund: _fund, running, period, voucher, act, ...row }) => ({
      ...row,
      voucher: `${period} 记-${voucher}`,
      reversal: act === 'void',
      balance: moneyText(sum([opening, running])),
    })) as never,
    more: lines!.length > limit && last ? `${last.date}.${last.posting}.${last.seq}` : null,
  }
}

/** Initials of account names, which change seldom and are the same in most companies. */
const initials = new Map<string, string>()

/** 科目表, in the order of the codes, to be found by code, name or initials; only accounts without detail accounts are posted to. */
export async function chart(ctx: Context) {
  const rows = await ctx.tx.rows(sql`SELECT code, name, side FROM ledger_account WHERE company = ${ctx.company} ORDER BY code`)
  const hasDetails = (code: string) => rows.some((row) => row.code !== code && (row.code as string).startsWith(code))
  for (const { name } of rows) if (!initials.has(name)) initials.set(name, await pinyinOf(name))
  return { rows: rows.map((row) => ({ ...row, pinyin: initials.get(row.name), leaf: !hasDetails(row.code as string) })) as never }
}
