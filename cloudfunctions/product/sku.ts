import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { isDuplicate, type Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { matching } from '../kernel/master'
import { pinyinOf } from '../kernel/pinyin'
import { insert, join, NOTHING, sql, type Statement, update } from '../kernel/sql'

interface UnitInput {
  id?: string | null
  name: string
  numerator: number
  denominator: number
  barcode?: string | null
  salePrice?: string | null
  purchasePrice?: string | null
}

interface SkuInput {
  id?: string | null
  version?: number | null
  code: string
  name: string
  spec?: string | null
  category?: string | null
  brand?: string | null
  skuKind: string
  taxRate: string
  lifeCycle?: string | null
  tracking?: string | null
  shelfDays?: number | null
  floorPrice?: string | null
  note?: string | null
  units: UnitInput[]
}

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Saves a SKU with its units; the first is the base unit. What has moved keeps its base unit and its kind. */
export async function save(ctx: Context, input: SkuInput) {
  checkUnits(input.units)
  const before = input.id ? await locked(ctx, input.id, input.version ?? 0) : null
  const id = input.id ?? newId()
  const version = before ? before.version + 1 : 1
  const values = {
    code: input.code,
    name: input.name,
    spec: input.spec || null,
    category: input.category ?? null,
    brand: input.brand || null,
    skuKind: input.skuKind,
    lifeCycle: input.lifeCycle ?? null,
    tracking: input.tracking ?? null,
    shelfDays: input.shelfDays ?? null,
    floorPrice: input.floorPrice ?? null,
    taxRate: input.taxRate,
    note: input.note || null,
    pinyin: await pinyinOf(input.name),
  }
  try {
    if (before) await ctx.tx.run(update('sku', ctx.company, id, { ...values, version }))
    else
      await ctx.tx.run(
        insert('sku', ctx.company, ['id', 'version', 'archived', ...Object.keys(values)], [[id, version, false, ...Object.values(values)]]),
      )
    await writeUnits(ctx, id, input, before)
  } catch (error) {
    throw duplicate(error, input)
  }
  ctx.did('sku', id, before ? { code: before.code, name: before.name } : undefined, {
    code: input.code,
    name: input.name,
    units: input.units.map((unit) => unit.name),
  })
  return { id, version }
}

function checkUnits(units: readonly UnitInput[]): void {
  const base = units[0]
  if (!base) throw invalid('units', '至少要有一个基本单位')
  if (base.numerator !== 1 || base.denominator !== 1) throw invalid('units.0.numerator', '第一个单位是基本单位，换算必须为 1')
  units.forEach((unit, index) => {
    if (units.findIndex((other) => other.name === unit.name) !== index) throw invalid(`units.${index}.name`, `单位 ${unit.name} 重复`)
    if (unit.barcode && units.findIndex((other) => other.barcode === unit.barcode) !== index)
      throw invalid(`units.${index}.barcode`, `条码 ${unit.barcode} 重复`)
  })
}

async function writeUnits(ctx: Context, sku: string, input: SkuInput, before: Row | null): Promise<void> {
  const known = before
    ? await ctx.tx.rows(
        sql`SELECT id, no, numerator, denominator FROM sku_unit WHERE company = ${ctx.company} AND sku = ${sku} ORDER BY no`,
      )
    : []
  const used = before ? await ctx.tx.rows(sql`SELECT DISTINCT unit FROM document_line WHERE company = ${ctx.company} AND sku = ${sku}`) : []
  const usedUnits = new Set(used.map((row) => row.unit))
  const kept = new Set(input.units.map((unit) => unit.id).filter(Boolean))
  if (usedUnits.size && (before!.tracking ?? 'none') !== (input.tracking ?? 'none')) throw refuse('IN_USE', { what: '批次或序列号跟踪' })
  if (usedUnits.size && (known[0]!.id !== input.units[0]!.id || input.skuKind !== before!.skuKind))
    throw refuse('IN_USE', { what: '基本单位和类型' })
  for (const unit of known)
    if (!kept.has(unit.id)) {
      if (usedUnits.has(unit.id)) throw refuse('IN_USE', { what: '单位' })
      await ctx.tx.run(sql`DELETE FROM sku_unit WHERE company = ${ctx.company} AND id = ${unit.id}`)
    }
  for (const [index, unit] of input.units.entries())
    await writeUnit(
      ctx,
      sku,
      unit,
      index,
      known.find((row) => row.id === unit.id),
      usedUnits,
    )
}

async function writeUnit(
  ctx: Context,
  sku: string,
  unit: UnitInput,
  index: number,
  known: Row | undefined,
  used: Set<string>,
): Promise<void> {
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
  }
  // Who may not see purchase prices sends none, and must not wipe them.
  if (ctx.may('cost.view')) values.purchasePrice = unit.purchasePrice ?? null
  if (known) await ctx.tx.run(update('sku_unit', ctx.company, known.id, values))
  else await ctx.tx.run(insert('sku_unit', ctx.company, ['id', 'sku', ...Object.keys(values)], [[newId(), sku, ...Object.values(values)]]))
}

function duplicate(error: unknown, input: SkuInput): unknown {
  if (isDuplicate(error, 'sku_code')) return refuse('DUPLICATE', { field: 'code', value: input.code })
  if (isDuplicate(error, 'unit_barcode'))
    return refuse('DUPLICATE', {
      field: 'barcode',
      value: input.units
        .map((unit) => unit.barcode)
        .filter(Boolean)
        .join('、'),
    })
  return error
}

async function locked(ctx: Context, id: string, version: number): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT id, version, code, name, skuKind, tracking, archived FROM sku WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'sku', id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  return row
}

export async function archive(ctx: Context, input: { id: string; version: number; archived: boolean }) {
  const before = await locked(ctx, input.id, input.version)
  ctx.tx.later(update('sku', ctx.company, input.id, { archived: input.archived, version: before.version + 1 }))
  ctx.did('sku', input.id, { archived: before.archived }, { archived: input.archived })
  return { id: input.id, version: before.version + 1 }
}

interface Criteria {
  text?: string | null
  category?: string | null
  warehouse?: string | null
  skuKind?: string | null
  archived?: boolean | null
  ids?: string[] | null
  after?: string | null
  limit?: number | null
}

/** Goods by code, name, brand, spec, barcode or pinyin initials, with what is on hand. */
export async function list(ctx: Context, input: Criteria) {
  const limit = input.limit ?? 50
  const where = [
    ...(input.archived ? [] : [sql`t.archived = 0`]),
    ...(input.category ? [sql`t.category = ${input.category}`] : []),
    ...(input.skuKind ? [sql`t.skuKind = ${input.skuKind}`] : []),
    ...(input.ids?.length ? [sql`t.id IN (${input.ids})`] : []),
    ...(input.text
      ? [
          sql`(${matching(['code', 'name', 'brand', 'spec'], input.text)} OR EXISTS (SELECT 1 FROM sku_unit u WHERE u.company = t.company AND u.sku = t.id AND u.barcode = ${input.text}))`,
        ]
      : []),
    ...(input.after ? [sql`t.id > ${input.after}`] : []),
  ]
  const rows = await skuRows(ctx, where, input.warehouse ?? null, limit + 1)
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

export async function detail(ctx: Context, input: { id: string; warehouse?: string | null }) {
  const [row] = await skuRows(ctx, [sql`t.id = ${input.id}`], input.warehouse ?? null, 1)
  if (!row) throw refuse('NOT_FOUND', { what: 'sku', id: input.id })
  return row
}

/** The SKU and unit of a scanned code: the barcode of any unit, with or without a UPC's leading zero, or the SKU's own code. */
export async function scan(ctx: Context, input: { code: string; warehouse?: string | null }) {
  const code = input.code.trim()
  const spellings = [code, ...(/^\d{12}$/.test(code) ? [`0${code}`] : []), ...(/^0\d{12}$/.test(code) ? [code.slice(1)] : [])]
  const [units, codes] = await ctx.tx.all([
    sql`SELECT u.id, u.sku FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku WHERE u.company = ${ctx.company} AND u.barcode IN (${spellings}) AND s.archived = 0 LIMIT 1`,
    sql`SELECT s.id AS sku, u.id FROM sku s JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1 WHERE s.company = ${ctx.company} AND s.code = ${code} AND s.archived = 0`,
  ])
  const found = units![0] ?? codes![0]
  if (!found) throw refuse('NOT_FOUND', { what: 'barcode', id: code })
  return { sku: await detail(ctx, { id: found.sku, warehouse: input.warehouse }), unit: found.id as string }
}

async function skuRows(ctx: Context, where: readonly Statement[], warehouse: string | null, limit: number): Promise<any[]> {
  const available = warehouse
    ? sql`, COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id AND b.warehouse = ${warehouse}), 0) AS available`
    : NOTHING
  const rows =
    await ctx.tx.rows(sql`SELECT t.id, t.version, t.archived, t.code, t.name, t.spec, t.category, c.name AS categoryName, t.brand, t.skuKind, t.taxRate, t.lifeCycle, t.tracking, t.shelfDays, t.floorPrice, t.note,
    COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id), 0) AS onHand ${available}
    FROM sku t LEFT JOIN category c ON c.company = t.company AND c.id = t.category WHERE t.company = ${ctx.company} ${where.length ? sql`AND ${join(where, ' AND ')}` : NOTHING} ORDER BY t.id LIMIT ${limit}`)
  if (rows.length === 0) return []
  const units = await ctx.tx.rows(
    sql`SELECT sku, id, name, numerator, denominator, barcode, salePrice, purchasePrice FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${rows.map((row) => row.id)}) ORDER BY sku, no`,
  )
  return rows.map((row) => ({ ...row, units: units.filter((unit) => unit.sku === row.id).map(({ sku: _sku, ...unit }) => unit) }))
}
