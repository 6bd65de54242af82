import { statementSheet } from '../../shared/finance/statementSheet'
import type { StatementForm } from '../../shared/finance/statements'
import type { Context } from '../kernel/context'
import { readStatements } from '../kernel/statementReads'
import { printFont } from './font'

/** The three forms of a period with their amounts, as they are laid out by the standard. */
async function sheetsOf(ctx: Context, period: string) {
  const found = await readStatements(ctx, period)
  const sheet = (form: StatementForm, amounts: Map<number, string>, others: Map<number, string>) =>
    statementSheet(
      form,
      period,
      [...amounts].map(([line, amount]) => ({ line, amount, other: others.get(line)! })),
    )
  return [
    sheet('balance', found.end, found.start),
    sheet('income', found.income, found.incomeOther),
    sheet('cashFlow', found.cashFlow, found.cashFlowOther),
  ]
}

const nameOf = (ctx: Context, period: string): string => `${ctx.book!.name} 财务报表 ${period}`.slice(0, 100)

/** The statements as a workbook, a sheet each. */
export async function workbook(ctx: Context, { period }: { period: string }) {
  const sheets = await sheetsOf(ctx, period)
  const { statementWorkbook } = await import('./lazy/statementWorkbook')
  const bytes = await statementWorkbook(ctx.book!.name, sheets)
  return { name: `${nameOf(ctx, period)}.xlsx`, base64: Buffer.from(bytes).toString('base64'), missing: '' }
}

/** The statements as a PDF, a page each. */
export async function pdf(ctx: Context, { period }: { period: string }) {
  const sheets = await sheetsOf(ctx, period)
  const { statementPdf } = await import('./lazy/statementPdf')
  const { bytes, missing } = await statementPdf(await printFont(), ctx.book!.name, sheets)
  return { name: `${nameOf(ctx, period)}.pdf`, base64: bytes.toString('base64'), missing: missing.join('').slice(0, 200) }
}
