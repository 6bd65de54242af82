import type { Input } from '../../shared/kernel/contract'
import { dec } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { salesContract } from '../../shared/sales/contract'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { anywhere, insert, join, sql, startsWith } from '../kernel/sql'

type Actions = (typeof salesContract)['actions']

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** All steps of a unit for a level, or for everyone; none takes them away. Refuses INVALID a step that costs more than a smaller one. */
export async function save(ctx: Context, { sku, unit, level, steps }: Input<Actions['priceTier.save']>) {
  const [own] = await ctx.tx.rows(sql`SELECT sku FROM sku_unit WHERE company = ${ctx.company} AND id = ${unit} FOR UPDATE`)
  if (own?.sku !== sku) throw invalid('unit', '这个单位不属于该商品')
  const sorted = steps.map((step, index) => ({ ...step, index })).sort((a, b) => dec(a.fromQuantity).comparedTo(b.fromQuantity))
  for (const [at, step] of sorted.entries()) {
    const path = `steps.${step.index}`
    if (Boolean(step.price) === Boolean(step.discountRate)) throw invalid(`${path}.price`, '每一档填单价或折扣率，只填一个')
    const smaller = sorted[at - 1]
    if (!smaller) continue
    if (dec(smaller.fromQuantity).equals(step.fromQuantity)) throw invalid(`${path}.fromQuantity`, '有两档的数量相同')
    const dearer =
      (smaller.price && step.price && dec(step.price).greaterThan(smaller.price)) ||
      (smaller.discountRate && step.discountRate && dec(step.discountRate).lessThan(smaller.discountRate))
    if (dearer) throw invalid(`${path}.${step.price ? 'price' : 'discountRate'}`, '数量多的一档不能比数量少的贵')
  }
  const key = level ?? '0'
  ctx.tx.later(sql`DELETE FROM price_tier WHERE company = ${ctx.company} AND unit = ${unit} AND level = ${key}`)
  if (sorted.length)
    ctx.tx.later(
      insert(
        'price_tier',
        ctx.company,
        ['id', 'sku', 'unit', 'level', 'fromQuantity', 'price', 'discountRate'],
        sorted.map((step) => [newId(), sku, unit, key, step.fromQuantity, step.price || null, step.discountRate || null]),
      ),
    )
  ctx.did('priceTier', sku, undefined, { unit, level: key, steps: steps.length })
  return { steps: steps.length }
}

/** Steps by unit and level, in the order of units; a page ends with a whole set. */
export async function list(ctx: Context, input: Input<Actions['priceTier.list']>) {
  const limit = input.limit ?? 50
  const { text, sku, after } = input
  const from = after ? /^(\d{1,20})\.(\d{1,20})$/.exec(after) : null
  if (after && !from) throw invalid('after', '翻页位置不正确')
  const where = join(
    [
      sql`t.company = ${ctx.company}`,
      ...(sku ? [sql`t.sku = ${sku}`] : []),
      ...(from ? [sql`(t.unit > ${from[1]} OR (t.unit = ${from[1]} AND t.level > ${from[2]}))`] : []),
      ...(text
        ? [sql`(s.name LIKE ${anywhere(text)} OR s.code LIKE ${anywhere(text)} OR s.pinyin LIKE ${startsWith(text.toLowerCase())})`]
        : []),
    ],
    ' AND ',
  )
  const sets =
    await ctx.tx.rows(sql`SELECT t.sku, t.unit, t.level, s.code, s.name, s.spec, u.name AS unitName, u.salePrice, v.name AS levelName,
      GROUP_CONCAT(CONCAT(t.fromQuantity, ':', COALESCE(t.price, ''), ':', COALESCE(t.discountRate, '')) ORDER BY t.fromQuantity) AS steps
    FROM price_tier t JOIN sku s ON s.company = t.company AND s.id = t.sku JOIN sku_unit u ON u.company = t.company AND u.id = t.unit
    LEFT JOIN price_level v ON v.company = t.company AND v.id = t.level
    WHERE ${where} GROUP BY t.sku, t.unit, t.level, s.code, s.name, s.spec, u.name, u.salePrice, v.name ORDER BY t.unit, t.level LIMIT ${limit + 1}`)
  const page = sets.slice(0, limit)
  const last = page[page.length - 1]
  return { rows: page.map(shown) as never, more: sets.length > limit && last ? `${last.unit}.${last.level}` : null }
}

const shown = ({ level, steps, ...row }: Row) => ({
  ...row,
  level: level === '0' ? null : level,
  steps: (steps as string).split(',').map((text) => {
    const [fromQuantity, price, discountRate] = text.split(':')
    return { fromQuantity, price: price || null, discountRate: discountRate || null }
  }),
})
