import type { Context } from '../kernel/context'
import { availabilityOf } from '../kernel/availability'

/** What can be promised of some goods, in one warehouse or in all. */
export async function availability(ctx: Context, input: { skus: string[]; warehouse?: string | null }) {
  const found = await availabilityOf(ctx, input.skus, input.warehouse ?? null)
  return { rows: [...new Set(input.skus)].map((sku) => ({ sku, ...found(sku) })) } as never
}
