import { barcodesIn, ratioCell, ratioIn } from '../../shared/system/importColumns'
import { type ImportRow, keyOf, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { sql } from '../kernel/sql'
import type { Plan } from './import'
import { type Goods, type Problem, readGoods, takenBarcodes } from './importGoods'
import { addUnit, changeUnit, newBatch, writeBarcodes, writeBatch, writeLevels } from './importSkuWrites'

/** A row with the unit it changes; null for a new one. */
interface UnitRow {
  row: ImportRow
  sku: Row
  unit: Row | null
}

const FLAGS = { forPurchase: '默认采购单位', forSale: '默认销售单位' } as const
type Flag = keyof typeof FLAGS

/** Units of known goods by name, each with its ratio, barcodes and prices; a new name is a new unit. */
export async function planUnits(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Plan> {
  const goods = await readGoods(ctx, rows, lock)
  const issues: RowIssue[] = []
  const good: UnitRow[] = []
  const defaults = new Set<string>()
  for (const row of rows) {
    const sku = goods.byCode.get(keyOf(String(row.values.code)))
    const unit = sku ? (goods.units.get(sku.id)?.find(({ name }) => keyOf(name) === keyOf(String(row.values.unit))) ?? null) : null
    const problems: Problem[] = sku
      ? [...problemsOf(ctx, { row, sku, unit }, goods), ...defaultProblems(row, sku, defaults)]
      : [['商品编码', `没有商品 ${row.values.code}`]]
    if (problems.length) issues.push(...problems.map(([column, message]) => ({ row: row.row, column, message })))
    else good.push({ row, sku: sku!, unit })
  }
  const create = good.filter(({ unit }) => !unit).length
  return { create, update: good.length - create, issues, write: async () => write(ctx, good, goods) }
}

function* problemsOf(ctx: Context, { row: { values }, sku, unit }: UnitRow, goods: Goods): Generator<Problem> {
  const ratio = values.ratio === undefined ? null : ratioIn(String(values.ratio))
  if (values.ratio === undefined && !unit) yield ['换算', '新单位必填']
  if (values.ratio !== undefined && !ratio) yield ['换算', '应为 24 或 1/3 这样的换算']
  const changed = unit && ratio && (unit.numerator !== ratio.numerator || unit.denominator !== ratio.denominator)
  if (changed && unit.no === 1) yield ['换算', `${unit.name} 是基本单位，换算为 1`]
  else if (changed && goods.usedUnits.has(unit.id)) yield ['换算', `这个单位已用在单据上，换算 ${ratioCell(unit as never)} 不能修改`]
  if (values.purchasePrice !== undefined && !ctx.may('cost.view')) yield ['进价', '没有查看成本的权限，不能导入进价']
  const codes = values.barcode === undefined ? [] : [String(values.barcode)]
  const more = values.barcodes === undefined ? [] : barcodesIn(String(values.barcodes))
  yield* takenBarcodes(goods, sku, [
    [codes, '条码', unit],
    [more, '多条码', unit],
  ])
}

// One unit at most is the default of buying and of selling; what the file says last would only seem to hold.
function* defaultProblems({ values }: ImportRow, sku: Row, defaults: Set<string>): Generator<Problem> {
  for (const [flag, column] of Object.entries(FLAGS)) {
    if (values[flag] !== true) continue
    if (defaults.has(`${sku.id}/${flag}`)) yield [column, '同一商品只能有一个']
    defaults.add(`${sku.id}/${flag}`)
  }
}

async function write(ctx: Context, rows: readonly UnitRow[], goods: Goods): Promise<void> {
  const batch = newBatch()
  const last = new Map<string, number>()
  for (const { row, sku, unit } of rows) {
    const { unit: name, ratio, barcode, salePrice, purchasePrice, forPurchase, forSale } = row.values
    const given = { ...(ratio === undefined ? {} : ratioIn(String(ratio))), barcode, salePrice, purchasePrice, forPurchase, forSale }
    const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const id = unit?.id ?? newId()
    for (const flag of Object.keys(FLAGS) as Flag[]) if (values[flag] === true) clearDefault(ctx, sku.id, id, flag)
    if (unit) changeUnit(ctx, sku.id, unit, values, batch)
    else {
      const no = 1 + (last.get(sku.id) ?? Math.max(...goods.units.get(sku.id)!.map((known) => known.no as number)))
      last.set(sku.id, no)
      addUnit(sku.id, id, no, { name, ...values }, batch)
    }
    writeLevels(ctx, 'level', row, sku.id, id, goods, batch)
    if (row.values.barcodes !== undefined) writeBarcodes(ctx, row, sku.id, id, goods, batch)
  }
  // Whoever has the goods open looks again before saving.
  const touched = [...new Set(rows.map(({ sku }) => sku.id as string))]
  if (touched.length) ctx.tx.later(sql`UPDATE sku SET version = version + 1 WHERE company = ${ctx.company} AND id IN (${touched})`)
  writeBatch(ctx, batch)
}

function clearDefault(ctx: Context, sku: string, unit: string, flag: Flag): void {
  const where = sql`company = ${ctx.company} AND sku = ${sku} AND id <> ${unit}`
  ctx.tx.later(
    flag === 'forSale'
      ? sql`UPDATE sku_unit SET forSale = 0 WHERE ${where} AND forSale = 1`
      : sql`UPDATE sku_unit SET forPurchase = 0 WHERE ${where} AND forPurchase = 1`,
  )
}
