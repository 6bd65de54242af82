import type { Input } from '../../shared/kernel/contract'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'
import { recordOf, type SupplierDeeds, type supplierRecordActions } from '../../shared/purchase/supplierRecord'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql } from '../kernel/sql'

const YEAR = 365

/** The record of a supplier from its documents of the last twelve months; an order counts in the month it was due. */
export async function record(ctx: Context, { id }: Input<(typeof supplierRecordActions)['supplier.record']>) {
  const today = chinaDay(ctx.now)
  const from = addDays(today, -YEAR)
  const [orders, receipts, returns, prices, open] = await ctx.tx.all([
    sql`SELECT DATE_FORMAT(COALESCE(o.expectedDate, d.date), '%Y-%m') AS month, o.expectedDate, l.baseQuantity AS ordered,
        COALESCE(SUM(r.baseQuantity), 0) AS came, COALESCE(SUM(IF(x.date <= o.expectedDate, r.baseQuantity, 0)), 0) AS inTime
      FROM document d JOIN purchase_order o ON o.company = d.company AND o.id = d.id JOIN document_line l ON l.company = d.company AND l.document = d.id
      LEFT JOIN (document_line r JOIN document x ON x.company = r.company AND x.id = r.document AND x.kind = 'receipt' AND x.state = 'approved') ON r.company = l.company AND r.sourceLine = l.id
      WHERE d.company = ${ctx.company} AND d.party = ${id} AND d.kind = 'purchaseOrder' AND d.state IN ('approved', 'closed') AND d.date >= ${from}
        AND (o.expectedDate < ${today} OR d.state = 'closed' OR d.fulfilment = 'full') GROUP BY l.id, o.expectedDate, d.date, l.baseQuantity`,
    sql`SELECT DATE_FORMAT(d.date, '%Y-%m') AS month, SUM(l.baseQuantity) AS taken, SUM(l.amountExcl) AS received,
        SUM(COALESCE(r.rejected, 0) * l.numerator / l.denominator) AS rejected, SUM(IF(h.rejects = 'giveBack', 0, COALESCE(r.rejected, 0) * l.numerator / l.denominator)) AS refused
      FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id LEFT JOIN receipt h ON h.company = d.company AND h.id = d.id
      LEFT JOIN receipt_line r ON r.company = l.company AND r.id = l.id
      WHERE d.company = ${ctx.company} AND d.party = ${id} AND d.kind = 'receipt' AND d.state = 'approved' AND d.date >= ${from} GROUP BY month`,
    // What was turned down on arrival counts there, not a second time where it goes back.
    sql`SELECT DATE_FORMAT(d.date, '%Y-%m') AS month, SUM(l.amountExcl) AS returned
      FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id LEFT JOIN receipt_line r ON r.company = l.company AND r.id = l.sourceLine AND r.rejected > 0
      WHERE d.company = ${ctx.company} AND d.party = ${id} AND d.kind = 'purchaseReturn' AND d.state = 'approved' AND d.date >= ${from} AND r.id IS NULL GROUP BY month`,
    sql`SELECT DATE_FORMAT(d.date, '%Y-%m') AS month, SUM(l.amountExcl) AS paid, SUM(ROUND(l.baseQuantity * b.best, 2)) AS best
      FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id
      JOIN (SELECT v.sku, MIN(v.amountExcl / v.baseQuantity) AS best FROM document q JOIN document_line v ON v.company = q.company AND v.document = q.id
        WHERE q.company = ${ctx.company} AND q.kind = 'receipt' AND q.state = 'approved' AND q.date >= ${from} AND v.amountExcl > 0
          AND v.sku IN (SELECT y.sku FROM document x JOIN document_line y ON y.company = x.company AND y.document = x.id
            WHERE x.company = ${ctx.company} AND x.party = ${id} AND x.kind = 'receipt' AND x.state = 'approved' AND x.date >= ${from}) GROUP BY v.sku) b ON b.sku = l.sku
      WHERE d.company = ${ctx.company} AND d.party = ${id} AND d.kind = 'receipt' AND d.state = 'approved' AND d.date >= ${from} AND l.amountExcl > 0 GROUP BY month`,
    sql`SELECT COUNT(*) AS openOrders, COALESCE(SUM(o.expectedDate < ${today}), 0) AS lateOrders FROM document d JOIN purchase_order o ON o.company = d.company AND o.id = d.id
      WHERE d.company = ${ctx.company} AND d.party = ${id} AND d.kind = 'purchaseOrder' AND d.state = 'approved' AND d.fulfilment IN ('none', 'part')`,
  ])
  const deedsOf = (month: string | null): SupplierDeeds => {
    const of = (rows: Row[]): Row[] => (month === null ? rows : rows.filter((row) => row.month === month))
    const due = of(orders!)
    const total = (rows: Row[], column: string) => sum(of(rows).map((row) => row[column] ?? '0'))
    return {
      dueLines: due.filter((line) => line.expectedDate).length,
      onTimeLines: due.filter((line) => line.expectedDate && dec(line.inTime).greaterThanOrEqualTo(line.ordered)).length,
      ordered: quantityText(total(orders!, 'ordered')),
      delivered: quantityText(sum(due.map((line) => (dec(line.came).greaterThan(line.ordered) ? line.ordered : line.came)))),
      arrived: quantityText(total(receipts!, 'taken').plus(total(receipts!, 'refused'))),
      rejected: quantityText(total(receipts!, 'rejected')),
      received: moneyText(total(receipts!, 'received')),
      returned: moneyText(total(returns!, 'returned')),
      paid: moneyText(total(prices!, 'paid')),
      best: moneyText(total(prices!, 'best')),
    }
  }
  const months = [...new Set([...orders!, ...receipts!, ...returns!].map((row) => row.month as string))].sort().slice(-13)
  return {
    ...recordOf(deedsOf(null)),
    openOrders: parseInt(open![0]!.openOrders, 10),
    lateOrders: parseInt(open![0]!.lateOrders, 10),
    months: months.map((month) => ({ month, dueLines: deedsOf(month).dueLines, ...recordOf(deedsOf(month)) })),
  }
}
