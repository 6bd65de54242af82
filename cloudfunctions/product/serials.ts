import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import type { productContract } from '../../shared/product/contract'
import type { Context } from '../kernel/context'
import { join, NOTHING, sql, type Statement, startsWith } from '../kernel/sql'

type Actions = (typeof productContract)['actions']

/** Serial numbers by goods and number, with the warehouse they are in; a search looks at how a number begins. */
export async function list(ctx: Context, input: Input<Actions['serial.list']>) {
  const limit = input.limit ?? 50
  const where = [
    sql`n.company = ${ctx.company}`,
    ...(input.sku ? [sql`n.sku = ${input.sku}`] : []),
    ...(input.warehouse ? [sql`n.warehouse = ${input.warehouse}`] : []),
    ...(input.place ? [input.place === 'out' ? sql`n.warehouse IS NULL` : sql`n.warehouse IS NOT NULL`] : []),
    ...(input.text ? [sql`n.number LIKE ${startsWith(input.text)}`] : []),
    ...after(input.after),
  ]
  const rows =
    await ctx.tx.rows(sql`SELECT n.sku, t.code, t.name, n.number, n.warehouse, w.name AS warehouseName FROM serial n JOIN sku t ON t.company = n.company AND t.id = n.sku
    LEFT JOIN warehouse w ON w.company = n.company AND w.id = n.warehouse WHERE ${join(where, ' AND ')} ORDER BY n.sku, n.number LIMIT ${limit + 1}`)
  const last = rows[limit - 1]
  return { rows: rows.slice(0, limit) as never, more: rows.length > limit && last ? `${last.sku}.${last.number}` : null }
}

function after(cursor: string | null | undefined): Statement[] {
  if (!cursor) return []
  const match = /^(\d{1,20})\.(.{1,60})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return [sql`(n.sku > ${match[1]} OR (n.sku = ${match[1]} AND n.number > ${match[2]}))`]
}

/** The whole life of a serial number, from the first receipt on, with every document and party. */
export async function detail(ctx: Context, input: Input<Actions['serial.detail']>) {
  const own = input.sku ? sql`AND n.sku = ${input.sku}` : NOTHING
  const [serials, moves] = await ctx.tx.all([
    sql`SELECT n.sku, t.code, t.name, n.number, n.warehouse, w.name AS warehouseName FROM serial n JOIN sku t ON t.company = n.company AND t.id = n.sku
      LEFT JOIN warehouse w ON w.company = n.company AND w.id = n.warehouse WHERE n.company = ${ctx.company} AND n.number = ${input.number} ${own} ORDER BY n.sku LIMIT 20`,
    sql`SELECT n.sku, m.direction, w.name AS warehouseName, d.id AS document, d.kind, d.number, p.act = 'void' AS reversal, p.date, p.at, q.name AS partyName
      FROM serial n JOIN serial_move m ON m.company = n.company AND m.sku = n.sku AND m.number = n.number JOIN posting p ON p.company = m.company AND p.number = m.posting
      JOIN document d ON d.company = p.company AND d.id = p.document JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse
      LEFT JOIN party q ON q.company = d.company AND q.id = d.party WHERE n.company = ${ctx.company} AND n.number = ${input.number} ${own} ORDER BY m.posting, m.seq`,
  ])
  if (serials!.length === 0) throw refuse('NOT_FOUND', { what: 'serial', id: input.number })
  return {
    serials: serials!.map((serial) => ({
      ...serial,
      moves: moves!
        .filter((move) => move.sku === serial.sku)
        .slice(0, 1000)
        .map(({ sku: _sku, direction, reversal, ...move }) => ({
          ...move,
          direction: direction === 1 ? 'in' : 'out',
          reversal: reversal === 1,
        })),
    })) as never,
  }
}
