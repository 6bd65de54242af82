import { ACCOUNTS, type Facts, type Needs, type PartyFacts, type SkuFacts } from '../../shared/books'
import { StockBook } from '../../shared/inventory/costing'
import { chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { join, sql, type Statement } from './sql'

/** Reads what a posting asked for, in one round trip; under the book lock nothing of it can change before COMMIT. */
export async function gatherFacts(ctx: Context, needs: Needs, override: boolean): Promise<Facts> {
  const today = chinaDay(ctx.now)
  const wantsStock = needs.stock?.some(({ skus }) => skus.length > 0)
  const statements = [...(wantsStock ? [stockRows(ctx, needs)] : []), ...(needs.party ? [partyRow(ctx, needs.party)] : [])]
  const answers = statements.length ? await ctx.tx.all(statements) : []
  const stock = wantsStock ? answers[0]! : []
  const party = needs.party ? answers[answers.length - 1]![0] : undefined
  return {
    today,
    settings: ctx.settings,
    ...stockFacts(stock),
    party: party ? partyFacts(party, today) : null,
    creditOverride: override,
  }
}

function stockRows(ctx: Context, needs: Needs): Statement {
  const skus = [...new Set(needs.stock!.flatMap((part) => part.skus))]
  const warehouses = [...new Set(needs.stock!.map((part) => part.warehouse))]
  return sql`SELECT s.id, s.code, s.name, s.skuKind, b.warehouse, b.lot, b.onHand, b.value FROM sku s
    LEFT JOIN stock_balance b ON b.company = s.company AND b.sku = s.id AND b.warehouse IN (${warehouses})
    WHERE s.company = ${ctx.company} AND s.id IN (${skus})`
}

/** The SKUs and the stock book over rows of `stockRows`. */
export function stockFacts(rows: readonly Row[]): Pick<Facts, 'sku' | 'stock'> {
  const skus = new Map<string, SkuFacts>(
    rows.map((row) => [row.id, { id: row.id, code: row.code, name: row.name, stocked: row.skuKind === 'goods' }]),
  )
  const sku = (id: string): SkuFacts => {
    const known = skus.get(id)
    if (!known) throw new Error(`posting did not ask for SKU ${id}`)
    return known
  }
  const balances = rows
    .filter((row) => row.warehouse)
    .map((row) => ({ warehouse: row.warehouse, sku: row.id, lot: row.lot, onHand: row.onHand, value: row.value }))
  return { sku, stock: new StockBook(balances, sku) }
}

function partyRow(ctx: Context, party: string): Statement {
  const creditAccounts = join([sql`${ACCOUNTS.receivable}`, sql`${ACCOUNTS.advance}`], ', ')
  return sql`SELECT p.id, p.name, p.terms, p.termDays, p.creditLimit, p.creditDays, p.specialInvoice,
    (SELECT COALESCE(SUM(a.debit - a.credit), 0) FROM account_balance a WHERE a.company = p.company AND a.party = p.id AND a.account IN (${creditAccounts})) AS receivable,
    (SELECT MIN(e.dueDate) FROM party_entry e WHERE e.company = p.company AND e.party = p.id AND e.settled = 0 AND e.account = ${ACCOUNTS.receivable} AND e.open > 0) AS oldestDue
    FROM party p WHERE p.company = ${ctx.company} AND p.id = ${party}`
}

function partyFacts(row: Row, today: string): PartyFacts {
  return {
    id: row.id,
    name: row.name,
    terms: row.terms ?? 'cash',
    termDays: row.termDays ?? 0,
    creditLimit: row.creditLimit,
    creditDays: row.creditDays,
    receivable: row.receivable,
    overdueDays: row.oldestDue ? Math.max(0, daysBetween(row.oldestDue, today)) : 0,
    specialInvoice: row.specialInvoice ?? false,
  }
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Refuses a business date in a closed period or in the future. */
export function checkDate(ctx: Context, date: string): void {
  const today = chinaDay(ctx.now)
  if (date > today) throw refuse('FUTURE_DATE', { today })
  const closedTo = ctx.book!.closedTo
  if (closedTo && date <= closedTo) throw refuse('PERIOD_CLOSED', { closedTo })
}
