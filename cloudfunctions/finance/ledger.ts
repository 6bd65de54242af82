import { dec, type Decimal, moneyText, sum, ZERO } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'
import { vouchersOf } from '../kernel/vouchers'
import { checkPeriods } from './periods'

interface Sums {
  account: string
  name: string
  openingDebit: string
  openingCredit: string
  debit: string
  credit: string
  closingDebit: string
  closingCredit: string
}

/** 科目余额表: opening, movement and closing of every account that has any, between two periods; balances on their own side. */
export async function trialBalance(ctx: Context, input: { from: string; to: string }) {
  checkPeriods(input)
  const found = await ctx.tx.rows(sql`SELECT b.account, a.name,
    SUM(IF(b.period < ${input.from}, b.debit - b.credit, 0)) AS opening,
    SUM(IF(b.period >= ${input.from}, b.debit, 0)) AS debit, SUM(IF(b.period >= ${input.from}, b.credit, 0)) AS credit
    FROM account_balance b JOIN ledger_account a ON a.company = b.company AND a.code = b.account
    WHERE b.company = ${ctx.company} AND b.period <= ${input.to} GROUP BY b.account, a.name ORDER BY b.account`)
  const rows = found.map((row): Sums => {
    const closing = dec(row.opening).plus(row.debit).minus(row.credit)
    return {
      account: row.account,
      name: row.name,
      ...onSides('opening', dec(row.opening)),
      debit: row.debit,
      credit: row.credit,
      ...onSides('closing', closing),
    } as Sums
  })
  const total = (field: keyof Sums) => moneyText(sum(rows.map((row) => row[field])))
  return {
    rows,
    total: {
      openingDebit: total('openingDebit'),
      openingCredit: total('openingCredit'),
      debit: total('debit'),
      credit: total('credit'),
      closingDebit: total('closingDebit'),
      closingCredit: total('closingCredit'),
    },
  }
}

const onSides = (when: 'opening' | 'closing', balance: Decimal) => ({
  [`${when}Debit`]: moneyText(balance.isNegative() ? ZERO : balance),
  [`${when}Credit`]: moneyText(balance.isNegative() ? balance.negated() : ZERO),
})

const HEAD = sql`SELECT p.number AS posting, p.period, p.voucher, p.date, p.document, d.kind, d.number, p.act = 'void' AS reversal,
  (SELECT COALESCE(SUM(j.debit), 0) FROM journal_line j WHERE j.company = p.company AND j.posting = p.number) AS amount
  FROM posting p JOIN document d ON d.company = p.company AND d.id = p.document`

const headOf = ({ period, voucher, reversal, ...row }: Record<string, any>) => ({
  ...row,
  voucher: `${period} 记-${voucher}`,
  reversal: reversal === 1,
})

/** Vouchers newest first, of a period or with a line on an account. */
export async function vouchers(
  ctx: Context,
  input: { period?: string | null; account?: string | null; after?: number | null; limit?: number | null },
) {
  const limit = input.limit ?? 50
  const rows = await ctx.tx.rows(sql`${HEAD} WHERE p.company = ${ctx.company} AND p.voucher IS NOT NULL
    ${input.period ? sql`AND p.period = ${input.period}` : sql``} ${input.after ? sql`AND p.number < ${input.after}` : sql``}
    ${input.account ? sql`AND EXISTS (SELECT 1 FROM journal_line j WHERE j.company = p.company AND j.posting = p.number AND j.account = ${input.account})` : sql``}
    ORDER BY p.number DESC LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit)
  return { rows: page.map(headOf) as never, more: rows.length > limit ? (page[page.length - 1]!.posting as number) : null }
}

/** A voucher with its lines. Refuses NOT_FOUND for a posting without one. */
export async function voucher(ctx: Context, input: { posting: number }) {
  const [found] = await vouchersOf(ctx, sql`p.number = ${input.posting}`, 1)
  if (!found) throw refuse('NOT_FOUND', { what: 'voucher' })
  const { madeBy: _madeBy, approvedBy: _approvedBy, ...shown } = found
  return shown
}
