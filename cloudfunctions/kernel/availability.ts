import { dec, quantityText, sum } from '../../shared/kernel/money'
import { transitWarehouse } from '../../shared/masters/places'
import type { Context } from './context'
import { NOTHING, sql } from './sql'

/** In the base unit: on hand; promised; what is left of it; expected from suppliers; on its way from other warehouses. */
export interface Availability {
  onHand: string
  reserved: string
  available: string
  onOrder: string
  inTransit: string
}

/**
 * What can be promised of these goods, in one warehouse or in all of them; goods under way are not on hand anywhere.
 * Answers a function of the SKU; what never moved has zeros.
 */
export async function availabilityOf(
  ctx: Context,
  skus: readonly string[],
  warehouse: string | null,
): Promise<(sku: string) => Availability> {
  const here = warehouse ? sql`AND warehouse = ${warehouse}` : NOTHING
  const [balances, plans] = skus.length
    ? await ctx.tx.all([
        sql`SELECT sku, SUM(onHand) AS onHand FROM stock_balance WHERE company = ${ctx.company} AND sku IN (${skus}) AND warehouse <> ${transitWarehouse(ctx.company)} ${here} GROUP BY sku`,
        sql`SELECT sku, SUM(reserved) AS reserved, SUM(onOrder) AS onOrder, SUM(inTransit) AS inTransit FROM stock_plan WHERE company = ${ctx.company} AND sku IN (${skus}) ${here} GROUP BY sku`,
      ])
    : [[], []]
  const onHands = new Map(balances!.map((row) => [row.sku as string, row.onHand as string]))
  const planned = new Map(plans!.map((row) => [row.sku as string, row]))
  return (sku) => {
    const onHand = quantityText(onHands.get(sku) ?? '0')
    const plan = planned.get(sku)
    const reserved = quantityText(plan?.reserved ?? '0')
    return {
      onHand,
      reserved,
      available: quantityText(sum([onHand, dec(reserved).negated()])),
      onOrder: quantityText(plan?.onOrder ?? '0'),
      inTransit: quantityText(plan?.inTransit ?? '0'),
    }
  }
}
