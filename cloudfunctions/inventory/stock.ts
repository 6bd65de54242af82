import { moneyText, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { matching } from '../kernel/master'
import { join, NOTHING, sql, type Statement } from '../kernel/sql'

interface ListInput {
  text?: string | null
  warehouse?: string | null
  category?: string | null
  skus?: string[] | null
  inStock?: boolean | null
  after?: string | null
  limit?: number | null
  totals?: boolean | null
}

/** Stock on hand per SKU with its warehouses; value only for those who may see cost. */
export async function list(ctx: Context, input: ListInput) {
  const limit = input.limit ?? 50
  const here = input.warehouse ? sql`AND b.warehouse = ${input.warehouse}` : NOTHING
  const where = join(
    [
      sql`t.company = ${ctx.company} AND t.skuKind = 'goods'`,
      ...(input.text ? [matching(['code', 'name', 'brand', 'spec'], input.text)] : []),
      ...(input.category ? [sql`t.category = ${input.category}`] : []),
      ...(input.skus ? [sql`t.id IN (${input.skus})`] : []),
      ...(input.inStock
        ? [sql`EXISTS (SELECT 1 FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id AND b.onHand <> 0 ${here})`]
        : [sql`t.archived = 0`]),
    ],
    ' AND ',
  )
  const goods = sql`SELECT t.id AS sku, t.code, t.name, t.spec FROM sku t WHERE ${where} ${input.after ? sql`AND t.id > ${input.after}` : NOTHING} ORDER BY t.id LIMIT ${limit + 1}`
  const totals = sql`SELECT COUNT(DISTINCT t.id) AS count, COALESCE(SUM(b.value), 0) AS value FROM sku t LEFT JOIN stock_balance b ON b.company = t.company AND b.sku = t.id ${here} WHERE ${where}`
  const [found, counted] = await ctx.tx.all([goods, ...(input.totals ? [totals] : [])])
  const page = found!.slice(0, limit)
  const ids = page.map((row) => row.sku as string)
  const [balances, units] = ids.length ? await ctx.tx.all([balanceRows(ctx, ids, here), unitRows(ctx, ids)]) : [[], []]
  return {
    rows: page.map((row) => {
      const warehouses = balances!.filter((balance) => balance.sku === row.sku).map(({ sku: _sku, ...balance }) => balance)
      return {
        ...row,
        units: units!.filter((unit) => unit.sku === row.sku).map(({ sku: _sku, ...unit }) => unit),
        onHand: quantityText(sum(warehouses.map((balance) => balance.onHand))),
        value: moneyText(sum(warehouses.map((balance) => balance.value))),
        warehouses,
      }
    }) as never,
    more: found!.length > limit,
    ...(counted ? { count: parseInt(counted[0]!.count, 10), value: counted[0]!.value } : {}),
  }
}

const balanceRows = (ctx: Context, skus: string[], here: Statement) =>
  sql`SELECT b.sku, b.warehouse, w.name, SUM(b.onHand) AS onHand, SUM(b.value) AS value FROM stock_balance b JOIN warehouse w ON w.company = b.company AND w.id = b.warehouse
    WHERE b.company = ${ctx.company} AND b.sku IN (${skus}) ${here} GROUP BY b.sku, b.warehouse, w.name HAVING SUM(b.onHand) <> 0 OR SUM(b.value) <> 0 ORDER BY b.warehouse`

export const unitRows = (ctx: Context, skus: string[]) =>
  sql`SELECT sku, name, numerator, denominator FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${skus}) ORDER BY sku, no`

interface CardInput {
  sku: string
  warehouse?: string | null
  from?: string | null
  to?: string | null
  after?: string | null
  limit?: number | null
}

/** Stock card 库存台账: every move of a SKU with the balance after it, newest first; keyset paging by (posting, seq). */
export async function card(ctx: Context, input: CardInput) {
  const limit = input.limit ?? 50
  const here = input.warehouse ? sql`AND b.warehouse = ${input.warehouse}` : NOTHING
  const where = join(
    [
      sql`m.company = ${ctx.company} AND m.sku = ${input.sku}`,
      ...(input.warehouse ? [sql`m.warehouse = ${input.warehouse}`] : []),
      ...(input.from ? [sql`m.date >= ${input.from}`] : []),
      ...(input.to ? [sql`m.date <= ${input.to}`] : []),
      ...after(input.after),
    ],
    ' AND ',
  )
  const [goods, units, totals, moves] = await ctx.tx.all([
    sql`SELECT code, name, spec FROM sku WHERE company = ${ctx.company} AND id = ${input.sku}`,
    unitRows(ctx, [input.sku]),
    sql`SELECT COALESCE(SUM(b.onHand), 0) AS onHand, COALESCE(SUM(b.value), 0) AS value FROM stock_balance b WHERE b.company = ${ctx.company} AND b.sku = ${input.sku} ${here}`,
    sql`SELECT m.posting, m.seq, p.document, d.kind, d.number, p.act = 'void' AS reversal, m.date, p.at, q.name AS partyName, w.name AS warehouseName, m.quantity, m.value, m.onHandAfter, m.valueAfter
      FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
      JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse LEFT JOIN party q ON q.company = d.company AND q.id = d.party
      WHERE ${where} ORDER BY m.posting DESC, m.seq DESC LIMIT ${limit + 1}`,
  ])
  const page = moves!.slice(0, limit)
  const last = page[page.length - 1]
  return {
    ...(goods![0] as { code: string; name: string; spec: string | null }),
    units: units!.map(({ sku: _sku, ...unit }) => unit) as never,
    onHand: totals![0]!.onHand,
    value: totals![0]!.value,
    rows: page.map(({ posting: _posting, seq: _seq, reversal, ...row }) => ({ ...row, reversal: reversal === 1 })) as never,
    more: moves!.length > limit && last ? `${last.posting}.${last.seq}` : null,
  }
}

function after(cursor: string | null | undefined): Statement[] {
  if (!cursor) return []
  const match = /^(\d{1,10})\.(\d{1,10})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return [sql`(m.posting < ${match[1]} OR (m.posting = ${match[1]} AND m.seq < ${match[2]}))`]
}
