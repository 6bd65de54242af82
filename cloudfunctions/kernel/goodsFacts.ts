import type { SkuFacts } from '../../shared/books'
import { StockBook } from '../../shared/inventory/costing'
import { SerialBook } from '../../shared/inventory/serials'
import type { DocumentData } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, type Decimal, sum } from '../../shared/kernel/money'
import type { Context } from './context'
import type { Row } from './db'
import { newId } from './ids'
import { fixed, sql } from './sql'

/** Columns of a stock row with its SKU (s), balance (b), lot (t), and the warehouse (w) that goods are taken from. */
export const STOCK_COLUMNS = fixed(
  's.id, s.code, s.name, s.skuKind, s.tracking, s.floorPrice, b.warehouse, b.lot, b.onHand, b.value, b.lastCost, t.expiresAt, w.id AS place, w.negativeStock',
)

/**
 * SKUs, stock book and serial book over stock rows. What only some goods need is read only for them: shortages of goods
 * below zero, serial numbers, and purchase prices of goods that never had a cost in one of the `warehouses` that were asked.
 */
export async function goodsFacts(ctx: Context, rows: readonly Row[], doc: Pick<DocumentData, 'lines'>, warehouses = 1) {
  const balances = balancesOf(rows)
  const priced = await purchasePrices(ctx, rows, balances, warehouses)
  const skus = new Map<string, SkuFacts>(rows.map((row) => [row.id, skuOf(row, priced)]))
  const sku = (id: string): SkuFacts => {
    const known = skus.get(id)
    if (!known) throw new Error(`posting did not ask for SKU ${id}`)
    return known
  }
  const negativeIn = new Set(rows.filter((row) => row.negativeStock).map((row) => row.place))
  const policy = {
    costing: ctx.settings.costing,
    today: chinaDay(ctx.now),
    expiredAllowed: ctx.settings.expiredGoods === 'allow',
    negativeAllowed: (warehouse: string) => negativeIn.has(warehouse),
    newLot: newId,
  }
  const below = balances.filter((row) => dec(row.onHand).isNegative())
  const shortages = below.length
    ? await openShortages(
        ctx,
        below.map((row) => row.sku),
      )
    : []
  const serials = doc.lines.some((line) => line.serials.length) ? await serialPlaces(ctx, doc) : []
  return { sku, stock: new StockBook(balances, sku, policy, shortages), serials: new SerialBook(serials, sku) }
}

/** What one base unit of goods costs in a warehouse: the average of what is on hand, else the last cost, else their purchase price. */
export function unitCostOf(rows: readonly Row[], warehouse: string | null, sku: (id: string) => SkuFacts): (id: string) => Decimal | null {
  return (id) => {
    const own = rows.filter((row) => row.id === id && row.warehouse === warehouse)
    const balances = balancesOf(own).filter(({ onHand }) => dec(onHand).greaterThan(0))
    if (balances.length) return sum(balances.map(({ value }) => value)).div(sum(balances.map(({ onHand }) => onHand)))
    const last = own.find((row) => row.lastCost !== null)?.lastCost ?? sku(id).purchasePrice ?? null
    return last === null ? null : dec(last)
  }
}

interface Balance {
  warehouse: string
  sku: string
  lot: string
  onHand: string
  value: string
  lastCost: string | null
  expiresAt: string | null
}

/** Goods on two lines of a document bring their stock rows twice. */
function balancesOf(rows: readonly Row[]): Balance[] {
  const found = new Map<string, Balance>()
  for (const { id, warehouse, lot, onHand, value, lastCost, expiresAt } of rows)
    if (warehouse) found.set(`${warehouse}/${id}/${lot}`, { warehouse, sku: id, lot, onHand, value, lastCost, expiresAt })
  return [...found.values()]
}

const skuOf = (row: Row, prices: Map<string, string | null>): SkuFacts => ({
  id: row.id,
  code: row.code,
  name: row.name,
  stocked: row.skuKind === 'goods',
  tracking: row.tracking ?? 'none',
  purchasePrice: prices.get(row.id),
  floorPrice: row.floorPrice,
})

async function purchasePrices(
  ctx: Context,
  rows: readonly Row[],
  balances: readonly Balance[],
  warehouses: number,
): Promise<Map<string, string | null>> {
  const costed = new Map<string, Set<string>>()
  for (const { sku, warehouse, lastCost } of balances) if (lastCost !== null) costed.set(sku, (costed.get(sku) ?? new Set()).add(warehouse))
  const unknown = rows.filter((row) => row.skuKind === 'goods' && (costed.get(row.id)?.size ?? 0) < warehouses)
  const wanted = [...new Set(unknown.map((row) => row.id as string))]
  if (wanted.length === 0) return new Map()
  const prices = await ctx.tx.rows(
    sql`SELECT sku, purchasePrice FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${wanted}) AND no = 1`,
  )
  return new Map(prices.map((row) => [row.sku, row.purchasePrice]))
}

const openShortages = async (ctx: Context, skus: readonly string[]) =>
  (await ctx.tx.rows(sql`SELECT posting, seq, warehouse, sku, quantity, value FROM stock_shortage
    WHERE company = ${ctx.company} AND sku IN (${[...new Set(skus)]}) AND quantity > 0 ORDER BY posting, seq`)) as never

/** Where serial numbers are; those that are out are with the customer of the delivery, or of the return that was voided, that moved them last. */
async function serialPlaces(ctx: Context, doc: Pick<DocumentData, 'lines'>) {
  const numbers = doc.lines.flatMap((line) => line.serials)
  const skus = doc.lines.filter((line) => line.serials.length).map((line) => line.sku)
  return (await ctx.tx.rows(
    sql`SELECT s.sku, s.number, s.warehouse, (SELECT IF((d.kind = 'delivery' AND p.act = 'approve') OR (d.kind = 'salesReturn' AND p.act = 'void'), d.party, NULL) FROM serial_move m
        JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
        WHERE m.company = s.company AND m.sku = s.sku AND m.number = s.number ORDER BY m.posting DESC, m.seq DESC LIMIT 1) AS holder
      FROM serial s WHERE s.company = ${ctx.company} AND s.sku IN (${[...new Set(skus)]}) AND s.number IN (${numbers})`,
  )) as never
}
