import { emptyEntry, entryFrom, inputOf } from '../../src/entry/entry'
import type { EntryKind } from '../../src/entry/kind'
import { amountsOf, rateOf, type SkuRow } from '../../src/entry/lines'

const kind = { kind: 'salesOrder', party: {}, unpriced: false, asks: null, direction: () => 'none' } as unknown as EntryKind
const unit = { id: '瓶', name: '瓶', numerator: 1, denominator: 1, salePrice: '3.00' }
const sku = { id: '可乐', code: 'KL', name: '可乐', taxRate: '0.13', skuKind: 'goods', units: [unit] } as unknown as SkuRow
const line = (id: string, more: object) => ({
  id,
  sku: '可乐',
  unit: '瓶',
  quantity: '10.0000',
  price: '3.000000',
  taxRate: '0.130000',
  ...more,
})
const detail = {
  id: '1',
  version: 4,
  date: '2026-11-24',
  party: '甲',
  partyName: '甲',
  taxInclusive: true,
  discount: '0.00',
  lines: [line('a', { discountRate: '0.150000' }), line('b', { discountAmount: '2.00' }), line('c', {})],
} as never
const entry = (repeat: boolean) => entryFrom(detail, [sku], (one) => one.salePrice, {}, repeat)

test('an order that is changed keeps the discounts of its lines, and comes to what it came to', () => {
  expect(inputOf(entry(false), kind, true).lines).toMatchObject([
    { line: 'a', price: '3.000000', discountRate: '0.150000' },
    { line: 'b', price: '3.000000', discountAmount: '2.00' },
    { line: 'c', price: '3.000000' },
  ])
  expect(inputOf(entry(false), kind, true).lines[2]).not.toHaveProperty('discountRate')
  expect(amountsOf(entry(false).lines, entry(false)).totals.amountIncl).toBe('83.50')
})

test('a repeated order takes the prices of today, without the discounts of the old one', () => {
  expect(amountsOf(entry(true).lines, entry(true)).totals.amountIncl).toBe('90.00')
})

test('a discount never takes more than the line comes to, however small the line has become', () => {
  const { lines } = entry(false)
  const fewer = lines.map((one) => ({ ...one, quantity: '0.5' }))
  expect(inputOf({ ...emptyEntry(true), lines: fewer }, kind).lines[1]).toMatchObject({ discountAmount: '1.50' })
  expect(amountsOf(fewer, { taxInclusive: true, discount: '0' }).totals.amountIncl).toBe('2.78')
  expect([rateOf('12.5'), rateOf('120'), rateOf('')]).toEqual(['0.125', '1', '0'])
})
