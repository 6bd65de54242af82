import { ACCOUNTS } from '../../shared/books'
import { addDays, periodOf } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { sql, type Statement } from '../kernel/sql'
import { balancesAt, type Place, rollupOf } from './stockBalance'
import { flowsBetween } from './stockFlow'
import { type GoodsCriteria, goodsWhere, movedGoods, narrowsGoods, nextAfter } from './stockGoods'
import type { Rollup } from './stockRollup'

export interface SummaryInput extends GoodsCriteria {
  from: string
  to: string
  by?: 'sku' | 'warehouse' | 'category' | null
  warehouse?: string | null
  totals?: boolean | null
}

/** Refuses a period that ends before it begins. */
export function checkPeriod({ from, to }: { from: string; to: string }): void {
  if (from > to) throw refuse('INVALID', { issues: [{ path: 'to', message: '结束日期早于开始日期' }] })
}

/**
 * 收发存汇总表: opening, in and out by kind of document, closing; per SKU (paged), warehouse or category, in quantity and
 * value. A void takes back what its document brought, on the same side. Over everything it equals account 1405.
 */
export async function summary(ctx: Context, input: SummaryInput) {
  checkPeriod(input)
  const rollup = await rollupOf(ctx)
  const by = input.by ?? 'sku'
  const page = by === 'sku' ? await bySku(ctx, input, rollup) : { rows: await byGroup(ctx, input, rollup, by), more: null }
  return { ...page, ...(input.totals ? { total: await total(ctx, input, rollup) } : {}) } as never
}

async function bySku(ctx: Context, input: SummaryInput, rollup: Rollup) {
  const { goods, ids, more } = await movedGoods(ctx, input)
  if (ids.length === 0) return { rows: [], more: null }
  const { openings, flows } = await movement(ctx, input, rollup, { skus: ids, warehouse: input.warehouse }, (rows, columns) => {
    return sql`SELECT r.sku AS part, ${columns} FROM (${rows}) r`
  })
  const rows = goods
    .map((row) => ({ ...row, ...figures(openings.get(row.sku), flows.get(row.sku) ?? []) }))
    .filter(
      (row) => row.inKinds.length > 0 || row.outKinds.length > 0 || !dec(row.openingQuantity).isZero() || !dec(row.openingValue).isZero(),
    )
  return { rows, more: nextAfter(ids, more) }
}

async function byGroup(ctx: Context, input: SummaryInput, rollup: Rollup, by: 'warehouse' | 'category') {
  const part = by === 'warehouse' ? sql`r.warehouse` : sql`COALESCE(t.category, 0)`
  const { openings, flows } = await movement(ctx, input, rollup, { warehouse: input.warehouse }, (rows, columns) => {
    return sql`SELECT ${part} AS part, ${columns} FROM (${rows}) r JOIN sku t ON t.company = ${ctx.company} AND t.id = r.sku AND ${goodsWhere(ctx, input)}`
  })
  const names = new Map(
    (
      await ctx.tx.rows(
        by === 'warehouse'
          ? sql`SELECT id, name FROM warehouse WHERE company = ${ctx.company} ORDER BY id`
          : sql`SELECT id, name FROM category WHERE company = ${ctx.company} ORDER BY id`,
      )
    ).map((row) => [row.id as string, row.name as string]),
  )
  return [...new Set([...openings.keys(), ...flows.keys()])].sort().map((id) => ({
    [by]: id === '0' ? null : id,
    name: names.get(id) ?? '未分类',
    ...figures(openings.get(id), flows.get(id) ?? []),
  }))
}

async function total(ctx: Context, input: SummaryInput, rollup: Rollup) {
  const { openings, flows } = await movement(ctx, input, rollup, { warehouse: input.warehouse }, (rows, columns) =>
    narrowsGoods(input)
      ? sql`SELECT '0' AS part, ${columns} FROM (${rows}) r JOIN sku t ON t.company = ${ctx.company} AND t.id = r.sku AND ${goodsWhere(ctx, input)}`
      : sql`SELECT '0' AS part, ${columns} FROM (${rows}) r`,
  )
  const all = figures(openings.get('0'), flows.get('0') ?? [])
  return narrowsGoods(input) || input.warehouse ? all : { ...all, ledgerValue: await ledgerAt(ctx, input.to) }
}

/** Balance of account 1405 at the end of a day. */
async function ledgerAt(ctx: Context, day: string): Promise<string> {
  const [months, lines] = await ctx.tx.all([
    sql`SELECT COALESCE(SUM(debit - credit), 0) AS balance FROM account_balance WHERE company = ${ctx.company} AND account = ${ACCOUNTS.stock} AND period < ${periodOf(day)}`,
    sql`SELECT COALESCE(SUM(debit - credit), 0) AS balance FROM journal_line WHERE company = ${ctx.company} AND account = ${ACCOUNTS.stock} AND period = ${periodOf(day)} AND date <= ${day}`,
  ])
  return moneyText(sum([months![0]!.balance, lines![0]!.balance]))
}

type Grouping = (rows: Statement, columns: Statement) => Statement

/** Openings and flows by kind, each summed by the grouping's part. */
async function movement(ctx: Context, input: SummaryInput, rollup: Rollup, place: Place, grouping: Grouping) {
  const opening = await balancesAt(ctx, 'date', addDays(input.from, -1), place, rollup)
  const flow = flowsBetween(ctx, input.from, input.to, place, rollup)
  const [openings, flows] = await ctx.tx.all([
    sql`${grouping(opening, sql`SUM(r.quantity) AS quantity, SUM(r.value) AS value`)} GROUP BY part HAVING SUM(r.quantity) <> 0 OR SUM(r.value) <> 0`,
    sql`${grouping(flow, sql`r.kind, SUM(r.quantityIn) AS quantityIn, SUM(r.valueIn) AS valueIn, SUM(r.quantityOut) AS quantityOut, SUM(r.valueOut) AS valueOut`)} GROUP BY part, r.kind ORDER BY r.kind`,
  ])
  const byPart = new Map<string, Row[]>()
  for (const row of flows!) byPart.set(String(row.part), [...(byPart.get(String(row.part)) ?? []), row])
  return { openings: new Map(openings!.map((row) => [String(row.part), row])), flows: byPart }
}

function figures(opening: Row | undefined, flows: readonly Row[]) {
  const side = (name: 'In' | 'Out') =>
    flows
      .map((row) => ({ kind: row.kind as string, quantity: quantityText(row[`quantity${name}`]), value: moneyText(row[`value${name}`]) }))
      .filter((row) => !dec(row.quantity).isZero() || !dec(row.value).isZero())
  const inKinds = side('In')
  const outKinds = side('Out')
  const added = (rows: readonly { quantity: string; value: string }[]) => ({
    quantity: sum(rows.map((row) => row.quantity)),
    value: sum(rows.map((row) => row.value)),
  })
  const came = added(inKinds)
  const went = added(outKinds)
  const openingQuantity = dec(opening?.quantity ?? '0')
  const openingValue = dec(opening?.value ?? '0')
  return {
    openingQuantity: quantityText(openingQuantity),
    openingValue: moneyText(openingValue),
    inKinds,
    outKinds,
    inQuantity: quantityText(came.quantity),
    inValue: moneyText(came.value),
    outQuantity: quantityText(went.quantity),
    outValue: moneyText(went.value),
    closingQuantity: quantityText(openingQuantity.plus(came.quantity).minus(went.quantity)),
    closingValue: moneyText(openingValue.plus(came.value).minus(went.value)),
  }
}
