import { StockLedger } from '../simulation/stockLedger'
import { line, step, voucher } from './stockStep'

const books = () => new StockLedger({ costing: 'average', negative: [] })

test('goods that come in at a price are worth the price of the unit they were entered in', () => {
  const ledger = books()
  ledger.post(step('increase', '甲仓', [line('散货', '1', { unit: 'case', price: '48' })]))
  expect(ledger.held('甲仓', '散货')).toEqual(['24.0000 48.00'])
})

test('without a price they come in at the current cost, else at the purchase price', () => {
  const ledger = books()
  ledger.post(step('increase', '甲仓', [line('散货', '3')]))
  expect(ledger.held('甲仓', '散货')).toEqual(['3.0000 6.00'])
  ledger.post(step('receipt', '甲仓', [line('散货', '1', { price: '10' })]))
  ledger.post(step('increase', '甲仓', [line('散货', '2')]))
  expect(ledger.held('甲仓', '散货')).toEqual(['6.0000 24.00'])
})

test('the current cost is rounded once', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { price: '0.003333' })]))
  expect(ledger.held('甲仓', '散货')).toEqual(['3.0000 0.01'])
  ledger.post(step('increase', '甲仓', [line('散货', '1.5')]))
  expect(ledger.held('甲仓', '散货')).toEqual(['4.5000 0.02'])
})

test('what goes out is booked against the account of the reason', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { price: '3.33' })]))
  expect(voucher(ledger.post(step('decrease', '甲仓', [line('散货', '1')])))).toEqual(['借 5711 3.33', '贷 1405 3.33'])
  expect(voucher(ledger.post(step('decrease', '甲仓', [line('散货', '2')])))).toEqual(['借 5711 6.66', '贷 1405 6.66'])
  expect(ledger.held('甲仓', '散货')).toEqual([])
})
