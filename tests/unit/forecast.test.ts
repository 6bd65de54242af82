import { type Flow, forecastOf } from '../../shared/finance/forecast'

const flow = (source: Flow['source'], day: string, amount: string): Flow => ({ source, day, amount })

test('what is due moves the money of its week: overdue in the first, later than the last in none', () => {
  const rows = forecastOf('2026-11-24', 2, '100.00', [
    flow('receivable', '2026-10-01', '50.00'),
    flow('payable', '2026-11-30', '30.50'),
    flow('salesOrders', '2026-12-01', '8.00'),
    flow('purchaseOrders', '2026-12-07', '200.00'),
    flow('payable', '2026-12-08', '999.00'),
  ])
  expect(rows).toEqual([
    {
      from: '2026-11-24',
      to: '2026-11-30',
      receivable: '50.00',
      salesOrders: '0.00',
      payable: '30.50',
      purchaseOrders: '0.00',
      balance: '119.50',
    },
    {
      from: '2026-12-01',
      to: '2026-12-07',
      receivable: '0.00',
      salesOrders: '8.00',
      payable: '0.00',
      purchaseOrders: '200.00',
      balance: '-72.50',
    },
  ])
})
