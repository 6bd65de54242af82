import type { AccountSum } from '../../shared/finance/carryOver'
import { addDays, endOfMonth, periodOf } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { type Statement, sql } from '../kernel/sql'

const PERIOD = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/

/** The last day of a period; refuses INVALID for what is no month. */
export function lastDayOf(period: string): string {
  if (!PERIOD.test(period)) throw refuse('INVALID', { issues: [{ path: 'period', message: '期间：应为形如 2026-11 的月份' }] })
  return endOfMonth(`${period}-01`)
}

export const nextPeriod = (period: string): string => periodOf(addDays(endOfMonth(`${period}-01`), 1))
export const periodBefore = (period: string): string => periodOf(addDays(`${period}-01`, -1))

/** The accounts that carrying over looks at: VAT and surcharges, profit and loss, profit of the year. */
export const accountSums = (ctx: Context, period: string): Statement =>
  sql`SELECT account, SUM(debit - credit) AS balance, SUM(IF(period = ${period}, debit, 0)) AS debit, SUM(IF(period = ${period}, credit, 0)) AS credit
    FROM account_balance WHERE company = ${ctx.company} AND period <= ${period} AND (account LIKE '5%' OR account LIKE '2221%' OR account LIKE '310%')
    GROUP BY account`
export type { AccountSum }
