import fc from 'fast-check'
import { dueDate } from '../../shared/masters/terms'
import * as f from '../../shared/kernel/fields'

const accepts = (field: f.Field, value: unknown) => f.parse(field, value).ok
const sentence = (field: f.Field, value: unknown) => {
  const result = f.parse(f.object('单据', { field }), { field: value })
  return result.ok ? null : result.issues[0]
}

const DECIMALS = [
  '',
  ' ',
  '-',
  '.',
  '1.',
  '.5',
  '+1',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '1,000',
  '１',
  '1 ',
  ' 1',
  '1\n',
  '--1',
  '1.2.3',
  '①',
  "1' OR 1=1",
]
const NOT_TEXT = [1, 1.5, Number.NaN, true, null, undefined, {}, [], ['1']]

describe.each([
  ['money', f.money, ['0', '1', '1.2', '9999999999999999.99'], ['1.234', '-1', '99999999999999999']],
  ['quantity', f.quantity, ['0', '1.2345', '99999999999999.9999'], ['1.23456', '-1', '999999999999999']],
  ['price', f.price, ['0', '1.234567', '999999999999.999999'], ['1.2345678', '-0.1', '9999999999999']],
  ['rate', f.rate, ['0', '1', '0.13', '1.000000', '0.000001'], ['1.1', '2', '-0.1', '0.0000001', '13']],
] as [string, (label: string) => f.Field, string[], string[]][])('%s', (_kind, make, good, bad) => {
  test.each(good)('takes %s', (value) => expect(accepts(make('值'), value)).toBe(true))
  test.each([...bad, ...DECIMALS])('refuses the text %j', (value) => expect(accepts(make('值'), value)).toBe(false))
  test.each(NOT_TEXT)('refuses %p, which is no text', (value) => expect(accepts(make('值'), value)).toBe(false))
})

test('signs: positive refuses every zero, any takes a minus', () => {
  for (const zero of ['0', '0.0', '00.0000', '-1']) expect(accepts(f.quantity('数量', { sign: 'positive' }), zero)).toBe(false)
  expect(accepts(f.quantity('数量', { sign: 'positive' }), '0.0001')).toBe(true)
  expect(accepts(f.money('金额', { sign: 'any' }), '-1.20')).toBe(true)
})

describe('dates', () => {
  test.each(['2026-11-24', '2024-02-29', '2000-02-29', '1999-12-31'])('%s is a day', (day) =>
    expect(accepts(f.date('日期'), day)).toBe(true),
  )
  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '26-01-01',
    '2026-11-24T00:00:00Z',
    '2026/11/24',
    '',
    20261124,
    null,
  ])('%p is none', (day) => expect(accepts(f.date('日期'), day)).toBe(false))
  test('the Chinese day begins at 16:00 UTC', () => {
    expect(f.chinaDay(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31')
    expect(f.chinaDay(new Date('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01')
  })
  test.each([
    ['2026-01-31', 30, '2026-03-02'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %i days is %s', (day, days, expected) => expect(f.addDays(day, days)).toBe(expected))
  test.each([
    ['2026-02-01', '2026-02-28'],
    ['2024-02-15', '2024-02-29'],
    ['2026-12-31', '2026-12-31'],
  ])('the month of %s ends on %s', (day, expected) => expect(f.endOfMonth(day)).toBe(expected))
  test('days add up', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((moment) => moment.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, days) => {
        const to = f.addDays(from, days)
        expect(f.isDate(to)).toBe(true)
        expect(f.addDays(to, -days)).toBe(from)
        expect(to >= from).toBe(true)
      }),
    )
  })
})

test.each([
  ['cash', 0, '2026-01-31', '2026-01-31'],
  ['cash', 30, '2026-01-31', '2026-01-31'],
  ['net', 30, '2026-01-31', '2026-03-02'],
  ['net', 0, '2026-01-31', '2026-01-31'],
  ['monthEnd', 0, '2026-02-01', '2026-02-28'],
  ['monthEnd', 15, '2026-12-01', '2027-01-15'],
] as const)('terms %s %i from %s are due on %s', (terms, termDays, day, expected) =>
  expect(dueDate(day, { terms, termDays })).toBe(expected),
)

describe('texts, ids, objects', () => {
  const name = f.text('名称', 5, { required: true })
  test.each(['', '   ', '六个字太长了', 'a\u0000b', 'a\u001b[31m', '\ud800', 'x\udc00', 5, null])('the name %j is refused', (value) =>
    expect(accepts(name, value)).toBe(false),
  )
  test('spaces at the ends are dropped; emoji, Chinese and line ends stay', () => {
    expect(f.parse(name, ' 可乐 ')).toEqual({ ok: true, value: '可乐' })
    expect(accepts(name, '可😀乐')).toBe(true)
    expect(accepts(f.text('备注', 500), '两\n行\t表')).toBe(true)
    expect(accepts(f.text('备注', 500), "'; DROP TABLE sku; -- <script>=cmd()")).toBe(true)
  })
  test.each(['0', '01', '-1', '1.0', '1e3', '', ' 1', '123456789012345678901', 1, null])('the id %p is refused', (value) =>
    expect(accepts(f.id('编号'), value)).toBe(false),
  )
  test('an unknown field, or one of the prototype, is refused by name', () => {
    const shape = f.object('单据', { note: f.optional(f.text('备注', 10)) })
    expect(accepts(shape, { note: 'a' })).toBe(true)
    expect(accepts(shape, JSON.parse('{"note":"a","__proto__":{"x":1}}'))).toBe(false)
    for (const stray of ['company', 'constructor', 'state']) expect(accepts(shape, { [stray]: 1 })).toBe(false)
    for (const other of [[], 'a', null, 1]) expect(accepts(shape, other)).toBe(false)
  })
  test('too many rows are refused', () =>
    expect(accepts(f.lines('明细', { id: f.id('编号') }, 2), [{ id: '1' }, { id: '2' }, { id: '3' }])).toBe(false))
  test('issues carry the path and a Chinese sentence with the label', () => {
    expect(sentence(f.quantity('数量', { sign: 'positive' }), '0')).toEqual({ path: 'field', message: '数量：应为大于 0 的数' })
    expect(sentence(f.money('金额'), '1.234')).toEqual({ path: 'field', message: '金额：应为不超过两位小数的金额' })
    expect(sentence(f.date('日期'), '2026-02-30')).toEqual({ path: 'field', message: '日期：不是一个存在的日期' })
    expect(sentence(f.text('名称', 5, { required: true }), '')).toEqual({ path: 'field', message: '名称：必填' })
    expect(sentence(f.id('编号'), undefined)).toEqual({ path: 'field', message: '编号：必填' })
  })
  test('whatever arrives is judged, never thrown at', () => {
    const shape = f.object('单据', {
      lines: f.lines('明细', { quantity: f.quantity('数量'), date: f.date('日期') }),
      kind: f.choice('类型', { a: '甲' }),
    })
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) =>
        expect(typeof f.parse(shape, value).ok).toBe('boolean'),
      ),
    )
  })
})
