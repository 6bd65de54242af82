import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input } from '../../shared/kernel/contract'
import { bare, chinaDay, metaOf } from '../../shared/kernel/fields'
import { formatRate } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { productContract } from '../../shared/product/contract'
import { type ImportColumn, importColumns, ownColumns } from '../../shared/system/importColumns'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { keepFile } from '../kernel/files'
import { ownGoods } from '../kernel/ownGoods'
import { join, sql } from '../kernel/sql'
import { goodsWhere } from './sku'

/** As many goods as one file holds; a narrower choice exports the rest. */
const MOST = 20_000
const COST = new Set(['purchasePrice', 'casePurchasePrice'])

/** The chosen goods as a spreadsheet with the columns of the import, so that it can be changed and read back. */
export async function exportGoods(ctx: Context, { format, ...criteria }: Input<(typeof productContract)['actions']['sku.export']>) {
  const own = ownColumns('sku', await ownGoods(ctx.tx, ctx.company))
  const columns = [...importColumns.sku.filter(({ field }) => ctx.may('cost.view') || !COST.has(field)), ...own]
  const rows = await goodsRows(ctx, criteria)
  if (rows.length > MOST) throw refuse('TOO_LARGE', { limit: MOST })
  const folder = await mkdtemp(path.join(tmpdir(), 'goods-'))
  try {
    const place = path.join(folder, `goods.${format}`)
    const { writeTable } = await import('../kernel/lazy/workbook')
    const kinds = columns.map(({ header }) => ({ header, kind: 'text' as const }))
    async function* cells() {
      for (const row of rows) yield columns.map((column) => cellOf(column, row))
    }
    await writeTable(place, format, '商品', kinds, cells())
    const file = await keepFile(ctx, `商品 ${chinaDay(ctx.now)}.${format}`, await readFile(place))
    return { file, rows: rows.length }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// The first unit is the base unit; the second is the one the import calls large.
async function goodsRows(ctx: Context, criteria: Parameters<typeof goodsWhere>[1]): Promise<Row[]> {
  const where = join([sql`t.company = ${ctx.company}`, ...goodsWhere(ctx, criteria)], ' AND ')
  const [rows, prices] = (await ctx.tx.all([
    sql`SELECT u.id AS base, l.id AS large, t.custom, t.code, t.name, t.skuKind, t.spec, c.name AS category, t.brand, u.name AS unit, u.barcode, u.salePrice, u.purchasePrice, t.taxRate,
    l.name AS caseUnit, l.numerator AS caseRatio, l.denominator AS caseDenominator, l.barcode AS caseBarcode, l.salePrice AS caseSalePrice, l.purchasePrice AS casePurchasePrice,
    (SELECT GROUP_CONCAT(k.barcode ORDER BY k.id SEPARATOR '；') FROM sku_barcode k WHERE k.company = t.company AND k.unit = u.id) AS barcodes,
    (SELECT GROUP_CONCAT(CONCAT(o.name, '=', o.numerator, IF(o.denominator = 1, '', CONCAT('/', o.denominator))) ORDER BY o.no SEPARATOR '；')
      FROM sku_unit o WHERE o.company = t.company AND o.sku = t.id AND o.no > 1 AND (l.id IS NULL OR o.id <> l.id)) AS otherUnits,
    t.tracking, t.shelfDays, t.floorPrice, t.lifeCycle, t.note
    FROM sku t JOIN sku_unit u ON u.company = t.company AND u.sku = t.id AND u.no = 1 LEFT JOIN category c ON c.company = t.company AND c.id = t.category
    LEFT JOIN sku_unit l ON l.company = t.company AND l.sku = t.id AND l.denominator = 1
      AND l.no = (SELECT MIN(o.no) FROM sku_unit o WHERE o.company = t.company AND o.sku = t.id AND o.no > 1 AND o.denominator = 1)
    WHERE ${where} ORDER BY t.code LIMIT ${MOST + 1}`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit JOIN sku t ON t.company = u.company AND t.id = u.sku WHERE ${where}`,
  ])) as [Row[], Row[]]
  const byUnit = new Map<string, Row[]>()
  for (const price of prices) byUnit.set(price.unit, [...(byUnit.get(price.unit) ?? []), price])
  const levels = (prefix: string, unit: string | null) =>
    Object.fromEntries((byUnit.get(unit ?? '') ?? []).map(({ level, price }) => [`${prefix}.${level}`, price]))
  return rows.map((row) => ({ ...row, ...levels('level', row.base), ...levels('caseLevel', row.large), ...ownOf(row.custom) }))
}

const ownOf = (custom: string | null): Row =>
  Object.fromEntries(Object.entries(JSON.parse(custom ?? '{}')).map(([field, value]) => [`custom.${field}`, value]))

function cellOf({ field, of }: ImportColumn, row: Row): string | null {
  const value = row[field]
  if (value === null || value === undefined) return null
  const { kind, options } = metaOf(bare(of))
  if (kind === 'rate') return formatRate(value)
  if (kind === 'enum') return options![value] ?? null
  return kind === 'price' ? String(value).replace(/(\.\d\d\d*?)0+$/, '$1') : String(value)
}
