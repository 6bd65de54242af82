import { type SalesDay, salesDays } from '../../shared/inventory/replenish'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, priceText, quantityText } from '../../shared/kernel/money'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { NOTHING, sql } from '../kernel/sql'
import { SALES_KINDS } from './reportKinds'
import { EVER_MOVED, goodsWhere } from './stockGoods'

export interface SuggestInput {
  warehouse?: string | null
  category?: string | null
  supplier?: string | null
  text?: string | null
  after?: string | null
  limit?: number | null
}

/** Goods in one warehouse: what is there, promised and expected, what was sold, and the levels set for it. */
export interface Place {
  warehouse: string
  warehouseName: string
  onHand: string
  reserved: string
  available: string
  onOrder: string
  inTransit: string
  minimum: string | null
  maximum: string | null
  safety: string | null
  leadDays: number | null
  minimumOrder: string | null
  days: SalesDay[]
}

/** The last day that counts: yesterday, because today is not over. */
const lastDay = (ctx: Context): string => addDays(chinaDay(ctx.now), -1)
const firstDay = (ctx: Context): string => addDays(lastDay(ctx), 1 - ctx.settings.salesDays)

/** Goods that may be bought and have a level, stock or sales, by id. */
export const candidates = (ctx: Context, input: SuggestInput, after: string | null, step: number): Promise<Row[]> =>
  ctx.tx.rows(sql`SELECT t.id AS sku, t.code, t.name, t.spec FROM sku t
    WHERE ${goodsWhere(ctx, { text: input.text, category: input.category })} AND t.archived = 0 AND (t.lifeCycle IS NULL OR t.lifeCycle <> 'notForPurchase')
    AND (EXISTS (SELECT 1 FROM stock_level v WHERE v.company = t.company AND v.sku = t.id) OR ${EVER_MOVED}
      OR EXISTS (SELECT 1 FROM stock_plan q WHERE q.company = t.company AND q.sku = t.id))
    ${after ? sql`AND t.id > ${after}` : NOTHING} ORDER BY t.id LIMIT ${step}`)

/** Every place of these goods that has a level, stock, a plan or recent moves; the goods under way have no place. */
export async function stockPlaces(ctx: Context, skus: readonly string[]): Promise<Map<string, Place[]>> {
  const transit = transitWarehouse(ctx.company)
  const [levels, balances, plans, moves, warehouses] = await ctx.tx.all([
    sql`SELECT sku, warehouse, minimum, maximum, safety, leadDays, minimumOrder FROM stock_level WHERE company = ${ctx.company} AND sku IN (${skus})`,
    sql`SELECT sku, warehouse, SUM(onHand) AS onHand FROM stock_balance WHERE company = ${ctx.company} AND sku IN (${skus}) AND warehouse <> ${transit} GROUP BY sku, warehouse`,
    sql`SELECT sku, warehouse, reserved, onOrder, inTransit FROM stock_plan WHERE company = ${ctx.company} AND sku IN (${skus})`,
    sql`SELECT x.sku, x.warehouse, x.date, SUM(x.quantity) AS net, SUM(IF(d.kind IN (${SALES_KINDS}), -x.quantity, 0)) AS sold
      FROM stock_move x FORCE INDEX (move_date) JOIN posting p ON p.company = x.company AND p.number = x.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE x.company = ${ctx.company} AND x.date >= ${firstDay(ctx)} AND x.sku IN (${skus}) AND x.warehouse <> ${transit} GROUP BY x.sku, x.warehouse, x.date`,
    sql`SELECT id, name FROM warehouse WHERE company = ${ctx.company} AND archived = 0`,
  ])
  const names = new Map(warehouses!.map((row) => [row.id as string, row.name as string]))
  const at = ({ sku, warehouse }: Row): string => `${sku}/${warehouse}`
  const keyed = (rows: readonly Row[]) => new Map(rows.map((row) => [at(row), row]))
  const [level, balance, plan] = [keyed(levels!), keyed(balances!), keyed(plans!)]
  const movesAt = new Map<string, Map<string, Row>>()
  for (const row of moves!) movesAt.set(at(row), (movesAt.get(at(row)) ?? new Map()).set(row.date, row))
  const places = new Map<string, Place[]>()
  for (const [key, { sku, warehouse }] of keyed([...levels!, ...balances!, ...plans!, ...moves!])) {
    if (!names.has(warehouse)) continue
    const onHand = quantityText(balance.get(key)?.onHand ?? '0')
    const reserved = quantityText(plan.get(key)?.reserved ?? '0')
    const { minimum = null, maximum = null, safety = null, leadDays = null, minimumOrder = null } = level.get(key) ?? {}
    const place: Place = {
      warehouse,
      warehouseName: names.get(warehouse)!,
      onHand,
      reserved,
      available: quantityText(dec(onHand).minus(reserved)),
      onOrder: quantityText(plan.get(key)?.onOrder ?? '0'),
      inTransit: quantityText(plan.get(key)?.inTransit ?? '0'),
      minimum,
      maximum,
      safety,
      leadDays,
      minimumOrder,
      days: pastDays(ctx, onHand, movesAt.get(key) ?? new Map()),
    }
    places.set(sku, [...(places.get(sku) ?? []), place])
  }
  return places
}

// Backwards from what is there now: the moves of today are taken back first, then one day after another.
function pastDays(ctx: Context, onHand: string, moves: Map<string, Row>): SalesDay[] {
  const days = Array.from({ length: ctx.settings.salesDays }, (_, index) => addDays(lastDay(ctx), -index))
  const evening = dec(onHand).minus(moves.get(chinaDay(ctx.now))?.net ?? '0')
  return salesDays(
    quantityText(evening),
    days.map((day) => ({ net: moves.get(day)?.net ?? '0', sold: moves.get(day)?.sold ?? '0' })),
  )
}

/** How a SKU is bought: its last supplier with the last price, and the unit it is bought in. */
export interface Purchase {
  supplier: string | null
  supplierName: string | null
  unit: string
  unitName: string
  baseUnit: string
  numerator: number
  denominator: number
  /** Per purchase unit, with or without tax as new orders have it. */
  price: string | null
}

/** The unit is the one marked for purchase, else the last one bought in, else the base unit. */
export async function purchases(ctx: Context, skus: readonly string[]): Promise<Map<string, Purchase>> {
  const [units, lasts] = await ctx.tx.all([
    sql`SELECT id, sku, no, name, numerator, denominator, purchasePrice, forPurchase FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${skus}) ORDER BY sku, no`,
    sql`SELECT r.sku, r.unit, r.party, r.partyName, r.amountExcl, r.amountIncl, r.baseQuantity FROM (
        SELECT l.sku, l.unit, d.party, q.name AS partyName, l.amountExcl, l.amountIncl, l.baseQuantity, ROW_NUMBER() OVER (PARTITION BY l.sku ORDER BY d.date DESC, l.id DESC) AS nth
        FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document JOIN party q ON q.company = d.company AND q.id = d.party
        WHERE l.company = ${ctx.company} AND l.sku IN (${skus}) AND d.kind IN ('receipt', 'purchaseOrder') AND d.state IN ('approved', 'closed') AND q.archived = 0) r WHERE r.nth = 1`,
  ])
  const lastOf = new Map(lasts!.map((row) => [row.sku as string, row]))
  return new Map(
    skus.map((sku) => {
      const own = units!.filter((unit) => unit.sku === sku)
      const last = lastOf.get(sku)
      const unit = own.find((one) => one.forPurchase) ?? own.find((one) => one.id === last?.unit) ?? own[0]!
      const paid = last && (ctx.settings.purchaseTaxInclusive ? last.amountIncl : last.amountExcl)
      const each = paid && dec(last.baseQuantity).greaterThan('0') ? dec(paid).div(last.baseQuantity) : null
      const listed = own[0]!.purchasePrice ? dec(own[0]!.purchasePrice) : null
      const perBase = each ?? listed
      const price = perBase ? priceText(perBase.times(unit.numerator).div(unit.denominator)) : unit.purchasePrice
      return [
        sku,
        {
          supplier: last?.party ?? null,
          supplierName: last?.partyName ?? null,
          unit: unit.id,
          unitName: unit.name,
          baseUnit: own[0]!.name,
          numerator: unit.numerator,
          denominator: unit.denominator,
          price: price ?? null,
        },
      ]
    }),
  )
}
