import { ACCOUNTS } from '../../shared/books'
import { CASH_ACCOUNTS } from '../../shared/finance/control'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import { listDocuments, visibleKinds } from '../kernel/documentReads'
import { runDataset } from '../kernel/query'
import { sql } from '../kernel/sql'

/** The home page in one request; figures the person may not see are absent. */
export async function show(ctx: Context) {
  const today = chinaDay(ctx.now)
  const [trade, parties, stock, counts, recent] = [
    await tradeFigures(ctx, today),
    await partyFigures(ctx, today),
    await stockFigures(ctx),
    await workFigures(ctx, today),
    await listDocuments(ctx, { limit: 8 }),
  ]
  return { today, ...trade, ...parties, ...stock, ...counts, recent: recent.rows as never }
}

async function tradeFigures(ctx: Context, today: string) {
  if (!ctx.may('delivery.view')) return { trend: [] }
  const { rows } = await runDataset(ctx, {
    dataset: 'sales',
    dimensions: ['day'],
    measures: ['amount'],
    from: addDays(today, -29),
    to: today,
    limit: 31,
  })
  const byDay = new Map(rows.map((row) => [row.day as string, row.amount as string]))
  const trend = Array.from({ length: 30 }, (_, index) => addDays(today, index - 29)).map((date) => ({
    date,
    amount: byDay.get(date) ?? '0.00',
  }))
  const [month] = (
    await runDataset(ctx, { dataset: 'sales', dimensions: [], measures: ['amount'], from: `${today.slice(0, 7)}-01`, to: today })
  ).rows
  const margin = ctx.may('cost.view')
    ? (await runDataset(ctx, { dataset: 'sales', dimensions: [], measures: ['margin'], from: today, to: today })).rows[0]!.margin
    : null
  return {
    sales: byDay.get(today) ?? '0.00',
    salesMonth: month!.amount ?? '0.00',
    margin: margin ?? (ctx.may('cost.view') ? '0.00' : null),
    trend,
  }
}

async function partyFigures(ctx: Context, today: string) {
  const seesLedger = ctx.may('ledger.view')
  if (!seesLedger) return {}
  const [balances, overdue] = await ctx.tx.all([
    sql`SELECT account, SUM(debit - credit) AS balance FROM account_balance WHERE company = ${ctx.company} AND account IN (${[ACCOUNTS.receivable, ACCOUNTS.payable, ...CASH_ACCOUNTS]}) GROUP BY account`,
    sql`SELECT COALESCE(SUM(open), 0) AS amount FROM party_entry WHERE company = ${ctx.company} AND settled = 0 AND account = ${ACCOUNTS.receivable} AND dueDate < ${today} AND open > 0`,
  ])
  const balance = (account: string) => dec(balances!.find((row) => row.account === account)?.balance ?? '0')
  return {
    receivable: moneyText(balance(ACCOUNTS.receivable)),
    overdueReceivable: overdue![0]!.amount as string,
    payable: moneyText(balance(ACCOUNTS.payable).negated()),
    cash: moneyText(sum(CASH_ACCOUNTS.map(balance))),
  }
}

async function stockFigures(ctx: Context) {
  if (!ctx.may('stock.view') || !ctx.may('cost.view')) return {}
  const [row] = await ctx.tx.rows(sql`SELECT COALESCE(SUM(value), 0) AS value FROM stock_balance WHERE company = ${ctx.company}`)
  return { stockValue: row!.value as string }
}

async function workFigures(ctx: Context, today: string) {
  const visible = visibleKinds(ctx, null)
  if (!visible) return {}
  const [row] =
    await ctx.tx.rows(sql`SELECT COALESCE(SUM(d.state = 'submitted'), 0) AS toApprove, COALESCE(SUM(d.state = 'draft' AND d.madeBy = ${ctx.me.id}), 0) AS drafts,
    COALESCE(SUM(d.kind = 'delivery' AND d.state = 'approved' AND d.date = ${today}), 0) AS deliveries, COALESCE(SUM(d.kind = 'receipt' AND d.state = 'approved' AND d.date = ${today}), 0) AS receipts
    FROM document d WHERE ${visible} AND (d.state IN ('submitted', 'draft') OR d.date = ${today})`)
  const count = (value: unknown): number => parseInt(String(value), 10)
  return {
    toApprove: count(row!.toApprove),
    drafts: count(row!.drafts),
    deliveries: count(row!.deliveries),
    receipts: count(row!.receipts),
  }
}
