import fc from 'fast-check'
import { StockBook } from '../../shared/inventory/costing'
import { costOf, type StockRow } from '../../shared/inventory/pool'
import { dec, moneyText, quantityText } from '../../shared/kernel/money'

const sku = (id: string) => ({ id, code: id, name: `商品 ${id}`, stocked: true, tracking: 'none' as const })
const bookOf = (...rows: StockRow[]) => new StockBook(rows, sku)
const row = (onHand: string, value: string): StockRow => ({ warehouse: '1', sku: '7', lot: '0', onHand, value })

/** The same rules in whole ten-thousandths and cents, with nothing of decimal.js. */
class Model {
  quantity = 0n
  value = 0n

  put(quantity: bigint, value: bigint) {
    this.quantity += quantity
    this.value += value
  }

  take(quantity: bigint): bigint {
    const cost = quantity === this.quantity ? this.value : (2n * this.value * quantity + this.quantity) / (2n * this.quantity)
    this.quantity -= quantity
    this.value -= cost
    return cost
  }
}

const asQuantity = (units: bigint) => dec(units.toString()).div(10_000)
const asMoney = (units: bigint) => dec(units.toString()).div(100)

interface Step {
  incoming: boolean
  quantity: bigint
  value: bigint
  all: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  incoming: fc.boolean(),
  quantity: fc.oneof(fc.bigInt(1n, 50_000n), fc.bigInt(1n, 10n ** 9n)),
  value: fc.oneof(fc.constant(0n), fc.bigInt(0n, 100n), fc.bigInt(0n, 10n ** 9n)),
  all: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
})

test('random goods in and out, step by step as in whole numbers: value never negative, none without quantity, Σ moves = balance', () => {
  let steps = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 300 }), (sequence) => {
      const book = bookOf()
      const model = new Model()
      let quantity = dec(0)
      let value = dec(0)
      for (const { incoming, quantity: wanted, value: worth, all } of sequence) {
        if (incoming) {
          book.put('1', '7', asQuantity(wanted), asMoney(worth), null)
          model.put(wanted, worth)
        } else if (model.quantity > 0n) {
          const out = all || wanted > model.quantity ? model.quantity : wanted
          expect(moneyText(book.take('1', '7', asQuantity(out), null))).toBe(moneyText(asMoney(model.take(out))))
        } else continue
        steps += 1
        const last = book.moves[book.moves.length - 1]!
        quantity = quantity.plus(last.quantity)
        value = value.plus(last.value)
        expect([last.onHandAfter, last.valueAfter]).toEqual([quantityText(asQuantity(model.quantity)), moneyText(asMoney(model.value))])
        expect([last.onHandAfter, last.valueAfter]).toEqual([quantityText(quantity), moneyText(value)])
        expect(model.value >= 0n).toBe(true)
        if (model.quantity === 0n) expect(last.valueAfter).toBe('0.00')
      }
      book.assertSound()
    }),
    { numRuns: 80, seed: 20261124 },
  )
  expect(steps).toBeGreaterThanOrEqual(10_000)
})

test('what is undone in the opposite order leaves what was there before', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (sequence) => {
      const book = bookOf(row('5.0000', '17.23'))
      for (const { incoming, quantity, value } of sequence) {
        if (incoming) book.put('1', '7', asQuantity(quantity), asMoney(value), null)
        else if (asQuantity(quantity).lessThanOrEqualTo(book.moves.at(-1)?.onHandAfter ?? '5'))
          book.take('1', '7', asQuantity(quantity), null)
      }
      for (const move of [...book.moves].reverse()) book.reverse(move)
      book.assertSound()
      expect(book.moves.at(-1) ?? { onHandAfter: '5.0000', valueAfter: '17.23' }).toMatchObject({
        onHandAfter: '5.0000',
        valueAfter: '17.23',
      })
    }),
  )
})

describe('worked cases', () => {
  test('a third, a third and the rest take the whole value', () => {
    const book = bookOf(row('3', '10.00'))
    expect([1, 1, 1].map((one) => moneyText(book.take('1', '7', one, null)))).toEqual(['3.33', '3.34', '3.33'])
    expect(book.moves[2]).toMatchObject({ onHandAfter: '0.0000', valueAfter: '0.00' })
  })
  test('a gift lowers the average', () => {
    const book = bookOf(row('10', '20.00'))
    book.put('1', '7', '10', '0', null)
    expect(moneyText(book.take('1', '7', '5', null))).toBe('5.00')
  })
  test('goods worth nothing cost nothing', () => expect(moneyText(bookOf(row('10', '0')).take('1', '7', '4', null))).toBe('0.00'))
  test('half a cent goes up', () => expect(moneyText(costOf({ quantity: dec(2), value: dec('0.01') }, dec(1)))).toBe('0.01'))
  test('the same goods on two lines share one pool', () => {
    const book = bookOf(row('5', '10.00'))
    book.take('1', '7', '3', 'a')
    expect(() => book.take('1', '7', '2.0001', 'b')).toThrow('INSUFFICIENT_STOCK')
    book.take('1', '7', '2', 'b')
    expect(book.moves.map((move) => [move.line, move.value, move.valueAfter])).toEqual([
      ['a', '-6.00', '4.00'],
      ['b', '-4.00', '0.00'],
    ])
  })
  test('pools of other warehouses and lots are not touched', () => {
    const book = bookOf(row('5', '10.00'), { warehouse: '2', sku: '7', lot: '0', onHand: '1', value: '9' }, { ...row('1', '8'), lot: '3' })
    expect(moneyText(book.take('1', '7', '5', null))).toBe('10.00')
    expect(() => book.take('2', '7', '2', null)).toThrow('INSUFFICIENT_STOCK')
    expect(moneyText(book.take('1', '7', '1', null, '3'))).toBe('8.00')
  })
})

describe('a void refuses what it may not leave behind', () => {
  const receipt = { warehouse: '1', sku: '7', lot: '0', quantity: '10.0000', value: '50.00', line: null }
  const undo = (onHand: string, value: string) => () => {
    const book = bookOf(row(onHand, value))
    book.reverse(receipt)
    book.assertSound()
  }
  const reason = (work: () => void) => {
    try {
      work()
      return 'allowed'
    } catch (error) {
      return (error as { data: { reason: string } }).data.reason
    }
  }
  test.each([
    ['9.9999', '60.00', 'quantity'],
    ['11', '49.99', 'value'],
    ['10', '50.01', 'value'],
    ['10', '50.00', 'allowed'],
    ['11', '50.00', 'allowed'],
  ])('with %s on hand worth %s: %s', (onHand, value, expected) => expect(reason(undo(onHand, value))).toBe(expected))
})
