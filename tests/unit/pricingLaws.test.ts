import fc from 'fast-check'
import { computeAmounts } from '../../shared/kernel/amounts'
import { dec, sum } from '../../shared/kernel/money'
import { openGifts, resolvePrices } from '../../shared/sales/pricing'
import { agreed, book, buyGift, line, percent, special, threshold, tier, UNITS } from './priceBook'

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => dec(value).div(100).toFixed(2))
const day = fc.integer({ min: 1, max: 30 }).map((value) => `2026-06-${String(value).padStart(2, '0')}`)
const window = fc.tuple(day, day).map(([from, to]) => ({ from, to }))
const flags = fc.record({ priority: fc.integer({ min: 0, max: 2 }), exclusive: fc.boolean(), repeats: fc.boolean() })
const level = fc.constantFrom(null, 'wholesale', 'members')

const promotions = fc.array(
  fc.oneof(
    fc.tuple(cents(1, 2000), window, flags).map(([price, when, how]) => special(price, { ...when, ...how })),
    fc.tuple(cents(0, 100), window, flags).map(([rate, when, how]) => percent(rate, { ...when, ...how })),
    fc.tuple(cents(1, 30000), cents(0, 5000), window, flags).map(([amount, off, when, how]) => threshold(amount, off, { ...when, ...how })),
    fc.tuple(fc.integer({ min: 1, max: 20 }), window, flags).map(([buy, when, how]) => buyGift(String(buy), '1', { ...when, ...how })),
  ),
  { maxLength: 8 },
)
const tiers = fc.array(
  fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 60 }), cents(1, 2000), level).map(([from, price, of]) => tier(String(from), price, { level: of })),
    fc
      .tuple(fc.integer({ min: 1, max: 60 }), cents(0, 99), level)
      .map(([from, rate, of]) => tier(String(from), null, { level: of, discountRate: rate })),
  ),
  { maxLength: 6 },
)
const agreements = fc.array(
  fc.tuple(cents(1, 2000), window).map(([price, when]) => agreed(price, when)),
  { maxLength: 3 },
)
const rules = fc.record({ promotions, tiers, agreements, levelPrice: fc.option(cents(1, 2000), { nil: undefined }) })
const lines = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('bottle', 'crate', 'pack', 'juice'), fc.option(cents(0, 2000), { freq: 4 }))
    .map(([quantity, unit, price]) => line(String(quantity), unit, price)),
  { minLength: 1, maxLength: 8 },
)

test('the order in which rules are read changes nothing', () => {
  fc.assert(
    fc.property(rules, lines, fc.integer({ min: 1, max: 7 }), (given, asked, turn) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse()
      const { levelPrice, ...lists } = given
      const other = {
        promotions: shuffled(lists.promotions),
        tiers: shuffled(lists.tiers),
        agreements: shuffled(lists.agreements),
        levelPrice,
      }
      const winners = (by: typeof given) => {
        const { lines: found, discount, discountNote, gifts, hints } = resolvePrices(asked, book(by))
        return { prices: found.map(({ source, price, note }) => [source, price, note]), discount, discountNote, gifts, hints }
      }
      expect(winners(other)).toEqual(winners(given))
    }),
    { numRuns: 400 },
  )
})

test('by tiers alone, a larger quantity never costs more a piece', () => {
  fc.assert(
    fc.property(tiers, fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 80 }), (steps, quantity, more) => {
      const price = (of: number) =>
        dec(
          resolvePrices(
            [line(String(of))],
            book({ tiers: steps.filter((one) => one.price === null || dec(one.price).lessThanOrEqualTo('10')) }),
          ).lines[0]!.price!,
        )
      expect(price(quantity + more).lessThanOrEqualTo(price(quantity))).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('what 满减 takes off is spread over the lines to the cent, and never more than they come to', () => {
  fc.assert(
    fc.property(rules, lines, fc.boolean(), (given, asked, taxInclusive) => {
      const { lines: found, discount } = resolvePrices(asked, book(given))
      const priced = found.map(({ price }, index) => ({ quantity: asked[index]!.quantity, price: price!, taxRate: '0.13' }))
      const amounts = computeAmounts(priced, { taxInclusive, discount }).lines
      expect(sum(amounts.map(({ share }) => share)).toFixed(2)).toBe(discount)
      for (const { net, share } of amounts) expect(dec(share).lessThanOrEqualTo(net)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('ten single lines cost what one line of ten costs', () => {
  fc.assert(
    fc.property(rules, (given) => {
      const total = (asked: ReturnType<typeof line>[]) => {
        const { lines: found, discount } = resolvePrices(asked, book(given))
        const priced = found.map(({ price }, index) => ({ quantity: asked[index]!.quantity, price: price!, taxRate: '0' }))
        return computeAmounts(priced, { taxInclusive: true, discount }).totals.amountIncl
      }
      expect(total(Array.from({ length: 10 }, () => line('1')))).toBe(total([line('10')]))
    }),
    { numRuns: 400 },
  )
})

test('gifts that are taken are no longer offered, and none is taken twice', () => {
  fc.assert(
    fc.property(promotions, fc.integer({ min: 1, max: 60 }), (given, quantity) => {
      const first = resolvePrices([line(String(quantity))], book({ promotions: given }))
      const asked = [line(String(quantity)), ...first.gifts.map((gift) => line(dec(gift.quantity).toString(), gift.unit, '0'))]
      const second = resolvePrices(asked, book({ promotions: given }))
      expect(second.lines.slice(1).every(({ source }) => source === 'gift')).toBe(true)
      const open = openGifts(
        second.gifts,
        asked.map((one, index) => ({ ...one, source: second.lines[index]!.source })),
      )
      expect(open).toEqual([])
      expect(second.discount).toBe(first.discount)
    }),
    { numRuns: 300 },
  )
})

test('3 × 1.10 is 3.30; 90 and 55 tax-inclusive are 145.00', () => {
  const at = (asked: [string, string][]) =>
    computeAmounts(
      asked.map(([quantity, price]) => ({ quantity, price, taxRate: '0.13' })),
      { taxInclusive: true, discount: '0' },
    ).totals.amountIncl
  const price = resolvePrices([line('3')], book({ promotions: [special('1.10')] })).lines[0]!.price!
  expect(at([['3', price]])).toBe('3.30')
  expect(
    at([
      ['9', UNITS.bottle!.salePrice!],
      ['1', '55'],
    ]),
  ).toBe('145.00')
})
