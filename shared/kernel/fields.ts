import * as z from 'zod/mini'
import {
  elementOf,
  type Field,
  type FieldKind,
  type FieldMeta,
  fieldMeta,
  keep,
  metaOf,
  type RefTarget,
  type Shape,
  schemaOf,
  schemasOf,
  shapeOf,
} from './declaration'
import { dec } from './money'

export * from './declaration'

/** The kinds of fields there are, each with what it takes on the wire. */

type Extra = Partial<Pick<FieldMeta, 'mask' | 'hint'>>

// Control characters and lone surrogates never belong in what a person typed.
const PLAIN_TEXT = /^(?:[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/

// Of the control characters, scanners send the separator of GS1 codes.
const SCANNED_TEXT = /^(?:[^\u0000-\u001c\u001e\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/

const decimalPattern = (whole: number, places: number, sign: 'any' | 'positive' | 'notNegative') =>
  new RegExp(`^${sign === 'positive' ? '(?!0+(?:\\.0+)?$)' : ''}${sign === 'any' ? '-?' : ''}\\d{1,${whole}}(?:\\.\\d{1,${places}})?$`)

type Sign = { sign?: 'any' | 'positive' | 'notNegative' }

const decimal =
  (kind: 'money' | 'quantity' | 'price' | 'rate', whole: number, places: number) =>
  (label: string, extra: Extra & Sign = {}) => {
    const { sign = 'notNegative', ...meta } = extra
    return keep(() => z.string().check(z.regex(decimalPattern(whole, places, sign))), { kind, label, ...meta })
  }

/** Money in yuan, at most two decimals, as text. */
export const money = decimal('money', 16, 2)
/** A quantity, at most four decimals, as text. */
export const quantity = decimal('quantity', 14, 4)
/** A unit price, at most six decimals, as text. */
export const price = decimal('price', 12, 6)

/** A rate between 0 and 1 (0.13 is 13 %), at most six decimals, as text. */
export const rate = (label: string, extra: Extra = {}) =>
  keep(() => z.string().check(z.regex(/^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/)), { kind: 'rate', label, ...extra })

export const text = (label: string, max: number, extra: Extra & { required?: boolean } = {}) => {
  const { required = false, ...meta } = extra
  const schema = () => z.string().check(z.trim(), z.maxLength(max), z.regex(PLAIN_TEXT), ...(required ? [z.minLength(1)] : []))
  return keep(schema, { kind: 'text', label, max, ...meta })
}

/** What a scanner read: never empty, and GS1 codes keep the separator between their parts. */
export const scanned = (label: string, max: number) =>
  keep(() => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(SCANNED_TEXT)), { kind: 'text', label, max })

export const integer = (label: string, min: number, max: number, extra: Extra = {}) =>
  keep(() => z.int().check(z.minimum(min), z.maximum(max)), { kind: 'integer', label, ...extra })

export const boolean = (label: string, extra: Extra = {}) => keep(() => z.boolean(), { kind: 'boolean', label, ...extra })

/** A business date, yyyy-mm-dd, a day that exists. */
export const date = (label: string, extra: Extra = {}) =>
  keep(
    () =>
      z.string().check(
        z.regex(/^(?:19|20)\d\d-\d\d-\d\d$/),
        z.refine((value) => isDate(value), { error: '不是一个存在的日期' }),
      ),
    { kind: 'date', label, ...extra },
  )

/** A moment in UTC, ISO 8601 with milliseconds. */
export const time = (label: string, extra: Extra = {}) =>
  keep(() => z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)), { kind: 'time', label, ...extra })

export const choice = <const O extends Record<string, string>>(label: string, options: O, extra: Extra = {}) =>
  keep(() => z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]), { kind: 'enum', label, options, ...extra })

const ID = /^[1-9]\d{0,19}$/
export const id = (label: string, extra: Extra = {}) => keep(() => z.string().check(z.regex(ID)), { kind: 'id', label, ...extra })
export const ref = (target: RefTarget, label: string, extra: Extra = {}) =>
  keep(() => z.string().check(z.regex(ID)), { kind: 'ref', label, ref: target, ...extra })

/** A list of rows with the same fields. */
export const lines = <S extends Shape>(label: string, shape: S, max = 500) => list(label, object(label, shape), max)

/** A list of plain values (ids, codes). */
export const list = <F extends Field>(label: string, of: F, max = 500) =>
  keep(() => z.array(schemaOf(of)).check(z.maxLength(max)), { kind: 'lines', label, max }, { element: of })

export const object = <S extends Shape>(label: string, shape: S) =>
  keep(() => z.strictObject(schemasOf(shape)), { kind: 'object', label }, { shape })

/** Free-form data that the receiver checks itself (settings by their own declaration, job results). */
export const json = (label: string, extra: Extra = {}) => keep(() => z.unknown(), { kind: 'json', label, ...extra })

const optionalWith = <F extends Field>(field: F, meta: FieldMeta) =>
  keep(() => z.optional(z.nullable(schemaOf(field))), meta, { inner: field })

export const optional = <F extends Field>(field: F) => optionalWith(field, metaOf(field))

/** Marks a field as visible only with a permission; it is then optional, since it may be absent. */
export const masked = <F extends Field>(mask: string, field: F) => optionalWith(field, { ...metaOf(field), mask })

export function isDate(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00.000Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value
}

/** The day in China (UTC+8) of a moment: business dates are always Chinese days. */
/** A moment in China, to the minute. */
export const chinaMinute = (moment: Date): string => new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
export const chinaDay = (moment: Date): string => new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(0, 10)

/** The accounting period (yyyy-mm) of a business date. */
export const periodOf = (day: string): string => day.slice(0, 7)

export const addDays = (day: string, days: number): string =>
  new Date(new Date(`${day}T00:00:00.000Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10)

export const endOfMonth = (day: string): string => {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00.000Z`)
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
}

const KIND_MESSAGES: Partial<Record<FieldKind, string>> = {
  money: '应为不超过两位小数的金额',
  quantity: '应为不超过四位小数的数量',
  price: '应为不超过六位小数的单价',
  rate: '应为 0 到 1 之间、不超过六位小数的比率',
  date: '应为形如 2026-11-24 的日期',
  time: '应为 UTC 时间',
  id: '编号不正确',
  ref: '编号不正确',
}

// One voice for every validation message; the path is added by the caller.
z.config({
  localeError: (issue) => {
    const meta = issue.inst ? fieldMeta.get(issue.inst as never) : undefined
    if (issue.code === 'invalid_type')
      return issue.input === undefined || issue.input === null ? '必填' : (meta && KIND_MESSAGES[meta.kind]) || '类型不正确'
    if (issue.code === 'unrecognized_keys') return '不认识的字段'
    if (issue.code === 'invalid_value') return '不在可选范围内'
    if (issue.code === 'too_big')
      return issue.origin === 'string'
        ? `最多 ${issue.maximum} 个字`
        : issue.origin === 'array'
          ? `最多 ${issue.maximum} 行`
          : `不能大于 ${issue.maximum}`
    if (issue.code === 'too_small')
      return issue.origin === 'string' ? '必填' : issue.origin === 'array' ? `至少 ${issue.minimum} 行` : `不能小于 ${issue.minimum}`
    if (issue.code === 'invalid_format')
      return String((issue as { pattern?: string }).pattern ?? '').startsWith('/^(?!0+') ? '应为大于 0 的数' : '格式不正确'
    return '不正确'
  },
})

export interface Issue {
  path: string
  message: string
}

/** Parses a wire value; either the clean value or every issue with its path (`lines.0.quantity`) and a Chinese sentence. */
export function parse<F extends Field>(schema: F, value: unknown): { ok: true; value: z.infer<F> } | { ok: false; issues: Issue[] } {
  const result = z.safeParse(schemaOf(schema), value)
  if (result.success) return { ok: true, value: result.data }
  const issues = result.error.issues.flatMap(ofEachKey).slice(0, MOST_ISSUES)
  return { ok: false, issues: issues.map((issue) => describeIssue(schema, issue)) }
}

const MOST_ISSUES = 20

interface RawIssue {
  path: PropertyKey[]
  message: string
  code: string
  keys?: string[]
}

// zod names unknown fields at the object they are in; each stands at its own path, of a length fit to be shown.
const ofEachKey = (issue: RawIssue): RawIssue[] =>
  issue.keys ? issue.keys.slice(0, MOST_ISSUES).map((key) => ({ ...issue, path: [...issue.path, key.slice(0, 40)] })) : [issue]

function describeIssue(schema: Field, issue: RawIssue): Issue {
  let field: Field | null = schema
  for (const part of issue.path) {
    if (!field) break
    const shape: Shape | null = typeof part === 'number' ? null : shapeOf(field)
    field = typeof part === 'number' ? elementOf(field) : shape && Object.keys(shape).includes(String(part)) ? shape[String(part)]! : null
  }
  const meta: FieldMeta | undefined = field ? metaOf(field) : undefined
  const kindMessage = issue.code === 'invalid_format' && meta ? KIND_MESSAGES[meta.kind] : undefined
  const sentence = issue.message === '应为大于 0 的数' ? issue.message : (kindMessage ?? issue.message)
  return { path: issue.path.map(String).join('.'), message: meta && issue.path.length ? `${meta.label}：${sentence}` : sentence }
}

/** Normal form of a decimal text for comparison and storage of rates and ratios. */
export const sameDecimal = (a: string, b: string): boolean => dec(a).equals(dec(b))
