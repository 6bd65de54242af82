import { chinaDay, periodOf } from '../../shared/kernel/fields'
import { dec, moneyText, priceText, quantityText, sum } from '../../shared/kernel/money'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql } from '../kernel/sql'

const MONTHS = 12

/** Everything about a SKU at this moment: where it is, what is promised and expected, last prices, cost, moves and trend. */
export async function live(ctx: Context, { id }: { id: string }) {
  const transit = transitWarehouse(ctx.company)
  const months = lastMonths(chinaDay(ctx.now))
  const [balances, plans, lots, purchases, sales, moves, trend] = (await ctx.tx.all([
    sql`SELECT b.warehouse, w.name, SUM(b.onHand) AS onHand, SUM(b.value) AS value FROM stock_balance b JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
      WHERE b.company = ${ctx.company} AND b.sku = ${id} GROUP BY b.warehouse, w.name ORDER BY b.warehouse`,
    sql`SELECT p.warehouse, w.name, p.reserved, p.onOrder, p.inTransit FROM stock_plan p JOIN warehouse w ON w.company = p.company AND w.id = p.warehouse
      WHERE p.company = ${ctx.company} AND p.sku = ${id} ORDER BY p.warehouse`,
    sql`SELECT b.lot, l.number, l.expiresAt, w.name AS warehouseName, b.onHand, b.value FROM stock_balance b
      JOIN lot l ON l.company = b.company AND l.id = b.lot JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
      WHERE b.company = ${ctx.company} AND b.sku = ${id} AND b.onHand <> 0 ORDER BY l.expiresAt IS NULL, l.expiresAt, b.lot LIMIT 500`,
    lastPrice(ctx, id, 'receipt'),
    lastPrice(ctx, id, 'delivery'),
    sql`SELECT p.document, d.kind, d.number, p.act = 'void' AS reversal, m.date, q.name AS partyName, w.name AS warehouseName, l.number AS lotNumber, m.quantity, m.onHandAfter
      FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
      JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse LEFT JOIN party q ON q.company = d.company AND q.id = d.party
      LEFT JOIN lot l ON l.company = m.company AND l.id = m.lot
      WHERE m.company = ${ctx.company} AND m.sku = ${id} ORDER BY m.posting DESC, m.seq DESC LIMIT 20`,
    trendRows(ctx, id, `${months[0]}-01`),
  ])) as [Row[], Row[], Row[], Row[], Row[], Row[], Row[]]
  const here = balances.filter((row) => row.warehouse !== transit)
  const total = (rows: readonly Row[], column: string) => sum(rows.map((row) => row[column] as string))
  const [onHand, reserved, everywhere, value] = [
    total(here, 'onHand'),
    total(plans, 'reserved'),
    total(balances, 'onHand'),
    total(balances, 'value'),
  ]
  return {
    onHand: quantityText(onHand),
    reserved: quantityText(reserved),
    available: quantityText(onHand.minus(reserved)),
    onOrder: quantityText(total(plans, 'onOrder')),
    inTransit: quantityText(total(plans, 'inTransit')),
    // What is under way is ours too: the value is the ledger's.
    value: moneyText(value),
    averageCost: everywhere.greaterThan(0) && !value.isNegative() ? priceText(value.div(everywhere)) : null,
    warehouses: places(here, plans),
    lots: lots as never,
    lastPurchase: (purchases[0] ?? null) as never,
    lastSale: (sales[0] ?? null) as never,
    moves: moves.map((row) => ({ ...row, reversal: row.reversal === 1 })) as never,
    trend: months.map((month) => {
      const row = trend.find((known) => known.month === month)
      return {
        month,
        incoming: quantityText(row?.incoming ?? '0'),
        outgoing: quantityText(row?.outgoing ?? '0'),
        sold: quantityText(row?.sold ?? '0'),
      }
    }),
  }
}

function places(balances: readonly Row[], plans: readonly Row[]) {
  const names = new Map([...balances, ...plans].map((row) => [row.warehouse as string, row.name as string]))
  return [...names]
    .map(([warehouse, name]) => {
      const balance = balances.find((row) => row.warehouse === warehouse)
      const plan = plans.find((row) => row.warehouse === warehouse)
      const onHand = quantityText(balance?.onHand ?? '0')
      const reserved = quantityText(plan?.reserved ?? '0')
      return {
        warehouse,
        name,
        onHand,
        reserved,
        available: quantityText(dec(onHand).minus(reserved)),
        onOrder: quantityText(plan?.onOrder ?? '0'),
        inTransit: quantityText(plan?.inTransit ?? '0'),
        value: moneyText(balance?.value ?? '0'),
      }
    })
    .filter((row) => [row.onHand, row.reserved, row.onOrder, row.inTransit, row.value].some((figure) => !dec(figure).isZero()))
}

// Documents are numbered in the order of time, and lines are indexed by SKU and document: the last one is found at once.
const lastPrice = (ctx: Context, sku: string, kind: 'receipt' | 'delivery') =>
  sql`SELECT d.id AS document, d.date, q.name AS partyName, u.name AS unitName, l.price FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
    JOIN sku_unit u ON u.company = l.company AND u.id = l.unit LEFT JOIN party q ON q.company = d.company AND q.id = d.party
    WHERE l.company = ${ctx.company} AND l.sku = ${sku} AND d.kind = ${kind} AND d.state IN ('approved', 'closed') ORDER BY l.document DESC, l.no DESC LIMIT 1`

/** By month of the business date; what a void takes back counts against what it came from, and transfers move nothing in or out. */
const trendRows = (ctx: Context, sku: string, from: string) => sql`SELECT DATE_FORMAT(m.date, '%Y-%m') AS month,
    SUM(CASE WHEN (m.quantity > 0) = (p.act <> 'void') THEN m.quantity ELSE 0 END) AS incoming,
    SUM(CASE WHEN (m.quantity > 0) = (p.act <> 'void') THEN 0 ELSE -m.quantity END) AS outgoing,
    SUM(CASE WHEN d.kind IN ('delivery', 'salesReturn') THEN -m.quantity ELSE 0 END) AS sold
  FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
  WHERE m.company = ${ctx.company} AND m.sku = ${sku} AND m.date >= ${from} AND d.kind NOT IN ('transfer', 'transferIn') GROUP BY DATE_FORMAT(m.date, '%Y-%m')`

function lastMonths(today: string): string[] {
  const [year, month] = [parseInt(today.slice(0, 4), 10), parseInt(today.slice(5, 7), 10)]
  return Array.from({ length: MONTHS }, (_, index) =>
    periodOf(new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 10)),
  )
}
