import { availableWords, amountsOf, type EntryLine, inUnit, isShort, withOneMore } from '../../src/entry/lines'
import { WATER } from './shop'

const [bottle, box] = ['301', '302']
const priceOf = (unit: { salePrice?: string | null | undefined }) => unit.salePrice
const scanned = (unit: string): EntryLine => withOneMore([], WATER as never, unit, priceOf).lines[0]!

test('scanning the same unit again counts it up and brings its line to the top', () => {
  const one = withOneMore([], WATER as never, bottle, priceOf).lines
  const two = withOneMore(one, WATER as never, box, priceOf).lines
  const { lines, repeated } = withOneMore(two, WATER as never, bottle, priceOf)
  expect(repeated).toBe(true)
  expect(lines.map(({ unit, quantity }) => [unit, quantity])).toEqual([
    [bottle, '2'],
    [box, '1'],
  ])
})

test('another unit brings its own price, or the old one by ratio', () => {
  expect(inUnit(scanned(bottle), box, priceOf).price).toBe('45.600000')
  expect(inUnit(scanned(bottle), box, () => null).price).toBe('48')
  expect(inUnit({ ...scanned(box), price: '45.6' }, bottle, () => null).price).toBe('1.9')
})

test('what is available is said in the unit of the line, as people count', () => {
  expect(availableWords(scanned(bottle))).toBe('902 瓶')
  expect(availableWords(scanned(box))).toBe('37 箱 14 瓶')
  expect(isShort({ ...scanned(box), quantity: '37.6' })).toBe(true)
  expect(isShort({ ...scanned(box), quantity: '37' })).toBe(false)
})

test('totals are the service’s own arithmetic, and a discount larger than the goods is left out', () => {
  const line = { ...scanned(bottle), quantity: '3', price: '0.335' }
  expect(amountsOf([line], { taxInclusive: true, discount: '0' }).totals).toEqual({ amountExcl: '0.89', tax: '0.12', amountIncl: '1.01' })
  expect(amountsOf([line], { taxInclusive: true, discount: '2' })).toMatchObject({ discountTooLarge: true, totals: { amountIncl: '1.01' } })
})
