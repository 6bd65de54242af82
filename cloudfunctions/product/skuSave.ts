import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { isDuplicate, type Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { recordPrices } from '../kernel/prices'
import { insert, sql, update } from '../kernel/sql'
import { type ExtrasInput, extraColumns } from './extras'
import { checkBarcodes, checkUnits, codesOf, type KnownUnits, knownUnits, type UnitInput, writeUnits } from './units'

export interface SkuInput extends ExtrasInput {
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
  weight?: string | null
  floorPrice?: string | null
  note?: string | null
  units: UnitInput[]
}

const NEW: KnownUnits = { units: [], used: new Set(), levelPrices: [] }

/**
 * Saves a SKU with its units; the first is the base unit. What has moved keeps its base unit, its kind and its tracking.
 * Every price that changes leaves a row in the price history.
 */
export async function save(ctx: Context, input: SkuInput) {
  checkUnits(input.units)
  const before = input.id ? await lockedSku(ctx, input.id, input.version ?? 0) : null
  const id = input.id ?? newId()
  const version = before ? before.version + 1 : 1
  const known = before ? await knownUnits(ctx, id) : NEW
  if (before) guardUsed(input, before, known)
  await checkBarcodes(ctx, id, input.units)
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
    weight: input.weight ?? null,
    floorPrice: input.floorPrice ?? null,
    taxRate: input.taxRate,
    note: input.note || null,
    pinyin: await pinyinOf(input.name),
    ...(await extraColumns(ctx, id, input, before)),
  }
  try {
    if (before) await ctx.tx.run(update('sku', ctx.company, id, { ...values, version }))
    else
      await ctx.tx.run(
        insert('sku', ctx.company, ['id', 'version', 'archived', ...Object.keys(values)], [[id, version, false, ...Object.values(values)]]),
      )
    const changes = await writeUnits(ctx, id, input.units, known)
    const unit = changes[0]!.unit
    recordPrices(ctx, [
      ...changes,
      { sku: id, unit, target: 'floor', level: '0', was: before?.floorPrice ?? null, price: values.floorPrice },
    ])
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

/** What documents use is held: kind, base unit and tracking. */
function guardUsed(input: SkuInput, before: Row, { units, used }: KnownUnits): void {
  if (used.size === 0) return
  if ((before.tracking ?? 'none') !== (input.tracking ?? 'none')) throw refuse('IN_USE', { what: '批次或序列号跟踪' })
  if (units[0]!.id !== input.units[0]!.id || input.skuKind !== before.skuKind) throw refuse('IN_USE', { what: '基本单位和类型' })
}

function duplicate(error: unknown, input: SkuInput): unknown {
  if (isDuplicate(error, 'sku_code')) return refuse('DUPLICATE', { field: 'code', value: input.code })
  if (isDuplicate(error, 'unit_barcode') || isDuplicate(error, 'more_barcode'))
    return refuse('DUPLICATE', { field: 'barcode', value: input.units.flatMap(codesOf).join('、') })
  return error
}

/** The SKU as it is stored, locked; refuses NOT_FOUND and CHANGED. */
export async function lockedSku(ctx: Context, id: string, version: number): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT id, version, code, name, skuKind, tracking, archived, floorPrice, product, attributes FROM sku WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'sku', id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  return row
}

export async function archive(ctx: Context, input: { id: string; version: number; archived: boolean }) {
  const before = await lockedSku(ctx, input.id, input.version)
  ctx.tx.later(update('sku', ctx.company, input.id, { archived: input.archived, version: before.version + 1 }))
  ctx.did('sku', input.id, { archived: before.archived }, { archived: input.archived })
  return { id: input.id, version: before.version + 1 }
}
