import { sameDecimal } from '../../shared/kernel/fields'
import type { PriceTarget } from '../../shared/product/priceRule'
import { barcodesIn, ownValues, unitsIn } from '../../shared/system/importColumns'
import { keyOf, type ImportRow } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { type PriceChange, recordPrices } from '../kernel/prices'
import { sql, update } from '../kernel/sql'
import { createMissing, insertAll, textsOf } from './importNames'
import type { Goods } from './importGoods'
import type { SkuRow } from './importSku'
import type { Styles } from './importStyles'

const SKU = [
  'code',
  'name',
  'spec',
  'category',
  'brand',
  'skuKind',
  'taxRate',
  'tracking',
  'shelfDays',
  'weight',
  'floorPrice',
  'lifeCycle',
  'note',
  'custom',
  'product',
  'attributes',
] as const
const UNIT = [
  'id',
  'sku',
  'no',
  'name',
  'numerator',
  'denominator',
  'barcode',
  'salePrice',
  'purchasePrice',
  'forPurchase',
  'forSale',
] as const
const DECIMALS = new Set(['taxRate', 'salePrice', 'purchasePrice', 'floorPrice', 'weight'])

/** What is written in bulk at the end. */
export interface Batch {
  skus: unknown[][]
  units: unknown[][]
  barcodes: unknown[][]
  levelPrices: unknown[][]
  prices: PriceChange[]
}

/** Writes planned goods: new SKUs and units in bulk, changed ones where something changed; prices leave their history. */
export async function writeSkus(
  ctx: Context,
  rows: SkuRow[],
  goods: Goods,
  categories: Map<string, string>,
  styles: Styles,
): Promise<void> {
  const named = textsOf(
    rows.map(({ row }) => row),
    'category',
  )
  await createMissing(ctx, 'category', named, categories)
  const batch = newBatch()
  await styles.write(categories)
  for (const planned of rows) {
    const id = planned.sku?.id ?? newId()
    const base = planned.base?.id ?? newId()
    const values = { ...skuValues(planned, categories), ...styles.valuesOf(planned.row) }
    if (planned.sku) await changeSku(ctx, planned, values, batch)
    else await addSku(planned, id, base, values, batch)
    writeLevels(ctx, 'level', planned.row, id, base, goods, batch)
    if (planned.row.values.caseUnit !== undefined)
      writeLevels(ctx, 'caseLevel', planned.row, id, writeCase(ctx, planned, id, goods, batch), goods, batch)
    if (planned.row.values.otherUnits !== undefined) writeOtherUnits(ctx, planned, id, goods, batch)
    if (planned.row.values.barcodes !== undefined) writeBarcodes(ctx, planned.row, id, base, goods, batch)
    if ('floorPrice' in values) batch.prices.push(priceOf(id, base, 'floor', planned.sku?.floorPrice ?? null, values.floorPrice as string))
  }
  insertAll(ctx, 'sku', ['id', 'version', 'archived', 'pinyin', ...SKU], batch.skus)
  writeBatch(ctx, batch)
}

export const newBatch = (): Batch => ({ skus: [], units: [], barcodes: [], levelPrices: [], prices: [] })

/** Units, prices and barcodes in bulk; prices leave their history. */
export function writeBatch(ctx: Context, batch: Batch): void {
  insertAll(ctx, 'sku_unit', UNIT, batch.units)
  insertAll(ctx, 'level_price', ['unit', 'level', 'price'], batch.levelPrices)
  insertAll(ctx, 'sku_barcode', ['id', 'sku', 'unit', 'barcode'], batch.barcodes)
  recordPrices(ctx, batch.prices)
}

async function addSku({ row }: SkuRow, id: string, base: string, values: Record<string, unknown>, batch: Batch): Promise<void> {
  const pinyin = await pinyinOf(String(values.name))
  batch.skus.push([id, 1, false, pinyin, ...SKU.map((field) => values[field] ?? (field === 'skuKind' ? 'goods' : null))])
  addUnit(id, base, 1, { ...unitValues(row).base, numerator: 1 }, batch)
}

export function addUnit(sku: string, id: string, no: number, values: Record<string, unknown>, batch: Batch): void {
  const row: Record<string, unknown> = { denominator: 1, ...values, id, sku, no }
  batch.units.push(UNIT.map((field) => row[field] ?? null))
  batch.prices.push(...priceChanges(sku, id, null, values))
}

/** Adds or changes the large unit; answers its id. */
function writeCase(ctx: Context, { row, large }: SkuRow, sku: string, goods: Goods, batch: Batch): string {
  const values = unitValues(row).large
  const last = Math.max(1, ...(goods.units.get(sku) ?? []).map((unit) => unit.no as number))
  const id = large?.id ?? newId()
  if (large) changeUnit(ctx, sku, large, values, batch)
  else addUnit(sku, id, last + 1, values, batch)
  return id
}

/** Prices of customer levels for a unit; what the row leaves empty stays. */
export function writeLevels(
  ctx: Context,
  prefix: 'level' | 'caseLevel',
  row: ImportRow,
  sku: string,
  unit: string,
  goods: Goods,
  batch: Batch,
): void {
  for (const [level, price] of ownValues(row.values, prefix)) {
    const was = goods.levelPrices.get(`${unit}/${level}`) ?? null
    if (was !== null && sameDecimal(was, price)) continue
    if (was !== null) ctx.tx.later(sql`DELETE FROM level_price WHERE company = ${ctx.company} AND unit = ${unit} AND level = ${level}`)
    batch.levelPrices.push([unit, level, price])
    batch.prices.push({ sku, unit, target: 'level', level, was, price })
  }
}

/** Units that the cell names are added or get its ratio; others stay. */
function writeOtherUnits(ctx: Context, { row, large }: SkuRow, sku: string, goods: Goods, batch: Batch): void {
  const known = goods.units.get(sku) ?? []
  let last = Math.max(1, ...known.map((unit) => unit.no as number)) + (row.values.caseUnit !== undefined && !large ? 1 : 0)
  for (const unit of unitsIn(String(row.values.otherUnits)) ?? []) {
    const stored = known.find(({ name }) => keyOf(name) === keyOf(unit.name))
    if (!stored) addUnit(sku, newId(), ++last, { ...unit }, batch)
    else if (stored.numerator !== unit.numerator || stored.denominator !== unit.denominator)
      ctx.tx.later(update('sku_unit', ctx.company, stored.id, { numerator: unit.numerator, denominator: unit.denominator }))
  }
}

/** The cell names all further barcodes of a unit: what it does not name goes. */
export function writeBarcodes(ctx: Context, row: ImportRow, sku: string, unit: string, goods: Goods, batch: Batch): void {
  const codes = barcodesIn(String(row.values.barcodes))
  const before = goods.more.get(unit) ?? []
  if (codes.join('\n') === before.join('\n')) return
  if (before.length) ctx.tx.later(sql`DELETE FROM sku_barcode WHERE company = ${ctx.company} AND unit = ${unit}`)
  batch.barcodes.push(...codes.map((code) => [newId(), sku, unit, code]))
}

const priceOf = (sku: string, unit: string, target: PriceTarget, was: string | null, price: string): PriceChange => ({
  sku,
  unit,
  target,
  level: '0',
  was,
  price,
})

const PRICES = { salePrice: 'sale', purchasePrice: 'purchase' } as const

const priceChanges = (sku: string, unit: string, stored: Row | null, values: Record<string, unknown>): PriceChange[] =>
  Object.entries(PRICES).flatMap(([field, target]) =>
    values[field] === undefined ? [] : [priceOf(sku, unit, target, stored?.[field] ?? null, values[field] as string)],
  )

const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const skuValues = ({ row: { values }, sku }: SkuRow, categories: Map<string, string>): Record<string, unknown> =>
  present({
    ...Object.fromEntries(SKU.map((field) => [field, values[field]])),
    custom: customOf(sku, ownValues(values, 'custom')),
    category: values.category === undefined ? undefined : categories.get(keyOf(String(values.category))),
  })

/** Custom fields that the row names join those the SKU has. */
const customOf = (sku: Row | null, given: [string, string][]): string | undefined =>
  given.length ? JSON.stringify({ ...JSON.parse(sku?.custom ?? '{}'), ...Object.fromEntries(given) }) : undefined

const unitValues = ({ values }: ImportRow) => ({
  base: present({ name: values.unit, barcode: values.barcode, salePrice: values.salePrice, purchasePrice: values.purchasePrice }),
  large: present({
    name: values.caseUnit,
    numerator: values.caseRatio,
    barcode: values.caseBarcode,
    salePrice: values.caseSalePrice,
    purchasePrice: values.casePurchasePrice,
  }),
})

async function changeSku(ctx: Context, { sku, base, row }: SkuRow, values: Record<string, unknown>, batch: Batch): Promise<void> {
  const changed = difference(sku!, values)
  if ('name' in changed) changed.pinyin = await pinyinOf(String(changed.name))
  const unit = unitValues(row).base
  const touched =
    Object.keys(changed).length > 0 ||
    Object.keys(difference(base!, unit)).length > 0 ||
    row.values.caseUnit !== undefined ||
    row.values.barcodes !== undefined ||
    row.values.otherUnits !== undefined ||
    ownValues(row.values, 'level').length > 0
  if (touched) ctx.tx.later(update('sku', ctx.company, sku!.id, { ...changed, version: sku!.version + 1 }))
  changeUnit(ctx, sku!.id, base!, unit, batch)
}

export function changeUnit(ctx: Context, sku: string, unit: Row, values: Record<string, unknown>, batch: Batch): void {
  const changed = difference(unit, 'numerator' in values ? { denominator: 1, ...values } : values)
  if (Object.keys(changed).length) ctx.tx.later(update('sku_unit', ctx.company, unit.id, changed))
  batch.prices.push(...priceChanges(sku, unit.id, unit, changed))
}

function difference(stored: Row, values: Record<string, unknown>): Record<string, unknown> {
  const differs = ([field, value]: [string, unknown]) =>
    DECIMALS.has(field) && stored[field] !== null
      ? !sameDecimal(stored[field], value as string)
      : String(stored[field] ?? '') !== String(value ?? '')
  return Object.fromEntries(Object.entries(values).filter(differs))
}
