import fc from 'fast-check'
import { baseQuantityOf, computeAmounts, type PricedLine } from '../../shared/kernel/amounts'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'

const line = (quantity: string, price: string, more: Partial<PricedLine> = {}): PricedLine => ({
  quantity,
  price,
  taxRate: '0.13',
  ...more,
})
const inclusive = { taxInclusive: true, discount: '0' }
const exclusive = { taxInclusive: false, discount: '0' }
const decimal = (most: number, places: number) =>
  fc.integer({ min: 0, max: most }).map((whole) =>
    dec(whole)
      .div(10 ** places)
      .toFixed(places),
  )

const anyLine: fc.Arbitrary<PricedLine> = fc.record({
  quantity: decimal(10_000_000, 4),
  price: decimal(1_000_000_000, 6),
  taxRate: fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13', '0.333333', '1'),
  discountRate: fc.option(decimal(1_000_000, 6), { nil: null }),
})
const anyDocument = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 30 }),
  taxInclusive: fc.boolean(),
  part: fc.integer({ min: 0, max: 100 }),
})

test('excl + tax = incl on every line, totals are sums, nothing goes below zero, and the discount is spread to the cent', () => {
  fc.assert(
    fc.property(anyDocument, ({ lines, taxInclusive, part }) => {
      const plain = computeAmounts(lines, { taxInclusive, discount: '0' })
      const net = sum(plain.lines.map((each) => each.net))
      const discount = moneyText(net.times(part).div(100).toDecimalPlaces(2, 1))
      const { lines: amounts, totals } = computeAmounts(lines, { taxInclusive, discount })
      amounts.forEach((each, index) => {
        expect(moneyText(sum([each.amountExcl, each.tax]))).toBe(each.amountIncl)
        for (const value of Object.values(each)) expect(dec(value).isNegative() && !dec(value).isZero()).toBe(false)
        const due = dec(each.net).minus(each.share)
        expect(due.equals(taxInclusive ? each.amountIncl : each.amountExcl)).toBe(true)
        const tax = dec(each.amountExcl).times(lines[index]!.taxRate)
        expect(tax.minus(each.tax).abs().lessThanOrEqualTo('0.01')).toBe(true)
      })
      expect(moneyText(sum(amounts.map((each) => each.share)))).toBe(discount)
      for (const column of ['amountExcl', 'tax', 'amountIncl'] as const)
        expect(moneyText(sum(amounts.map((each) => each[column])))).toBe(totals[column])
      expect(moneyText(taxInclusive ? totals.amountIncl : totals.amountExcl)).toBe(moneyText(net.minus(discount)))
    }),
    { numRuns: 500 },
  )
})

describe('the customer pays to the cent what was said', () => {
  const total = (lines: PricedLine[], terms = inclusive) => computeAmounts(lines, terms).totals
  test('3 × 1.10 = 3.30', () => expect(total([line('3', '1.10')]).amountIncl).toBe('3.30'))
  test('90 + 55 = 145.00', () => expect(total([line('1', '90'), line('1', '55')]).amountIncl).toBe('145.00'))
  test('ten single pieces are one line of ten', () => {
    expect(total(Array(10).fill(line('1', '1.99'))).amountIncl).toBe(total([line('10', '1.99')]).amountIncl)
    expect(total(Array(10).fill(line('1', '0.35')), exclusive).amountExcl).toBe(total([line('10', '0.35')], exclusive).amountExcl)
  })
  test('each single piece keeps its own tax, as the invoice shows it', () => {
    const { totals } = computeAmounts(Array(10).fill(line('1', '0.35')), exclusive)
    expect(totals).toEqual({ amountExcl: '3.50', tax: '0.50', amountIncl: '4.00' })
  })
})

describe('discounts', () => {
  const first = (given: PricedLine, terms = inclusive) => computeAmounts([given], terms).lines[0]!
  test('a rate rounds what is left, not what is taken', () =>
    expect(first(line('1', '0.05', { discountRate: '0.5' }))).toMatchObject({ gross: '0.05', net: '0.03' }))
  test('an amount is taken as it is', () =>
    expect(first(line('2', '5', { discountAmount: '0.01' }))).toMatchObject({ gross: '10.00', net: '9.99' }))
  test('all of it may go', () =>
    expect(first(line('1', '9', { discountRate: '1' }))).toMatchObject({ net: '0.00', amountIncl: '0.00', tax: '0.00' }))
  test('an amount beyond the line is refused', () =>
    expect(() => first(line('1', '5', { discountAmount: '5.01' }))).toThrow('DISCOUNT_TOO_LARGE'))
  test('an order discount beyond the order is refused', () =>
    expect(() => first(line('1', '5'), { taxInclusive: true, discount: '5.01' })).toThrow('DISCOUNT_TOO_LARGE'))
  test('rate and amount together are refused', () =>
    expect(() => first(line('1', '5', { discountRate: '0.1', discountAmount: '1' }))).toThrow('INVALID'))
  test('gifts bear no share of the order discount', () => {
    const { lines } = computeAmounts([line('1', '0'), line('2', '10'), line('1', '30')], { taxInclusive: true, discount: '10' })
    expect(lines.map((each) => each.share)).toEqual(['0.00', '4.00', '6.00'])
  })
  test('the whole order for nothing', () => {
    const { totals } = computeAmounts([line('1', '0.01'), line('1', '0.02')], { taxInclusive: true, discount: '0.03' })
    expect(totals).toEqual({ amountExcl: '0.00', tax: '0.00', amountIncl: '0.00' })
  })
})

describe('base quantities', () => {
  const base = (quantity: string, numerator: number, denominator: number) =>
    quantityText(baseQuantityOf(quantity, { numerator, denominator }))
  test.each([
    ['10', 24, 1, '240.0000'],
    ['1', 1, 3, '0.3333'],
    ['2', 1, 3, '0.6667'],
    ['3', 1, 3, '1.0000'],
    ['0.5', 24, 1, '12.0000'],
    ['0.0001', 1, 3, '0.0000'],
    ['99999999999999.9999', 1, 1, '99999999999999.9999'],
    ['7', 500, 1000, '3.5000'],
  ])('%s × %i/%i = %s', (quantity, numerator, denominator, expected) => expect(base(quantity, numerator, denominator)).toBe(expected))

  test('what is too little for four places is nothing', () =>
    expect(baseQuantityOf('0.0001', { numerator: 1, denominator: 3 }).isZero()).toBe(true))

  test('three thirds are one, whatever the fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
        expect(base(String(denominator), numerator, denominator)).toBe(quantityText(numerator))
      }),
    )
  })
})
