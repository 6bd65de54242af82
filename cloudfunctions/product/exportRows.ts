import { transitWarehouse } from '../../shared/masters/places'
import { dec, priceText } from '../../shared/kernel/money'
import { attributesCell, type ImportKind, ratioCell } from '../../shared/system/importColumns'
import type { GOODS_TABLES } from '../../shared/system/importKinds'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { join, sql } from '../kernel/sql'
import { listOf } from './extras'
import { goodsWhere } from './sku'

type Criteria = Parameters<typeof goodsWhere>[1]

interface Exported {
  /** Rights beside that to export goods. */
  needs: readonly string[]
  /** Rows by the fields of the import's columns, `most` at most. */
  rowsOf(ctx: Context, criteria: Criteria, most: number): Promise<Row[]>
}

const chosen = (ctx: Context, criteria: Criteria) => join([sql`t.company = ${ctx.company}`, ...goodsWhere(ctx, criteria)], ' AND ')

// The first unit is the base unit; the second is the one the import calls large.
async function goodsRows(ctx: Context, criteria: Criteria, most: number): Promise<Row[]> {
  const where = join([sql`t.company = ${ctx.company}`, ...goodsWhere(ctx, criteria)], ' AND ')
  const [rows, prices] = (await ctx.tx.all([
    sql`SELECT u.id AS base, l.id AS large, t.custom, t.code, t.name, t.skuKind, t.spec, c.name AS category, t.brand, u.name AS unit, u.barcode, u.salePrice, u.purchasePrice, t.taxRate,
    l.name AS caseUnit, l.numerator AS caseRatio, l.denominator AS caseDenominator, l.barcode AS caseBarcode, l.salePrice AS caseSalePrice, l.purchasePrice AS casePurchasePrice,
    (SELECT GROUP_CONCAT(k.barcode ORDER BY k.id SEPARATOR '；') FROM sku_barcode k WHERE k.company = t.company AND k.unit = u.id) AS barcodes,
    (SELECT GROUP_CONCAT(CONCAT(o.name, '=', o.numerator, IF(o.denominator = 1, '', CONCAT('/', o.denominator))) ORDER BY o.no SEPARATOR '；')
      FROM sku_unit o WHERE o.company = t.company AND o.sku = t.id AND o.no > 1 AND (l.id IS NULL OR o.id <> l.id)) AS otherUnits,
    t.tracking, t.shelfDays, t.weight, t.floorPrice, t.lifeCycle, t.note, p.code AS style, p.name AS styleName, t.attributes
    FROM sku t JOIN sku_unit u ON u.company = t.company AND u.sku = t.id AND u.no = 1 LEFT JOIN category c ON c.company = t.company AND c.id = t.category LEFT JOIN product p ON p.company = t.company AND p.id = t.product
    LEFT JOIN sku_unit l ON l.company = t.company AND l.sku = t.id AND l.denominator = 1
      AND l.no = (SELECT MIN(o.no) FROM sku_unit o WHERE o.company = t.company AND o.sku = t.id AND o.no > 1 AND o.denominator = 1)
    WHERE ${where} ORDER BY t.code LIMIT ${most}`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit JOIN sku t ON t.company = u.company AND t.id = u.sku WHERE ${where}`,
  ])) as [Row[], Row[]]
  const levels = levelsOf(prices)
  return rows.map((row) => ({
    ...row,
    ...levels('level', row.base),
    ...levels('caseLevel', row.large),
    ...ownOf(row.custom),
    attributes: attributesCell(listOf(row.attributes)) || null,
  }))
}

const ownOf = (custom: string | null): Row =>
  Object.fromEntries(Object.entries(JSON.parse(custom ?? '{}')).map(([field, value]) => [`custom.${field}`, value]))

/** Prices of levels by unit, under a prefix that says whose. */
function levelsOf(prices: readonly Row[]) {
  const byUnit = new Map<string, Row[]>()
  for (const price of prices) byUnit.set(price.unit, [...(byUnit.get(price.unit) ?? []), price])
  return (prefix: string, unit: string | null): Row =>
    Object.fromEntries((byUnit.get(unit ?? '') ?? []).map(({ level, price }) => [`${prefix}.${level}`, price]))
}

async function unitRows(ctx: Context, criteria: Criteria, most: number): Promise<Row[]> {
  const where = chosen(ctx, criteria)
  const [rows, prices] = (await ctx.tx.all([
    sql`SELECT u.id, t.code, u.name AS unit, u.numerator, u.denominator, u.barcode, u.salePrice, u.purchasePrice, u.forPurchase, u.forSale,
      (SELECT GROUP_CONCAT(k.barcode ORDER BY k.id SEPARATOR '；') FROM sku_barcode k WHERE k.company = u.company AND k.unit = u.id) AS barcodes
      FROM sku t JOIN sku_unit u ON u.company = t.company AND u.sku = t.id WHERE ${where} ORDER BY t.code, u.no LIMIT ${most}`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit JOIN sku t ON t.company = u.company AND t.id = u.sku WHERE ${where}`,
  ])) as [Row[], Row[]]
  const levels = levelsOf(prices)
  return rows.map((row) => ({ ...row, ratio: ratioCell(row as never), ...levels('level', row.id) }))
}

/** What lies where, batch by batch with its serial numbers, at its unit cost: the opening stock of other books. */
async function stockRows(ctx: Context, criteria: Criteria, most: number): Promise<Row[]> {
  const where = sql`${chosen(ctx, criteria)} AND b.warehouse <> ${transitWarehouse(ctx.company)} AND b.onHand > 0`
  const lot = sql`IF(t.tracking = 'lot', b.lot, 0)`
  const rows = await ctx.tx.rows(sql`SELECT w.name AS warehouse, b.warehouse AS place, t.id AS sku, t.code, u.name AS unit, t.tracking,
    l.number AS lotNumber, l.producedAt, l.expiresAt, SUM(b.onHand) AS quantity, SUM(b.value) AS value,
    (SELECT GROUP_CONCAT(s.number ORDER BY s.number SEPARATOR '；') FROM serial s WHERE s.company = t.company AND s.sku = t.id AND s.warehouse = b.warehouse) AS serials
    FROM stock_balance b JOIN sku t ON t.company = b.company AND t.id = b.sku JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
    JOIN sku_unit u ON u.company = t.company AND u.sku = t.id AND u.no = 1 LEFT JOIN lot l ON l.company = b.company AND l.id = ${lot}
    WHERE ${where} GROUP BY t.company, w.id, w.name, b.warehouse, t.id, t.code, t.tracking, u.name, l.id, l.number, l.producedAt, l.expiresAt ORDER BY w.id, t.code, l.expiresAt, l.id LIMIT ${most}`)
  return rows.map((row) => ({ ...row, price: priceText(dec(row.value).div(row.quantity)) }))
}

const levelRows = (ctx: Context, criteria: Criteria, most: number): Promise<Row[]> =>
  ctx.tx.rows(sql`SELECT w.name AS warehouse, t.code, v.minimum, v.maximum, v.safety, v.leadDays, v.minimumOrder
    FROM stock_level v JOIN sku t ON t.company = v.company AND t.id = v.sku JOIN warehouse w ON w.company = v.company AND w.id = v.warehouse
    WHERE ${chosen(ctx, criteria)} ORDER BY w.id, t.code LIMIT ${most}`)

/** The tables of goods that can be exported, by what they are imported as. */
export const EXPORTED: Record<keyof typeof GOODS_TABLES & ImportKind, Exported> = {
  sku: { needs: [], rowsOf: goodsRows },
  unit: { needs: [], rowsOf: unitRows },
  opening: { needs: ['stock.view', 'stock.figures'], rowsOf: stockRows },
  level: { needs: ['level.view'], rowsOf: levelRows },
}
