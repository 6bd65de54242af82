import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, priceText, quantityText, sum } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql } from '../kernel/sql'
import { balancesAt } from './stockBalance'
import { type GoodsCriteria, goodsWhere, movedGoods, narrowsGoods, nextAfter } from './stockGoods'
import type { Basis } from './stockRollup'

export interface AtInput extends GoodsCriteria {
  date?: string | null
  basis?: Basis | null
  by?: 'sku' | 'warehouse' | 'category' | null
  warehouse?: string | null
  totals?: boolean | null
}

/** Stock and its value at the end of a day, now or in the past, per SKU (paged), warehouse or category. */
export async function at(ctx: Context, input: AtInput) {
  const date = input.date ?? chinaDay(ctx.now)
  const basis = input.basis ?? 'date'
  const by = input.by ?? 'sku'
  const page = by === 'sku' ? await goodsAt(ctx, input, basis, date) : { rows: await groupsAt(ctx, input, basis, date, by), more: null }
  const totals = input.totals ? await totalAt(ctx, input, basis, date) : {}
  return { date, basis, ...page, ...totals } as never
}

const figures = (rows: readonly Row[]) => {
  const onHand = sum(rows.map((row) => row.quantity))
  const value = sum(rows.map((row) => row.value))
  const known = onHand.greaterThan('0') && !value.isNegative()
  return { onHand: quantityText(onHand), value: moneyText(value), unitCost: known ? priceText(value.div(onHand)) : null }
}

async function goodsAt(ctx: Context, input: AtInput, basis: Basis, date: string) {
  const { goods, ids, more } = await movedGoods(ctx, input)
  if (ids.length === 0) return { rows: [], more: null }
  const balances = await balancesAt(ctx, basis, date, { skus: ids, warehouse: input.warehouse })
  const found = await ctx.tx.rows(sql`SELECT b.sku, SUM(b.quantity) AS quantity, SUM(b.value) AS value FROM (${balances}) b GROUP BY b.sku`)
  const bySku = new Map(found.map((row) => [row.sku as string, row]))
  const rows = goods
    .map(({ category, categoryName, ...row }) => ({
      ...row,
      category,
      categoryName,
      ...figures([bySku.get(row.sku)].filter((one): one is Row => !!one)),
    }))
    .filter((row) => !dec(row.onHand).isZero() || !dec(row.value).isZero())
  return { rows, more: nextAfter(ids, more) }
}

async function groupsAt(ctx: Context, input: AtInput, basis: Basis, date: string, by: 'warehouse' | 'category') {
  const balances = await balancesAt(ctx, basis, date, { warehouse: input.warehouse })
  const goods = goodsWhere(ctx, input)
  const rows = await ctx.tx.rows(
    by === 'warehouse'
      ? sql`SELECT b.warehouse, w.name, SUM(b.quantity) AS quantity, SUM(b.value) AS value FROM (${balances}) b
          JOIN sku t ON t.company = ${ctx.company} AND t.id = b.sku JOIN warehouse w ON w.company = t.company AND w.id = b.warehouse
          WHERE ${goods} GROUP BY b.warehouse, w.name HAVING SUM(b.quantity) <> 0 OR SUM(b.value) <> 0 ORDER BY b.warehouse`
      : sql`SELECT t.category, COALESCE(c.name, '未分类') AS name, SUM(b.quantity) AS quantity, SUM(b.value) AS value FROM (${balances}) b
          JOIN sku t ON t.company = ${ctx.company} AND t.id = b.sku LEFT JOIN category c ON c.company = t.company AND c.id = t.category
          WHERE ${goods} GROUP BY t.category, c.name HAVING SUM(b.quantity) <> 0 OR SUM(b.value) <> 0 ORDER BY t.category`,
  )
  return rows.map(({ quantity, value, ...row }) => ({ ...row, ...figures([{ quantity, value }]) }))
}

async function totalAt(ctx: Context, input: AtInput, basis: Basis, date: string) {
  const balances = await balancesAt(ctx, basis, date, { warehouse: input.warehouse })
  const chosen = narrowsGoods(input)
    ? sql`SELECT SUM(b.quantity) AS quantity, SUM(b.value) AS value FROM (${balances}) b JOIN sku t ON t.company = ${ctx.company} AND t.id = b.sku WHERE ${goodsWhere(ctx, input)}`
    : sql`SELECT SUM(b.quantity) AS quantity, SUM(b.value) AS value FROM (${balances}) b`
  const [row] = await ctx.tx.rows(chosen)
  return { totalOnHand: quantityText(row!.quantity ?? '0'), totalValue: moneyText(row!.value ?? '0') }
}
