import { dec } from '../../shared/kernel/money'
import {
  type Arrival,
  arrivalsOf,
  nothingOf,
  type OrderRow,
  receiptLines,
  wholeArrivals,
  withArrival,
  withScan,
} from '../../src/purchase/arrive/arrivals'

const row = (line: string, more: Partial<OrderRow> = {}): OrderRow =>
  ({
    line,
    sku: 'cola',
    unit: 'case',
    baseUnit: 'bottle',
    numerator: 24,
    denominator: 1,
    quantity: '48',
    open: '48',
    most: '50',
    ...more,
  }) as OrderRow
const scanned = (arrivals: Arrival[] | null, quantity: string, read = {}) =>
  withScan(arrivals ?? [], [row('1'), row('2')], 'cola', dec(quantity), read)

test('scans count up on the first line that takes as much, then on the next; what no line takes is refused', () => {
  let arrivals = scanned([], '24')
  arrivals = scanned(arrivals, '24')
  expect(arrivals).toMatchObject([{ line: '1', good: '48.0000' }])
  arrivals = scanned(arrivals, '24')
  expect(arrivals).toMatchObject([{ line: '1' }, { line: '2', good: '24.0000' }])
  expect(scanned(scanned(arrivals, '24'), '24')).toBeNull()
  expect(withScan([], [row('1')], 'tea', dec('1'), {})).toBeNull()
})

test('another batch of the same line is another arrival, the same one counts up', () => {
  const one = scanned([], '1', { lotNumber: 'A' })
  const two = scanned(one, '1', { lotNumber: 'B' })
  expect(scanned(two, '1', { lotNumber: 'A' })).toMatchObject([
    { lotNumber: 'A', good: '2.0000' },
    { lotNumber: 'B', good: '1.0000' },
  ])
})

test('good and turned down together stay within what may come', () => {
  const full = wholeArrivals([], [row('1')])
  expect(full).toMatchObject([{ good: '48.0000' }])
  expect(withArrival(full, row('1'), 0, { rejected: '5', reason: '破' })).toMatchObject([{ good: '45.0000', rejected: '5' }])
  expect(withArrival([], row('1'), 0, { good: '99' })).toMatchObject([{ good: '50.0000' }])
  expect(arrivalsOf([], '1')).toEqual([nothingOf('1')])
})

test('lines are in cases where good and turned down come out whole, and hold what is taken in', () => {
  const arrival = { ...nothingOf('1'), good: '24', rejected: '24', reason: '破', price: '48' }
  expect(receiptLines([arrival], [row('1')], 'refuse')).toEqual([
    { sku: 'cola', unit: 'case', quantity: '1.0000', sourceLine: '1', price: '48', rejected: '1.0000', rejectReason: '破' },
  ])
  expect(receiptLines([arrival], [row('1')], 'giveBack')).toMatchObject([{ quantity: '2.0000', rejected: '1.0000' }])
  expect(receiptLines([{ ...arrival, rejected: '1' }, nothingOf('1')], [row('1')], 'giveBack')).toEqual([
    { sku: 'cola', unit: 'bottle', quantity: '25.0000', sourceLine: '1', price: '2', rejected: '1.0000', rejectReason: '破' },
  ])
})
