import { refuse } from '../../shared/kernel/refusal'
import { withDescendants } from '../kernel/categories'
import { type Availability, availabilityOf } from '../kernel/availability'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { matching } from '../kernel/master'
import { anywhere, join, NOTHING, sql, type Statement } from '../kernel/sql'
import { type CustomValue, customOf, listOf } from './extras'

interface Criteria {
  text?: string | null
  category?: string | null
  brand?: string | null
  product?: string | null
  lifeCycle?: string | null
  custom?: CustomValue | null
  warehouse?: string | null
  skuKind?: string | null
  archived?: boolean | null
  ids?: string[] | null
  after?: string | null
  limit?: number | null
}

/** Conditions on goods (alias t): by text, category with all beneath it, brand, product, life cycle, custom field. */
export function goodsWhere(ctx: Context, input: Omit<Criteria, 'warehouse' | 'after' | 'limit'>): Statement[] {
  return [
    ...(input.archived ? [] : [sql`t.archived = 0`]),
    ...(input.category ? [sql`t.category IN ${withDescendants(ctx, input.category)}`] : []),
    ...(input.brand ? [sql`t.brand = ${input.brand}`] : []),
    ...(input.product ? [sql`t.product = ${input.product}`] : []),
    ...(input.lifeCycle ? [sql`COALESCE(t.lifeCycle, 'active') = ${input.lifeCycle}`] : []),
    ...(input.custom ? [sql`JSON_UNQUOTE(JSON_EXTRACT(t.custom, CONCAT('$."', ${input.custom.field}, '"'))) = ${input.custom.value}`] : []),
    ...(input.skuKind ? [sql`t.skuKind = ${input.skuKind}`] : []),
    ...(input.ids?.length ? [sql`t.id IN (${input.ids})`] : []),
    ...(input.text ? [textMatch(input.text)] : []),
  ]
}

const textMatch = (text: string): Statement => sql`(${matching(['code', 'name', 'brand', 'spec'], text)}
  OR JSON_EXTRACT(t.custom, '$.*') LIKE ${anywhere(text)}
  OR EXISTS (SELECT 1 FROM sku_unit u WHERE u.company = t.company AND u.sku = t.id AND u.barcode = ${text})
  OR EXISTS (SELECT 1 FROM sku_barcode k WHERE k.company = t.company AND k.sku = t.id AND k.barcode = ${text}))`

/** Goods by code, name, brand, spec, custom field, barcode or pinyin initials, with what is on hand. */
export async function list(ctx: Context, input: Criteria) {
  const limit = input.limit ?? 50
  const where = [...goodsWhere(ctx, input), ...(input.after ? [sql`t.id > ${input.after}`] : [])]
  const rows = await skuRows(ctx, where, input.warehouse ?? null, limit + 1)
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

export async function detail(ctx: Context, input: { id: string; warehouse?: string | null }) {
  const [row] = await skuRows(ctx, [sql`t.id = ${input.id}`], input.warehouse ?? null, 1)
  if (!row) throw refuse('NOT_FOUND', { what: 'sku', id: input.id })
  return row
}

async function skuRows(ctx: Context, where: readonly Statement[], warehouse: string | null, limit: number): Promise<any[]> {
  const rows =
    await ctx.tx.rows(sql`SELECT t.id, t.version, t.archived, t.code, t.name, t.spec, t.category, c.name AS categoryName, t.brand, t.skuKind, t.taxRate, t.lifeCycle, t.tracking, t.shelfDays, t.weight, t.floorPrice, t.note,
    t.product, t.attributes, t.pictures, t.custom,
    COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id), 0) AS onHand
    FROM sku t LEFT JOIN category c ON c.company = t.company AND c.id = t.category WHERE t.company = ${ctx.company} ${where.length ? sql`AND ${join(where, ' AND ')}` : NOTHING} ORDER BY t.id LIMIT ${limit}`)
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id as string)
  const units = await unitsOf(ctx, ids)
  const promised = await availabilityOf(ctx, ids, warehouse)
  return rows.map((row) => ({
    ...row,
    layers: ctx.settings.costing === 'batch' && row.skuKind === 'goods' && (row.tracking ?? 'none') === 'none',
    ...beside(promised(row.id), warehouse),
    attributes: listOf(row.attributes),
    pictures: listOf(row.pictures),
    custom: customOf(row.custom),
    units: units.get(row.id) ?? [],
  }))
}

// Beside every line where goods are chosen: available only where a warehouse was asked for, because that is where they leave.
const beside = ({ reserved, available, onOrder, inTransit }: Availability, warehouse: string | null) =>
  warehouse ? { reserved, available, onOrder, inTransit } : { reserved, onOrder, inTransit }

/** Units by SKU, the base unit first, each with its further barcodes and the levels' prices. */
async function unitsOf(ctx: Context, skus: readonly string[]): Promise<Map<string, Row[]>> {
  const [units, barcodes, prices] = await ctx.tx.all([
    sql`SELECT sku, id, name, numerator, denominator, barcode, salePrice, purchasePrice, forPurchase, forSale FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${[...skus]}) ORDER BY sku, no`,
    sql`SELECT unit, barcode FROM sku_barcode WHERE company = ${ctx.company} AND sku IN (${[...skus]}) ORDER BY id`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit WHERE p.company = ${ctx.company} AND u.sku IN (${[...skus]}) ORDER BY p.level`,
  ])
  const bySku = new Map<string, Row[]>()
  for (const { sku, ...unit } of units!) {
    const own = (rows: Row[]) => rows.filter((row) => row.unit === unit.id)
    const whole = {
      ...unit,
      barcodes: own(barcodes!).map(({ barcode }) => barcode),
      levelPrices: own(prices!).map(({ level, price }) => ({ level, price })),
    }
    bySku.set(sku, [...(bySku.get(sku) ?? []), whole])
  }
  return bySku
}
