import { refuse } from '../../shared/kernel/refusal'
import type { Attribute, AttributeValue } from '../../shared/product/variants'
import { withDescendants } from '../kernel/categories'
import type { Context } from '../kernel/context'
import { isDuplicate, type Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { matching } from '../kernel/master'
import { pinyinOf } from '../kernel/pinyin'
import { insert, join, sql, update } from '../kernel/sql'
import { checkPictures, listOf } from './extras'

interface ProductInput {
  id?: string | null
  version?: number | null
  code: string
  name: string
  category?: string | null
  brand?: string | null
  taxRate: string
  note?: string | null
  attributes?: Attribute[] | null
  pictures?: string[] | null
}

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Saves a product; attributes and values that a variant has stay. */
export async function save(ctx: Context, input: ProductInput) {
  const before = input.id ? await locked(ctx, input.id, input.version ?? 0) : null
  const id = input.id ?? newId()
  const version = before ? before.version + 1 : 1
  const values: Record<string, unknown> = {
    code: input.code,
    name: input.name,
    category: input.category ?? null,
    brand: input.brand || null,
    taxRate: input.taxRate,
    note: input.note || null,
    pinyin: await pinyinOf(input.name),
  }
  if (input.pictures !== undefined) values.pictures = await checkPictures(ctx, input.pictures)
  if (input.attributes !== undefined) {
    const attributes = input.attributes ?? []
    checkAttributes(attributes)
    if (before) await keepVariants(ctx, id, attributes)
    values.attributes = attributes.length ? JSON.stringify(attributes) : null
  }
  try {
    if (before) await ctx.tx.run(update('product', ctx.company, id, { ...values, version }))
    else {
      const row = { id, version, archived: false, ...values }
      await ctx.tx.run(insert('product', ctx.company, Object.keys(row), [Object.values(row)]))
    }
  } catch (error) {
    throw isDuplicate(error, 'product_code') ? refuse('DUPLICATE', { field: 'code', value: input.code }) : error
  }
  ctx.did('product', id, before ? { code: before.code, name: before.name } : undefined, { code: input.code, name: input.name })
  return { id, version }
}

function checkAttributes(attributes: readonly Attribute[]): void {
  attributes.forEach(({ name, values }, index) => {
    if (attributes.findIndex((other) => other.name === name) !== index) throw invalid(`attributes.${index}.name`, `属性 ${name} 重复`)
    if (values.length === 0) throw invalid(`attributes.${index}.values`, `属性 ${name} 没有值`)
    if (new Set(values).size !== values.length) throw invalid(`attributes.${index}.values`, `属性 ${name} 有重复的值`)
  })
}

async function keepVariants(ctx: Context, product: string, attributes: readonly Attribute[]): Promise<void> {
  const variants = await ctx.tx.rows(sql`SELECT attributes FROM sku WHERE company = ${ctx.company} AND product = ${product}`)
  for (const variant of variants) {
    const given = listOf<AttributeValue>(variant.attributes)
    const fits = given.every(({ name, value }) =>
      attributes.some((attribute) => attribute.name === name && attribute.values.includes(value)),
    )
    if (!fits || given.length !== attributes.length) throw refuse('IN_USE', { what: '款式的属性' })
  }
}

async function locked(ctx: Context, id: string, version: number): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT id, version, archived, code, name FROM product WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'product', id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  return row
}

export async function archive(ctx: Context, input: { id: string; version: number; archived: boolean }) {
  const before = await locked(ctx, input.id, input.version)
  ctx.tx.later(update('product', ctx.company, input.id, { archived: input.archived, version: before.version + 1 }))
  ctx.did('product', input.id, { archived: before.archived }, { archived: input.archived })
  return { id: input.id, version: before.version + 1 }
}

const productColumns = sql`t.id, t.version, t.archived, t.code, t.name, t.category, c.name AS categoryName, t.brand, t.taxRate, t.note, t.attributes, t.pictures`
const open = (row: Row): Row => ({ ...row, attributes: listOf(row.attributes), pictures: listOf(row.pictures) })

interface Criteria {
  text?: string | null
  category?: string | null
  archived?: boolean | null
  after?: string | null
  limit?: number | null
}

export async function list(ctx: Context, input: Criteria) {
  const limit = input.limit ?? 50
  const where = join(
    [
      sql`t.company = ${ctx.company}`,
      ...(input.archived ? [] : [sql`t.archived = 0`]),
      ...(input.category ? [sql`t.category IN ${withDescendants(ctx, input.category)}`] : []),
      ...(input.text ? [matching(['code', 'name', 'brand'], input.text)] : []),
      ...(input.after ? [sql`t.id > ${input.after}`] : []),
    ],
    ' AND ',
  )
  const rows =
    await ctx.tx.rows(sql`SELECT ${productColumns}, (SELECT COUNT(*) FROM sku s WHERE s.company = t.company AND s.product = t.id) AS variants
    FROM product t LEFT JOIN category c ON c.company = t.company AND c.id = t.category WHERE ${where} ORDER BY t.id LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit).map((row) => ({ ...open(row), variants: parseInt(row.variants, 10) }))
  return { rows: page as never, more: rows.length > limit }
}

/** A product with its variants and what is on hand of each. */
export async function detail(ctx: Context, { id }: { id: string }) {
  const [products, variants] = await ctx.tx.all([
    sql`SELECT ${productColumns} FROM product t LEFT JOIN category c ON c.company = t.company AND c.id = t.category WHERE t.company = ${ctx.company} AND t.id = ${id}`,
    sql`SELECT s.id AS sku, s.code, s.name, s.archived, s.attributes, u.barcode, u.salePrice,
      COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = s.company AND b.sku = s.id), 0) AS onHand
      FROM sku s JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1 WHERE s.company = ${ctx.company} AND s.product = ${id} ORDER BY s.id LIMIT 1000`,
  ])
  if (!products![0]) throw refuse('NOT_FOUND', { what: 'product', id })
  return {
    ...open(products![0]),
    variants: variants!.map((variant) => ({ ...variant, attributes: listOf(variant.attributes) })),
  } as never
}
