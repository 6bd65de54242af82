import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { matching } from '../kernel/master'
import { join, sql } from '../kernel/sql'

interface Criteria {
  sku?: string | null
  text?: string | null
  target?: string | null
  state?: string | null
  after?: string | null
  limit?: number | null
}

const ID = /^[1-9]\d{0,19}$/

/** Price changes, newest first, with who and when; planned ones too. Purchase prices only for those who may see cost. */
export async function history(ctx: Context, input: Criteria) {
  const limit = input.limit ?? 50
  if (input.after && !ID.test(input.after)) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  const where = join(
    [
      sql`c.company = ${ctx.company}`,
      ...(input.sku ? [sql`c.sku = ${input.sku}`] : []),
      ...(input.text ? [matching(['code', 'name', 'brand', 'spec'], input.text)] : []),
      ...(input.target ? [sql`c.target = ${input.target}`] : []),
      ...(input.state ? [sql`c.state = ${input.state}`] : []),
      ...(ctx.may('cost.view') ? [] : [sql`c.target <> 'purchase'`]),
      ...(input.after ? [sql`c.id < ${input.after}`] : []),
    ],
    ' AND ',
  )
  const rows =
    await ctx.tx.rows(sql`SELECT c.id, c.batch, c.sku, t.code, t.name, u.name AS unitName, c.target, l.name AS levelName, c.was, c.price, c.dueOn, c.state, m.name AS madeByName, c.madeAt
    FROM price_change c JOIN sku t ON t.company = c.company AND t.id = c.sku JOIN member m ON m.company = c.company AND m.id = c.madeBy
    LEFT JOIN sku_unit u ON u.company = c.company AND u.id = c.unit LEFT JOIN price_level l ON l.company = c.company AND l.id = c.level
    WHERE ${where} ORDER BY c.id DESC LIMIT ${limit + 1}`)
  return { rows: rows.slice(0, limit) as never, more: rows.length > limit ? (rows[limit - 1]!.id as string) : null }
}

/** A planned batch is cancelled before its day. */
export async function cancel(ctx: Context, { batch }: { batch: string }) {
  const found = ID.test(batch)
    ? await ctx.tx.run(
        sql`UPDATE price_change SET state = 'cancelled' WHERE company = ${ctx.company} AND batch = ${batch} AND state = 'planned'`,
      )
    : 0
  if (found === 0) throw refuse('NOT_FOUND', { what: 'price', id: batch })
  ctx.did('price', batch, undefined, { cancelled: found })
  return { cancelled: found }
}
