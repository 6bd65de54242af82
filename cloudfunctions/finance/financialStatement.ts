import type { statementActions } from '../../shared/finance/statementActions'
import { contribution, STATEMENT_CHECKS, type StatementCheck } from '../../shared/finance/statementFigures'
import { type StatementPeriod, statementPeriod } from '../../shared/finance/statementPeriod'
import { type StatementLine, STATEMENTS } from '../../shared/finance/statements'
import type { Input } from '../../shared/kernel/contract'
import { moneyText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { fixed, join, sql, startsWith, type Statement } from '../kernel/sql'
import { balancesOfParties, profitOfYear, readStatements } from '../kernel/statementReads'

type Actions = typeof statementActions

/** The three statements of a period, with what holds between them. */
export async function view(ctx: Context, input: Input<Actions['financialStatement.view']>) {
  const found = await readStatements(ctx, input.period)
  const rows = (amounts: Map<number, string>, others: Map<number, string>) =>
    [...amounts].map(([line, amount]) => ({ line, amount, other: others.get(line)! }))
  return {
    companyName: ctx.book!.name,
    kind: found.period.kind,
    to: found.period.to,
    balance: rows(found.end, found.start),
    income: rows(found.income, found.incomeOther),
    cashFlow: rows(found.cashFlow, found.cashFlowOther),
    checks: (Object.keys(STATEMENT_CHECKS) as StatementCheck[]).map((check) => ({ check, off: found.checks[check] })),
    shared: found.shared,
  }
}

const MOST = 50

/** The accounts behind a line, the largest first; refuses INVALID for a line that sums others or is booked to directly. */
export async function line(ctx: Context, input: Input<Actions['financialStatement.line']>) {
  const period = statementPeriod(input.period)
  const found = STATEMENTS[input.form].find((each) => each.line === input.line)
  if (!found || (!found.net && !found.parties)) throw refuse('INVALID', { issues: [{ path: 'line', message: '这一行没有科目' }] })
  const [after, limit] = [input.after ?? 0, input.limit ?? MOST]
  const rows =
    input.form === 'income' ? (await incomeRows(ctx, period, found)).slice(after) : await balanceRows(ctx, period, found, after, limit)
  return { from: period.year, to: period.to, rows: rows.slice(0, limit) as never, more: rows.length > limit ? after + limit : null }
}

const within = (codes: readonly string[]): Statement =>
  codes.length
    ? sql`(${join(
        codes.map((code) => sql`b.account LIKE ${startsWith(code)}`),
        ' OR ',
      )})`
    : fixed('FALSE')

function balanceRows(ctx: Context, { year, to }: StatementPeriod, found: StatementLine, after: number, limit: number): Promise<Row[]> {
  const sign = found.side === 'debit' ? fixed('1') : fixed('-1')
  const party = found.parties ? fixed('b.party') : fixed('0')
  return ctx.tx.rows(sql`SELECT s.account, a.name, q.id AS party, q.name AS partyName, s.amount FROM (
      SELECT b.account, ${party} AS party, ${sign} * SUM(b.ending) AS amount FROM (${balancesOfParties(ctx, year, to)}) b
      WHERE ${within(found.parties ?? found.net ?? [])} GROUP BY b.account, ${party} HAVING ${found.parties ? fixed('amount > 0') : fixed('amount <> 0')}) s
    JOIN ledger_account a ON a.company = ${ctx.company} AND a.code = s.account LEFT JOIN party q ON q.company = ${ctx.company} AND q.id = s.party
    ORDER BY ABS(s.amount) DESC, s.account, s.party LIMIT ${limit + 1} OFFSET ${after}`)
}

async function incomeRows(ctx: Context, period: StatementPeriod, found: StatementLine): Promise<Row[]> {
  const figures = await profitOfYear(ctx, period)
  const names = await ctx.tx.rows(sql`SELECT code, name FROM ledger_account WHERE company = ${ctx.company} AND code LIKE '5%'`)
  return figures
    .map((figure) => ({ account: figure.account, amount: contribution(found, figure) }))
    .filter(({ amount }) => !amount.isZero())
    .sort((a, b) => b.amount.abs().comparedTo(a.amount.abs()) || (a.account < b.account ? -1 : 1))
    .map(({ account, amount }) => ({ account, name: names.find(({ code }) => code === account)?.name ?? '', amount: moneyText(amount) }))
}
