import { dec } from '../../shared/kernel/money'
import { newPrice, type PriceRule } from '../../shared/product/priceRule'

const rule = (method: PriceRule['method'], value: string, rounding: PriceRule['rounding'] = 'cent'): PriceRule => ({
  method,
  value,
  rounding,
})

test.each([
  ['five percent more', rule('percent', '5'), '3.00', '3.150000'],
  ['a third less, to the cent', rule('percent', '-33.3333'), '9.99', '6.660000'],
  ['half a cent goes up', rule('percent', '50'), '0.01', '0.020000'],
  ['ten cents', rule('percent', '5', 'dime'), '3.03', '3.200000'],
  ['whole yuan', rule('percent', '5', 'yuan'), '9.50', '10.000000'],
  ['an amount more', rule('amount', '0.55', 'dime'), '3.00', '3.600000'],
  ['an amount less, never below zero', rule('amount', '-5'), '3.00', '0.000000'],
  ['fixed', rule('fixed', '4.446'), null, '4.450000'],
  ['nothing to start from', rule('percent', '5'), null, null],
] as const)('%s', (_what, given, old, expected) => expect(newPrice(given, old, null)).toBe(expected))

test('cost times a factor, exact until it is rounded', () => {
  expect(newPrice(rule('cost', '1.3'), '1', dec('10').div(3))).toBe('4.330000')
  expect(newPrice(rule('cost', '3'), null, dec('10').div(3))).toBe('10.000000')
  expect(newPrice(rule('cost', '1.3'), '1', null)).toBe(null)
})
