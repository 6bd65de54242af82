import { addDays } from '../../shared/kernel/fields'
import { dec, type Decimal, moneyText, quantityText, sum } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { daysBetween } from '../kernel/facts'
import { sql } from '../kernel/sql'
import { checkPeriod } from './reportSummary'
import { SALES_KINDS } from './reportKinds'
import { balancesAt, type Place, rollupOf, within } from './stockBalance'
import { flowsBetween } from './stockFlow'
import { type GoodsCriteria, goodsWhere, movedGoods, narrowsGoods, nextAfter } from './stockGoods'
import type { Rollup } from './stockRollup'

export interface TurnoverInput extends GoodsCriteria {
  from: string
  to: string
  warehouse?: string | null
  totals?: boolean | null
}

/**
 * Turnover per SKU over a period: cost of sales ÷ average stock value, the average over the values at the end of every day;
 * days = days of the period ÷ turnover. Where there was no stock on average there is no turnover.
 */
export async function turnover(ctx: Context, input: TurnoverInput) {
  checkPeriod(input)
  const days = daysBetween(input.from, input.to) + 1
  const rollup = await rollupOf(ctx)
  const { goods, ids, more } = await movedGoods(ctx, input)
  const found = ids.length ? await sums(ctx, input, rollup, { skus: ids, warehouse: input.warehouse }, days) : new Map<string, Sums>()
  const rows = goods
    .filter((row) => found.has(row.sku))
    .map((row) => ({ ...row, soldQuantity: quantityText(found.get(row.sku)!.sold), ...turned(found.get(row.sku)!, days) }))
  return { days, rows, more: nextAfter(ids, more), ...(input.totals ? { total: await total(ctx, input, rollup, days) } : {}) } as never
}

interface Sums {
  sold: Decimal
  cost: Decimal
  average: Decimal
}

const turned = ({ cost, average }: Pick<Sums, 'cost' | 'average'>, days: number) => {
  const times = average.greaterThan('0') ? cost.div(average) : null
  return {
    cost: moneyText(cost),
    averageValue: moneyText(average),
    turnover: times && quantityText(times),
    turnoverDays: times?.greaterThan('0') ? quantityText(dec(days).div(times)) : null,
  }
}

// Average of the closing values of all days = opening + Σ value × days it still counts ÷ days of the period.
async function sums(ctx: Context, input: TurnoverInput, rollup: Rollup, place: Place, days: number): Promise<Map<string, Sums>> {
  const opening = await balancesAt(ctx, 'date', addDays(input.from, -1), place, rollup)
  const flows = flowsBetween(ctx, input.from, input.to, place, rollup)
  const [openings, weighted, sold] = await ctx.tx.all([
    sql`SELECT r.sku, SUM(r.value) AS value FROM (${opening}) r GROUP BY r.sku`,
    sql`SELECT x.sku, SUM(x.value * (DATEDIFF(${input.to}, x.date) + 1)) AS value FROM stock_move x FORCE INDEX (move_date)
      WHERE x.company = ${ctx.company} AND x.date >= ${input.from} AND x.date <= ${input.to} ${within(place)} GROUP BY x.sku`,
    sql`SELECT r.sku, SUM(r.quantityOut - r.quantityIn) AS quantity, SUM(r.valueOut - r.valueIn) AS value FROM (${flows}) r WHERE r.kind IN (${SALES_KINDS}) GROUP BY r.sku`,
  ])
  const of = (rows: readonly Row[]) => new Map(rows.map((row) => [row.sku as string, row]))
  const [a, b, c] = [of(openings!), of(weighted!), of(sold!)]
  return new Map(
    [...new Set([...a.keys(), ...b.keys(), ...c.keys()])].map((sku) => [
      sku,
      {
        sold: dec(c.get(sku)?.quantity ?? '0'),
        cost: dec(c.get(sku)?.value ?? '0'),
        average: dec(a.get(sku)?.value ?? '0').plus(dec(b.get(sku)?.value ?? '0').div(days)),
      },
    ]),
  )
}

async function total(ctx: Context, input: TurnoverInput, rollup: Rollup, days: number) {
  const chosen = narrowsGoods(input)
    ? new Set(
        (await ctx.tx.rows(sql`SELECT t.id FROM sku t WHERE t.company = ${ctx.company} AND ${goodsWhere(ctx, input)}`)).map(
          (row) => row.id as string,
        ),
      )
    : null
  const all = [...(await sums(ctx, input, rollup, { warehouse: input.warehouse }, days))].filter(([sku]) => !chosen || chosen.has(sku))
  return turned({ cost: sum(all.map(([, row]) => row.cost)), average: sum(all.map(([, row]) => row.average)) }, days)
}
