import { ACCOUNTS } from '../../shared/books'
import { CASH_ACCOUNTS, CONTROL_ACCOUNTS } from '../../shared/finance/control'
import type { PeriodCheck } from '../../shared/finance/periodActions'
import { addDays, chinaDay, periodOf } from '../../shared/kernel/fields'
import { dec, moneyText } from '../../shared/kernel/money'
import { documentKinds } from '../../shared/registry'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { type Statement, sql } from '../kernel/sql'
import { lastDayOf } from './periodBook'

export interface Problem {
  check: PeriodCheck
  blocks: boolean
  count?: number
  amount?: string
  account?: string
}

// Orders and plans promise; only what posts to the ledgers belongs to a period.
const PROMISES = new Set(['purchaseOrder', 'salesOrder', 'purchasePlan'])
const POSTING = documentKinds.map(({ kind }) => kind).filter((kind) => !PROMISES.has(kind))

const balances = (ctx: Context, accounts: readonly string[], to: string): Statement =>
  sql`SELECT account, SUM(debit - credit) AS balance FROM account_balance WHERE company = ${ctx.company} AND account IN (${accounts}) AND period <= ${to} GROUP BY account`

/** What stands in the way of closing a period, or should be looked at. The ledgers are held against each other as they stand now. */
export async function problemsOf(ctx: Context, period: string): Promise<Problem[]> {
  const last = lastDayOf(period)
  const everything = '9999-99'
  const [first, open, sides, stock, parties, ledger, pending, goods, funds] = await ctx.tx.all([
    sql`SELECT MIN(period) AS period FROM posting WHERE company = ${ctx.company} AND voucher IS NOT NULL`,
    sql`SELECT state, COUNT(*) AS count FROM document WHERE company = ${ctx.company} AND state IN ('draft', 'submitted') AND kind IN (${POSTING}) AND date <= ${last} GROUP BY state`,
    sql`SELECT COALESCE(SUM(debit - credit), 0) AS difference FROM account_balance WHERE company = ${ctx.company} AND period <= ${period}`,
    sql`SELECT COALESCE(SUM(value), 0) AS value FROM stock_balance WHERE company = ${ctx.company}`,
    sql`SELECT account, SUM(amount) AS balance FROM party_entry WHERE company = ${ctx.company} GROUP BY account`,
    balances(ctx, [...CONTROL_ACCOUNTS, ACCOUNTS.stock], everything),
    balances(ctx, [ACCOUNTS.pendingGoods], period),
    sql`SELECT COUNT(*) AS count FROM stock_balance WHERE company = ${ctx.company} AND onHand < 0`,
    sql`SELECT COUNT(*) AS count FROM (SELECT fund FROM account_balance WHERE company = ${ctx.company} AND account IN (${CASH_ACCOUNTS}) AND period <= ${period} GROUP BY fund HAVING SUM(debit - credit) < 0) overdrawn`,
  ])
  const state = (name: string): number => Number.parseInt(open!.find((row) => row.state === name)?.count ?? '0', 10)
  const held = (rows: Row[] | undefined, account: string): string => rows!.find((row) => row.account === account)?.balance ?? '0'
  const differs = (check: PeriodCheck, account: string, is: string, should: string): Problem[] => {
    const amount = dec(is).minus(should)
    return amount.isZero() ? [] : [{ check, blocks: true, account, amount: moneyText(amount) }]
  }
  const counted = (check: PeriodCheck, count: number, blocks: boolean): Problem[] => (count ? [{ check, blocks, count }] : [])
  const expected = nextToClose(ctx, first![0]?.period ?? null)
  return [
    ...(last > chinaDay(ctx.now) ? [{ check: 'notOver' as const, blocks: true }] : []),
    ...(expected && expected < period ? [{ check: 'earlierOpen' as const, blocks: true }] : []),
    ...counted('submitted', state('submitted'), true),
    ...(dec(sides![0]!.difference).isZero() ? [] : [{ check: 'unbalanced' as const, blocks: true, amount: sides![0]!.difference }]),
    ...differs('stockLedger', ACCOUNTS.stock, stock![0]!.value, held(ledger, ACCOUNTS.stock)),
    ...CONTROL_ACCOUNTS.flatMap((account) => differs('partyLedger', account, held(parties, account), held(ledger, account))),
    ...(dec(held(pending, ACCOUNTS.pendingGoods)).isZero()
      ? []
      : // A year does not end with goods nobody has accounted for.
        [
          {
            check: 'pendingGoods' as const,
            blocks: period.endsWith('-12'),
            account: ACCOUNTS.pendingGoods,
            amount: held(pending, ACCOUNTS.pendingGoods),
          },
        ]),
    ...counted('drafts', state('draft'), false),
    ...counted('negativeStock', Number.parseInt(goods![0]!.count, 10), false),
    ...counted('negativeFund', Number.parseInt(funds![0]!.count, 10), false),
  ]
}

/** The period that closes next: after the last closed one, or the first with a voucher; null where there is none. */
export function nextToClose(ctx: Context, first: string | null): string | null {
  const closedTo = ctx.book!.closedTo
  return closedTo ? periodOf(addDays(closedTo, 1)) : first
}
