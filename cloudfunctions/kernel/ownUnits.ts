import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { sql } from './sql'

/** Refuses INVALID, at its path, the first unit that is not one of its goods. */
export async function checkUnits(
  ctx: Context,
  named: readonly { sku: string | null | undefined; unit: string; path: string }[],
): Promise<void> {
  if (named.length === 0) return
  const rows = await ctx.tx.rows(
    sql`SELECT id, sku FROM sku_unit WHERE company = ${ctx.company} AND id IN (${named.map(({ unit }) => unit)})`,
  )
  const skuOf = new Map(rows.map((row) => [row.id as string, row.sku as string]))
  const wrong = named.find(({ sku, unit }) => skuOf.get(unit) !== sku)
  if (wrong) throw refuse('INVALID', { issues: [{ path: wrong.path, message: '这个单位不属于该商品' }] })
}
