import fc from 'fast-check'
import type { SourceAmounts, SourceFacts } from '../../shared/sources'
import { computeAmounts } from '../../shared/kernel/amounts'
import type { DocumentData, LineData } from '../../shared/kernel/document'
import { inheritAmounts } from '../../shared/kernel/inherited'
import { dec, moneyText, sum } from '../../shared/kernel/money'

const NOTHING: SourceAmounts = { gross: '0.00', share: '0.00', amountExcl: '0.00', amountIncl: '0.00' }

/** A source line of a document, and a function that takes parts of it one document after the other. */
function sourceOf(quantity: string, price: string, taxRate: string, discount: string, taxInclusive: boolean) {
  const { lines, totals } = computeAmounts([{ quantity, price, taxRate }], { taxInclusive, discount })
  const source: SourceFacts = {
    kind: 'delivery',
    document: '1',
    warehouse: '1',
    quantity,
    used: '0',
    pieces: [],
    serials: [],
    toWarehouse: null,
    terms: { taxInclusive, price, numerator: 1, denominator: 1, discountRate: null, taxRate },
    amounts: lines[0]!,
    received: '0.0000',
    taken: NOTHING,
    item: null,
  }
  const take = (parts: readonly string[]): LineData[] => {
    const doc = {
      taxInclusive,
      lines: parts.map((baseQuantity, index) => ({ no: index + 1, sourceLine: '1', baseQuantity, numerator: 1, denominator: 1 })),
    }
    inheritAmounts(doc as unknown as DocumentData, () => source)
    const taken = doc.lines as unknown as LineData[]
    source.used = sum([source.used, ...parts]).toString()
    const plus = (key: keyof SourceAmounts) => moneyText(sum([source.taken[key], ...taken.map((line) => line[key])]))
    source.taken = { gross: plus('gross'), share: plus('share'), amountExcl: plus('amountExcl'), amountIncl: plus('amountIncl') }
    return taken
  }
  return { take, totals, share: lines[0]!.share }
}

test('3 × 1.10, given back one at a time: 1.10 each; 10.00 over three: 3.33, 3.33 and the rest', () => {
  expect(['1', '1', '1'].map((part) => sourceOf('3', '1.10', '0', '0', true).take([part])[0]!.amountIncl)).toEqual(['1.10', '1.10', '1.10'])
  const { take } = sourceOf('3', '10', '0.13', '20', true)
  expect(['1', '1', '1'].map((part) => take([part])[0]!)).toMatchObject([
    { amountIncl: '3.33', amountExcl: '2.95', tax: '0.38' },
    { amountIncl: '3.33', amountExcl: '2.95', tax: '0.38' },
    { amountIncl: '3.34', amountExcl: '2.95', tax: '0.39' },
  ])
})

test('two lines of one document share a source like two documents', () => {
  const one = sourceOf('3', '10', '0.13', '20', true).take(['1', '1', '1'])
  expect(one.map((line) => line.amountIncl)).toEqual(['3.33', '3.33', '3.34'])
})

test('whatever the parts, they come to exactly what was paid, and none is below nothing', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 2000 }),
      fc.constantFrom('0', '0.01', '0.06', '0.13'),
      fc.integer({ min: 0, max: 100 }),
      fc.boolean(),
      (parts, cents, rate, percent, taxInclusive) => {
        const quantity = String(parts.reduce((total, part) => total + part, 0))
        const price = dec(cents).div(1000).toString()
        const gross = dec(quantity).times(price)
        const { take, totals, share } = sourceOf(
          quantity,
          price,
          rate,
          moneyText(gross.times(percent).div(100).toDecimalPlaces(2, 1)),
          taxInclusive,
        )
        const lines = parts.flatMap((part) => take([String(part)]))
        for (const key of ['amountIncl', 'amountExcl', 'tax'] as const)
          expect(moneyText(sum(lines.map((line) => line[key])))).toBe(totals[key])
        expect(moneyText(sum(lines.map((line) => line.share)))).toBe(share)
        for (const line of lines)
          for (const key of ['amountIncl', 'amountExcl', 'tax', 'share', 'gross'] as const)
            expect([key, dec(line[key]).isNegative()]).toEqual([key, false])
      },
    ),
    { numRuns: 400 },
  ))
