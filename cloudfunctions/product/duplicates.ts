import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

const MOST = 100

/** Goods in use that look like one another: the same name, spec and brand under different codes. */
export async function duplicates(ctx: Context, _input: object) {
  const rows = await ctx.tx.rows(sql`SELECT t.id, t.code, t.name, t.spec, t.brand, g.first FROM sku t JOIN (
      SELECT name, COALESCE(spec, '') AS spec, COALESCE(brand, '') AS brand, MIN(id) AS first FROM sku WHERE company = ${ctx.company} AND archived = 0
      GROUP BY name, COALESCE(spec, ''), COALESCE(brand, '') HAVING COUNT(*) > 1 ORDER BY first LIMIT ${MOST}) g
    ON t.name = g.name AND COALESCE(t.spec, '') = g.spec AND COALESCE(t.brand, '') = g.brand WHERE t.company = ${ctx.company} AND t.archived = 0 ORDER BY g.first, t.id`)
  interface Group {
    name: string
    spec: string | null
    brand: string | null
    goods: { id: string; code: string }[]
  }
  const groups = new Map<string, Group>()
  for (const { id, code, name, spec, brand, first } of rows) {
    const group: Group = groups.get(first) ?? { name, spec, brand, goods: [] }
    group.goods.push({ id, code })
    groups.set(first, group)
  }
  return { groups: [...groups.values()] }
}
