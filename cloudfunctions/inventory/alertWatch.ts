import { type Alert, alertsOf, type Watched } from '../../shared/inventory/alerts'
import { chinaDay } from '../../shared/kernel/fields'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { join, sql, valuesOf } from '../kernel/sql'
import { announce } from './alertMessage'

const keyOf = ({ sku, warehouse, lot, kind }: Pick<Alert, 'sku' | 'warehouse' | 'lot' | 'kind'>): string =>
  `${sku}/${warehouse}/${lot}/${kind}`

/**
 * Works out the alerts of some goods in all warehouses and holds them against the known ones: a new one opens, one that
 * holds again after it was over opens anew, one that still holds is seen again, the rest close. New ones are announced.
 */
export async function watchStock(ctx: Context, skus: readonly string[]): Promise<{ opened: number; closed: number }> {
  if (skus.length === 0) return { opened: 0, closed: 0 }
  const [watched, known] = await facts(ctx, skus)
  const now = watched.flatMap((goods) => alertsOf(goods, chinaDay(ctx.now), ctx.settings.expiryWarningDays))
  const holding = new Set(now.map(keyOf))
  const before = new Map(known.map((row) => [keyOf(row as Alert), row]))
  const isNew = (alert: Alert): boolean => (before.get(keyOf(alert))?.state ?? 'closed') === 'closed'
  const opened = now.filter(isNew)
  const closed = known.filter((row) => row.state !== 'closed' && !holding.has(keyOf(row as Alert)))
  if (now.length) {
    const rows = now.map((alert) => [
      ctx.company,
      alert.sku,
      alert.warehouse,
      alert.lot,
      alert.kind,
      isNew(alert) ? newId() : (before.get(keyOf(alert))!.id as string),
      isNew(alert) ? 'open' : before.get(keyOf(alert))!.state,
      alert.quantity,
      alert.bound,
      isNew(alert) ? ctx.now : new Date(before.get(keyOf(alert))!.firstSeen),
      ctx.now,
      isNew(alert) ? null : before.get(keyOf(alert))!.seenBy,
    ])
    ctx.tx.later(sql`INSERT INTO stock_alert (company, sku, warehouse, lot, kind, id, state, quantity, bound, firstSeen, lastSeen, seenBy) VALUES ${valuesOf(rows)}
      ON DUPLICATE KEY UPDATE id = VALUES(id), state = VALUES(state), quantity = VALUES(quantity), bound = VALUES(bound),
        firstSeen = VALUES(firstSeen), lastSeen = VALUES(lastSeen), seenBy = VALUES(seenBy)`)
  }
  if (closed.length)
    ctx.tx.later(
      sql`UPDATE stock_alert SET state = 'closed' WHERE company = ${ctx.company} AND (${join(
        closed.map((row) => sql`(sku = ${row.sku} AND warehouse = ${row.warehouse} AND lot = ${row.lot} AND kind = ${row.kind})`),
        ' OR ',
      )})`,
    )
  if (opened.length) await announce(ctx, opened)
  return { opened: opened.length, closed: closed.length }
}

async function facts(ctx: Context, skus: readonly string[]): Promise<[Watched[], Row[]]> {
  const transit = transitWarehouse(ctx.company)
  const [levels, balances, plans, known] = await ctx.tx.all([
    sql`SELECT sku, warehouse, minimum, maximum, safety FROM stock_level WHERE company = ${ctx.company} AND sku IN (${skus})`,
    sql`SELECT b.sku, b.warehouse, b.lot, b.onHand, t.expiresAt FROM stock_balance b LEFT JOIN lot t ON t.company = b.company AND t.id = b.lot
      WHERE b.company = ${ctx.company} AND b.sku IN (${skus}) AND b.warehouse <> ${transit}`,
    sql`SELECT sku, warehouse, reserved FROM stock_plan WHERE company = ${ctx.company} AND sku IN (${skus})`,
    // Locked: two that look at the same goods wait for each other.
    sql`SELECT sku, warehouse, lot, kind, id, state, firstSeen, seenBy FROM stock_alert WHERE company = ${ctx.company} AND sku IN (${skus}) FOR UPDATE`,
  ])
  const at = ({ sku, warehouse }: Row): string => `${sku}/${warehouse}`
  const places = new Map([...levels!, ...balances!].map((row) => [at(row), row]))
  const levelOf = new Map(levels!.map((row) => [at(row), row]))
  const reserved = new Map(plans!.map((row) => [at(row), row.reserved as string]))
  const watched = [...places.entries()].map(([key, { sku, warehouse }]): Watched => {
    return {
      sku,
      warehouse,
      reserved: reserved.get(key) ?? '0',
      level: (levelOf.get(key) as unknown as Watched['level']) ?? null,
      lots: balances!.filter((row) => at(row) === key) as never,
    }
  })
  return [watched, known!]
}
