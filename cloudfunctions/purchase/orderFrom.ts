import type { Input } from '../../shared/kernel/contract'
import type { DocumentInput } from '../../shared/kernel/document'
import { dec, Decimal, quantityText, sum, ZERO } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { purchaseOrder } from '../../shared/purchase/order'
import type { orderFromActions } from '../../shared/purchase/orderFromActions'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { draftOrders, type WantedGoods } from '../kernel/purchaseDrafts'
import { sql } from '../kernel/sql'

type Actions = typeof orderFromActions

/** An order names as its sources only lines of sales orders and plans, of the same goods. Refuses INVALID any other. */
export async function checked<I extends DocumentInput>(ctx: Context, input: I): Promise<I> {
  const ids = input.lines.map((line) => line.sourceLine).filter((id): id is string => Boolean(id))
  if (ids.length === 0) return input
  const rows = await ctx.tx.rows(sql`SELECT l.id, l.sku FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
    WHERE l.company = ${ctx.company} AND l.id IN (${ids}) AND d.kind IN (${purchaseOrder.source}) AND d.state IN ('approved', 'closed')`)
  const skuOf = new Map(rows.map((row) => [row.id as string, row.sku as string]))
  const wrong = input.lines.findIndex((line) => line.sourceLine && skuOf.get(line.sourceLine) !== line.sku)
  if (wrong >= 0) throw refuse('INVALID', { issues: [{ path: `lines.${wrong}.sourceLine`, message: '来源单据不对' }] })
  return input
}

/** Lines of a document with what living purchase orders already order for them; locked, so that two people do not order twice. */
async function linesOf(ctx: Context, id: string, kind: string): Promise<Row[]> {
  const [doc] = await ctx.tx.rows(
    sql`SELECT number, state FROM document WHERE company = ${ctx.company} AND id = ${id} AND kind = ${kind} FOR UPDATE`,
  )
  if (!doc) throw refuse('NOT_FOUND', { what: 'document', id })
  if (doc.state !== 'approved') throw refuse('WRONG_STATE', { state: doc.state })
  const rows =
    await ctx.tx.rows(sql`SELECT l.id, l.sku, l.unit, d.warehouse, l.numerator, l.denominator, l.baseQuantity, s.skuKind, b.id AS baseUnit,
      COALESCE((SELECT SUM(u.quantity) FROM line_use u WHERE u.company = l.company AND u.line = l.id), 0) AS used,
      COALESCE((SELECT SUM(t.baseQuantity) FROM document_line t JOIN document x ON x.company = t.company AND x.id = t.document
        WHERE t.company = l.company AND t.sourceLine = l.id AND x.kind = 'purchaseOrder' AND x.state <> 'voided'), 0) AS ordered,
      COALESCE((SELECT SUM(t.baseQuantity) FROM document_line t JOIN document x ON x.company = t.company AND x.id = t.document
        WHERE t.company = l.company AND t.sourceLine = l.id AND x.kind = 'purchaseOrder' AND x.state IN ('draft', 'submitted')), 0) AS drafted
    FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id JOIN sku s ON s.company = l.company AND s.id = l.sku
    JOIN sku_unit b ON b.company = l.company AND b.sku = l.sku AND b.no = 1
    WHERE d.company = ${ctx.company} AND d.id = ${id} ORDER BY l.no`)
  return rows.map((row) => ({ ...row, number: doc.number }))
}

/** In the unit of the line where that comes out whole, else in the base unit. */
function wantedOf(row: Row, base: Decimal, supplier: string | null): WantedGoods {
  const units = base.times(row.denominator).div(row.numerator)
  const whole = units.isInteger()
  return {
    sku: row.sku,
    warehouse: row.warehouse,
    unit: whole ? row.unit : row.baseUnit,
    quantity: quantityText(whole ? units : base),
    supplier,
    sourceLine: row.id,
  }
}

/**
 * Drafts of what a sales order lacks: of each line what is open, less what was ordered for it, as far as the promises of its
 * warehouse exceed what is there and on order. Refuses WRONG_STATE unless approved, INVALID where nothing lacks.
 */
export async function forSales(ctx: Context, input: Input<Actions['purchaseOrder.forSales']>) {
  const rows = (await linesOf(ctx, input.salesOrder, 'salesOrder')).filter((row) => row.skuKind === 'goods')
  const skus = [...new Set(rows.map((row) => row.sku as string))]
  const plans = skus.length
    ? await ctx.tx.rows(sql`SELECT p.sku, p.reserved - p.onOrder - COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = p.company AND b.warehouse = p.warehouse AND b.sku = p.sku), 0) AS short
        FROM stock_plan p WHERE p.company = ${ctx.company} AND p.warehouse = ${rows[0]!.warehouse} AND p.sku IN (${skus})`)
    : []
  // What is drafted for these lines is not on order yet, and lacks no more.
  const drafted = (sku: string) => sum(rows.filter((row) => row.sku === sku).map((row) => row.drafted))
  const left = new Map(plans.map(({ sku, short }) => [sku as string, Decimal.max(ZERO, dec(short).minus(drafted(sku)))]))
  const wanted = rows.flatMap((row) => {
    const open = dec(row.baseQuantity).minus(row.used).minus(row.ordered)
    const short = left.get(row.sku) ?? ZERO
    const lacks = Decimal.max(ZERO, Decimal.min(open, short))
    left.set(row.sku, short.minus(lacks))
    return lacks.isZero() ? [] : [wantedOf(row, lacks, null)]
  })
  return drafts(ctx, wanted, {
    ...input,
    note: `以销定购 ${rows[0]?.number ?? ''}`.trim(),
    none: '这张订单不缺货，或已经订过了',
    path: 'salesOrder',
  })
}

/** Drafts of what of an approved plan was not ordered yet. Refuses WRONG_STATE unless approved, INVALID where all is ordered. */
export async function forPlan(ctx: Context, input: Input<Actions['purchaseOrder.forPlan']>) {
  const rows = await linesOf(ctx, input.plan, 'purchasePlan')
  const own = await ctx.tx.rows(
    sql`SELECT id, supplier FROM purchase_plan_line WHERE company = ${ctx.company} AND id IN (${rows.map((row) => row.id as string)})`,
  )
  const suppliers = new Map(own.map((row) => [row.id as string, row.supplier as string | null]))
  const wanted = rows.flatMap((row) => {
    const rest = dec(row.baseQuantity).minus(row.ordered)
    return rest.greaterThan(ZERO) ? [wantedOf(row, rest, suppliers.get(row.id) ?? null)] : []
  })
  return drafts(ctx, wanted, { ...input, note: `采购计划 ${rows[0]?.number ?? ''}`.trim(), none: '这份计划已经全部下单', path: 'plan' })
}

async function drafts(
  ctx: Context,
  wanted: WantedGoods[],
  how: { supplier?: string | null; expectedDate?: string | null; note: string; none: string; path: string },
) {
  if (wanted.length === 0) throw refuse('INVALID', { issues: [{ path: how.path, message: how.none }] })
  const orders = await draftOrders(ctx, wanted, { note: how.note, expectedDate: how.expectedDate ?? null, supplier: how.supplier ?? null })
  ctx.did('purchaseOrder', orders[0]!.id, undefined, { orders: orders.map(({ id }) => id), reason: how.note })
  return { orders }
}
