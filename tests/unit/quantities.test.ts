import { dec, quantityText } from '../../shared/kernel/money'
import { inUnits } from '../../shared/masters/quantities'

const bottle = { name: '瓶', numerator: 1, denominator: 1 }
const crate = { name: '箱', numerator: 24, denominator: 1 }
const dozen = { name: '打', numerator: 12, denominator: 1 }
const sip = { name: '口', numerator: 1, denominator: 3 }
const drum = { name: '桶', numerator: 10, denominator: 3 }

test.each([
  ['76', [bottle, crate], '3 箱 4 瓶'],
  ['72', [bottle, crate], '3 箱'],
  ['4', [bottle, crate], '4 瓶'],
  ['0', [bottle, crate], '0 瓶'],
  ['-76', [bottle, crate], '-3 箱 4 瓶'],
  ['-0', [bottle], '0 瓶'],
  ['88.5', [bottle, dozen, crate], '3 箱 1 打 4.5 瓶'],
  ['24000', [bottle, crate], '1,000 箱'],
  ['0.3333', [bottle, sip], '1 口'],
  ['0.6667', [bottle, sip], '2 口'],
  ['25.6667', [bottle, crate, sip], '1 箱 1 瓶 2 口'],
  ['0.5', [bottle, sip], '0.5 瓶'],
  ['3.3333', [bottle, drum], '1 桶'],
  ['6.6667', [bottle, drum], '2 桶'],
  ['7.6667', [bottle, drum], '2 桶 1 瓶'],
  ['1.5', [], '1.5'],
  ['1.5', [bottle], '1.5 瓶'],
  ['-0.25', [bottle], '-0.25 瓶'],
  ['-24.5', [bottle, crate], '-1 箱 0.5 瓶'],
  ['-0.6667', [bottle, sip], '-2 口'],
  ['23.9999', [bottle, crate], '23.9999 瓶'],
])('%s of %j is %s', (quantity, units, words) => expect(inUnits(quantity, units)).toBe(words))

test('what is written adds up to the quantity', () => {
  const units = [bottle, dozen, drum, crate, sip]
  const ratios = new Map(units.map((unit) => [unit.name, unit]))
  for (let step = 0; step < 2000; step += 1) {
    const quantity = dec(step * step * 37)
      .div(step % 3 ? 10_000 : 3)
      .toDecimalPlaces(4)
    const words = inUnits(quantity, units).replaceAll(',', '').split(' ')
    let total = dec(0)
    for (let at = 0; at < words.length; at += 2) {
      const { numerator, denominator } = ratios.get(words[at + 1]!)!
      total = total.plus(dec(words[at]!).times(numerator).div(denominator).toDecimalPlaces(4))
    }
    expect(quantityText(total)).toBe(quantityText(quantity))
  }
})
