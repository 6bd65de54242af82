import { bare, elementOf, type Field, isOptional, metaOf, schemaOf, type Shape, shapeOf } from '../../shared/kernel/fields'

export type Path = (string | number)[]

/** Every field of an input with where it stands; the first row stands for all rows of a list. */
export function* fieldsOf(field: Field, path: Path = []): Generator<{ path: Path; field: Field }> {
  if (path.length) yield { path, field }
  const element = elementOf(field)
  const shape = shapeOf(bare(field))
  if (element) yield* fieldsOf(element, [...path, 0])
  else if (shape) for (const [key, inner] of Object.entries(shape as Shape)) yield* fieldsOf(inner, [...path, key])
}

/** The same input with another value at one place. */
export function put(value: unknown, path: Path, put_: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return put_
  if (typeof key === 'number') {
    const list = (value as unknown[] | undefined) ?? []
    return [put(list[0], rest, put_), ...list.slice(1)]
  }
  return { ...(value as object), [key]: put((value as Record<string, unknown> | undefined)?.[key], rest, put_) }
}

const NUMBERS = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e3',
  ' 1',
  '1 ',
  '',
  '1,000',
  '0x10',
  '+1',
  '١',
  '１',
  '1.',
  '.5',
  '--1',
  '1.2.3',
  '1'.repeat(40),
  1,
  1.5,
  null,
]
const NO_TEXT = [1, 1.5, true, {}, [], ['x'], { text: 'x', values: [] }]
const NO_ID = ['0', '-1', '01', '1.5', 'abc', "1' OR '1'='1", '1 OR 1=1', '', ' 1', '123456789012345678901', ...NO_TEXT]

const BAD: Record<string, (field: Field, max: number) => unknown[]> = {
  money: () => [...NUMBERS, '1.005', '-1', '12345678901234567'],
  quantity: () => [...NUMBERS, '1.00005', '-1', '123456789012345'],
  price: () => [...NUMBERS, '1.0000005', '-1', '1234567890123'],
  rate: () => [...NUMBERS.filter((value) => value !== '1'), '1.1', '13', '-0.1', '0.1234567', '1.0000001'],
  integer: () => ['1', 1.5, Number.NaN, Infinity, -Infinity, 1e300, -1, 2 ** 53, true, {}, [1]],
  date: () => [
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '2026-01-01 ',
    '0000-00-00',
    '',
    '今天',
    20260101,
    ...NO_TEXT,
  ],
  time: () => ['2026-01-01', ...NO_TEXT],
  boolean: () => ['true', 1, 0, '1', 'on', {}, []],
  enum: () => ['nobody', '', 'toString', '__proto__', 'constructor', ...NO_TEXT],
  id: () => NO_ID,
  ref: () => NO_ID,
  text: (_field, max) => [
    '字'.repeat(max + 1),
    'x'.repeat(1_000_000),
    'a\u0000b',
    'a\u0007b',
    'a\u001bb',
    'a\u007fb',
    '\ud800x',
    'x\udc00',
    ...NO_TEXT,
  ],
  lines: () => [{}, 'x', 1, [1], [null], [[]]],
  object: () => ['x', 1, [], true],
  json: () => [],
}

/** Whether a value travels as JSON; NaN and Infinity become null. */
export const travels = (value: unknown): boolean => value !== undefined && !(typeof value === 'number' && !Number.isFinite(value))

/** Values a field never takes; null only where the field is required. */
export function badValues(field: Field): unknown[] {
  const meta = metaOf(bare(field))
  const signed = /-\?/.test(
    String(
      (schemaOf(bare(field)) as unknown as { _zod: { def: { checks?: { _zod: { def: { pattern?: RegExp } } }[] } } })._zod.def.checks?.[0]
        ?._zod.def.pattern,
    ),
  )
  const values = BAD[meta.kind]!(field, meta.max ?? 20)
  return [...values, ...(isOptional(field) ? [] : [null, undefined])].filter(
    (value) => !(value === null && isOptional(field)) && !(signed && value === '-1'),
  )
}
