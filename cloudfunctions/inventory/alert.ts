import type { AlertKind } from '../../shared/inventory/alerts'
import type { Context } from '../kernel/context'
import { matching } from '../kernel/master'
import { join, NOTHING, sql } from '../kernel/sql'

interface ListInput {
  kinds?: AlertKind[] | null
  states?: string[] | null
  warehouse?: string | null
  sku?: string | null
  text?: string | null
  after?: string | null
  limit?: number | null
}

/** Alerts, newest first; without states those that are not over. With the number of open ones of each kind. */
export async function list(ctx: Context, input: ListInput) {
  const limit = input.limit ?? 50
  const states = input.states?.length ? input.states : ['open', 'seen']
  const [rows, counts] = await ctx.tx.all([
    sql`SELECT a.id, a.kind, a.state, a.sku, a.warehouse, t.code, t.name, t.spec, w.name AS warehouseName, u.name AS baseUnit, l.id AS lot, l.number AS lotNumber, l.expiresAt,
        a.quantity, a.bound, a.firstSeen, a.lastSeen, m.name AS seenByName
      FROM stock_alert a JOIN sku t ON t.company = a.company AND t.id = a.sku JOIN warehouse w ON w.company = a.company AND w.id = a.warehouse
      JOIN sku_unit u ON u.company = a.company AND u.sku = a.sku AND u.no = 1
      LEFT JOIN lot l ON l.company = a.company AND l.id = a.lot LEFT JOIN member m ON m.company = a.company AND m.id = a.seenBy
      WHERE a.company = ${ctx.company} AND a.state IN (${states}) ${input.kinds?.length ? sql`AND a.kind IN (${input.kinds})` : NOTHING}
      ${input.warehouse ? sql`AND a.warehouse = ${input.warehouse}` : NOTHING} ${input.sku ? sql`AND a.sku = ${input.sku}` : NOTHING}
      ${input.text ? sql`AND ${matching(['code', 'name', 'brand', 'spec'], input.text)}` : NOTHING} ${input.after ? sql`AND a.id < ${input.after}` : NOTHING}
      ORDER BY a.id DESC LIMIT ${limit + 1}`,
    sql`SELECT kind, COUNT(*) AS count FROM stock_alert WHERE company = ${ctx.company} AND state = 'open' GROUP BY kind`,
  ])
  const page = rows!.slice(0, limit)
  return {
    rows: page,
    more: rows!.length > limit ? page[page.length - 1]!.id : null,
    counts: counts!.map(({ kind, count }) => ({ kind, count: parseInt(count, 10) })),
  } as never
}

interface Named {
  sku: string
  warehouse: string
  kind: AlertKind
  lot?: string | null
}

/** Marks open alerts as known; what is not open any more is left alone. */
export async function dismiss(ctx: Context, { rows }: { rows: Named[] }) {
  const named = rows.map(
    (row) => sql`(sku = ${row.sku} AND warehouse = ${row.warehouse} AND lot = ${row.lot ?? '0'} AND kind = ${row.kind})`,
  )
  const dismissed = named.length
    ? await ctx.tx.run(
        sql`UPDATE stock_alert SET state = 'seen', seenBy = ${ctx.me.id} WHERE company = ${ctx.company} AND state = 'open' AND (${join(named, ' OR ')})`,
      )
    : 0
  ctx.did('alert', ctx.company, undefined, { dismissed })
  return { dismissed }
}
