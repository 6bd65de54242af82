import { keyOf, type ImportRow, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { NOTHING, sql } from '../kernel/sql'
import type { Plan } from './import'
import { idsByName, textsOf } from './importNames'
import { writeSkus } from './importSkuWrites'

/** Goods as the company has them now: the SKUs a file names, their units, and who uses the barcodes it names. */
export interface Goods {
  byCode: Map<string, Row>
  units: Map<string, Row[]>
  usedUnits: Set<string>
  barcodes: Map<string, { sku: string; code: string; unit: string }>
}

/** A row with what it changes; `sku` is null for a new one. */
export interface SkuRow {
  row: ImportRow
  sku: Row | null
  base: Row | null
  large: Row | null
}

/** Goods and services: known by code. The base unit of a known one stays; a second unit is added or changed by name. */
export async function planSku(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Plan> {
  const goods = await readGoods(ctx, rows, lock)
  const categories = await idsByName(ctx, 'category', textsOf(rows, 'category'))
  const issues: RowIssue[] = []
  const good: SkuRow[] = []
  for (const row of rows) {
    const sku = goods.byCode.get(keyOf(String(row.values.code))) ?? null
    const units = sku ? (goods.units.get(sku.id) ?? []) : []
    const large =
      row.values.caseUnit === undefined
        ? null
        : (units.find((unit) => unit.no !== 1 && keyOf(unit.name) === keyOf(String(row.values.caseUnit))) ?? null)
    const found: SkuRow = { row, sku, base: units.find((unit) => unit.no === 1) ?? null, large }
    const problems = [...problemsOf(ctx, found), ...unitProblems(found, goods), ...barcodeProblems(found, goods)]
    if (problems.length) issues.push(...problems.map(([column, message]) => ({ row: row.row, column, message })))
    else good.push(found)
  }
  const create = good.filter(({ sku }) => !sku).length
  return { create, update: good.length - create, issues, write: () => writeSkus(ctx, good, goods, categories) }
}

async function readGoods(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Goods> {
  const goods: Goods = { byCode: new Map(), units: new Map(), usedUnits: new Set(), barcodes: new Map() }
  const codes = textsOf(rows, 'code')
  if (codes.length === 0) return goods
  const barcodes = [...textsOf(rows, 'barcode'), ...textsOf(rows, 'caseBarcode')]
  const [skus, users] = await ctx.tx.all([
    sql`SELECT id, version, code, name, spec, category, brand, skuKind, taxRate, note FROM sku WHERE company = ${ctx.company} AND code IN (${codes}) ${lock ? sql`FOR UPDATE` : NOTHING}`,
    sql`SELECT u.barcode, u.sku, u.id, s.code FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku WHERE u.company = ${ctx.company} AND u.barcode IN (${barcodes})`,
  ])
  for (const sku of skus!) goods.byCode.set(keyOf(sku.code), sku)
  for (const user of users!) goods.barcodes.set(keyOf(user.barcode), { sku: user.sku, code: user.code, unit: user.id })
  if (skus!.length === 0) return goods
  const ids = skus!.map((sku) => sku.id)
  const [units, used] = await ctx.tx.all([
    sql`SELECT id, sku, no, name, numerator, denominator, barcode, salePrice, purchasePrice FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${ids}) ORDER BY sku, no`,
    sql`SELECT DISTINCT unit FROM document_line WHERE company = ${ctx.company} AND sku IN (${ids})`,
  ])
  for (const unit of units!) goods.units.set(unit.sku, [...(goods.units.get(unit.sku) ?? []), unit])
  for (const row of used!) goods.usedUnits.add(row.unit)
  return goods
}

type Problem = [column: string, message: string]

function* problemsOf(ctx: Context, { row: { values }, sku }: SkuRow): Generator<Problem> {
  if (!sku) {
    if (values.name === undefined) yield ['名称', '新商品必填']
    if (values.unit === undefined) yield ['基本单位', '新商品必填']
    if (values.taxRate === undefined) yield ['税率', '新商品必填']
  } else if (values.skuKind !== undefined && values.skuKind !== sku.skuKind) yield ['类型', '已有商品的类型不能用导入修改']
  if ((values.purchasePrice !== undefined || values.casePurchasePrice !== undefined) && !ctx.may('cost.view'))
    yield ['进价', '没有查看成本的权限，不能导入进价']
}

function* unitProblems({ row: { values }, sku, base, large }: SkuRow, goods: Goods): Generator<Problem> {
  if (base && values.unit !== undefined && keyOf(String(values.unit)) !== keyOf(base.name))
    yield ['基本单位', `已有商品的基本单位是 ${base.name}，不能用导入修改`]
  const baseName = base ? base.name : values.unit
  if (values.caseUnit === undefined) {
    for (const [field, column] of [
      ['caseRatio', '大单位换算'],
      ['caseBarcode', '大单位条码'],
      ['caseSalePrice', '大单位售价'],
      ['casePurchasePrice', '大单位进价'],
    ] as const)
      if (values[field] !== undefined) yield [column, '没有填大单位']
    return
  }
  if (baseName !== undefined && keyOf(String(values.caseUnit)) === keyOf(String(baseName))) yield ['大单位', '与基本单位相同']
  if (values.caseRatio === undefined && !large) yield ['大单位换算', '必填']
  const changed = large && values.caseRatio !== undefined && (large.numerator !== values.caseRatio || large.denominator !== 1)
  if (sku && changed && goods.usedUnits.has(large.id))
    yield ['大单位换算', `这个单位已用在单据上，换算 ${large.numerator}${large.denominator === 1 ? '' : `/${large.denominator}`} 不能修改`]
}

function* barcodeProblems({ row: { values }, sku, base, large }: SkuRow, goods: Goods): Generator<Problem> {
  for (const [field, column, unit] of [
    ['barcode', '条码', base],
    ['caseBarcode', '大单位条码', large],
  ] as const) {
    const user = values[field] === undefined ? undefined : goods.barcodes.get(keyOf(String(values[field])))
    if (!user || user.unit === unit?.id) continue
    yield [column, user.sku === sku?.id ? '这个条码已用于该商品的另一个单位' : `条码已用于商品 ${user.code}`]
  }
}
