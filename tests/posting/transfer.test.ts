import { StockLedger } from '../simulation/stockLedger'
import { line, step, voucher } from './stockStep'

const source = { doc: 0, no: 0 }

test('a layer that arrives where goods are short closes the shortage first', () => {
  const ledger = new StockLedger({ costing: 'fifo', negative: ['乙仓'] })
  ledger.post(step('delivery', '乙仓', [line('散货', '2')]))
  ledger.post(step('receipt', '甲仓', [line('散货', '5', { price: '3' })]))
  expect(voucher(ledger.post(step('direct', '甲仓', [line('散货', '5')], '乙仓')))).toEqual(['借 5401 2.00', '贷 1405 2.00'])
  expect(ledger.held('乙仓', '散货')).toEqual(['3.0000 9.00'])
  expect(ledger.shortages).toEqual([])
})

test('goods sent below zero are in transit at their provisional cost, and arrive', () => {
  const ledger = new StockLedger({ costing: 'fifo', negative: ['甲仓'] })
  ledger.post(step('transfer', '甲仓', [line('散货', '2')], '乙仓'))
  expect(ledger.held('在途', '散货')).toEqual(['2.0000 4.00'])
  ledger.post(step('transferIn', '乙仓', [line('散货', '2', { source })]))
  expect([ledger.held('在途', '散货'), ledger.held('乙仓', '散货')]).toEqual([[], ['2.0000 4.00']])
})

test('parts of a shipment carry their share, the last the rest, and a loss what is left', () => {
  const ledger = new StockLedger({ costing: 'average', negative: [] })
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { price: '3.333333' })]))
  ledger.post(step('transfer', '甲仓', [line('散货', '3')], '乙仓'))
  const sent = { doc: 1, no: 0 }
  ledger.post(step('transferIn', '乙仓', [line('散货', '1', { source: sent })]))
  expect(ledger.held('乙仓', '散货')).toEqual(['1.0000 3.33'])
  expect(voucher(ledger.post(step('lost', '甲仓', [line('散货', '2', { source: sent })])))).toEqual(['借 5711 6.67', '贷 1405 6.67'])
  expect(ledger.held('在途', '散货')).toEqual([])
  expect(() => ledger.post(step('transferIn', '乙仓', [line('散货', '1', { source: sent })]))).toThrow('SOURCE_EXHAUSTED')
})

test('a document that went below zero is undone in part settled or whole, and so is the receipt after it', () => {
  const ledger = new StockLedger({ costing: 'average', negative: ['甲仓'] })
  ledger.post(step('delivery', '甲仓', [line('散货', '5')]))
  ledger.post(step('receipt', '甲仓', [line('散货', '2', { price: '3' })]))
  expect(ledger.held('甲仓', '散货')).toEqual(['-3.0000 -6.00'])
  expect(() => ledger.void(1)).toThrow('STOCK_IN_USE')
  ledger.void(0)
  expect([ledger.held('甲仓', '散货'), ledger.shortages]).toEqual([['2.0000 4.00'], []])
  ledger.void(1)
  expect([ledger.held('甲仓', '散货'), ledger.stockValue.toString()]).toEqual([[], '0'])
})

test('what would bring goods back past a shortage of another document is not undone before that', () => {
  const ledger = new StockLedger({ costing: 'average', negative: ['甲仓'] })
  ledger.post(step('receipt', '甲仓', [line('散货', '10', { price: '3' })]))
  ledger.post(step('delivery', '甲仓', [line('散货', '10')]))
  ledger.post(step('delivery', '甲仓', [line('散货', '5')]))
  expect(() => ledger.void(1)).toThrow('STOCK_IN_USE')
  ledger.void(2)
  ledger.void(1)
  expect(ledger.held('甲仓', '散货')).toEqual(['10.0000 30.00'])
})
