import * as f from './fields'

/** Masters that have a name of their own. */
const NAMED = new Set<f.RefTarget>(['warehouse', 'party', 'reason', 'member', 'department', 'region', 'fund', 'category'])

/** Fields that refer to a named master, each with the field of the detail that says its name: reason and reasonName. */
export const namedRefs = (shape: f.Shape): { field: string; name: string; ref: f.RefTarget; label: string }[] =>
  Object.entries(shape).flatMap(([field, schema]) => {
    const { ref, label } = f.metaOf(f.bare(schema))
    return ref && NAMED.has(ref) ? [{ field, name: `${field}Name`, ref, label }] : []
  })

/** The names of what a kind's own fields refer to, as its detail says them. */
export const nameFields = (shape: f.Shape): f.Shape =>
  Object.fromEntries(namedRefs(shape).map(({ name, label }) => [name, f.optional(f.text(label, 120))]))

/** The document whose line a line continues. */
export const sourceFields = {
  sourceDocument: f.optional(f.ref('document', '来源单据')),
  sourceKind: f.optional(f.text('来源类型', 40)),
  sourceNumber: f.optional(f.text('来源单号', 40)),
}

export const historyRow = {
  at: f.time('时间'),
  action: f.text('动作', 60),
  memberName: f.text('谁', 60),
  note: f.optional(f.text('说明', 500)),
}
