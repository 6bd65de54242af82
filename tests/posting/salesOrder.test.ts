import type { DocumentKind } from '../../shared/kernel/document'
import type { Refusal } from '../../shared/kernel/refusal'
import { delivery } from '../../shared/sales/delivery'
import { salesOrder } from '../../shared/sales/order'
import { type Case, effectsOf, type Given } from './ledger'

const cola = { sku: '可乐', quantity: '10', price: '11.30' }
const install = { sku: '安装', quantity: '1', price: '10.60', tax: '0.06' }
const order = (given: Given) => effectsOf(salesOrder as unknown as DocumentKind, given)
const deliver = (given: Given) => effectsOf(delivery as unknown as DocumentKind, given)

// An order promises goods and nothing else, whoever pays which tax.
// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  { name: 'general payer', lines: [cola], out: ['主仓 可乐 订 +10'] },
  { name: 'small-scale payer', lines: [{ ...cola, tax: '0.01' }], settings: { taxpayer: 'small' }, out: ['主仓 可乐 订 +10'] },
  { name: 'tax on top, discounts on line and order', lines: [{ ...cola, off: '0.1' }], taxInclusive: false, discount: '5', out: ['主仓 可乐 订 +10'] },
  { name: 'services promise nothing', lines: [cola, install], out: ['主仓 可乐 订 +10'] },
  { name: 'services only', lines: [install], out: [] },
  { name: 'the same goods on two lines', lines: [cola, { ...cola, quantity: '2', price: '0' }], out: ['主仓 可乐 订 +10', '主仓 可乐 订 +2'] },
  { name: 'more than there is, where overselling is allowed', lines: [cola], stock: [['可乐', '3', '6']], out: ['主仓 可乐 订 +10'] },
  { name: 'all that is there and not promised, where it is forbidden', lines: [cola], settings: { overselling: false }, stock: [['可乐', '14', '28']], reserved: { 可乐: '4' }, out: ['主仓 可乐 订 +10'] },
  { name: 'up to the limit with what is ordered already', lines: [cola], party: { creditLimit: '200', receivable: '50', ordered: '37' }, out: ['主仓 可乐 订 +10'] },
]

test.each(CASES)('order: $name', ({ out, name: _, ...given }) => expect(order(given)).toEqual(out))

const refusal = (post: () => string[]) => {
  try {
    return post()
  } catch (error) {
    return [(error as Refusal).code, (error as Refusal).data]
  }
}

const short = { sku: '可乐', code: '可乐', name: '可乐', warehouse: '主仓' }
test.each<[string, Given, unknown]>([
  [
    'a cent over the limit, ordered counted',
    { lines: [cola], party: { creditLimit: '200', receivable: '50', ordered: '37.01' } },
    ['CREDIT_EXCEEDED', { party: '甲方', name: '甲方', limit: '200', exposure: '87.01', amount: '113.00' }],
  ],
  [
    'overdue too long',
    { lines: [cola], party: { creditDays: 5, overdueDays: 6 } },
    ['CREDIT_OVERDUE', { party: '甲方', name: '甲方', days: 6, allowed: 5 }],
  ],
  [
    'beyond what is there and not promised, both lines together',
    {
      lines: [
        { ...cola, quantity: '7' },
        { ...cola, quantity: '4' },
      ],
      settings: { overselling: false },
      stock: [['可乐', '14', '28']],
      reserved: { 可乐: '4' },
    },
    ['INSUFFICIENT_STOCK', { ...short, wanted: '7.0000', available: '6.0000', reserved: '4.0000' }],
  ],
])('an order is refused: %s', (_name, given, expected) => expect(refusal(() => order(given))).toEqual(expected))

const ordered = { kind: 'salesOrder', pieces: [] }
const stock: Given['stock'] = [['可乐', '30', '100']]
// biome-ignore format: a table is read by its rows
const DELIVERIES: Case[] = [
  {
    name: 'a part of an order takes what it promised, and adds nothing to the exposure',
    lines: [{ ...cola, quantity: '4', from: '订1' }], stock, sources: { 订1: ordered }, reserved: { 可乐: '30' },
    party: { creditLimit: '113', ordered: '113' },
    out: ['订1 用 4 值 0.00', '主仓 可乐 订 -4', '可乐 -4 值 -13.33 → 26 值 86.67 (行1)', '甲方 1122 +45.20 到期 2026-12-24', '贷 5001 40.00', '借 1122 45.20 甲方', '贷 22210102 5.20', '借 5401 13.33', '贷 1405 13.33'],
  },
  {
    name: 'an order of another warehouse keeps its promise there; here only what is free is taken',
    lines: [{ ...cola, from: '订1' }], stock, sources: { 订1: { ...ordered, warehouse: '分仓' } }, reserved: { 可乐: '20' }, settings: { taxpayer: 'small' },
    out: ['订1 用 10 值 0.00', '分仓 可乐 订 -10', '可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '甲方 1122 +113.00 到期 2026-12-24', '贷 5001 100.00', '借 1122 113.00 甲方', '贷 222101 13.00', '借 5401 33.33', '贷 1405 33.33'],
  },
]
test.each(DELIVERIES)('delivery: $name', ({ out, name: _, ...given }) => expect(deliver(given)).toEqual(out))

test('a delivery takes no more than is open of its order, over both its lines', () => {
  const lines = [
    { ...cola, quantity: '6', from: '订1' },
    { ...cola, quantity: '5', from: '订1' },
  ]
  expect(refusal(() => deliver({ lines, stock, sources: { 订1: ordered } }))).toEqual([
    'SOURCE_EXHAUSTED',
    { path: 'lines.1.quantity', open: '4.0000' },
  ])
})
