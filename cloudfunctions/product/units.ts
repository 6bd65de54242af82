import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import type { PriceChange } from '../kernel/prices'
import { insert, name, sql, update } from '../kernel/sql'

export interface UnitInput {
  id?: string | null
  name: string
  numerator: number
  denominator: number
  barcode?: string | null
  salePrice?: string | null
  purchasePrice?: string | null
  forPurchase?: boolean | null
  forSale?: boolean | null
  barcodes?: string[] | null
  levelPrices?: { level: string; price: string }[] | null
}

/** Units of a SKU as they are stored, and which of them documents use. */
export interface KnownUnits {
  units: Row[]
  used: Set<string>
  levelPrices: Row[]
}

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

export const codesOf = (unit: UnitInput): string[] => [...(unit.barcode ? [unit.barcode] : []), ...(unit.barcodes ?? [])]

/** The first unit is the base unit; names and barcodes are the unit's own, and one unit at most is the default of buying and of selling. */
export function checkUnits(units: readonly UnitInput[]): void {
  const base = units[0]
  if (!base) throw invalid('units', '至少要有一个基本单位')
  if (base.numerator !== 1 || base.denominator !== 1) throw invalid('units.0.numerator', '第一个单位是基本单位，换算必须为 1')
  const codes = new Set<string>()
  units.forEach((unit, index) => {
    if (units.findIndex((other) => other.name === unit.name) !== index) throw invalid(`units.${index}.name`, `单位 ${unit.name} 重复`)
    for (const code of codesOf(unit)) {
      if (codes.has(code.toLowerCase())) throw invalid(`units.${index}.barcode`, `条码 ${code} 重复`)
      codes.add(code.toLowerCase())
    }
    const levels = unit.levelPrices?.map(({ level }) => level) ?? []
    if (new Set(levels).size !== levels.length) throw invalid(`units.${index}.levelPrices`, '同一个等级只能有一个价')
  })
  for (const [flag, word] of [
    ['forPurchase', '采购'],
    ['forSale', '销售'],
  ] as const)
    if (units.filter((unit) => unit[flag]).length > 1) throw invalid(`units.0.${flag}`, `只能有一个默认${word}单位`)
}

export async function knownUnits(ctx: Context, sku: string): Promise<KnownUnits> {
  const [units, used, levelPrices] = await ctx.tx.all([
    sql`SELECT id, no, name, numerator, denominator, barcode, salePrice, purchasePrice FROM sku_unit WHERE company = ${ctx.company} AND sku = ${sku} ORDER BY no`,
    sql`SELECT DISTINCT unit FROM document_line WHERE company = ${ctx.company} AND sku = ${sku}`,
    sql`SELECT p.unit, p.level, p.price FROM level_price p JOIN sku_unit u ON u.company = p.company AND u.id = p.unit WHERE p.company = ${ctx.company} AND u.sku = ${sku}`,
  ])
  return { units: units!, used: new Set(used!.map((row) => row.unit)), levelPrices: levelPrices! }
}

/** Refuses DUPLICATE a barcode that goods of this company already have, as the first of a unit or one of several. */
export async function checkBarcodes(ctx: Context, sku: string, units: readonly UnitInput[]): Promise<void> {
  const codes = units.flatMap(codesOf)
  if (codes.length === 0) return
  // What a unit keeps because the change does not speak of it.
  const untouched = units.filter((unit) => unit.id && unit.barcodes === undefined).map((unit) => unit.id)
  const taken =
    await ctx.tx.rows(sql`SELECT barcode FROM sku_unit WHERE company = ${ctx.company} AND sku <> ${sku} AND barcode IN (${codes})
    UNION SELECT barcode FROM sku_barcode WHERE company = ${ctx.company} AND (sku <> ${sku} OR unit IN (${untouched})) AND barcode IN (${codes})`)
  if (taken.length) throw refuse('DUPLICATE', { field: 'barcode', value: taken.map(({ barcode }) => barcode).join('、') })
}

/** Writes the units of a SKU; a used one neither goes nor changes its ratio. Answers the prices that changed. */
export async function writeUnits(ctx: Context, sku: string, units: readonly UnitInput[], known: KnownUnits): Promise<PriceChange[]> {
  const kept = new Set(units.map((unit) => unit.id).filter(Boolean))
  for (const unit of known.units)
    if (!kept.has(unit.id)) {
      if (known.used.has(unit.id)) throw refuse('IN_USE', { what: '单位' })
      await removeUnit(ctx, unit.id)
    }
  const changes: PriceChange[] = []
  for (const [index, unit] of units.entries()) {
    const stored = known.units.find((row) => row.id === unit.id)
    const id = await writeUnit(ctx, sku, unit, index, stored, known.used)
    changes.push(
      ...changed(sku, id, unit, stored, ctx.may('cost.view')),
      ...(await writeLists(ctx, sku, id, unit, stored ? known.levelPrices : [])),
    )
  }
  return changes
}

/** A unit that no document uses goes with its prices, those planned for a day to come as well; the operation log keeps what was. */
async function removeUnit(ctx: Context, id: string): Promise<void> {
  ctx.tx.later(sql`DELETE FROM price_change WHERE company = ${ctx.company} AND unit = ${id}`)
  ctx.tx.later(sql`DELETE FROM level_price WHERE company = ${ctx.company} AND unit = ${id}`)
  ctx.tx.later(sql`DELETE FROM sku_barcode WHERE company = ${ctx.company} AND unit = ${id}`)
  for (const table of ['price_agreement', 'price_tier', 'promotion_goods', 'promotion_gift'])
    ctx.tx.later(sql`DELETE FROM ${name(table)} WHERE company = ${ctx.company} AND unit = ${id}`)
  await ctx.tx.run(sql`DELETE FROM sku_unit WHERE company = ${ctx.company} AND id = ${id}`)
}

async function writeUnit(
  ctx: Context,
  sku: string,
  unit: UnitInput,
  index: number,
  known: Row | undefined,
  used: Set<string>,
): Promise<string> {
  if (unit.id && !known) throw refuse('NOT_FOUND', { what: 'unit', id: unit.id })
  if (known && used.has(known.id) && (known.numerator !== unit.numerator || known.denominator !== unit.denominator))
    throw refuse('IN_USE', { what: '单位换算' })
  const values: Record<string, unknown> = {
    no: index + 1,
    name: unit.name,
    numerator: unit.numerator,
    denominator: unit.denominator,
    barcode: unit.barcode || null,
    salePrice: unit.salePrice ?? null,
    ...(unit.forPurchase === undefined ? {} : { forPurchase: unit.forPurchase }),
    ...(unit.forSale === undefined ? {} : { forSale: unit.forSale }),
  }
  // Who may not see purchase prices sends none, and must not wipe them.
  if (ctx.may('cost.view')) values.purchasePrice = unit.purchasePrice ?? null
  const id = (known?.id as string | undefined) ?? newId()
  if (known) await ctx.tx.run(update('sku_unit', ctx.company, id, values))
  else await ctx.tx.run(insert('sku_unit', ctx.company, ['id', 'sku', ...Object.keys(values)], [[id, sku, ...Object.values(values)]]))
  return id
}

function changed(sku: string, unit: string, given: UnitInput, stored: Row | undefined, seesCost: boolean): PriceChange[] {
  const of = (target: 'sale' | 'purchase', column: 'salePrice' | 'purchasePrice'): PriceChange => ({
    sku,
    unit,
    target,
    level: '0',
    was: stored?.[column] ?? null,
    price: given[column] ?? null,
  })
  return [of('sale', 'salePrice'), ...(seesCost ? [of('purchase', 'purchasePrice')] : [])]
}

/** Further barcodes and the levels' prices; those that are not given stay. */
async function writeLists(ctx: Context, sku: string, unit: string, given: UnitInput, levelPrices: readonly Row[]): Promise<PriceChange[]> {
  if (given.barcodes !== undefined) {
    await ctx.tx.run(sql`DELETE FROM sku_barcode WHERE company = ${ctx.company} AND unit = ${unit}`)
    const rows = (given.barcodes ?? []).map((barcode) => [newId(), sku, unit, barcode])
    if (rows.length) await ctx.tx.run(insert('sku_barcode', ctx.company, ['id', 'sku', 'unit', 'barcode'], rows))
  }
  if (given.levelPrices === undefined) return []
  const now = given.levelPrices ?? []
  const before = levelPrices.filter((row) => row.unit === unit)
  ctx.tx.later(sql`DELETE FROM level_price WHERE company = ${ctx.company} AND unit = ${unit}`)
  if (now.length)
    ctx.tx.later(
      insert(
        'level_price',
        ctx.company,
        ['unit', 'level', 'price'],
        now.map(({ level, price }) => [unit, level, price]),
      ),
    )
  return [...new Set([...before.map((row) => row.level as string), ...now.map(({ level }) => level)])].map((level) => ({
    sku,
    unit,
    target: 'level',
    level,
    was: before.find((row) => row.level === level)?.price ?? null,
    price: now.find((row) => row.level === level)?.price ?? null,
  }))
}
