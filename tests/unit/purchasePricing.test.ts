import { dec } from '../../shared/kernel/money'
import { type PriceStep, priceWarning, purchasePrices, type PurchasePriceBook } from '../../shared/purchase/pricing'

const bottle = { numerator: 1, denominator: 1 }
const crate = { numerator: 24, denominator: 1 }
const step = (id: string, price: string, more: Partial<PriceStep> = {}): PriceStep => ({
  id,
  unitName: '瓶',
  ...bottle,
  fromQuantity: '0',
  price,
  startsOn: '2026-01-01',
  endsOn: null,
  ...more,
})
const book = (steps: PriceStep[], more: Partial<PurchasePriceBook> = {}): PurchasePriceBook => ({
  steps,
  last: null,
  reference: null,
  ...more,
})
const LAST = { last: { price: dec('2.2'), date: '2026-11-20' } }
const REFERENCE = { reference: dec('2.5') }
const DAY = '2026-11-24'

// biome-ignore format: a table is read by its rows
const CASES: [name: string, of: PurchasePriceBook, line: { baseQuantity: string; numerator: number; denominator: number }, first: [source: string, price: string] | null][] = [
  ['nobody knows a price', book([]), { ...bottle, baseQuantity: '1' }, null],
  ['the reference of the goods alone', book([], REFERENCE), { ...bottle, baseQuantity: '1' }, ['reference', '2.500000']],
  ['in cases: by the ratio', book([], REFERENCE), { ...crate, baseQuantity: '24' }, ['reference', '60.000000']],
  ['the last receipt before the reference', book([], { ...LAST, ...REFERENCE }), { ...bottle, baseQuantity: '1' }, ['lastReceipt', '2.200000']],
  ['the agreement before both, though it is dearer', book([step('1', '9')], { ...LAST, ...REFERENCE }), { ...bottle, baseQuantity: '1' }, ['supplierAgreement', '9.000000']],
  ['not begun', book([step('1', '1', { startsOn: '2026-11-25' })], LAST), { ...bottle, baseQuantity: '1' }, ['lastReceipt', '2.200000']],
  ['begins today', book([step('1', '1', { startsOn: DAY })], LAST), { ...bottle, baseQuantity: '1' }, ['supplierAgreement', '1.000000']],
  ['ends today', book([step('1', '1', { endsOn: DAY })], LAST), { ...bottle, baseQuantity: '1' }, ['supplierAgreement', '1.000000']],
  ['over since yesterday', book([step('1', '1', { endsOn: '2026-11-23' })], LAST), { ...bottle, baseQuantity: '1' }, ['lastReceipt', '2.200000']],
  ['not enough for the step', book([step('1', '1', { fromQuantity: '10' })], LAST), { ...bottle, baseQuantity: '9.9999' }, ['lastReceipt', '2.200000']],
  ['just enough', book([step('1', '1', { fromQuantity: '10' })], LAST), { ...bottle, baseQuantity: '10' }, ['supplierAgreement', '1.000000']],
  ['the highest step reached', book([step('1', '3'), step('2', '2', { fromQuantity: '10' }), step('3', '1', { fromQuantity: '100' })]), { ...bottle, baseQuantity: '50' }, ['supplierAgreement', '2.000000']],
  ['a step in cases counts bottles', book([step('1', '3'), step('2', '48', { ...crate, unitName: '箱', fromQuantity: '2' })]), { ...bottle, baseQuantity: '48' }, ['supplierAgreement', '2.000000']],
  ['a step in bottles prices a case', book([step('1', '2.333333')]), { ...crate, baseQuantity: '24' }, ['supplierAgreement', '55.999992']],
  ['of equal steps the one that began later', book([step('1', '3'), step('2', '2', { startsOn: '2026-06-01' })]), { ...bottle, baseQuantity: '1' }, ['supplierAgreement', '2.000000']],
  ['of those the one made later', book([step('9', '3'), step('10', '2')]), { ...bottle, baseQuantity: '1' }, ['supplierAgreement', '2.000000']],
]

test.each(CASES)('%s', (_name, known, line, first) => {
  const [found] = purchasePrices(line, known, DAY)
  expect(found ? [found.source, found.price] : null).toEqual(first)
})

test('what lost is told too, and why the winner holds', () => {
  const known = purchasePrices(
    { ...bottle, baseQuantity: '12' },
    book([step('1', '2', { fromQuantity: '10', endsOn: '2026-12-31' })], { ...LAST, ...REFERENCE }),
    DAY,
  )
  expect(known.map(({ source, note }) => `${source} ${note}`)).toEqual([
    'supplierAgreement 协议价，满 10 瓶，至 2026-12-31',
    'lastReceipt 上次进价，2026-11-20',
    'reference 商品资料的进价',
  ])
})

test('a price further from the agreement, else the last one, than is tolerated is to be looked at', () => {
  const agreed = purchasePrices({ ...bottle, baseQuantity: '1' }, book([step('1', '2')], LAST), DAY)
  const last = purchasePrices({ ...bottle, baseQuantity: '1' }, book([], { ...LAST, ...REFERENCE }), DAY)
  expect(priceWarning('2.1', agreed, '0.05')).toBeNull()
  expect(priceWarning('2.101', agreed, '0.05')).toBe('比协议价 ¥2.00 高 5.1%')
  expect(priceWarning('1.5', agreed, '0.05')).toBe('比协议价 ¥2.00 低 25%')
  expect(priceWarning('3.3', last, '0.05')).toBe('比上次进价 ¥2.20 高 50%')
  expect(priceWarning('9', purchasePrices({ ...bottle, baseQuantity: '1' }, book([], REFERENCE), DAY), '0.05')).toBeNull()
})
