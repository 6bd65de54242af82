import { CASH_ACCOUNTS } from '../../shared/finance/control'
import { type AccountFigure, type CheckedColumns, statementChecks, statementColumn } from '../../shared/finance/statementFigures'
import { type StatementPeriod, statementPeriod } from '../../shared/finance/statementPeriod'
import { dec, type Decimal, moneyText, sum } from '../../shared/kernel/money'
import { documentKinds } from '../../shared/registry'
import type { Context } from './context'
import type { Row } from './db'
import { fixed, sql, type Statement } from './sql'

/** Kinds that say what stood when the books began; what they post is neither profit nor cash flow of a period. */
export const OPENING_KINDS = documentKinds.filter(({ opens }) => opens).map(({ kind }) => kind)

interface Months {
  from: string
  to: string
}

/** Journal lines j with what posted them. */
const POSTED_LINES = fixed(
  'document d JOIN posting p ON p.company = d.company AND p.document = d.id JOIN journal_line j ON j.company = p.company AND j.posting = p.number',
)

/** Balances by account at the end of the period and when its year began, parties that owe and parties that are owed apart. */
function balances(ctx: Context, { year, to }: StatementPeriod): Statement {
  return sql`SELECT account, SUM(GREATEST(ending, 0)) AS endDebit, SUM(GREATEST(-ending, 0)) AS endCredit,
      SUM(GREATEST(beginning, 0)) AS startDebit, SUM(GREATEST(-beginning, 0)) AS startCredit
    FROM (SELECT account, party, SUM(ending) AS ending, SUM(beginning) AS beginning FROM (${balancesOfParties(ctx, year, to)}) both_ GROUP BY account, party) parties
    GROUP BY account`
}

/**
 * Rows account, party, ending, beginning (debit positive). Books that were opened within the year begin it with what they
 * were opened with.
 */
export const balancesOfParties = (ctx: Context, year: string, to: string): Statement =>
  sql`SELECT account, party, SUM(debit - credit) AS ending, SUM(IF(period < ${year}, debit - credit, 0)) AS beginning
      FROM account_balance WHERE company = ${ctx.company} AND period <= ${to} GROUP BY account, party
    UNION ALL SELECT j.account, COALESCE(j.party, 0), 0, SUM(j.debit - j.credit) FROM ${POSTED_LINES}
      WHERE d.company = ${ctx.company} AND d.kind IN (${OPENING_KINDS}) AND j.period BETWEEN ${year} AND ${to} GROUP BY j.account, COALESCE(j.party, 0)`

/** Movements of a class of accounts by month, debit positive. */
const movements = (ctx: Context, { from, to }: Months): Statement =>
  sql`SELECT period, account, SUM(debit - credit) AS amount FROM account_balance
    WHERE company = ${ctx.company} AND period BETWEEN ${from} AND ${to} AND (account LIKE '5%' OR account LIKE '310%') GROUP BY period, account`

/** What vouchers took off profit and loss to 3103, whoever made them. */
const carriedOver = (ctx: Context, { from, to }: Months): Statement =>
  sql`SELECT j.period, j.account, SUM(j.debit - j.credit) AS amount FROM (SELECT DISTINCT c.posting FROM journal_line c
      JOIN posting p ON p.company = c.company AND p.number = c.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE c.company = ${ctx.company} AND c.account LIKE '3103%' AND c.period BETWEEN ${from} AND ${to} AND d.kind NOT IN (${OPENING_KINDS})) carrying
    JOIN journal_line j ON j.company = ${ctx.company} AND j.posting = carrying.posting AND j.account LIKE '5%' GROUP BY j.period, j.account`

const opened = (ctx: Context, { from, to }: Months): Statement =>
  sql`SELECT j.period, j.account, SUM(j.debit - j.credit) AS amount FROM ${POSTED_LINES}
    WHERE d.company = ${ctx.company} AND d.kind IN (${OPENING_KINDS}) AND j.period BETWEEN ${from} AND ${to}
      AND (j.account LIKE '5%' OR j.account LIKE '310%' OR j.account IN (${CASH_ACCOUNTS})) GROUP BY j.period, j.account`

const cashByItem = (ctx: Context, { from, to }: Months): Statement =>
  sql`SELECT period, item, amount FROM cash_flow WHERE company = ${ctx.company} AND period BETWEEN ${from} AND ${to}`

const cashBefore = (ctx: Context, { year, other }: StatementPeriod): Statement =>
  sql`SELECT COALESCE(SUM(IF(period < ${year}, debit - credit, 0)), 0) AS year, COALESCE(SUM(IF(period < ${other.from}, debit - credit, 0)), 0) AS other
    FROM account_balance WHERE company = ${ctx.company} AND account IN (${CASH_ACCOUNTS}) AND period < ${other.from > year ? other.from : year}`

export interface Statements extends CheckedColumns {
  period: StatementPeriod
  incomeOther: Map<number, string>
  cashFlowOther: Map<number, string>
  checks: ReturnType<typeof statementChecks>
}

/**
 * The three statutory statements for a month, a quarter or a year, from the balances of accounts and the cash flow items of
 * journal lines: sheet at the end and when the year began; profit and cash flow of the year so far and of the other column.
 * Reads in one packet; refuses INVALID for what is no period.
 */
export async function readStatements(ctx: Context, text: string): Promise<Statements> {
  const period = statementPeriod(text)
  const year = { from: period.year, to: period.to }
  const all = { from: period.other.from < period.year ? period.other.from : period.year, to: period.to }
  const [stands, moved, carried, began, cash, before] = (await ctx.tx.all([
    balances(ctx, period),
    movements(ctx, all),
    carriedOver(ctx, all),
    opened(ctx, all),
    cashByItem(ctx, all),
    cashBefore(ctx, period),
  ])) as [Row[], Row[], Row[], Row[], Row[], Row[]]
  const column = (end: 'end' | 'start') =>
    statementColumn('balance', {
      accounts: stands.map((row) => ({ account: row.account, debit: row[`${end}Debit`], credit: row[`${end}Credit`] })),
    })
  // A year shows all that it earned, with what the books were opened with; a month or quarter only its own.
  const whole = (months: Months) => months === year || period.kind === 'year'
  const income = (months: Months) => statementColumn('income', { accounts: profitOf(months, moved, carried, whole(months) ? [] : began) })
  const cashFlow = (months: Months, opening: string) =>
    statementColumn('cashFlow', {
      accounts: [],
      cash: within(months, cash).map(({ item, amount }) => ({ item, amount })),
      openingCash: moneyText(sum([opening, totalOf(within(months, began), isCash)])),
    })
  const own = within(year, began)
  const columns: CheckedColumns = {
    end: column('end'),
    start: column('start'),
    income: income(year),
    cashFlow: cashFlow(year, before[0]!.year),
    shared: moneyText(
      totalOf(within(year, moved), isEquity)
        .minus(totalOf(own, isEquity))
        .plus(totalOf(within(year, carried), isProfit))
        .negated(),
    ),
    earlier: moneyText(totalOf(own, isProfit).negated()),
  }
  return {
    ...columns,
    period,
    incomeOther: income(period.other),
    cashFlowOther: cashFlow(period.other, before[0]!.other),
    checks: statementChecks(columns),
  }
}

/** What each account of profit and loss moved in the year so far, before it was carried over; debit positive. */
export async function profitOfYear(ctx: Context, { year, to }: StatementPeriod): Promise<AccountFigure[]> {
  const months = { from: year, to }
  const [moved, carried] = await ctx.tx.all([movements(ctx, months), carriedOver(ctx, months)])
  return profitOf(months, moved!, carried!, [])
}

const within = ({ from, to }: Months, rows: readonly Row[]): Row[] => rows.filter(({ period }) => period >= from && period <= to)
const isCash = (account: string) => CASH_ACCOUNTS.includes(account)
const isEquity = (account: string) => /^310[34]/.test(account)
const isProfit = (account: string) => account.startsWith('5')

const totalOf = (rows: readonly Row[], is: (account: string) => boolean): Decimal =>
  sum(rows.filter(({ account }) => is(account)).map(({ amount }) => amount))

/** What each account of profit and loss moved, without what was carried over and what the books were opened with. */
function profitOf(months: Months, moved: readonly Row[], carried: readonly Row[], began: readonly Row[]): AccountFigure[] {
  const sums = new Map<string, Decimal[]>()
  const add = (rows: readonly Row[], sign: 1 | -1) => {
    for (const { account, amount } of within(months, rows))
      if (isProfit(account)) sums.set(account, [...(sums.get(account) ?? []), dec(amount).times(sign)])
  }
  add(moved, 1)
  add(carried, -1)
  add(began, -1)
  return [...sums].map(([account, amounts]) => ({ account, debit: moneyText(sum(amounts)), credit: '0.00' }))
}
