import { refuse } from '../../shared/kernel/refusal'
import { category } from '../../shared/masters/places'
import { priceLevel } from '../../shared/masters/priceLevel'
import { customField, optionsOf } from '../../shared/product/customField'
import type { Context } from '../kernel/context'
import { masterHandlers } from '../kernel/master'
import { sql } from '../kernel/sql'

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
const categories = masterHandlers('category', category)
const fields = masterHandlers('customField', customField)

/** A category never lies beneath itself; all of the company's are locked while one moves, so that two cannot make a ring. */
async function saveCategory(ctx: Context, input: { id?: string | null; parent?: string | null }) {
  if (input.id && input.parent) {
    const rows = await ctx.tx.rows(sql`SELECT id, parent FROM category WHERE company = ${ctx.company} ORDER BY id FOR UPDATE`)
    const parents = new Map(rows.map((row) => [row.id as string, row.parent as string | null]))
    const seen = new Set<string>()
    for (let above: string | null = input.parent; above && !seen.has(above); above = parents.get(above) ?? null) {
      if (above === input.id) throw invalid('parent', '上级分类不能是自己或自己的下级')
      seen.add(above)
    }
  }
  return categories['category.save'](ctx, input)
}

/** A choice has options; the kind of a field stays once goods have values of it. */
async function saveField(ctx: Context, input: { id?: string | null; fieldKind: string; options?: string | null }) {
  if (input.fieldKind === 'choice' && optionsOf(input.options).length === 0) throw invalid('options', '请填写选项，用；分开')
  if (input.id) {
    const path = `$."${input.id}"`
    const [used] =
      await ctx.tx.rows(sql`SELECT 1 AS used FROM custom_field f WHERE f.company = ${ctx.company} AND f.id = ${input.id} AND f.fieldKind <> ${input.fieldKind}
      AND EXISTS (SELECT 1 FROM sku s WHERE s.company = f.company AND JSON_EXTRACT(s.custom, ${path}) IS NOT NULL)`)
    if (used) throw refuse('IN_USE', { what: '字段类型' })
  }
  return fields['customField.save'](ctx, input)
}

export const masters = {
  ...categories,
  ...fields,
  ...masterHandlers('priceLevel', priceLevel),
  'category.save': saveCategory,
  'customField.save': saveField,
}
