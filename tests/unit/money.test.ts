import fc from 'fast-check'
import {
  allocate,
  dec,
  formatMoney,
  formatPrice,
  formatQuantity,
  formatRate,
  moneyText,
  quantityText,
  roundMoney,
  sum,
} from '../../shared/kernel/money'

/** Cents as a bigint: a second way of counting, without decimal.js. */
const cents = (text: string): bigint => BigInt(text.replace('.', ''))
const yuan = (value: number | bigint): string => {
  const digits = (value < 0 ? -BigInt(value) : BigInt(value)).toString().padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const amount = fc.bigInt(0n, 10n ** 14n)
const weights = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 60 })

test.each([
  ['2.675', '2.68'],
  ['-2.675', '-2.68'],
  ['-0.5', '-0.50'],
  ['-0.005', '-0.01'],
  ['-0.0049', '0.00'],
  ['1.005', '1.01'],
  ['0.615', '0.62'],
  ['10.235', '10.24'],
  ['99999999999999.995', '100000000000000.00'],
])('%s rounds half away from zero to %s', (given, rounded) => expect(moneyText(given)).toBe(rounded))

test('rounding agrees with whole-number arithmetic, for either sign', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), (tenThousandths) => {
      const size = tenThousandths < 0n ? -tenThousandths : tenThousandths
      const expected = ((size + 50n) / 100n) * (tenThousandths < 0n ? -1n : 1n)
      expect(moneyText(dec(tenThousandths.toString()).div(10_000))).toBe(yuan(expected))
    }),
    { numRuns: 2000 },
  )
})

describe('allocate', () => {
  test('the parts add up exactly, none below zero, none further than a cent from its share, none above its weight', () => {
    fc.assert(
      fc.property(amount, weights, (whole, given) => {
        const total = given.reduce((a, b) => a + b, 0n)
        const parts = allocate(yuan(whole), given.map(yuan))
        expect(moneyText(sum(parts))).toBe(yuan(whole))
        parts.forEach((part, index) => {
          const own = cents(moneyText(part))
          expect(own >= 0n).toBe(true)
          if (total === 0n) return
          expect(own >= (whole * given[index]!) / total && own <= (whole * given[index]!) / total + 1n).toBe(true)
          if (whole <= total) expect(own <= given[index]!).toBe(true)
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('is the largest remainder method, counted again in whole numbers', () => {
    fc.assert(
      fc.property(amount, weights, (whole, given) => {
        const total = given.reduce((a, b) => a + b, 0n)
        fc.pre(total > 0n)
        const floors = given.map((weight) => (whole * weight) / total)
        const remainders = given.map((weight, index) => ({ index, rest: (whole * weight) % total }))
        const left = Number(whole - floors.reduce((a, b) => a + b, 0n))
        for (const { index } of remainders.sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.index - b.index)).slice(0, left))
          floors[index]! += 1n
        expect(allocate(yuan(whole), given.map(yuan)).map((part) => moneyText(part))).toEqual(floors.map(yuan))
      }),
      { numRuns: 2000 },
    )
  })

  test('a negative amount mirrors the positive one', () => {
    fc.assert(
      fc.property(amount, weights, (whole, given) => {
        const parts = allocate(yuan(whole), given.map(yuan)).map((part) => moneyText(part.negated()))
        expect(allocate(yuan(-whole), given.map(yuan)).map((part) => moneyText(part))).toEqual(parts)
      }),
    )
  })

  const texts = (whole: string, given: string[]) => allocate(whole, given).map((part) => moneyText(part))
  test('ties go in line order', () => expect(texts('0.02', ['1', '1', '1'])).toEqual(['0.01', '0.01', '0.00']))
  test('zero weights share equally', () => expect(texts('1.00', ['0', '0', '0'])).toEqual(['0.34', '0.33', '0.33']))
  test('a zero weight beside others gets nothing', () => expect(texts('10', ['0', '3', '0'])).toEqual(['0.00', '10.00', '0.00']))
  test('mixed signs are refused', () => expect(() => allocate('1', ['1', '-1'])).toThrow('mixed sign'))
  test('nothing to allocate to is an error, unless there is nothing to allocate', () => {
    expect(() => allocate('1', [])).toThrow()
    expect(allocate('0', [])).toEqual([])
  })
})

test('sums are exact where binary fractions are not', () => {
  expect(moneyText(sum(Array(10).fill('0.1')))).toBe('1.00')
  expect(sum(['0.1', '0.2']).equals('0.3')).toBe(true)
  expect(roundMoney('4.35').times(100).toString()).toBe('435')
})

test.each([
  [formatMoney('1234567.5'), '¥1,234,567.50'],
  [formatMoney('-1234.5'), '-¥1,234.50'],
  [formatMoney('-0.001'), '¥0.00'],
  [formatMoney('999.995', ''), '1,000.00'],
  [formatQuantity('1234.5000'), '1,234.5'],
  [formatQuantity('100'), '100'],
  [formatQuantity('-0.00001'), '0'],
  [formatQuantity('0.0625'), '0.0625'],
  [formatPrice('3'), '¥3.00'],
  [formatPrice('1234.123456'), '¥1,234.123456'],
  [formatPrice('0.5'), '¥0.50'],
  [formatRate('0.13'), '13%'],
  [formatRate('0.005'), '0.5%'],
  [formatRate('1'), '100%'],
  [quantityText('1e-7'), '0.0000'],
  [moneyText('1e21'), '1000000000000000000000.00'],
])('writes %s', (written, expected) => expect(written).toBe(expected))
