import fc from 'fast-check'
import { netOf, propose } from '../../shared/finance/proposal'
import { dec, sum } from '../../shared/kernel/money'

const items = (...opens: string[]) => opens.map((open, index) => ({ posting: index + 1, seq: 0, open }))
const picked = (opens: string[], amount: string, sign: 1 | -1 = 1) =>
  propose(items(...opens), amount, sign).map((one) => `${one.posting}:${dec(one.amount)}`)

test.each([
  ['the one item of that amount, though older ones are open', ['100', '70', '30'], '70', ['2:70']],
  ['items that come to it exactly', ['100', '70', '30'], '130', ['1:100', '3:30']],
  ['the oldest first otherwise, the last in part', ['100', '70', '30'], '150', ['1:100', '2:50']],
  ['all of it, and something left over', ['10', '20'], '50', ['1:10', '2:20']],
  ['a return is used up with them', ['100', '-20'], '80', ['1:100', '2:20']],
  ['nothing is settled by nothing', ['100'], '0', []],
  ['nothing open', [], '10', []],
  ['a return alone settles nothing', ['-20'], '10', []],
  ['more came back than is owed', ['10', '-30'], '0', ['1:10', '2:10']],
])('%s', (_, opens, amount, out) => expect(picked(opens, amount)).toEqual(out))

test('money that goes out settles payables the same way', () => {
  expect(picked(['-100', '-70', '30'], '50', -1)).toEqual(['1:80', '3:30'])
})

test('no item is settled beyond what is open, and the net is never more than the money', () => {
  const amounts = fc.integer({ min: -50_000, max: 100_000 }).filter((cents) => cents !== 0)
  fc.assert(
    fc.property(
      fc.array(amounts, { maxLength: 12 }),
      fc.integer({ min: 0, max: 300_000 }),
      fc.constantFrom(1, -1),
      (opens, cents, sign) => {
        const open = items(...opens.map((each) => dec(each).div(100).toFixed(2)))
        const amount = dec(cents).div(100)
        const chosen = propose(open, amount, sign as 1 | -1)
        for (const { posting, amount: part } of chosen) {
          expect(dec(part).greaterThan(0)).toBe(true)
          expect(dec(part).lessThanOrEqualTo(dec(open[posting - 1]!.open).abs())).toBe(true)
        }
        const net = netOf(open, chosen, sign as 1 | -1)
        expect(net.greaterThanOrEqualTo(0) && net.lessThanOrEqualTo(amount)).toBe(true)
        const forward = sum(open.map((item) => dec(item.open).times(sign)).filter((each) => each.greaterThan(0)))
        if (
          forward.greaterThanOrEqualTo(
            amount.plus(sum(open.map((item) => dec(item.open).times(-sign)).filter((each) => each.greaterThan(0)))),
          )
        )
          expect(net.equals(amount)).toBe(true)
      },
    ),
  )
})
