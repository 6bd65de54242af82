import { StockLedger } from '../simulation/stockLedger'
import { line, step, voucher } from './stockStep'

const gain = { direction: 'gain' as const }
const loss = { direction: 'loss' as const }

function books() {
  const ledger = new StockLedger({ costing: 'average', negative: ['乙仓'] })
  ledger.post(step('receipt', '甲仓', [line('散货', '3', { price: '2' }), line('箱货', '3', { price: '3.333333' })]))
  return ledger
}
const both = step('stocktake', '甲仓', [line('散货', '1', gain), line('箱货', '1', loss)])

test('gain and loss pass through 1901 to other income and expense', () => {
  const ledger = books()
  expect(voucher(ledger.post(both))).toEqual([
    '借 1405 2.00',
    '贷 1901 5.33',
    '借 1901 5.33',
    '贷 1405 3.33',
    '贷 530102 2.00',
    '借 571104 3.33',
  ])
  expect([ledger.held('甲仓', '散货'), ledger.held('甲仓', '箱货')]).toEqual([['4.0000 8.00'], ['2.0000 6.67']])
})

test('who pays owes the loss as an open item', () => {
  const effects = books().post(both, { settlement: 'payer', payer: '丙方' })
  expect(effects.entries).toEqual([{ party: '丙方', account: '1221', amount: '3.33', dueDate: '2026-11-24' }])
  expect(voucher(effects)).toContain('借 1221 3.33 丙方')
  expect(voucher(effects).some((each) => each.includes('5711'))).toBe(false)
  expect(books().post(step('stocktake', '甲仓', [line('散货', '1', gain)]), { settlement: 'payer', payer: '丙方' }).entries).toEqual([])
})

test('while the cause is open both stay on 1901', () =>
  expect(voucher(books().post(both, { settlement: 'pending' }))).toEqual(['借 1405 2.00', '贷 1901 2.00', '借 1901 3.33', '贷 1405 3.33']))

test('a batch is worth its own cost, gained and lost; expired goods may be missing too', () => {
  const ledger = books()
  ledger.post(step('receipt', '甲仓', [line('批货', '10', { lot: '先到', price: '2' }), line('批货', '10', { lot: '过期', price: '5' })]))
  ledger.post(step('stocktake', '甲仓', [line('批货', '1', { ...gain, lot: '先到' }), line('批货', '2', { ...loss, lot: '过期' })]))
  expect(ledger.held('甲仓', '批货')).toEqual(['8.0000 40.00', '11.0000 22.00'])
})

test('goods found below zero close the shortage at the provisional cost: no variance', () => {
  const ledger = books()
  ledger.post(step('delivery', '乙仓', [line('散货', '2')]))
  const found = ledger.post(step('stocktake', '乙仓', [line('散货', '5', gain)]), { settlement: 'pending' })
  expect(voucher(found)).toEqual(['借 1405 10.00', '贷 1901 10.00'])
  expect(ledger.held('乙仓', '散货')).toEqual(['3.0000 6.00'])
})

test('nothing differs: nothing moves', () => {
  const effects = books().post(step('stocktake', '甲仓', []))
  expect([effects.moves, effects.journal, effects.entries]).toEqual([[], [], []])
})
