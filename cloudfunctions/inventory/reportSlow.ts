import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { NOTHING, sql } from '../kernel/sql'
import { SALES_KINDS } from './reportKinds'
import { within } from './stockBalance'
import { type GoodsCriteria, goodsWhere } from './stockGoods'

export interface SlowInput extends GoodsCriteria {
  warehouse?: string | null
}

/** Goods looked at in one step; steps are taken until the page is full. */
const STEP = 500

/**
 * 滞销: on hand, and no sale for so many days or so many days of cover left at the present rate; both are settings. Goods
 * whose first receipt is younger are not judged yet.
 */
export async function slow(ctx: Context, input: SlowInput) {
  const limit = input.limit ?? 50
  const rows: Row[] = []
  let after = input.after ?? null
  let left = true
  while (left && rows.length < limit) {
    const step = await candidates(ctx, input, after)
    left = step.length === STEP
    for (const row of await judged(ctx, input, step)) {
      if (rows.length < limit) rows.push(row)
      else left = true
    }
    after = (rows.length === limit ? rows[limit - 1]!.sku : step[step.length - 1]?.sku) ?? after
  }
  return { slowDays: ctx.settings.slowDays, slowCoverDays: ctx.settings.slowCoverDays, rows, more: left ? after : null } as never
}

const since = (ctx: Context): string => addDays(chinaDay(ctx.now), -ctx.settings.slowDays)

const candidates = (ctx: Context, input: SlowInput, after: string | null): Promise<Row[]> =>
  ctx.tx.rows(sql`SELECT t.id AS sku, t.code, t.name, t.spec, t.category, c.name AS categoryName, b.onHand, b.value,
      (SELECT m.date FROM stock_move m WHERE m.company = t.company AND m.sku = t.id ORDER BY m.posting LIMIT 1) AS firstMove
    FROM sku t LEFT JOIN category c ON c.company = t.company AND c.id = t.category
    JOIN (SELECT x.sku, SUM(x.onHand) AS onHand, SUM(x.value) AS value FROM stock_balance x WHERE x.company = ${ctx.company} ${within(input)}
      ${after ? sql`AND x.sku > ${after}` : NOTHING} GROUP BY x.sku HAVING SUM(x.onHand) > 0) b ON b.sku = t.id
    WHERE ${goodsWhere(ctx, input)} ORDER BY t.id LIMIT ${STEP}`)

async function judged(ctx: Context, input: SlowInput, found: readonly Row[]): Promise<Row[]> {
  const { slowDays, slowCoverDays } = ctx.settings
  const old = found.filter((row) => row.firstMove <= since(ctx))
  if (old.length === 0) return []
  const sold = await soldSince(
    ctx,
    input,
    old.map((row) => row.sku as string),
  )
  const slowOnes = old
    .map(({ firstMove: _first, ...row }): Row => {
      const soldQuantity = dec(sold.get(row.sku) ?? '0')
      const coverDays = soldQuantity.greaterThan('0') ? dec(row.onHand).times(slowDays).div(soldQuantity) : null
      return { ...row, soldQuantity, coverDays }
    })
    .filter(({ coverDays }) => coverDays === null || coverDays.greaterThan(slowCoverDays))
  const lasts = await lastSales(
    ctx,
    input,
    slowOnes.map((row) => row.sku as string),
  )
  return slowOnes.map(({ soldQuantity, coverDays, ...row }) => ({
    ...row,
    onHand: quantityText(row.onHand),
    value: moneyText(row.value),
    soldQuantity: quantityText(soldQuantity),
    coverDays: coverDays && quantityText(coverDays),
    lastSale: lasts.get(row.sku) ?? null,
  }))
}

async function soldSince(ctx: Context, input: SlowInput, skus: string[]): Promise<Map<string, string>> {
  const rows = await ctx.tx.rows(sql`SELECT x.sku, -SUM(x.quantity) AS sold FROM stock_move x FORCE INDEX (move_date)
    JOIN posting p ON p.company = x.company AND p.number = x.posting JOIN document d ON d.company = p.company AND d.id = p.document
    WHERE x.company = ${ctx.company} AND x.date > ${since(ctx)} AND d.kind IN (${SALES_KINDS}) ${within({ ...input, skus })} GROUP BY x.sku`)
  return new Map(rows.map((row) => [row.sku as string, row.sold as string]))
}

async function lastSales(ctx: Context, input: SlowInput, skus: string[]): Promise<Map<string, string>> {
  if (skus.length === 0) return new Map()
  const here = input.warehouse ? sql`AND m.warehouse = ${input.warehouse}` : NOTHING
  const rows = await ctx.tx.rows(sql`SELECT t.id AS sku, (SELECT m.date FROM stock_move m
      JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE m.company = t.company AND m.sku = t.id AND d.kind IN (${SALES_KINDS}) AND d.state IN ('approved', 'closed') ${here} ORDER BY m.posting DESC LIMIT 1) AS lastSale
    FROM sku t WHERE t.company = ${ctx.company} AND t.id IN (${skus})`)
  return new Map(rows.filter((row) => row.lastSale).map((row) => [row.sku as string, row.lastSale as string]))
}
