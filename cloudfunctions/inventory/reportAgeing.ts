import { AGE_LABELS } from '../../shared/inventory/reportActions'
import { ageOf } from '../../shared/inventory/reports'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { daysBetween } from '../kernel/facts'
import { join, NOTHING, sql } from '../kernel/sql'
import { TRANSFER_KINDS } from './reportKinds'
import { balancesAt } from './stockBalance'
import { type GoodsCriteria, movedGoods, nextAfter } from './stockGoods'

export interface AgeingInput extends GoodsCriteria {
  date?: string | null
  warehouse?: string | null
}

/** 库龄: what is on hand is assigned to the latest receipts backwards; a warehouse counts what was carried there as received. */
export async function ageing(ctx: Context, input: AgeingInput) {
  const date = input.date ?? chinaDay(ctx.now)
  const { goods, ids, more } = await movedGoods(ctx, input)
  const balances = ids.length ? await balancesAt(ctx, 'date', date, { skus: ids, warehouse: input.warehouse }) : null
  const stock = balances
    ? await ctx.tx.rows(
        sql`SELECT b.sku, SUM(b.quantity) AS onHand, SUM(b.value) AS value FROM (${balances}) b GROUP BY b.sku HAVING SUM(b.quantity) <> 0 OR SUM(b.value) <> 0`,
      )
    : []
  const receipts = await receiptsOf(ctx, input, date, stock)
  const bySku = new Map(stock.map((row) => [row.sku as string, row]))
  const rows = goods
    .filter((row) => bySku.has(row.sku))
    .map((row) => {
      const { onHand, value } = bySku.get(row.sku)!
      const aged = ageOf(onHand, value, receipts.get(row.sku) ?? [])
      return { ...row, onHand: quantityText(onHand), value: moneyText(value), ages: aged.brackets, unknown: aged.unknown }
    })
  return { date, brackets: [...AGE_LABELS], rows, more: nextAfter(ids, more) } as never
}

// As many receipts of each SKU, the latest first, as it takes to explain what is there.
async function receiptsOf(ctx: Context, input: AgeingInput, date: string, stock: readonly Row[]) {
  const found = new Map<string, { age: number; quantity: string }[]>()
  const held = stock.filter((row) => dec(row.onHand).greaterThan('0'))
  if (held.length === 0) return found
  const wanted = join(
    held.map((row) => sql`SELECT ${row.sku} AS sku, ${row.onHand} AS onHand`),
    ' UNION ALL ',
  )
  const rows = await ctx.tx.rows(sql`SELECT r.sku, r.date, r.quantity FROM (
      SELECT m.sku, m.date, m.posting, m.seq, m.quantity, SUM(m.quantity) OVER (PARTITION BY m.sku ORDER BY m.date DESC, m.posting DESC, m.seq DESC) AS running
      FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE m.company = ${ctx.company} AND m.sku IN (${held.map((row) => row.sku)}) AND m.date <= ${date} AND m.quantity > 0 AND p.act = 'approve' AND d.state <> 'voided'
      ${input.warehouse ? sql`AND m.warehouse = ${input.warehouse}` : NOTHING} ${input.warehouse ? NOTHING : sql`AND d.kind NOT IN (${TRANSFER_KINDS})`}) r
    JOIN (${wanted}) h ON h.sku = r.sku WHERE r.running - r.quantity < h.onHand ORDER BY r.sku, r.date DESC, r.posting DESC, r.seq DESC`)
  for (const { sku, date: received, quantity } of rows) {
    const receipt = { age: daysBetween(received, date), quantity }
    const known = found.get(sku)
    if (known) known.push(receipt)
    else found.set(sku, [receipt])
  }
  return found
}
