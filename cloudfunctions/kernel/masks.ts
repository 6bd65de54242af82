import { bare, elementOf, type Field, metaOf, shapeOf } from '../../shared/kernel/fields'
import { REFUSAL_MASKS, Refusal } from '../../shared/kernel/refusal'

const maskedSchemas = new WeakMap<Field, boolean>()

/** Whether anything in this output can be masked; most answers are passed through untouched. */
function hasMasks(field: Field): boolean {
  const known = maskedSchemas.get(field)
  if (known !== undefined) return known
  const shape = shapeOf(field)
  const found = Boolean(metaOf(field).mask) || (shape ? Object.values(shape).some(hasMasks) : false)
  maskedSchemas.set(field, found)
  return found
}

/** The answer without the fields this person may not see: they are absent, not blank. */
export function maskOutput(field: Field, value: unknown, may: (permission: string) => boolean): unknown {
  if (value === null || value === undefined || !hasMasks(field)) return value
  const element = elementOf(field)
  if (element && Array.isArray(value)) return value.map((item) => maskOutput(element, item, may))
  const shape = shapeOf(bare(field))
  if (!shape || typeof value !== 'object') return value
  const seen: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const inner = shape[key]
    const mask = inner && metaOf(inner).mask
    if (mask && !may(mask)) continue
    seen[key] = inner ? maskOutput(inner, item, may) : item
  }
  return seen
}

/** The error without what this person may not see of a refusal (REFUSAL_MASKS); anything else as it is. */
export function maskRefusal(error: unknown, may: (permission: string) => boolean): unknown {
  const masks = error instanceof Refusal ? (REFUSAL_MASKS as Partial<Record<string, Record<string, string>>>)[error.code] : undefined
  if (!(error instanceof Refusal) || !masks) return error
  const seen = Object.entries(error.data).filter(([key]) => !masks[key] || may(masks[key]))
  return new Refusal(error.code, Object.fromEntries(seen) as never)
}
