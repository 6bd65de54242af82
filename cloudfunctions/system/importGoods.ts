import { barcodesIn } from '../../shared/system/importColumns'
import { type ImportRow, keyOf } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { NOTHING, sql } from '../kernel/sql'
import { textsOf } from './importNames'

/** Goods as the company has them now: the SKUs a file names, their units, and who uses the barcodes it names. */
export interface Goods {
  byCode: Map<string, Row>
  units: Map<string, Row[]>
  usedUnits: Set<string>
  usedSkus: Set<string>
  barcodes: Map<string, { sku: string; code: string; unit: string }>
  /** Further barcodes of units, in their order. */
  more: Map<string, string[]>
  /** Prices of customer levels, by unit/level. */
  levelPrices: Map<string, string>
  /** Codes of goods in use by name, spec and brand. */
  alike: Map<string, string>
}

/** Reads what rows that name goods by code, and perhaps barcodes, have to be held against. */
export async function readGoods(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Goods> {
  const goods: Goods = {
    byCode: new Map(),
    units: new Map(),
    usedUnits: new Set(),
    usedSkus: new Set(),
    barcodes: new Map(),
    more: new Map(),
    levelPrices: new Map(),
    alike: new Map(),
  }
  const codes = textsOf(rows, 'code')
  if (codes.length === 0) return goods
  const barcodes = [...textsOf(rows, 'barcode'), ...textsOf(rows, 'caseBarcode'), ...textsOf(rows, 'barcodes').flatMap(barcodesIn)]
  const [skus, users, alike] = await ctx.tx.all([
    sql`SELECT id, version, code, name, spec, category, brand, skuKind, taxRate, tracking, shelfDays, weight, floorPrice, lifeCycle, note, custom, product, attributes FROM sku WHERE company = ${ctx.company} AND code IN (${codes}) ${lock ? sql`FOR UPDATE` : NOTHING}`,
    sql`SELECT u.barcode, u.sku, u.id, s.code FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku WHERE u.company = ${ctx.company} AND u.barcode IN (${barcodes})
      UNION ALL SELECT k.barcode, k.sku, k.unit, s.code FROM sku_barcode k JOIN sku s ON s.company = k.company AND s.id = k.sku WHERE k.company = ${ctx.company} AND k.barcode IN (${barcodes})`,
    sql`SELECT code, name, spec, brand FROM sku WHERE company = ${ctx.company} AND archived = 0 AND name IN (${textsOf(rows, 'name')})`,
  ])
  for (const sku of skus!) goods.byCode.set(keyOf(sku.code), sku)
  for (const user of users!) goods.barcodes.set(keyOf(user.barcode), { sku: user.sku, code: user.code, unit: user.id })
  for (const known of alike!) goods.alike.set(looksOf(known), known.code)
  if (skus!.length === 0) return goods
  const ids = skus!.map((sku) => sku.id)
  const [units, used, more, levels] = await ctx.tx.all([
    sql`SELECT id, sku, no, name, numerator, denominator, barcode, salePrice, purchasePrice, forPurchase, forSale FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${ids}) ORDER BY sku, no`,
    sql`SELECT DISTINCT sku, unit FROM document_line WHERE company = ${ctx.company} AND sku IN (${ids})`,
    sql`SELECT unit, barcode FROM sku_barcode WHERE company = ${ctx.company} AND sku IN (${ids}) ORDER BY id`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit WHERE p.company = ${ctx.company} AND u.sku IN (${ids})`,
  ])
  for (const { unit, level, price } of levels!) goods.levelPrices.set(`${unit}/${level}`, price)
  for (const { unit, barcode } of more!) goods.more.set(unit, [...(goods.more.get(unit) ?? []), barcode])
  for (const unit of units!) goods.units.set(unit.sku, [...(goods.units.get(unit.sku) ?? []), unit])
  for (const row of used!) {
    goods.usedUnits.add(row.unit)
    goods.usedSkus.add(row.sku)
  }
  return goods
}

export const looksOf = (values: Record<string, unknown>): string =>
  ['name', 'spec', 'brand'].map((field) => keyOf(String(values[field] ?? ''))).join('\n')

export type Problem = [column: string, message: string]

/** Barcodes that other goods or other units of the same goods have; `units` says which unit takes which codes. */
export function* takenBarcodes(
  goods: Goods,
  sku: Row | null,
  units: readonly (readonly [codes: readonly string[], column: string, unit: Row | null])[],
): Generator<Problem> {
  for (const [codes, column, unit] of units)
    for (const code of codes) {
      if (code.length > 40) yield [column, `条码 ${code.slice(0, 12)}… 超过 40 个字`]
      const user = goods.barcodes.get(keyOf(code))
      if (!user || user.unit === unit?.id) continue
      yield [column, user.sku === sku?.id ? '这个条码已用于该商品的另一个单位' : `条码已用于商品 ${user.code}`]
    }
}
