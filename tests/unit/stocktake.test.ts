import { PastStock } from '../../shared/inventory/stocktakeBook'
import { beyond, type CountEntry, recountNeeded, tallies } from '../../shared/inventory/stocktakeCount'
import { differencesOf, missingOf } from '../../shared/inventory/stocktakeDifference'
import { nextDay } from '../../shared/inventory/stocktakePlan'
import { dec } from '../../shared/kernel/money'

let ids = 0
const entry = (more: Partial<CountEntry>): CountEntry => ({
  id: String(++ids),
  sku: '7',
  lot: '0',
  round: 1,
  member: '甲',
  mode: 'add',
  quantity: '1',
  numerator: 1,
  denominator: 1,
  serials: [],
  countedAt: '10:00',
  ...more,
})
const past = (onHand: string, moves: [string, string][] = []) =>
  new PastStock(
    [{ sku: '7', lot: '5', onHand }],
    moves.map(([at, quantity]) => ({ sku: '7', lot: '5', quantity, at })),
    () => false,
  )

describe('counts of several phones', () => {
  const counted = (...entries: Partial<CountEntry>[]) => tallies(entries.map(entry)).map((tally) => tally.counted)
  test('add up', () => expect(counted({ quantity: '2' }, { member: '乙', quantity: '3' })).toEqual(['5.0000']))
  test('set replaces what the same counter had before, whatever arrived first', () =>
    expect(
      counted(
        { mode: 'set', quantity: '4', countedAt: '10:05' },
        { quantity: '9', countedAt: '10:01' },
        { member: '乙', quantity: '3' },
        { quantity: '1', countedAt: '10:06' },
      ),
    ).toEqual(['8.0000']))
  test('three thirds are one', () => {
    const third = { denominator: 3 }
    expect(counted(third, third, third)).toEqual(['1.0000'])
    expect(counted(third, third)).toEqual(['0.6667'])
  })
  test('of batches and rounds stand apart, in order', () =>
    expect(
      tallies([entry({ round: 2 }), entry({ lot: '10' }), entry({ lot: '9' }), entry({})]).map(({ lot, round }) => [lot, round]),
    ).toEqual([
      ['0', 1],
      ['0', 2],
      ['9', 1],
      ['10', 1],
    ]))
  test('a serial seen by two is there once', () =>
    expect(counted({ serials: ['a', 'b'], quantity: '2' }, { member: '乙', serials: ['b'], quantity: '1' })).toEqual(['2.0000']))
})

describe('the book at a moment', () => {
  const moves: [string, string][] = [
    ['10:01', '6'],
    ['10:02', '-4'],
  ]
  test.each([
    ['10:00', '10'],
    ['10:01', '16'],
    ['10:02', '12'],
    ['11:00', '12'],
  ])('%s: %s', (moment, quantity) => expect(past('12', moves).at('7', '0', moment).toString()).toBe(quantity))
  test('the difference is what was counted less the book when the last of it was counted', () => {
    const [difference] = differencesOf(
      tallies([entry({ quantity: '8', countedAt: '10:00' }), entry({ countedAt: '10:01' })]),
      past('12', moves),
      () => false,
    )
    expect(difference).toMatchObject({ counted: '9.0000', book: '16.0000', moved: true })
    expect(difference!.difference.toString()).toBe('-7')
  })
  test('what nobody counted is missing, what is not there is not', () => {
    expect(missingOf(past('3'), [], () => true, 'now').map(({ difference }) => difference.toString())).toEqual(['-3'])
    expect(missingOf(past('3'), [], () => false, 'now')).toEqual([])
    expect(missingOf(past('0'), [], () => true, 'now')).toEqual([])
  })
})

test('serials: found, missing, sold after the count, arrived after the count', () => {
  const book = new PastStock(
    [{ sku: '7', lot: '0', onHand: '3' }],
    [],
    () => false,
    ['kept', 'lost', 'new'].map((number) => ({ sku: '7', number })),
    [
      { sku: '7', number: 'sold', direction: -1, at: '10:01' },
      { sku: '7', number: 'unseen', direction: -1, at: '10:02' },
      { sku: '7', number: 'new', direction: 1, at: '10:03' },
    ],
  )
  const scans = [entry({ serials: ['kept', 'sold', 'extra'], quantity: '3' })]
  expect(differencesOf(tallies(scans), book, () => true)).toMatchObject([
    { found: ['extra'], missing: ['lost'], counted: '3.0000', book: '3.0000' },
  ])
})

describe('counting again', () => {
  const over = (size: string, thresholds: object) => beyond(dec(size), dec('100'), dec(size).times(2), thresholds)
  test.each([
    [{}, false],
    [{ thresholdRate: '0.05' }, false],
    [{ thresholdRate: '0.0499' }, true],
    [{ thresholdAmount: '10.00' }, false],
    [{ thresholdAmount: '9.99' }, true],
    [{ thresholdQuantity: '5' }, false],
    [{ thresholdQuantity: '4.9999' }, true],
    [{ thresholdRate: '1', thresholdAmount: '100', thresholdQuantity: '0' }, true],
  ])('a difference of −5 of 100 at 2.00 with %j: %s', (thresholds, expected) => expect(over('-5', thresholds)).toBe(expected))
  const needed = (...differences: string[]) =>
    recountNeeded(
      differences.map((each) => dec(each)),
      false,
      (size) => size.abs().greaterThan(3),
    )
  test('the second count confirms or asks for a third, which decides', () => {
    expect([needed('-5'), needed('-2'), needed('-5', '-5'), needed('-5', '-4'), needed('-5', '-1'), needed('-5', '-4', '-6')]).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ])
    expect(recountNeeded([dec(0)], true, () => false)).toBe(true)
  })
})

describe('the next day of a plan', () => {
  test.each([
    ['2026-01-31', 'monthly', '2026-01-31', '2026-02-28'],
    ['2026-01-31', 'monthly', '2026-02-28', '2026-03-31'],
    ['2026-02-28', 'monthly', '2026-02-28', '2026-03-31'],
    ['2026-02-27', 'monthly', '2026-02-28', '2026-03-27'],
    ['2026-12-15', 'monthly', '2026-12-15', '2027-01-15'],
    ['2028-01-30', 'monthly', '2028-02-01', '2028-02-29'],
    ['2026-11-24', 'weekly', '2026-11-24', '2026-12-01'],
    ['2026-11-01', 'weekly', '2026-11-24', '2026-11-29'],
    ['2026-12-01', 'weekly', '2026-11-24', '2026-12-01'],
  ] as const)('%s %s, today %s: %s', (from, frequency, day, next) => expect(nextDay(from, frequency, day)).toBe(next))
})
