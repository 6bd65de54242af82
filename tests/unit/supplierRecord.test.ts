import { recordOf, type SupplierDeeds } from '../../shared/purchase/supplierRecord'

const NOTHING: SupplierDeeds = {
  dueLines: 0,
  onTimeLines: 0,
  ordered: '0',
  delivered: '0',
  arrived: '0',
  rejected: '0',
  received: '0',
  returned: '0',
  paid: '0',
  best: '0',
}
const record = (deeds: Partial<SupplierDeeds>) => recordOf({ ...NOTHING, ...deeds })

test('who never did anything has no rates and no score', () => {
  expect(record({})).toEqual({ onTimeRate: null, fillRate: null, rejectRate: null, returnRate: null, priceIndex: null, score: null })
})

test('each rate by its own measure, the score by their shares', () => {
  const deeds = {
    dueLines: 4,
    onTimeLines: 3,
    ordered: '100',
    delivered: '80',
    arrived: '80',
    rejected: '4',
    received: '800',
    returned: '40',
    paid: '125',
    best: '100',
  }
  expect(record(deeds)).toEqual({
    onTimeRate: '0.750000',
    fillRate: '0.800000',
    rejectRate: '0.050000',
    returnRate: '0.050000',
    priceIndex: '1.2500',
    // 40 × 0.75 + 25 × 0.8 + 20 × 0.9 + 15 × 0.8
    score: 80,
  })
})

test('what is not known does not count against anybody', () => {
  expect(record({ dueLines: 2, onTimeLines: 1 }).score).toBe(50)
  expect(record({ arrived: '10', received: '100' })).toMatchObject({ rejectRate: '0.000000', returnRate: '0.000000', score: 100 })
})

test('more given back than came is no less than nothing', () => {
  expect(record({ received: '10', returned: '50' })).toMatchObject({ returnRate: '1.000000', score: 0 })
})
