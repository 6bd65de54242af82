import type { DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import { purchaseOrder } from '../../shared/purchase/order'
import type { Context } from './context'
import { save } from './document'
import { requestPurchasePrices } from './purchasePrices'
import { sql } from './sql'

/** Goods that are to be ordered somewhere, for what they are wanted by. */
export interface WantedGoods {
  sku: string
  warehouse: string
  unit: string
  quantity: string
  supplier: string | null
  /** What they cost where neither agreement nor receipt nor list says. */
  price?: string
  sourceLine?: string
}

export type Draft = { id: string; version: number }

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}

/**
 * Draft purchase orders, one per supplier and warehouse, at what the supplier agreed to or was paid last, else the listed
 * price; goods that were never bought from the supplier that is named for those. Refuses INVALID at the row whose SKU was never bought and names no supplier. All drafts or none.
 */
export async function draftOrders(
  ctx: Context,
  wanted: readonly WantedGoods[],
  head: { note: string; expectedDate?: string | null; supplier?: string | null },
): Promise<Draft[]> {
  const last = await lastSuppliers(
    ctx,
    wanted.filter(({ supplier }) => !supplier).map(({ sku }) => sku),
  )
  const rows = wanted.map((row, index) => {
    const supplier = row.supplier ?? last.get(row.sku) ?? head.supplier
    if (!supplier) throw refuse('INVALID', { issues: [{ path: `rows.${index}.supplier`, message: '没有进过货，请选择供应商' }] })
    return { ...row, supplier }
  })
  const drafts: Draft[] = []
  for (const group of grouped(rows, (row) => `${row.supplier}/${row.warehouse}`)) {
    const { supplier, warehouse } = group[0]!
    const answers = requestPurchasePrices(ctx, supplier, chinaDay(ctx.now), group)
    await ctx.tx.flush()
    const known = answers(ctx.settings.purchaseTaxInclusive)
    const { id, version } = await save(
      ctx,
      purchaseOrder as unknown as DocumentKind,
      {
        date: chinaDay(ctx.now),
        note: head.note,
        party: supplier,
        warehouse,
        expectedDate: head.expectedDate ?? null,
        lines: group.map(({ sku, unit, quantity, sourceLine, price = '0' }, index) => ({
          sku,
          unit,
          quantity,
          sourceLine: sourceLine ?? null,
          price: known[index]!.prices[0]?.price ?? price,
        })),
      } as never,
    )
    drafts.push({ id, version })
  }
  return drafts
}

/** Whom goods were bought from last, of those who still supply. */
async function lastSuppliers(ctx: Context, skus: readonly string[]): Promise<Map<string, string>> {
  if (skus.length === 0) return new Map()
  const rows =
    await ctx.tx.rows(sql`SELECT r.sku, r.party FROM (SELECT l.sku, d.party, ROW_NUMBER() OVER (PARTITION BY l.sku ORDER BY d.date DESC, l.id DESC) AS nth
      FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document JOIN party q ON q.company = d.company AND q.id = d.party
      WHERE l.company = ${ctx.company} AND l.sku IN (${[...new Set(skus)]}) AND d.kind IN ('receipt', 'purchaseOrder') AND d.state IN ('approved', 'closed') AND q.archived = 0) r WHERE r.nth = 1`)
  return new Map(rows.map(({ sku, party }) => [sku as string, party as string]))
}
