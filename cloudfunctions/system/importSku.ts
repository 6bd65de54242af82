import { barcodesIn, ownValues, unitsIn } from '../../shared/system/importColumns'
import { keyOf, type ImportRow, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import type { Plan } from './import'
import { type Goods, looksOf, type Problem, readGoods, takenBarcodes } from './importGoods'
import { idsByName, textsOf } from './importNames'
import { writeSkus } from './importSkuWrites'
import { readStyles } from './importStyles'

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
  const styles = await readStyles(ctx, rows, goods)
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
    const problems = [
      ...problemsOf(ctx, found, goods),
      ...twinProblems(found, goods),
      ...unitProblems(found, goods),
      ...otherUnitProblems(found, goods),
      ...barcodeProblems(found, goods),
    ]
    // Only a row that comes in gives its style a value.
    if (problems.length === 0) problems.push(...styles.problems(row, sku))
    if (problems.length) issues.push(...problems.map(([column, message]) => ({ row: row.row, column, message })))
    else good.push(found)
  }
  const create = good.filter(({ sku }) => !sku).length
  return { create, update: good.length - create, issues, write: () => writeSkus(ctx, good, goods, categories, styles) }
}

/** New goods that look like others under another code are most likely the same; the second in a file as well. */
function* twinProblems({ row: { values }, sku }: SkuRow, goods: Goods): Generator<Problem> {
  if (sku || values.name === undefined) return
  const twin = goods.alike.get(looksOf(values))
  if (twin !== undefined && keyOf(twin) !== keyOf(String(values.code))) yield ['名称', `名称、规格、品牌与商品 ${twin} 相同`]
  else goods.alike.set(looksOf(values), String(values.code))
}

function* problemsOf(ctx: Context, { row: { values }, sku }: SkuRow, goods: Goods): Generator<Problem> {
  if (!sku) {
    if (values.name === undefined) yield ['名称', '新商品必填']
    if (values.unit === undefined) yield ['基本单位', '新商品必填']
    if (values.taxRate === undefined) yield ['税率', '新商品必填']
  } else if (values.skuKind !== undefined && values.skuKind !== sku.skuKind) yield ['类型', '已有商品的类型不能用导入修改']
  if (sku && values.tracking !== undefined && values.tracking !== (sku.tracking ?? 'none') && goods.usedSkus.has(sku.id))
    yield ['跟踪', '这个商品已有单据，跟踪方式不能修改']
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
    if (ownValues(values, 'caseLevel').length) yield ['大单位等级价', '没有填大单位']
    return
  }
  if (baseName !== undefined && keyOf(String(values.caseUnit)) === keyOf(String(baseName))) yield ['大单位', '与基本单位相同']
  if (values.caseRatio === undefined && !large) yield ['大单位换算', '必填']
  const changed = large && values.caseRatio !== undefined && (large.numerator !== values.caseRatio || large.denominator !== 1)
  if (sku && changed && goods.usedUnits.has(large.id))
    yield ['大单位换算', `这个单位已用在单据上，换算 ${large.numerator}${large.denominator === 1 ? '' : `/${large.denominator}`} 不能修改`]
}

/** Further units by name and ratio: none is named twice, and a used one keeps its ratio. */
function* otherUnitProblems({ row: { values }, sku, base }: SkuRow, goods: Goods): Generator<Problem> {
  if (values.otherUnits === undefined) return
  const units = unitsIn(String(values.otherUnits))
  if (!units) return yield ['其他单位', '应为 打=12；口=1/3 这样的单位和换算']
  const names = [base?.name ?? values.unit, values.caseUnit, ...units.map(({ name }) => name)].filter((name) => name !== undefined)
  if (new Set(names.map((name) => keyOf(String(name)))).size !== names.length) yield ['其他单位', '有单位重名']
  for (const unit of units) {
    const known = sku && goods.units.get(sku.id)?.find(({ name }) => keyOf(name) === keyOf(unit.name))
    if (known && goods.usedUnits.has(known.id) && (known.numerator !== unit.numerator || known.denominator !== unit.denominator))
      yield ['其他单位', `${unit.name} 已用在单据上，换算不能修改`]
  }
}

function barcodeProblems({ row: { values }, sku, base, large }: SkuRow, goods: Goods): Generator<Problem> {
  const text = (field: string): string[] => (values[field] === undefined ? [] : [String(values[field])])
  return takenBarcodes(goods, sku, [
    [text('barcode'), '条码', base],
    [text('caseBarcode'), '大单位条码', large],
    [text('barcodes').flatMap(barcodesIn), '多条码', base],
  ])
}
