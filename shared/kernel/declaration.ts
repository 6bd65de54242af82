import * as z from 'zod/mini'

/**
 * Field kinds. A field is declared once, as data: its zod schema validates the wire form, its metadata (kind, label,
 * mask, reference) drives columns, forms, lists, exports, masks, reference checks and the generated tests.
 * The contracts declare thousands of fields, and one call parses a few: schemas are built when first parsed.
 */
export type FieldKind =
  | 'id'
  | 'ref'
  | 'text'
  | 'money'
  | 'quantity'
  | 'price'
  | 'rate'
  | 'integer'
  | 'date'
  | 'time'
  | 'boolean'
  | 'enum'
  | 'json'
  | 'lines'
  | 'object'

/** What a reference may point at; each is a table whose rows belong to one company. */
export type RefTarget =
  | 'sku'
  | 'unit'
  | 'party'
  | 'warehouse'
  | 'department'
  | 'region'
  | 'fund'
  | 'member'
  | 'document'
  | 'line'
  | 'file'
  | 'category'
  | 'job'
  | 'reason'
  | 'lot'
  | 'product'
  | 'label'
  | 'stocktake_plan'
  | 'price_level'
  | 'custom_field'
  | 'expense_category'
  | 'voucher_template'

export interface FieldMeta {
  kind: FieldKind
  label: string
  /** Permission without which the field is absent from every answer. */
  mask?: string
  ref?: RefTarget
  max?: number
  /** Chinese words of an enum's values, in display order. */
  options?: Record<string, string>
  hint?: string
}

/** Metadata of the schemas that were built. */
export const fieldMeta = z.registry<FieldMeta>()

/** To the compiler a field is its schema; what is kept is its declaration. */
export type Field = z.ZodMiniType
export type Shape = Record<string, Field>
export type Values<S extends Shape> = z.infer<z.ZodMiniObject<S>>

interface Parts {
  /** The field beneath one that is optional. */
  inner?: Field
  /** Of an object. */
  shape?: Shape
  /** Of a list. */
  element?: Field
}

class Declaration {
  private built: Field | undefined

  constructor(
    private readonly build: () => Field,
    readonly meta: FieldMeta,
    readonly parts: Parts,
  ) {}

  get schema(): Field {
    if (!this.built) {
      this.built = this.build()
      fieldMeta.add(this.built, this.meta)
    }
    return this.built
  }
}

const declarationOf = (field: Field): Declaration => field as unknown as Declaration

/** The zod schema of a field and of all within it. */
export const schemaOf = <F extends Field>(field: F): F => declarationOf(field).schema as F

/** Declares a field by how its schema is built. */
export const keep = <T extends Field>(build: () => T, meta: FieldMeta, parts: Parts = {}): T =>
  new Declaration(build, meta, parts) as unknown as T

export const schemasOf = <S extends Shape>(shape: S): S =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, schemaOf(field)])) as S

export const metaOf = (field: Field): FieldMeta => declarationOf(field).meta

/** The field beneath optional and nullable. */
export function bare(field: Field): Field {
  const { inner } = declarationOf(field).parts
  return inner ? bare(inner) : field
}

export const isOptional = (field: Field): boolean => bare(field) !== field

/** The shape of a row or object field, or of the rows of a list; null where there is none. */
export function shapeOf(field: Field): Shape | null {
  const { shape, element } = declarationOf(bare(field)).parts
  return shape ?? (element ? shapeOf(element) : null)
}

export const elementOf = (field: Field): Field | null => declarationOf(bare(field)).parts.element ?? null
