import { line, step, voucher } from '../posting/stockStep'
import { StockLedger } from '../simulation/stockLedger'
import { COSTINGS, type Costing } from '../simulation/stockWords'

/** The worked cases of the costing rules, through the postings themselves. */
const books = (costing: Costing = 'average') => new StockLedger({ costing, negative: ['乙仓'] })

test('two sold before twenty arrive at 3.30: 18 are left at 59.40, what the two cost more goes to cost of sales', () => {
  const ledger = books()
  ledger.post(step('delivery', '乙仓', [line('散货', '2')]))
  expect(ledger.held('乙仓', '散货')).toEqual(['-2.0000 -4.00'])
  expect(voucher(ledger.post(step('receipt', '乙仓', [line('散货', '20', { price: '3.30' })])))).toEqual([
    '借 1405 66.00',
    '贷 2202 66.00 甲方',
    '借 5401 2.60',
    '贷 1405 2.60',
  ])
  expect(ledger.held('乙仓', '散货')).toEqual(['18.0000 59.40'])
})

test.each(COSTINGS)('three open layers of one, three received for 10.00: nothing is left, worth nothing (%s)', (costing) => {
  const ledger = books(costing)
  for (const _ of [1, 2, 3]) ledger.post(step('delivery', '乙仓', [line('散货', '1')]))
  ledger.post(step('receipt', '乙仓', [line('散货', '3', { price: '3.333333' })]))
  expect([ledger.held('乙仓', '散货'), ledger.stockValue.toString(), ledger.shortages]).toEqual([[], '0', []])
})

test('the last one takes what is left of the value', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { price: '3.333333' })]))
  const costs = [1, 2, 3].map(() => ledger.post(step('delivery', '甲仓', [line('散货', '1')])).moves[0]!.value)
  expect(costs).toEqual(['-3.33', '-3.34', '-3.33'])
  expect(ledger.held('甲仓', '散货')).toEqual([])
})

test('a gift lowers the average, or is a layer worth nothing', () => {
  for (const [costing, cost] of [
    ['average', '-10.00'],
    ['fifo', '-20.00'],
    ['batch', '-20.00'],
  ] as const) {
    const ledger = books(costing)
    ledger.post(step('receipt', '甲仓', [line('散货', '10', { price: '2' }), line('散货', '10', { price: '0' })]))
    const { moves } = ledger.post(step('delivery', '甲仓', [line('散货', '10')]))
    expect([costing, moves.map((move) => move.value)]).toEqual([costing, [cost]])
  }
})

test('the same goods on two lines of a document share what is there', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('散货', '2', { price: '1' }), line('散货', '3', { price: '6' })]))
  expect(() => ledger.post(step('delivery', '甲仓', [line('散货', '3'), line('散货', '2.0001')]))).toThrow('INSUFFICIENT_STOCK')
  const { moves } = ledger.post(step('delivery', '甲仓', [line('散货', '3'), line('散货', '2')]))
  expect(moves.map(({ value, valueAfter }) => [value, valueAfter])).toEqual([
    ['-12.00', '8.00'],
    ['-8.00', '0.00'],
  ])
})

test('a serial goes in, out, in and out again, and is never in two places', () => {
  const ledger = books()
  const one = (price?: string) => [line('号货', '1', { serials: ['S1'], price })]
  const into = () => ledger.post(step('receipt', '甲仓', one('5')))
  const out = () => ledger.post(step('delivery', '甲仓', one()))
  into()
  expect(into).toThrow('SERIAL_IN_STOCK')
  out()
  expect(out).toThrow('SERIAL_ELSEWHERE')
  into()
  expect(out().moves[0]!.value).toBe('-5.00')
  expect([...ledger.serials]).toEqual([['号货/S1', null]])
})

test('a unit of a third: three are one, one is 0.3333, and nothing is left over when all are taken', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { unit: 'third', price: '3.333333' })]))
  expect(ledger.held('甲仓', '散货')).toEqual(['1.0000 10.00'])
  ledger.post(step('delivery', '甲仓', [line('散货', '1', { unit: 'third' })]))
  expect(ledger.held('甲仓', '散货')).toEqual(['0.6667 6.67'])
  ledger.post(step('delivery', '甲仓', [line('散货', '2', { unit: 'third' })]))
  expect(ledger.held('甲仓', '散货')).toEqual([])
})

test('under batch costing a person takes the receipt of their choice at its own cost; without a choice the oldest goes', () => {
  const ledger = books('batch')
  ledger.post(step('receipt', '甲仓', [line('散货', '10', { price: '2' })]))
  const { moves } = ledger.post(step('receipt', '甲仓', [line('散货', '10', { price: '3' })]))
  const costOf = (quantity: string, layer?: number) =>
    ledger.post(step('delivery', '甲仓', [line('散货', quantity, { layer })])).moves[0]!.value
  expect(costOf('4', parseInt(moves[0]!.lot, 10))).toBe('-12.00')
  expect(costOf('4')).toBe('-8.00')
  expect(ledger.held('甲仓', '散货')).toEqual(['6.0000 12.00', '6.0000 18.00'])
  expect(() => costOf('7', parseInt(moves[0]!.lot, 10))).toThrow('INSUFFICIENT_STOCK')
})
