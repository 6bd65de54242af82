import { ACCOUNTS, type Facts, type PartyFacts, type SkuFacts } from '../../shared/books'
import { StockBook } from '../../shared/inventory/costing'
import type { DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { join, name, sql, type Statement } from './sql'

/**
 * Queues the reads of what a posting needs, to travel with the document itself; the answer is asked for once they are
 * back. Under the book lock nothing of it can change before COMMIT.
 */
export function requestFacts(ctx: Context, kind: DocumentKind, document: string): (creditOverride: boolean) => Facts {
  let stock: Row[] = []
  let party: Row | undefined
  const { needs } = kind
  if (needs.stock)
    ctx.tx.later(stockRows(ctx, kind, needs.stock, document), (rows: Row[]) => {
      stock = rows
    })
  if (needs.party)
    ctx.tx.later(partyRow(ctx, document), (rows: Row[]) => {
      party = rows[0]
    })
  return (creditOverride) => {
    const today = chinaDay(ctx.now)
    return { today, settings: ctx.settings, ...stockFacts(stock), party: party ? partyFacts(party, today) : null, creditOverride }
  }
}

function stockRows(ctx: Context, kind: DocumentKind, warehouses: readonly string[], document: string): Statement {
  const named = warehouses.map((field) => {
    const table = field in kind.head ? kind.kind : 'document'
    return sql`(SELECT h.${name(field)} FROM ${name(table)} h WHERE h.company = ${ctx.company} AND h.id = ${document})`
  })
  return sql`SELECT s.id, s.code, s.name, s.skuKind, b.warehouse, b.lot, b.onHand, b.value
    FROM (SELECT DISTINCT l.sku FROM document_line l WHERE l.company = ${ctx.company} AND l.document = ${document}) n
    JOIN sku s ON s.company = ${ctx.company} AND s.id = n.sku
    LEFT JOIN stock_balance b ON b.company = s.company AND b.sku = s.id AND b.warehouse IN (${join(named, ', ')})`
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

function partyRow(ctx: Context, document: string): Statement {
  return sql`SELECT p.id, p.name, p.terms, p.termDays, p.creditLimit, p.creditDays, p.specialInvoice,
    (SELECT COALESCE(SUM(a.debit - a.credit), 0) FROM account_balance a WHERE a.company = p.company AND a.party = p.id AND a.account IN (${[ACCOUNTS.receivable, ACCOUNTS.advance]})) AS receivable,
    (SELECT MIN(e.dueDate) FROM party_entry e WHERE e.company = p.company AND e.party = p.id AND e.settled = 0 AND e.account = ${ACCOUNTS.receivable} AND e.open > 0) AS oldestDue
    FROM document d JOIN party p ON p.company = d.company AND p.id = d.party WHERE d.company = ${ctx.company} AND d.id = ${document}`
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
