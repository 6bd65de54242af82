import type { Input } from '../../shared/kernel/contract'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { moneyText, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { transitWarehouse } from '../../shared/masters/places'
import type { productContract } from '../../shared/product/contract'
import type { EXPIRY_BUCKETS } from '../../shared/product/lotActions'
import { proposal } from '../../shared/product/proposal'
import { withDescendants } from '../kernel/categories'
import type { Context } from '../kernel/context'
import { daysBetween } from '../kernel/facts'
import { anywhere, join, NOTHING, sql, type Statement } from '../kernel/sql'

type Actions = (typeof productContract)['actions']

// Sorts behind every expiry there is.
const NEVER = '9999-12-31'

/** Batches, those that expire first in front; what is on hand of each, and where. */
export async function list(ctx: Context, input: Input<Actions['lot.list']>) {
  const limit = input.limit ?? 50
  const today = chinaDay(ctx.now)
  const here = input.warehouse ? sql`AND b.warehouse = ${input.warehouse}` : NOTHING
  const where = [
    sql`l.company = ${ctx.company}`,
    ...(input.sku ? [sql`l.sku = ${input.sku}`] : []),
    ...(input.category ? [sql`t.category IN ${withDescendants(ctx, input.category)}`] : []),
    ...(input.text
      ? [sql`(l.number LIKE ${anywhere(input.text)} OR t.code LIKE ${anywhere(input.text)} OR t.name LIKE ${anywhere(input.text)})`]
      : []),
    ...(input.expired ? [sql`l.expiresAt < ${today}`] : []),
    ...(input.withinDays === undefined || input.withinDays === null
      ? []
      : [sql`l.expiresAt >= ${today} AND l.expiresAt <= ${addDays(today, input.withinDays)}`]),
    ...(input.all
      ? []
      : [
          sql`EXISTS (SELECT 1 FROM stock_balance b WHERE b.company = l.company AND b.sku = l.sku AND b.lot = l.id AND b.onHand <> 0 ${here})`,
        ]),
    ...after(input.after),
  ]
  const lots = await ctx.tx.rows(sql`SELECT l.id AS lot, l.number, l.sku, t.code, t.name, t.spec, l.producedAt, l.expiresAt
    FROM lot l JOIN sku t ON t.company = l.company AND t.id = l.sku WHERE ${join(where, ' AND ')} ORDER BY COALESCE(l.expiresAt, ${NEVER}), l.id LIMIT ${limit + 1}`)
  const page = lots.slice(0, limit)
  const skus = [...new Set(page.map(({ sku }) => sku as string))]
  const [balances, units] = page.length
    ? await ctx.tx.all([
        sql`SELECT b.lot, b.warehouse, w.name, b.onHand, b.value FROM stock_balance b JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
        WHERE b.company = ${ctx.company} AND b.sku IN (${skus}) AND b.lot IN (${page.map(({ lot }) => lot)}) AND b.onHand <> 0 ${here} ORDER BY b.warehouse`,
        sql`SELECT sku, name, numerator, denominator FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${skus}) ORDER BY sku, no`,
      ])
    : [[], []]
  const last = page[page.length - 1]
  return {
    rows: page.map((row) => {
      const warehouses = balances!.filter(({ lot }) => lot === row.lot).map(({ lot: _lot, ...balance }) => balance)
      return {
        ...row,
        units: units!.filter(({ sku }) => sku === row.sku).map(({ sku: _sku, ...unit }) => unit),
        daysLeft: row.expiresAt ? daysBetween(today, row.expiresAt) : null,
        onHand: quantityText(sum(warehouses.map(({ onHand }) => onHand))),
        value: moneyText(sum(warehouses.map(({ value }) => value))),
        warehouses,
      }
    }) as never,
    more: lots.length > limit && last ? `${last.expiresAt ?? NEVER}.${last.lot}` : null,
  }
}

function after(cursor: string | null | undefined): Statement[] {
  if (!cursor) return []
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{1,20})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  const expiry = sql`COALESCE(l.expiresAt, ${NEVER})`
  return [sql`(${expiry} > ${match[1]} OR (${expiry} = ${match[1]} AND l.id > ${match[2]}))`]
}

/** What is on hand by how long it will last, over batches. */
export async function expiry(ctx: Context, input: Input<Actions['lot.expiry']>) {
  const today = chinaDay(ctx.now)
  const bucket = sql`CASE WHEN l.expiresAt IS NULL THEN 'none' WHEN l.expiresAt < ${today} THEN 'expired' WHEN l.expiresAt <= ${addDays(today, 7)} THEN 'week'
    WHEN l.expiresAt <= ${addDays(today, 30)} THEN 'month' WHEN l.expiresAt <= ${addDays(today, 90)} THEN 'quarter' ELSE 'later' END`
  const rows = await ctx.tx.rows(sql`SELECT bucket, COUNT(DISTINCT lot) AS lots, SUM(onHand) AS onHand, SUM(value) AS value FROM (
      SELECT ${bucket} AS bucket, b.lot, b.onHand, b.value FROM stock_balance b JOIN lot l ON l.company = b.company AND l.id = b.lot JOIN sku t ON t.company = b.company AND t.id = b.sku
      WHERE b.company = ${ctx.company} AND b.lot <> 0 AND b.onHand <> 0 ${input.warehouse ? sql`AND b.warehouse = ${input.warehouse}` : NOTHING}
      ${input.category ? sql`AND t.category IN ${withDescendants(ctx, input.category)}` : NOTHING}) stock GROUP BY bucket`)
  const ORDER: (keyof typeof EXPIRY_BUCKETS)[] = ['expired', 'week', 'month', 'quarter', 'later', 'none']
  return {
    warningDays: ctx.settings.expiryWarningDays,
    buckets: ORDER.map((name) => {
      const row = rows.find((known) => known.bucket === name)
      return {
        bucket: name,
        lots: parseInt(row?.lots ?? '0', 10),
        onHand: quantityText(row?.onHand ?? '0'),
        value: moneyText(row?.value ?? '0'),
      }
    }),
  }
}

/** Which batches would go out for a quantity: the order a posting takes them in, so that the proposal is what happens. */
export async function propose(ctx: Context, input: Input<Actions['lot.propose']>) {
  const today = chinaDay(ctx.now)
  const rows =
    await ctx.tx.rows(sql`SELECT b.lot, l.number, l.producedAt, l.expiresAt, b.onHand FROM stock_balance b JOIN lot l ON l.company = b.company AND l.id = b.lot
    WHERE b.company = ${ctx.company} AND b.sku = ${input.sku} AND b.warehouse = ${input.warehouse} AND b.onHand > 0 AND b.warehouse <> ${transitWarehouse(ctx.company)}
    ORDER BY COALESCE(l.expiresAt, ${NEVER}), b.lot`)
  const blocked = rows.filter(({ expiresAt }) => ctx.settings.expiredGoods !== 'allow' && expiresAt !== null && expiresAt < today)
  const { lots, missing } = proposal(
    rows.filter((row) => !blocked.includes(row)) as never,
    input.quantity,
    addDays(today, ctx.settings.expiryWarningDays),
  )
  return { lots, missing, blocked: quantityText(sum(blocked.map(({ onHand }) => onHand))) }
}
