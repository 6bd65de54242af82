import { dec, type Decimal, moneyText, sum, ZERO } from '../kernel/money'
import { type StatementForm, type StatementLine, STATEMENTS } from './statements'

/** What stands on an account, or moved on it: its parties' debit and credit balances apart, both positive. */
export interface AccountFigure {
  account: string
  debit: string
  credit: string
}

/** One column of a statement. */
export interface StatementFigures {
  /** Balances (资产负债表) or movements before profit was carried over (利润表). */
  accounts: readonly AccountFigure[]
  /** Money in less money out by line of the cash flow statement. */
  cash?: readonly { item: number; amount: string }[]
  /** Money when the column begins (line 21). */
  openingCash?: string
}

/** One column of a statement: the amount of every line, by its number. Nothing is rounded; cents add up. */
export function statementColumn(form: StatementForm, figures: StatementFigures): Map<number, string> {
  const amounts = new Map<number, Decimal>()
  for (const line of STATEMENTS[form]) amounts.set(line.line, amountOf(line, figures, amounts))
  return new Map([...amounts].map(([line, amount]) => [line, moneyText(amount)]))
}

function amountOf(line: StatementLine, figures: StatementFigures, before: Map<number, Decimal>): Decimal {
  if (line.sum) return sum(line.sum.map((other) => (other < 0 ? before.get(-other)!.negated() : before.get(other)!)))
  if (line.cash) return sum((figures.cash ?? []).filter(({ item }) => item === line.line).map(({ amount }) => amount)).times(line.cash)
  if (line.net || line.parties) return sum(figures.accounts.map((figure) => contribution(line, figure)))
  return dec(figures.openingCash ?? ZERO)
}

/** What an account brings to a line by the line's own formula; zero for accounts it does not name. */
export function contribution(line: StatementLine, { account, debit, credit }: AccountFigure): Decimal {
  const within = (codes?: readonly string[]) => codes?.some((code) => account.startsWith(code)) ?? false
  if (within(line.parties)) return dec(line.side === 'debit' ? debit : credit)
  if (!within(line.net)) return ZERO
  const balance = dec(debit).minus(credit)
  return line.side === 'debit' ? balance : balance.negated()
}

/** What the forms must agree on, each with what it is off by. */
export const STATEMENT_CHECKS = {
  balance: '资产总计等于负债和所有者权益总计',
  cash: '期末现金余额等于货币资金',
  profit: '净利润等于未分配利润的增加',
} as const
export type StatementCheck = keyof typeof STATEMENT_CHECKS

export interface CheckedColumns {
  end: Map<number, string>
  start: Map<number, string>
  income: Map<number, string>
  cashFlow: Map<number, string>
  /** What was booked on 3103 and 3104 by itself, beside carrying over: profit that was shared out (credit positive). */
  shared: string
  /** Profit of the year to date that the books were opened with: it stands in the equity that the year begins with. */
  earlier: string
}

/** By how much each of the checks is off; 0.00 where it holds. */
export function statementChecks({ end, start, income, cashFlow, shared, earlier }: CheckedColumns): Record<StatementCheck, string> {
  const grown = dec(end.get(51)!).minus(start.get(51)!).minus(shared).plus(earlier)
  return {
    balance: moneyText(dec(end.get(30)!).minus(end.get(53)!)),
    cash: moneyText(dec(cashFlow.get(22)!).minus(end.get(1)!)),
    profit: moneyText(dec(income.get(32)!).minus(grown)),
  }
}
