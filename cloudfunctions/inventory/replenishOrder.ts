import type { Input } from '../../shared/kernel/contract'
import type { DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, priceText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { replenishActions } from '../../shared/inventory/replenishActions'
import { transfer as transferKind } from '../../shared/inventory/transfer'
import type { Context } from '../kernel/context'
import { save } from '../kernel/document'
import { draftOrders } from '../kernel/purchaseDrafts'
import { sql } from '../kernel/sql'
import { purchases } from './replenishFacts'

type OrderInput = Input<(typeof replenishActions)['replenish.order']>
type TransferInput = Input<(typeof replenishActions)['replenish.transfer']>

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}

/** Draft purchase orders of what is suggested; without a supplier of the last one. */
export async function order(ctx: Context, input: OrderInput) {
  if (input.rows.length === 0) throw refuse('NO_LINES', {})
  const skus = [...new Set(input.rows.map((row) => row.sku))]
  const bought = await purchases(ctx, skus)
  const ratios = new Map(
    (await ctx.tx.rows(sql`SELECT id, numerator, denominator FROM sku_unit WHERE company = ${ctx.company} AND sku IN (${skus})`)).map(
      (row) => [row.id as string, row],
    ),
  )
  const wanted = input.rows.map((row) => {
    const { price, numerator, denominator } = bought.get(row.sku)!
    const unit = ratios.get(row.unit)
    // The price of the unit that is ordered, from that of the unit it is usually bought in; none yet: to be filled in the draft.
    const perUnit = price && unit ? dec(price).times(denominator).div(numerator).times(unit.numerator).div(unit.denominator) : dec('0')
    return { ...row, supplier: row.supplier ?? null, price: priceText(perUnit) }
  })
  const orders = await draftOrders(ctx, wanted, { note: '补货建议', expectedDate: input.expectedDate ?? null })
  ctx.did('replenish', orders[0]!.id, undefined, { orders: orders.map(({ id }) => id) })
  return { orders }
}

/** Draft transfers, one per pair of warehouses, in the base unit. Refuses INVALID where a warehouse would supply itself. */
export async function transfer(ctx: Context, input: TransferInput) {
  if (input.rows.length === 0) throw refuse('NO_LINES', {})
  const units = await ctx.tx.rows(
    sql`SELECT id, sku FROM sku_unit WHERE company = ${ctx.company} AND no = 1 AND sku IN (${[...new Set(input.rows.map((row) => row.sku))]})`,
  )
  const base = new Map(units.map((unit) => [unit.sku as string, unit.id as string]))
  input.rows.forEach((row, index) => {
    if (row.from === row.warehouse) throw refuse('INVALID', { issues: [{ path: `rows.${index}.from`, message: '调入仓库不能是调出仓库' }] })
  })
  const transfers = []
  for (const group of grouped(input.rows, (row) => `${row.from}/${row.warehouse}`))
    transfers.push(
      await draft(ctx, transferKind as unknown as DocumentKind, {
        warehouse: group[0]!.from,
        toWarehouse: group[0]!.warehouse,
        expectedDate: input.expectedDate ?? null,
        lines: group.map(({ sku, quantity }) => ({ sku, unit: base.get(sku)!, quantity })),
      }),
    )
  ctx.did('replenish', transfers[0]!.id, undefined, { transfers: transfers.map(({ id }) => id) })
  return { transfers }
}

async function draft(ctx: Context, kind: DocumentKind, content: object): Promise<{ id: string; version: number }> {
  const { id, version } = await save(ctx, kind, { date: chinaDay(ctx.now), note: '补货建议', ...content } as never)
  return { id, version }
}
