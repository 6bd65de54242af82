import fc from 'fast-check'
import type { DocumentData } from '../../shared/kernel/document'
import { dec, type Decimal, moneyText, sum, ZERO } from '../../shared/kernel/money'
import { spreadFee } from '../../shared/purchase/landedCost'
import { survivalOf } from '../../shared/purchase/landedCost.posting'

const spread = (fee: string, weights: (string | null)[], more: { feeTaxRate?: string; taxInclusive?: boolean } = {}) => {
  const doc = {
    taxInclusive: more.taxInclusive ?? true,
    own: { fee, feeTaxRate: more.feeTaxRate ?? null },
    lines: weights.map((weight) => ({ quantity: '1', own: { weight } })),
  } as unknown as DocumentData
  spreadFee(doc)
  return { ...doc, incl: doc.lines.map((line) => line.amountIncl), tax: doc.lines.map((line) => line.tax) }
}

// biome-ignore format: a table is read by its rows
test.each([
  ['by weight, the largest remainder first', '10.00', ['1', '1', '1'], {}, ['3.34', '3.33', '3.33']],
  ['ties go to the earlier line', '0.01', ['5', '5'], {}, ['0.01', '0.00']],
  ['nothing weighs nothing: all the same', '9.00', ['0', '0', '0'], {}, ['3.00', '3.00', '3.00']],
  ['a line without weight bears nothing', '10.00', ['3', null, '1'], {}, ['7.50', '0.00', '2.50']],
  ['tax inside', '10.90', ['1', '1'], { feeTaxRate: '0.09' }, ['5.45', '5.45']],
  ['tax on top', '10.00', ['2', '1'], { feeTaxRate: '0.06', taxInclusive: false }, ['7.07', '3.53']],
])('%s', (_name, fee, weights, more, incl) => expect(spread(fee, weights, more).incl).toEqual(incl))

test('the parts of a fee are the fee, with and without tax, whatever it is spread by', () => {
  const weights = fc.array(
    fc.integer({ min: 0, max: 100_000 }).map((weight) => moneyText(dec(weight).div(100))),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      weights,
      fc.constantFrom('0', '0.03', '0.06', '0.09', '0.13'),
      fc.boolean(),
      (cents, by, rate, inclusive) => {
        const fee = moneyText(dec(cents).div(100))
        const doc = spread(fee, by, { feeTaxRate: rate, taxInclusive: inclusive })
        expect(inclusive ? doc.amountIncl : doc.amountExcl).toBe(fee)
        expect(moneyText(sum(doc.incl))).toBe(doc.amountIncl)
        expect(doc.lines.every((line) => dec(line.amountExcl).plus(line.tax).equals(line.amountIncl))).toBe(true)
      },
    ),
    { seed: 20_261_124 },
  )
})

test('5@10 and 5@12, one sold: 0.9 of the first five is left', () => {
  expect(survivalOf('0', ['5', '5', '-1']).toString()).toBe('0.9')
  expect(survivalOf('-2', ['20']).toString()).toBe('0.9')
  expect(survivalOf('-20', ['5', '-1']).toString()).toBe('0')
  expect(survivalOf('0', ['5', '-5', '7']).toString()).toBe('0')
})

test('the part that is left is what a replay with the cost in the receipt leaves in the pool', () => {
  const quantity = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(fc.nat(20), quantity, fc.array(fc.tuple(fc.boolean(), quantity), { maxLength: 30 }), (before, received, moves) => {
      let held = dec(before).plus(received)
      let extra: Decimal = dec('1')
      const signed: number[] = []
      for (const [out, pieces] of moves) {
        if (out && held.lessThan(pieces)) continue
        signed.push(out ? -pieces : pieces)
        if (out) extra = held.isZero() ? ZERO : extra.minus(extra.times(pieces).div(held))
        held = held.plus(signed.at(-1)!)
      }
      expect(
        survivalOf(String(before), [received, ...signed].map(String))
          .minus(extra)
          .abs()
          .lessThan('1e-40'),
      ).toBe(true)
    }),
    { numRuns: 300, seed: 20_261_124 },
  )
})
