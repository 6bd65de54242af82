import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { withDescendants } from '../kernel/categories'
import { matching } from '../kernel/master'
import { join, NOTHING, sql, type Statement } from '../kernel/sql'

export interface GoodsCriteria {
  text?: string | null
  category?: string | null
  sku?: string | null
  after?: string | null
  limit?: number | null
}

/** The goods (t) that criteria choose. */
export const goodsWhere = (ctx: Context, { text, category, sku }: GoodsCriteria): Statement =>
  join(
    [
      sql`t.company = ${ctx.company} AND t.skuKind = 'goods'`,
      ...(text ? [matching(['code', 'name', 'brand', 'spec'], text)] : []),
      ...(category ? [sql`t.category IN ${withDescendants(ctx, category)}`] : []),
      ...(sku ? [sql`t.id = ${sku}`] : []),
    ],
    ' AND ',
  )

export const narrowsGoods = ({ text, category, sku }: GoodsCriteria): boolean => Boolean(text || category || sku)

/** That goods (t) have ever moved: one look at the index, where EXISTS would be made a join with the whole history. */
export const EVER_MOVED = sql`(SELECT e.posting FROM stock_move e WHERE e.company = t.company AND e.sku = t.id LIMIT 1) IS NOT NULL`

/** A page of goods that have ever moved, by id; `more` says that others follow. */
export async function movedGoods(ctx: Context, input: GoodsCriteria, usual = 50): Promise<{ goods: Row[]; ids: string[]; more: boolean }> {
  const limit = input.limit ?? usual
  const found = await ctx.tx.rows(sql`SELECT t.id AS sku, t.code, t.name, t.spec, t.category, c.name AS categoryName
    FROM sku t LEFT JOIN category c ON c.company = t.company AND c.id = t.category
    WHERE ${goodsWhere(ctx, input)} AND ${EVER_MOVED}
    ${input.after ? sql`AND t.id > ${input.after}` : NOTHING} ORDER BY t.id LIMIT ${limit + 1}`)
  const goods = found.slice(0, limit)
  return { goods, ids: goods.map((row) => row.sku as string), more: found.length > limit }
}

/** The id after which the next page begins. */
export const nextAfter = (ids: readonly string[], more: boolean): string | null => (more ? ids[ids.length - 1]! : null)
