import { refuse } from '../../shared/kernel/refusal'
import { customIssue } from '../../shared/product/customField'
import { type Attribute, type AttributeValue, variantKey } from '../../shared/product/variants'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql } from '../kernel/sql'

export interface CustomValue {
  field: string
  value: string
}

export interface ExtrasInput {
  product?: string | null
  attributes?: AttributeValue[] | null
  pictures?: string[] | null
  custom?: CustomValue[] | null
}

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Larger pictures would make a list of goods slow on a phone; they are shown as they are. */
const LARGEST_PICTURE = 2 * 1024 * 1024

export const listOf = <T>(text: string | null): T[] => (text ? JSON.parse(text) : [])
const kept = (list: readonly unknown[] | null | undefined): string | null => (list?.length ? JSON.stringify(list) : null)

/** Refuses INVALID what is no picture or larger than 2 MB. */
export async function checkPictures(ctx: Context, pictures: readonly string[] | null | undefined): Promise<string | null> {
  if (!pictures?.length) return null
  const files = await ctx.tx.rows(sql`SELECT id, name, type, size FROM file WHERE company = ${ctx.company} AND id IN (${[...pictures]})`)
  for (const [index, id] of pictures.entries()) {
    const file = files.find((candidate) => candidate.id === id)!
    if (!file.type.startsWith('image/')) throw invalid(`pictures.${index}`, `${file.name} 不是图片`)
    if (file.size > LARGEST_PICTURE) throw invalid(`pictures.${index}`, `${file.name} 超过 2 MB`)
  }
  return kept(pictures)
}

/** The columns of what a change says about a SKU's place among variants, pictures and custom fields; what it leaves out stays. */
export async function extraColumns(ctx: Context, id: string, input: ExtrasInput, before: Row | null): Promise<Record<string, unknown>> {
  const columns: Record<string, unknown> = {}
  if (input.pictures !== undefined) columns.pictures = await checkPictures(ctx, input.pictures)
  if (input.custom !== undefined) columns.custom = await customColumn(ctx, input.custom ?? [])
  if (input.product === undefined && input.attributes === undefined) return columns
  const product = input.product === undefined ? (before?.product ?? null) : input.product
  const attributes = input.attributes === undefined ? listOf<AttributeValue>(before?.attributes ?? null) : (input.attributes ?? [])
  if (product) await checkVariant(ctx, id, product, attributes)
  return { ...columns, product, attributes: kept(attributes) }
}

/** One value of each of the product's attributes, and no other variant with the same. */
async function checkVariant(ctx: Context, id: string, product: string, attributes: readonly AttributeValue[]): Promise<void> {
  const [[owner], variants] = (await ctx.tx.all([
    sql`SELECT attributes FROM product WHERE company = ${ctx.company} AND id = ${product}`,
    sql`SELECT id, code, attributes FROM sku WHERE company = ${ctx.company} AND product = ${product}`,
  ])) as [Row[], Row[]]
  const declared = listOf<Attribute>(owner!.attributes)
  for (const { name, values } of declared)
    if (!values.includes(attributes.find((given) => given.name === name)?.value ?? '')) throw invalid('attributes', `请选择${name}`)
  if (attributes.length !== declared.length) throw invalid('attributes', '属性与款式不一致')
  const twin = variants.find((variant) => variant.id !== id && variantKey(listOf(variant.attributes)) === variantKey(attributes))
  if (twin) throw refuse('DUPLICATE', { field: 'attributes', value: twin.code })
}

async function customColumn(ctx: Context, values: readonly CustomValue[]): Promise<string | null> {
  const fields = await ctx.tx.rows(
    sql`SELECT id, name, fieldKind, options FROM custom_field WHERE company = ${ctx.company} AND id IN (${values.map(({ field }) => field)})`,
  )
  const issues = values.flatMap(({ field, value }, index) => {
    const message = customIssue(fields.find((candidate) => candidate.id === field) as never, value)
    return message ? [{ path: `custom.${index}.value`, message }] : []
  })
  if (issues.length) throw refuse('INVALID', { issues })
  return values.length ? JSON.stringify(Object.fromEntries(values.map(({ field, value }) => [field, value]))) : null
}

export const customOf = (text: string | null): CustomValue[] =>
  Object.entries((text ? JSON.parse(text) : {}) as Record<string, string>).map(([field, value]) => ({ field, value }))
