import { ACCOUNTS } from '../../shared/books'
import type { taxActions } from '../../shared/finance/taxActions'
import type { Input } from '../../shared/kernel/contract'
import { dec, Decimal, moneyText, sum, ZERO } from '../../shared/kernel/money'
import { lineTable } from '../../shared/kernel/tableNames'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { name, NOTHING, type Statement, sql } from '../kernel/sql'
import { checkPeriods } from './periods'

type Actions = typeof taxActions
type Side = 'output' | 'input'

/** Kinds whose lines have a rate of their own, and whether they take away what the side had. */
const BY_LINE: { kind: string; side: Side; sign: 1 | -1 }[] = [
  { kind: 'delivery', side: 'output', sign: 1 },
  { kind: 'salesReturn', side: 'output', sign: -1 },
  { kind: 'receipt', side: 'input', sign: 1 },
  { kind: 'purchaseReturn', side: 'input', sign: -1 },
]

/** What the documents of a kind posted by rate; of purchases only lines whose tax is deducted. */
function byRate(ctx: Context, kind: string, side: Side, from: string, to: string): Statement {
  const deducted =
    side === 'input'
      ? sql`JOIN ${name(lineTable({ kind }))} o ON o.company = l.company AND o.id = l.id JOIN party q ON q.company = d.company AND q.id = d.party AND COALESCE(o.deductible, q.specialInvoice) = 1`
      : NOTHING
  return sql`SELECT l.taxRate AS rate, SUM(IF(p.act = 'void', -l.amountExcl, l.amountExcl)) AS net, SUM(IF(p.act = 'void', -l.tax, l.tax)) AS tax
    FROM posting p JOIN document d ON d.company = p.company AND d.id = p.document JOIN document_line l ON l.company = d.company AND l.document = d.id ${deducted}
    WHERE p.company = ${ctx.company} AND d.kind = ${kind} AND p.period BETWEEN ${from} AND ${to} AND p.act IN ('approve', 'void') GROUP BY l.taxRate ORDER BY l.taxRate`
}

/** 增值税 by rate and kind; what the lines do not explain stands as a row of its kind without a rate, so that the sides tie to their accounts. */
export async function vat(ctx: Context, input: Input<Actions['tax.vat']>) {
  checkPeriods(input)
  const { from, to } = input
  const general = ctx.settings.taxpayer === 'general'
  const accounts: Record<Side, string> = { output: general ? ACCOUNTS.outputTax : ACCOUNTS.smallScaleTax, input: ACCOUNTS.inputTax }
  const kinds = BY_LINE.filter(({ side }) => general || side === 'output')
  const [posted, balances, ...rated] = await ctx.tx.all([
    sql`SELECT d.kind, j.account, SUM(j.credit - j.debit) AS tax FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting
      JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE j.company = ${ctx.company} AND j.account IN (${Object.values(accounts)}) AND j.period BETWEEN ${from} AND ${to} GROUP BY d.kind, j.account`,
    sql`SELECT account, SUM(credit - debit) AS balance, SUM(IF(period >= ${from}, credit - debit, 0)) AS moved, SUM(IF(period >= ${from}, debit, 0)) AS debit
      FROM account_balance WHERE company = ${ctx.company} AND account LIKE '2221%' AND period <= ${to} GROUP BY account`,
    ...kinds.map(({ kind, side }) => byRate(ctx, kind, side, from, to)),
  ])
  const rows = (['output', 'input'] as const).flatMap((side) => {
    const sign = side === 'output' ? 1 : -1
    const ofKind = new Map(
      posted!.filter(({ account }) => account === accounts[side]).map(({ kind, tax }) => [kind as string, dec(tax).times(sign)]),
    )
    const lines = kinds.flatMap((each, index) => (each.side === side ? rated[index]!.map((row) => rowOf(each, row)) : []))
    for (const { kind, tax } of lines) ofKind.set(kind, (ofKind.get(kind) ?? ZERO).minus(tax))
    const rest = [...ofKind]
      .filter(([, tax]) => !tax.isZero())
      .map(([kind, tax]) => ({ side, kind, rate: null, net: null, tax: moneyText(tax) }))
    return [...lines, ...rest]
  })
  const of = (prefix: string, column: 'balance' | 'moved' | 'debit') =>
    sum(balances!.filter(({ account }) => account.startsWith(prefix)).map((row) => row[column]))
  const total = (side: Side) => moneyText(sum(rows.filter((row) => row.side === side).map(({ tax }) => tax)))
  return {
    taxpayer: ctx.settings.taxpayer,
    rows,
    output: total('output'),
    input: total('input'),
    turnedOut: moneyText(of('22210103', 'moved')),
    transferred: moneyText(of('22210105', 'debit')),
    credit: moneyText(general ? Decimal.max(ZERO, of('222101', 'balance').negated()) : ZERO),
    unpaid: moneyText(general ? of('222102', 'balance') : of('222101', 'balance')),
    surcharges: moneyText(sum(['222103', '222104', '222105'].map((account) => of(account, 'moved')))),
  }
}

const rowOf = ({ kind, side, sign }: (typeof BY_LINE)[number], { rate, net, tax }: Row) => ({
  side,
  kind,
  rate: rate as string,
  net: moneyText(dec(net).times(sign)),
  tax: moneyText(dec(tax).times(sign)),
})
