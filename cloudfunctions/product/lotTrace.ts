import { dec, quantityText, sum } from '../../shared/kernel/money'
import { kindOf } from '../../shared/registry'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql } from '../kernel/sql'

const MOST = 1000
const BETWEEN_OURSELVES = new Set(['transfer', 'transferIn'])

/**
 * Where a batch came from, where it went, and who still has it: what was delivered less what was taken back, with whom to
 * call. Voided documents cancel out.
 */
export async function trace(ctx: Context, { lot: id }: { lot: string }) {
  const [lots, places, dealings] = (await ctx.tx.all([
    sql`SELECT l.id AS lot, l.number, l.sku, t.code, t.name, t.spec, l.producedAt, l.expiresAt FROM lot l JOIN sku t ON t.company = l.company AND t.id = l.sku WHERE l.company = ${ctx.company} AND l.id = ${id}`,
    sql`SELECT b.warehouse, w.name, b.onHand FROM stock_balance b JOIN lot l ON l.company = b.company AND l.id = ${id} AND l.sku = b.sku
      JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse WHERE b.company = ${ctx.company} AND b.lot = ${id} AND b.onHand <> 0 ORDER BY b.warehouse`,
    sql`SELECT d.id AS document, d.kind, d.number, d.date, d.party, q.name AS partyName, q.contact, q.phone, q.address, w.name AS warehouseName, SUM(m.quantity) AS quantity
      FROM lot l JOIN stock_move m ON m.company = l.company AND m.sku = l.sku AND m.lot = l.id JOIN posting p ON p.company = m.company AND p.number = m.posting
      JOIN document d ON d.company = p.company AND d.id = p.document JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse
      LEFT JOIN party q ON q.company = d.company AND q.id = d.party WHERE l.company = ${ctx.company} AND l.id = ${id}
      GROUP BY d.id, d.kind, d.number, d.date, d.party, q.name, q.contact, q.phone, q.address, w.name HAVING SUM(m.quantity) <> 0 ORDER BY d.id`,
  ])) as [Row[], Row[], Row[]]
  const outside = dealings.filter(({ kind }) => !BETWEEN_OURSELVES.has(kind))
  const shown = ({ contact: _contact, phone: _phone, address: _address, ...row }: Row, sign: 1 | -1) => ({
    ...row,
    quantity: quantityText(dec(row.quantity).times(sign)),
  })
  const went = outside.filter(({ quantity }) => dec(quantity).isNegative())
  return {
    ...lots[0],
    onHand: quantityText(sum(places.map(({ onHand }) => onHand))),
    warehouses: places,
    sources: outside
      .filter((row) => !went.includes(row))
      .slice(0, MOST)
      .map((row) => shown(row, 1)),
    deliveries: went.slice(0, MOST).map((row) => shown(row, -1)),
    customers: holders(outside.filter(({ kind, party }) => party !== null && kindOf(kind).party === 'customer')),
  } as never
}

function holders(dealings: readonly Row[]) {
  const byParty = new Map<string, Row[]>()
  for (const row of dealings) byParty.set(row.party, [...(byParty.get(row.party) ?? []), row])
  return [...byParty.values()]
    .map((rows) => {
      const { party, partyName, contact, phone, address } = rows[0]!
      const lastDate = rows
        .map(({ date }) => date as string)
        .sort()
        .at(-1)!
      return { party, partyName, contact, phone, address, quantity: quantityText(sum(rows.map((row) => row.quantity)).negated()), lastDate }
    })
    .filter(({ quantity }) => dec(quantity).greaterThan(0))
    .slice(0, MOST)
}
