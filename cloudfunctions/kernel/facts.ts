import { ACCOUNTS, type Facts, type Needs, type OpenItem, type PartyFacts } from '../../shared/books'
import { noCounterAccount, type ReasonFacts } from '../../shared/masters/reason'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { headTable } from '../../shared/kernel/tableNames'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from './context'
import type { Row } from './db'
import { exposureColumns } from './exposure'
import { goodsFacts, STOCK_COLUMNS, unitCostOf } from './goodsFacts'
import { moneyFacts, noMoney } from './moneyFacts'
import { noSource, sourceFacts } from './sourceFacts'
import { survivals } from './survival'
import { join, name, NOTHING, sql, type Statement } from './sql'

/**
 * Queues the reads of what a posting needs, to travel with the document itself; the facts are asked for once they are
 * back, and read more only where the document needs it: for goods below zero, with serial numbers or with a source, for
 * customers with a credit limit, for an exchange. Under the book lock nothing of it can change before COMMIT.
 */
export function requestFacts(
  ctx: Context,
  kind: DocumentKind,
  document: string,
): (doc: DocumentData, creditOverride: boolean) => Promise<Facts> {
  let stock: Row[] = []
  let party: Row | undefined
  let reason: Row | undefined
  const { needs } = kind
  if (needs.stock)
    ctx.tx.later(stockRows(ctx, kind, needs, document), (rows: Row[]) => {
      stock = rows
    })
  if (needs.party)
    ctx.tx.later(partyRow(ctx, document), (rows: Row[]) => {
      party = rows[0]
    })
  if (needs.reason)
    ctx.tx.later(reasonRow(ctx, kind, document), (rows: Row[]) => {
      reason = rows[0]
    })
  return async (doc, creditOverride) => {
    const today = chinaDay(ctx.now)
    const goods = await goodsFacts(ctx, stock, doc, needs.stock?.length)
    return {
      today,
      settings: ctx.settings,
      transit: transitWarehouse(ctx.company),
      ...goods,
      unitCost: unitCostOf(stock, doc.warehouse, goods.sku),
      reserved: reservedIn(stock, needs.reserved === true),
      ...(needs.money ? await moneyFacts(ctx, kind, doc) : noMoney),
      source: needs.source ? await sourceFacts(ctx, kind, doc) : noSource,
      survival: await survivals(
        ctx,
        needs.survival && ctx.settings.landedCost === 'capitalise' ? doc.lines.map((line) => line.sourceLine) : [],
      ),
      party: party ? partyFacts(party, await exposure(ctx, kind, party), today) : null,
      offset: needs.offset ? await creditOf(ctx, doc.own[needs.offset], doc.party) : null,
      reason: reason ? reasonFacts(reason) : null,
      creditOverride,
      paid: '0.00',
    }
  }
}

/** What is promised of goods in the document's warehouse; read with its stock. */
function reservedIn(stock: readonly Row[], asked: boolean): Facts['reserved'] {
  return (warehouse, sku) => {
    if (!asked) throw new Error(`posting did not ask what is promised in ${warehouse}`)
    return stock.find((row) => row.id === sku && row.ownWarehouse === warehouse)?.reserved ?? '0'
  }
}

function stockRows(ctx: Context, kind: DocumentKind, { stock = [], reserved }: Needs, document: string): Statement {
  const own = stock.some((field) => field in kind.head)
  const named = stock.map((field) => {
    if (field === 'transit') return sql`${transitWarehouse(ctx.company)}`
    return field in kind.head ? sql`h.${name(field)}` : sql`d.${name(field)}`
  })
  const promised = reserved
    ? {
        columns: sql`, d.warehouse AS ownWarehouse, v.reserved`,
        from: sql`LEFT JOIN stock_plan v ON v.company = d.company AND v.warehouse = d.warehouse AND v.sku = n.sku`,
      }
    : { columns: NOTHING, from: NOTHING }
  return sql`SELECT ${STOCK_COLUMNS} ${promised.columns} FROM document d ${own ? sql`JOIN ${name(headTable(kind))} h ON h.company = d.company AND h.id = d.id` : NOTHING}
    JOIN document_line n ON n.company = d.company AND n.document = d.id JOIN sku s ON s.company = n.company AND s.id = n.sku
    LEFT JOIN stock_balance b ON b.company = n.company AND b.sku = n.sku AND b.warehouse ${named.length === 1 ? sql`= ${named[0]}` : sql`IN (${join(named, ', ')})`}
    LEFT JOIN lot t ON t.company = b.company AND t.id = b.lot LEFT JOIN warehouse w ON w.company = d.company AND w.id = d.warehouse ${promised.from} WHERE d.company = ${ctx.company} AND d.id = ${document}`
}

/** What is open of the credit that a document left to its party; null without a document, or where it is another party's. */
async function creditOf(ctx: Context, document: unknown, party: string | null): Promise<OpenItem | null> {
  if (!document) return null
  const [item] =
    await ctx.tx.rows(sql`SELECT e.posting, e.seq, e.open, e.date FROM posting p JOIN party_entry e ON e.company = p.company AND e.posting = p.number
    WHERE p.company = ${ctx.company} AND p.document = ${document} AND p.act = 'approve' AND e.party = ${party} AND e.account = ${ACCOUNTS.receivable} AND e.open < 0`)
  return (item as OpenItem | undefined) ?? null
}

/** The reason named by an adjustment's own head field. */
const reasonRow = (ctx: Context, kind: DocumentKind, document: string): Statement =>
  sql`SELECT r.direction, r.account, r.expiredAllowed, EXISTS (SELECT 1 FROM ledger_account a WHERE a.company = r.company AND a.code = r.account) AS known FROM ${name(headTable(kind))} h JOIN reason r ON r.company = h.company AND r.id = h.reason
    WHERE h.company = ${ctx.company} AND h.id = ${document}`

function reasonFacts(row: Row): ReasonFacts {
  if (row.known !== 1 || noCounterAccount(row.account))
    throw refuse('INVALID', { issues: [{ path: 'reason', message: `这个原因的对方科目 ${row.account} 不能用，请改调整原因` }] })
  return { direction: row.direction, account: row.account, expiredAllowed: row.expiredAllowed ?? false }
}

const partyRow = (ctx: Context, document: string): Statement =>
  sql`SELECT p.id, p.name, p.terms, p.termDays, p.creditLimit, p.creditDays, p.specialInvoice
    FROM document d JOIN party p ON p.company = d.company AND p.id = d.party WHERE d.company = ${ctx.company} AND d.id = ${document}`

/** What a customer owes, since when, and what is ordered and not yet delivered (costing rules §6); asked only where a limit is set. */
async function exposure(ctx: Context, kind: DocumentKind, { id, creditLimit, creditDays }: Row): Promise<Row> {
  if (kind.party !== 'customer' || (creditLimit === null && creditDays === null)) return {}
  const [row] = await ctx.tx.rows(sql`SELECT ${exposureColumns(ctx, sql`${id}`)},
    (SELECT e.dueDate FROM party_entry e WHERE e.company = ${ctx.company} AND e.party = ${id} AND e.settled = 0 AND e.account = ${ACCOUNTS.receivable} AND e.open > 0 ORDER BY e.dueDate LIMIT 1) AS oldestDue`)
  return row!
}

function partyFacts(row: Row, owes: Row, today: string): PartyFacts {
  return {
    id: row.id,
    name: row.name,
    terms: row.terms ?? 'cash',
    termDays: row.termDays ?? 0,
    creditLimit: row.creditLimit,
    creditDays: row.creditDays,
    receivable: owes.receivable ?? '0.00',
    ordered: owes.ordered ?? '0.00',
    overdueDays: owes.oldestDue ? Math.max(0, daysBetween(owes.oldestDue, today)) : 0,
    specialInvoice: row.specialInvoice ?? false,
  }
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Refuses a business date in a closed period, in the future, or on the wrong side of the day the books begin. */
export function checkDate(ctx: Context, kind: DocumentKind, date: string): void {
  const today = chinaDay(ctx.now)
  if (date > today) throw refuse('FUTURE_DATE', { today })
  checkStart(ctx, kind, date)
  const closedTo = ctx.book!.closedTo
  if (closedTo && date <= closedTo) throw refuse('PERIOD_CLOSED', { closedTo })
}

function checkStart(ctx: Context, kind: DocumentKind, date: string): void {
  const { startsOn, opened } = ctx.book!
  if (!startsOn) return
  const eve = addDays(startsOn, -1)
  if (kind.opens && opened) throw invalid('账套已启用，期初不能再改')
  if (kind.opens && date > eve) throw invalid(`业务日期：期初要记在启用的前一天（${eve}）`)
  if (!kind.opens && date < startsOn) throw invalid(`业务日期：早于账套的启用日期（${startsOn}）`)
}

const invalid = (message: string) => refuse('INVALID', { issues: [{ path: 'date', message }] })
