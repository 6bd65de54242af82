import { sameDecimal } from '../../shared/kernel/fields'
import { keyOf, type ImportRow } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { update } from '../kernel/sql'
import { createMissing, insertAll, textsOf } from './importNames'
import type { Goods, SkuRow } from './importSku'

const SKU = ['code', 'name', 'spec', 'category', 'brand', 'skuKind', 'taxRate', 'note'] as const
const UNIT = ['id', 'sku', 'no', 'name', 'numerator', 'denominator', 'barcode', 'salePrice', 'purchasePrice'] as const
const DECIMALS = new Set(['taxRate', 'salePrice', 'purchasePrice'])

/** Writes planned goods: new SKUs and units in bulk, changed ones where something changed. */
export async function writeSkus(ctx: Context, rows: SkuRow[], goods: Goods, categories: Map<string, string>): Promise<void> {
  await createMissing(
    ctx,
    'category',
    textsOf(
      rows.map(({ row }) => row),
      'category',
    ),
    categories,
  )
  const skus: unknown[][] = []
  const units: unknown[][] = []
  for (const planned of rows) {
    const values = skuValues(planned.row, categories)
    const id = planned.sku?.id ?? newId()
    const pieces = unitValues(planned.row)
    if (planned.sku) await changeSku(ctx, planned, values)
    else {
      skus.push([
        id,
        1,
        false,
        await pinyinOf(String(values.name)),
        ...SKU.map((field) => values[field] ?? (field === 'skuKind' ? 'goods' : null)),
      ])
      units.push(unitRow(id, 1, { ...pieces.base, numerator: 1, denominator: 1 }))
    }
    if (planned.row.values.caseUnit !== undefined) {
      const last = Math.max(1, ...(goods.units.get(id) ?? []).map((unit) => unit.no as number))
      if (planned.large) changeUnit(ctx, planned.large, pieces.large)
      else units.push(unitRow(id, last + 1, { ...pieces.large, denominator: 1 }))
    }
  }
  insertAll(ctx, 'sku', ['id', 'version', 'archived', 'pinyin', ...SKU], skus)
  insertAll(ctx, 'sku_unit', UNIT, units)
}

const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const skuValues = ({ values }: ImportRow, categories: Map<string, string>): Record<string, unknown> =>
  present({
    ...Object.fromEntries(SKU.map((field) => [field, values[field]])),
    category: values.category === undefined ? undefined : categories.get(keyOf(String(values.category))),
  })

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

const unitRow = (sku: string, no: number, values: Record<string, unknown>): unknown[] =>
  UNIT.map((field) => (field === 'id' ? newId() : field === 'sku' ? sku : field === 'no' ? no : (values[field] ?? null)))

async function changeSku(ctx: Context, { sku, base, row }: SkuRow, values: Record<string, unknown>): Promise<void> {
  const changed = difference(sku!, values)
  if ('name' in changed) changed.pinyin = await pinyinOf(String(changed.name))
  const touched =
    Object.keys(changed).length > 0 || Object.keys(difference(base!, unitValues(row).base)).length > 0 || row.values.caseUnit !== undefined
  if (touched) ctx.tx.later(update('sku', ctx.company, sku!.id, { ...changed, version: sku!.version + 1 }))
  changeUnit(ctx, base!, unitValues(row).base)
}

function changeUnit(ctx: Context, unit: Row, values: Record<string, unknown>): void {
  const changed = difference(unit, 'numerator' in values ? { ...values, denominator: 1 } : values)
  if (Object.keys(changed).length) ctx.tx.later(update('sku_unit', ctx.company, unit.id, changed))
}

function difference(stored: Row, values: Record<string, unknown>): Record<string, unknown> {
  const differs = ([field, value]: [string, unknown]) =>
    DECIMALS.has(field) && stored[field] !== null
      ? !sameDecimal(stored[field], value as string)
      : String(stored[field] ?? '') !== String(value ?? '')
  return Object.fromEntries(Object.entries(values).filter(differs))
}
