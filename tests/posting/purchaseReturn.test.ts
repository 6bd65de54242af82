import fc from 'fast-check'
import type { DocumentKind } from '../../shared/kernel/document'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { purchaseReturn } from '../../shared/purchase/return'
import type { SourceFacts } from '../../shared/sources'
import { effectsOf, type Given, type Line, runOf } from './ledger'

const kind = purchaseReturn as unknown as DocumentKind
/** A receipt line: its whole quantity, the value it came in at, what is open of its receipt. */
interface Received {
  quantity: string
  used?: string
  value: string
  open?: string
  document?: string
}
interface Return extends Omit<Given, 'lines' | 'sources'> {
  lines: (Omit<Line, 'from'> & { from?: Received })[]
}
interface Case extends Return {
  name: string
  out: string[]
}

const sourceOf = ({ quantity, used = '0', value, open, document = '入库单' }: Received, index: number): Partial<SourceFacts> => ({
  kind: 'receipt',
  document,
  quantity,
  used,
  pieces: [{ lot: '0', quantity: dec(quantity).minus(used), value: dec(value) }],
  item: open === undefined ? null : { posting: index + 7, seq: 0, open, date: '2026-11-20' },
})

const given = ({ lines, ...rest }: Return): Given => ({
  ...rest,
  lines: lines.map(({ from, ...line }, index) => (from ? { ...line, from: `源${index + 1}` } : line)),
  sources: Object.fromEntries(lines.flatMap(({ from }, index) => (from ? [[`源${index + 1}`, sourceOf(from, index)]] : []))),
})

const small = { taxpayer: 'small' as const }
/** Four of ten bottles that came in at 100.00 without tax. */
const cola = { sku: '可乐', quantity: '4', price: '11.30', from: { quantity: '10', value: '100.00', open: '-113.00' } }

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  {
    name: 'at the cost of the receipt line, whatever the average is now; the open item is settled at once',
    lines: [cola],
    stock: [['可乐', '20', '240.00']],
    out: ['源1 用 4 值 40.00', '可乐 -4 值 -40.00 → 16 值 200.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 22210101 -5.20', '借 1405 -40.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'landed cost went onto the goods: they leave with it, and the supplier does not give it back',
    lines: [{ ...cola, from: { quantity: '10', value: '110.00', open: '-113.00' } }],
    stock: [['可乐', '10', '110.00']],
    out: ['源1 用 4 值 44.00', '可乐 -4 值 -44.00 → 6 值 66.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 22210101 -5.20', '借 1405 -44.00', '借 5401 4.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'the stock holds less value than the goods came in at: it never goes below zero, the rest is variance',
    lines: [cola],
    stock: [['可乐', '5', '30.00']],
    out: ['源1 用 4 值 40.00', '可乐 -4 值 -30.00 → 1 值 0.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 22210101 -5.20', '借 1405 -30.00', '借 5401 -10.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'the last pieces take the whole value with them: nothing is left without quantity',
    lines: [cola],
    stock: [['可乐', '4', '47.11']],
    out: ['源1 用 4 值 40.00', '可乐 -4 值 -47.11 → 0 值 0.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 22210101 -5.20', '借 1405 -47.11', '借 5401 7.11', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'partly paid: settled as far as it is open',
    lines: [{ ...cola, from: { quantity: '10', value: '100.00', open: '-30.00' } }],
    stock: [['可乐', '10', '100.00']],
    out: ['源1 用 4 值 40.00', '可乐 -4 值 -40.00 → 6 值 60.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 30.00 2026-11-24', '借 22210101 -5.20', '借 1405 -40.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'paid: nothing to settle, the supplier owes us',
    lines: [{ ...cola, from: { quantity: '10', value: '100.00', open: '0.00' } }],
    stock: [['可乐', '10', '100.00']],
    out: ['源1 用 4 值 40.00', '可乐 -4 值 -40.00 → 6 值 60.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '借 22210101 -5.20', '借 1405 -40.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'two receipts in one return: each item is settled by its own part',
    lines: [cola, { ...cola, sku: '水', quantity: '1', price: '1.13', from: { quantity: '9', value: '9.00', open: '-10.17', document: '另一张' } }],
    stock: [['可乐', '10', '100.00'], ['水', '9', '9.00']],
    out: ['源1 用 4 值 40.00', '源2 用 1 值 1.00', '可乐 -4 值 -40.00 → 6 值 60.00 (行1)', '水 -1 值 -1.00 → 8 值 8.00 (行2)', '甲方 2202 +46.33 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '核 8/0 1.13 2026-11-24', '借 22210101 -5.33', '借 1405 -41.00', '贷 2202 -46.33 甲方'],
  },
  {
    name: 'without a receipt: at the current cost, the difference to the price is variance',
    lines: [{ sku: '可乐', quantity: '4', price: '11.30' }],
    stock: [['可乐', '10', '90.00']],
    out: ['可乐 -4 值 -36.00 → 6 值 54.00 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '借 22210101 -5.20', '借 1405 -36.00', '借 5401 -4.00', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'tax that was not deducted is part of the cost and comes back with it',
    lines: [{ ...cola, deductible: false, from: { quantity: '10', value: '113.00', open: '-113.00' } }],
    stock: [['可乐', '10', '113.00']],
    out: ['源1 用 4 值 45.20', '可乐 -4 值 -45.20 → 6 值 67.80 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 1405 -45.20', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'small-scale payer',
    lines: [{ ...cola, from: { quantity: '10', value: '113.00', open: '-113.00' } }],
    stock: [['可乐', '10', '113.00']],
    settings: small,
    out: ['源1 用 4 值 45.20', '可乐 -4 值 -45.20 → 6 值 67.80 (行1)', '甲方 2202 +45.20 到期 2026-11-24', '核 7/0 45.20 2026-11-24', '借 1405 -45.20', '贷 2202 -45.20 甲方'],
  },
  {
    name: 'a gift goes back for nothing and takes no value with it',
    lines: [{ ...cola, price: '0', from: { quantity: '10', value: '0.00' } }],
    stock: [['可乐', '10', '100.00']],
    out: ['源1 用 4 值 0.00', '可乐 -4 值 +0.00 → 6 值 100.00 (行1)'],
  },
  {
    name: 'freight that is given back lowers 560103 of the department',
    lines: [{ sku: '运费', quantity: '1', price: '10.90', tax: '0.09', from: { quantity: '1', value: '0' } }],
    department: '采购部',
    out: ['源1 用 1 值 0.00', '甲方 2202 +10.90 到期 2026-11-24', '借 22210101 -0.90', '借 560103 -10.00 采购部', '贷 2202 -10.90 甲方'],
  },
]

test.each(CASES)('$name', ({ out, name: _, ...made }) => expect(effectsOf(kind, given(made))).toEqual(out))

test('more than is left of the receipt, and more than is there, is refused', () => {
  const refused = (made: Return) => {
    try {
      effectsOf(kind, given(made))
    } catch (error) {
      return (error as { code: string }).code
    }
    return 'done'
  }
  expect(refused({ lines: [{ ...cola, quantity: '10.0001' }], stock: [['可乐', '20', '200']] })).toBe('SOURCE_EXHAUSTED')
  expect(refused({ lines: [{ ...cola, from: { ...cola.from, used: '7' } }], stock: [['可乐', '20', '200']] })).toBe('SOURCE_EXHAUSTED')
  expect(refused({ lines: [cola], stock: [['可乐', '3', '30']] })).toBe('INSUFFICIENT_STOCK')
})

test('whatever was received and is left: books balance, stock is never negative nor worth something without quantity', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map((amount) => moneyText(dec(amount).div(100)))
  const pieces = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(pieces, pieces, pieces, cents, cents, cents, (received, back, held, worth, stockWorth, price) => {
      fc.pre(back <= received && back <= held)
      const made: Return = {
        lines: [{ sku: '可乐', quantity: String(back), price, from: { quantity: String(received), value: worth, open: '-50.00' } }],
        stock: [['可乐', String(held), stockWorth]],
      }
      const { moves, journal, uses } = runOf(kind, given(made))
      const last = moves.at(-1)!
      expect(dec(last.valueAfter).isNegative() && !dec(last.valueAfter).isZero()).toBe(false)
      if (dec(last.onHandAfter).isZero()) expect(last.valueAfter).toBe('0.00')
      const net = (account: string) =>
        sum(journal.filter((line) => line.account === account).map((line) => dec(line.debit).minus(line.credit)))
      expect(net('1405').equals(sum(moves.map((move) => move.value)))).toBe(true)
      expect(sum(journal.map((line) => dec(line.debit).minus(line.credit))).isZero()).toBe(true)
      if (back === received) expect(uses![0]!.value).toBe(worth)
    }),
    { numRuns: 500, seed: 20_261_124 },
  )
})
