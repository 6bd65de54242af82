import { category } from '../../../shared/masters/places'
import { priceLevel } from '../../../shared/masters/priceLevel'
import { skuFields, unitFields } from '../../../shared/masters/sku'
import { customField } from '../../../shared/product/customField'
import { productFields } from '../../../shared/product/product'
import { columnsOf, bigint, day, document, flag, int, masterTable, moment, optional, owned, price, table, text } from './columns'

/** Goods with their units, barcodes, lots and prices. */
export const goodsTables = [
  masterTable(category, { unique: { category_name: ['company', 'name'] }, index: { category_parent: ['company', 'parent'] } }),
  masterTable(priceLevel, { unique: { price_level_name: ['company', 'name'] } }),
  masterTable(customField, { unique: { custom_field_name: ['company', 'name'] } }),
  owned(
    'product',
    {
      version: int,
      archived: flag,
      pinyin: text(200),
      ...columnsOf(productFields),
      attributes: optional(document),
      pictures: optional(document),
    },
    { unique: { product_code: ['company', 'code'] } },
  ),
  owned(
    'sku',
    {
      version: int,
      archived: flag,
      pinyin: text(200),
      ...columnsOf(skuFields),
      product: optional(bigint),
      attributes: optional(document),
      pictures: optional(document),
      custom: optional(document),
    },
    {
      unique: { sku_code: ['company', 'code'] },
      index: { sku_category: ['company', 'category'], sku_product: ['company', 'product'] },
    },
  ),
  owned(
    'lot',
    { sku: bigint, number: text(60), producedAt: optional(day), expiresAt: optional(day) },
    { unique: { lot_number: ['company', 'sku', 'number'] }, index: { lot_expiry: ['company', 'expiresAt'] } },
  ),
  owned(
    'sku_unit',
    { sku: bigint, no: int, ...columnsOf(unitFields) },
    { unique: { unit_barcode: ['company', 'barcode'], unit_name: ['company', 'sku', 'name'] } },
  ),
  owned(
    'sku_barcode',
    { sku: bigint, unit: bigint, barcode: text(40) },
    { unique: { more_barcode: ['company', 'barcode'] }, index: { barcode_sku: ['company', 'sku'] } },
  ),
  table('level_price', { company: bigint, unit: bigint, level: bigint, price }, { primary: ['company', 'unit', 'level'] }),
  // What a price was and became, by whom; planned ones wait for their day.
  owned(
    'price_change',
    {
      batch: bigint,
      sku: bigint,
      unit: bigint,
      target: text(20),
      level: bigint,
      was: optional(price),
      price: optional(price),
      dueOn: day,
      state: text(10),
      madeBy: bigint,
      madeAt: moment,
    },
    { index: { price_change_sku: ['company', 'sku', 'id'], price_change_batch: ['company', 'batch'] } },
  ),
]
