import { type Attribute, type AttributeValue, variantKey } from '../../shared/product/variants'
import { attributesIn } from '../../shared/system/importColumns'
import { type ImportRow, keyOf } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { sql, update } from '../kernel/sql'
import type { Goods, Problem } from './importGoods'
import { insertAll, textsOf } from './importNames'

interface Style {
  id: string
  code: string
  name: string
  version: number
  archived: boolean
  attributes: Attribute[]
  /** What the file says of a style that is new; null for a known one. */
  first: ImportRow | null
  changed: boolean
  /** Codes of the variants by their values. */
  variants: Map<string, string>
}

/** More values or more variants are no choice any more; the same bounds as on the page of a style. */
const MOST_VALUES = 100

const listOf = <T>(text: string | null): T[] => (text ? JSON.parse(text) : [])

/** The styles that a file of goods names by code, with the variants they have; new ones begin with their first row. */
export async function readStyles(ctx: Context, rows: readonly ImportRow[], goods: Goods): Promise<Styles> {
  const codes = textsOf(rows, 'style')
  const of = [...goods.byCode.values()].map((sku) => sku.product).filter(Boolean)
  if (codes.length + of.length === 0) return new Styles(ctx, [], [], goods)
  const products = await ctx.tx.rows(
    sql`SELECT id, code, name, version, archived, attributes FROM product WHERE company = ${ctx.company} AND (code IN (${codes}) OR id IN (${of}))`,
  )
  const variants = await ctx.tx.rows(
    sql`SELECT product, code, attributes FROM sku WHERE company = ${ctx.company} AND product IN (${products.map(({ id }) => id)})`,
  )
  return new Styles(ctx, products, variants, goods)
}

/** Styles of an import: a row's values join those of its style, and no two variants have the same. */
export class Styles {
  private readonly byCode = new Map<string, Style>()

  constructor(
    private readonly ctx: Context,
    products: readonly Row[],
    variants: readonly Row[],
    private readonly goods: Goods,
  ) {
    for (const { id, code, name, version, archived, attributes } of products) {
      const own = variants.filter(({ product }) => product === id)
      this.byCode.set(keyOf(code), {
        id,
        code,
        name,
        version,
        archived,
        attributes: listOf(attributes),
        first: null,
        changed: false,
        variants: new Map(own.map((variant) => [variantKey(listOf(variant.attributes)), variant.code])),
      })
    }
  }

  /** What is wrong with a row's style and values; a good row's are taken in. */
  problems(row: ImportRow, sku: Row | null): Problem[] {
    const { style: code, styleName, attributes } = row.values
    if (code === undefined && attributes === undefined) return styleName === undefined ? [] : [['款式名称', '没有填款式编码']]
    const known = code === undefined ? this.ofSku(sku) : this.byCode.get(keyOf(String(code)))
    if (code === undefined && !known) return [['属性', '没有填款式编码']]
    if (attributes === undefined)
      return known && sku?.product === known.id ? [] : [['属性', '这个商品是款式的变体，请填属性，如 颜色=松绿；尺码=M']]
    const values = attributesIn(String(attributes))
    if (!values || values.length === 0) return [['属性', '应为 颜色=松绿；尺码=M 这样的属性和值，最多 5 个']]
    const style = known ?? this.begun(String(code), row, values)
    if (style.archived) return [['款式编码', `款式 ${style.code} 已停用`]]
    return this.taken(style, row, sku, values)
  }

  /** Style and values of a row, as columns of its SKU. */
  valuesOf({ values }: ImportRow): Record<string, unknown> {
    if (values.attributes === undefined) return {}
    const sku = this.goods.byCode.get(keyOf(String(values.code))) ?? null
    const style = values.style === undefined ? this.ofSku(sku)! : this.byCode.get(keyOf(String(values.style)))!
    return { product: style.id, attributes: JSON.stringify(attributesIn(String(values.attributes))) }
  }

  /** New styles, and known ones that have new values; a new one is called as its first row says, else as its first goods. */
  async write(categories: Map<string, string>): Promise<void> {
    const rows: unknown[][] = []
    for (const style of this.byCode.values()) {
      const attributes = JSON.stringify(style.attributes)
      if (style.first) {
        const { styleName, name, category, brand, taxRate } = style.first.values
        const called = String(styleName ?? name ?? style.code)
        const of = category === undefined ? null : (categories.get(keyOf(String(category))) ?? null)
        rows.push([style.id, 1, false, await pinyinOf(called), style.code, called, of, brand ?? null, taxRate ?? '0', attributes])
      } else if (style.changed)
        this.ctx.tx.later(
          update('product', this.ctx.company, style.id, {
            name: style.name,
            pinyin: await pinyinOf(style.name),
            attributes,
            version: style.version + 1,
          }),
        )
    }
    insertAll(
      this.ctx,
      'product',
      ['id', 'version', 'archived', 'pinyin', 'code', 'name', 'category', 'brand', 'taxRate', 'attributes'],
      rows,
    )
  }

  private ofSku = (sku: Row | null): Style | undefined =>
    sku?.product ? [...this.byCode.values()].find(({ id }) => id === sku.product) : undefined

  private begun(code: string, row: ImportRow, values: readonly AttributeValue[]): Style {
    const attributes = values.map(({ name }) => ({ name, values: [] }))
    const style = { id: newId(), code, name: '', version: 1, archived: false, attributes, first: row, changed: false, variants: new Map() }
    this.byCode.set(keyOf(code), style)
    return style
  }

  private taken(style: Style, row: ImportRow, sku: Row | null, values: readonly AttributeValue[]): Problem[] {
    const names = style.attributes.map(({ name }) => name)
    if (values.length !== names.length || values.some(({ name }) => !names.includes(name)))
      return [['属性', `款式 ${style.code} 的属性是 ${names.join('、')}，每个都要有值`]]
    const key = variantKey(values)
    const code = String(row.values.code)
    const twin = style.variants.get(key)
    if (twin !== undefined && keyOf(twin) !== keyOf(code)) return [['属性', `与同一款式的商品 ${twin} 相同`]]
    const called = row.values.styleName
    if (called !== undefined && called !== style.name && !style.first) Object.assign(style, { name: String(called), changed: true })
    for (const { name, value } of values) {
      const attribute = style.attributes.find((one) => one.name === name)!
      if (attribute.values.includes(value)) continue
      if (attribute.values.length >= MOST_VALUES) return [['属性', `${name} 的值超过 ${MOST_VALUES} 个`]]
      attribute.values.push(value)
      style.changed = true
    }
    if (sku?.product === style.id) style.variants.delete(variantKey(listOf(sku.attributes)))
    style.variants.set(key, code)
    return []
  }
}
