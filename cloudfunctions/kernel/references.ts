import { bare, elementOf, type Field, metaOf, type RefTarget, shapeOf } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { name, sql } from './sql'

const TABLE_OF: Record<RefTarget, string> = {
  sku: 'sku',
  unit: 'sku_unit',
  party: 'party',
  warehouse: 'warehouse',
  department: 'department',
  region: 'region',
  fund: 'fund',
  member: 'member',
  document: 'document',
  line: 'document_line',
  file: 'file',
  category: 'category',
  job: 'job',
  reason: 'reason',
  lot: 'lot',
  product: 'product',
  label: 'label',
  stocktake_plan: 'stocktake_plan',
  price_level: 'price_level',
  custom_field: 'custom_field',
  expense_category: 'expense_category',
  voucher_template: 'voucher_template',
}

interface Found {
  target: RefTarget
  id: string
  path: string
}

function* referencesIn(field: Field, value: unknown, path: string): Generator<Found> {
  if (value === null || value === undefined) return
  const meta = metaOf(bare(field))
  if (meta.ref && typeof value === 'string') yield { target: meta.ref, id: value, path }
  const element = elementOf(field)
  if (element && Array.isArray(value))
    for (const [index, item] of value.entries()) yield* referencesIn(element, item, `${path}${path && '.'}${index}`)
  const shape = shapeOf(bare(field))
  if (shape && !Array.isArray(value))
    for (const [key, inner] of Object.entries(shape))
      yield* referencesIn(inner, (value as Record<string, unknown>)[key], `${path}${path && '.'}${key}`)
}

/** Queues the proof that every reference in the input is a row of this company; a foreign or unknown id is NOT_FOUND. */
export function checkReferences(ctx: Context, field: Field, input: unknown): void {
  const byTarget = new Map<RefTarget, Found[]>()
  for (const found of referencesIn(field, input, '')) byTarget.set(found.target, [...(byTarget.get(found.target) ?? []), found])
  for (const [target, wanted] of byTarget) {
    const ids = [...new Set(wanted.map((found) => found.id))]
    ctx.tx.later(
      sql`SELECT id FROM ${name(TABLE_OF[target])} WHERE company = ${ctx.company} AND id IN (${ids})`,
      (rows: { id: string }[]) => {
        const known = new Set(rows.map((row) => row.id))
        const missing = wanted.find((found) => !known.has(found.id))
        if (missing) throw refuse('NOT_FOUND', { what: target, id: missing.id, path: missing.path })
      },
    )
  }
}
