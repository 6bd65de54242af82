import { type Levels, levelIssue } from '../../shared/inventory/alerts'
import { refuse } from '../../shared/kernel/refusal'
import { transitWarehouse } from '../../shared/masters/places'
import { withDescendants } from '../kernel/categories'
import type { Context } from '../kernel/context'
import { type LevelRow, levelRows, watchGoods, writeLevels } from '../kernel/levels'
import { matching } from '../kernel/master'
import { join, NOTHING, sql } from '../kernel/sql'

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

function checkLevels(ctx: Context, levels: Levels, warehouse: string, prefix: string): void {
  if (warehouse === transitWarehouse(ctx.company)) throw invalid(`${prefix}warehouse`, '在途仓没有上下限')
  const issue = levelIssue(levels)
  if (issue) throw invalid(`${prefix}maximum`, issue)
}

const hasAny = ({ minimum, maximum, safety, leadDays, minimumOrder }: Levels): boolean =>
  [minimum, maximum, safety, leadDays, minimumOrder].some((level) => level !== null && level !== undefined)

/** Levels per SKU and warehouse; a row without any is taken away. Alerts are worked out anew at once. */
export async function save(ctx: Context, { rows }: { rows: LevelRow[] }) {
  for (const [index, row] of rows.entries()) checkLevels(ctx, row, row.warehouse, `rows.${index}.`)
  const kept = rows.filter(hasAny)
  const gone = rows.filter((row) => !hasAny(row))
  if (kept.length) writeLevels(ctx, kept)
  if (gone.length)
    ctx.tx.later(
      sql`DELETE FROM stock_level WHERE company = ${ctx.company} AND (${join(
        gone.map((row) => sql`(sku = ${row.sku} AND warehouse = ${row.warehouse})`),
        ' OR ',
      )})`,
    )
  watchGoods(ctx, [...new Set(rows.map((row) => row.sku))])
  ctx.did('level', ctx.company, undefined, { rows: rows.length })
  return { saved: rows.length }
}

/** The same levels for all goods of a category and below, or for a list; without any level they are taken away. */
export async function set(ctx: Context, input: Levels & { warehouse: string; category?: string | null; skus?: string[] | null }) {
  if (!input.category && !input.skus?.length) throw invalid('category', '请选择分类或商品')
  checkLevels(ctx, input, input.warehouse, '')
  const found = await ctx.tx.rows(sql`SELECT t.id FROM sku t WHERE t.company = ${ctx.company} AND t.skuKind = 'goods' AND t.archived = 0
    ${input.category ? sql`AND t.category IN ${withDescendants(ctx, input.category)}` : NOTHING} ${input.skus?.length ? sql`AND t.id IN (${input.skus})` : NOTHING}`)
  const skus = found.map((row) => row.id as string)
  if (skus.length) {
    const { warehouse, minimum = null, maximum = null, safety = null, leadDays = null, minimumOrder = null } = input
    ctx.tx.later(
      hasAny(input)
        ? levelRows(sql`SELECT t.company, t.id, ${warehouse}, ${minimum}, ${maximum}, ${safety}, ${leadDays}, ${minimumOrder}
            FROM sku t WHERE t.company = ${ctx.company} AND t.id IN (${skus})`)
        : sql`DELETE FROM stock_level WHERE company = ${ctx.company} AND warehouse = ${warehouse} AND sku IN (${skus})`,
    )
    watchGoods(ctx, skus)
  }
  ctx.did('level', input.warehouse, undefined, { skus: skus.length, category: input.category ?? undefined })
  return { saved: skus.length }
}

/** Copies the levels of a warehouse to others, for all goods or some; answers how many rows were written there. */
export async function copy(ctx: Context, { from, to, skus: only }: { from: string; to: string[]; skus?: string[] | null }) {
  const places = [...new Set(to)]
  if (places.length === 0) throw invalid('to', '请选择要复制到的仓库')
  if (places.includes(from)) throw invalid('to', '不能复制到同一个仓库')
  for (const place of places) checkLevels(ctx, {}, place, '')
  const where = sql`v.company = ${ctx.company} AND v.warehouse = ${from} ${only?.length ? sql`AND v.sku IN (${only})` : NOTHING}`
  const skus = (await ctx.tx.rows(sql`SELECT v.sku FROM stock_level v WHERE ${where}`)).map((row) => row.sku as string)
  if (skus.length === 0) throw invalid('from', '这个仓库还没有设上下限')
  for (const place of places)
    ctx.tx.later(
      levelRows(
        sql`SELECT v.company, v.sku, ${place}, v.minimum, v.maximum, v.safety, v.leadDays, v.minimumOrder FROM stock_level v WHERE ${where}`,
      ),
    )
  watchGoods(ctx, skus)
  ctx.did('level', from, undefined, { to: places, skus: skus.length })
  return { saved: skus.length * places.length }
}

interface ListInput {
  text?: string | null
  category?: string | null
  warehouse?: string | null
  sku?: string | null
  after?: string | null
  limit?: number | null
}

/** The levels that are set, by SKU and warehouse, with what is on hand there. */
export async function list(ctx: Context, input: ListInput) {
  const limit = input.limit ?? 50
  const [, sku, warehouse] = input.after ? (/^(\d{1,20})_(\d{1,20})$/.exec(input.after) ?? []) : [null, '0', '0']
  if (!sku || !warehouse) throw invalid('after', '翻页位置不正确')
  const rows = await ctx.tx.rows(sql`SELECT v.sku, v.warehouse, t.code, t.name, t.spec, w.name AS warehouseName, u.name AS baseUnit,
      v.minimum, v.maximum, v.safety, v.leadDays, v.minimumOrder,
      COALESCE((SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = v.company AND b.warehouse = v.warehouse AND b.sku = v.sku), 0) AS onHand
    FROM stock_level v JOIN sku t ON t.company = v.company AND t.id = v.sku JOIN warehouse w ON w.company = v.company AND w.id = v.warehouse
    JOIN sku_unit u ON u.company = v.company AND u.sku = v.sku AND u.no = 1
    WHERE v.company = ${ctx.company} AND (v.sku > ${sku} OR (v.sku = ${sku} AND v.warehouse > ${warehouse}))
    ${input.text ? sql`AND ${matching(['code', 'name', 'brand', 'spec'], input.text)}` : NOTHING}
    ${input.category ? sql`AND t.category IN ${withDescendants(ctx, input.category)}` : NOTHING}
    ${input.warehouse ? sql`AND v.warehouse = ${input.warehouse}` : NOTHING} ${input.sku ? sql`AND v.sku = ${input.sku}` : NOTHING}
    ORDER BY v.sku, v.warehouse LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit)
  const last = page[page.length - 1]
  return { rows: page, more: rows.length > limit && last ? `${last.sku}_${last.warehouse}` : null } as never
}
