import { refuse } from '../../shared/kernel/refusal'
import { type Attribute, type AttributeValue, combinations, variantCode, variantKey, variantName } from '../../shared/product/variants'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'
import { listOf } from './extras'
import { save } from './skuSave'

interface Own {
  values: string[]
  code?: string | null
  barcode?: string | null
  salePrice?: string | null
  left?: boolean | null
}

interface Generation {
  product: string
  skuKind?: string | null
  unit: string
  salePrice?: string | null
  purchasePrice?: string | null
  variants?: Own[] | null
}

interface Variant {
  attributes: AttributeValue[]
  code: string
  name: string
  sku: string | null
  barcode: string | null
  salePrice: string | null
}

const MOST = 500
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Every variant of a product: those that exist as they are, those that would be made with code, name, barcode and price. */
export async function preview(ctx: Context, input: Generation) {
  const { variants } = await planned(ctx, input)
  const keep = variants.filter(({ sku }) => sku !== null).length
  return { rows: variants, create: variants.length - keep, keep }
}

/** Makes the variants that do not exist yet; refuses DUPLICATE where a code or barcode is taken, and makes none then. */
export async function generate(ctx: Context, input: Generation) {
  const { variants, product } = await planned(ctx, input)
  const created: string[] = []
  for (const variant of variants) {
    if (variant.sku) continue
    const { id } = await save(ctx, {
      code: variant.code,
      name: variant.name,
      category: product.category,
      brand: product.brand,
      skuKind: input.skuKind ?? 'goods',
      taxRate: product.taxRate,
      product: input.product,
      attributes: variant.attributes,
      units: [
        {
          name: input.unit,
          numerator: 1,
          denominator: 1,
          barcode: variant.barcode,
          salePrice: variant.salePrice,
          purchasePrice: input.purchasePrice ?? null,
        },
      ],
    })
    created.push(id)
  }
  ctx.did('product', input.product, undefined, { created: variants.filter(({ sku }) => !sku).map(({ code }) => code) })
  return { created, kept: variants.length - created.length }
}

async function planned(ctx: Context, input: Generation) {
  const [products, existing] = await ctx.tx.all([
    sql`SELECT code, name, category, brand, taxRate, attributes, archived FROM product WHERE company = ${ctx.company} AND id = ${input.product}`,
    sql`SELECT s.id, s.code, s.name, s.attributes, u.barcode, u.salePrice FROM sku s JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1
      WHERE s.company = ${ctx.company} AND s.product = ${input.product}`,
  ])
  const product = products![0]!
  const attributes = listOf<Attribute>(product.attributes)
  if (product.archived) throw invalid('product', `${product.name} 已停用`)
  if (attributes.length === 0) throw invalid('product', '款式还没有属性')
  if (attributes.reduce((count, { values }) => count * values.length, 1) > MOST) throw refuse('TOO_LARGE', { limit: MOST })
  const known = new Map(existing!.map((sku) => [variantKey(listOf(sku.attributes)), sku]))
  const variants = combinations(attributes).flatMap((values): Variant[] => {
    const sku = known.get(variantKey(values))
    if (sku) return [{ attributes: values, code: sku.code, name: sku.name, sku: sku.id, barcode: sku.barcode, salePrice: sku.salePrice }]
    const own = input.variants?.find((given) => given.values.join('\n') === values.map(({ value }) => value).join('\n'))
    if (own?.left) return []
    const code = own?.code || variantCode(product.code, values)
    if (code.length > 60) throw invalid('variants', `编码 ${code} 超过 60 个字`)
    return [
      {
        attributes: values,
        code,
        name: variantName(product.name, values),
        sku: null,
        barcode: own?.barcode || null,
        salePrice: own?.salePrice ?? input.salePrice ?? null,
      },
    ]
  })
  return { product, variants }
}
