import type { DocumentKind } from '../../shared/kernel/document'
import type { Refusal } from '../../shared/kernel/refusal'
import { delivery } from '../../shared/sales/delivery'
import { type Case, effectsOf, type Given } from './ledger'

const small = { taxpayer: 'small' as const }
const cola = { sku: '可乐', quantity: '10', price: '11.30' }
const stock: Given['stock'] = [['可乐', '30', '100.00']]

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  {
    name: 'general payer, tax in the price',
    lines: [cola],
    stock,
    out: ['可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '甲方 1122 +113.00 到期 2026-12-24', '贷 5001 100.00', '借 1122 113.00 甲方', '贷 22210102 13.00', '借 5401 33.33', '贷 1405 33.33'],
  },
  {
    name: 'general payer, tax on top',
    lines: [cola],
    taxInclusive: false,
    stock,
    out: ['可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '甲方 1122 +127.69 到期 2026-12-24', '贷 5001 113.00', '借 1122 127.69 甲方', '贷 22210102 14.69', '借 5401 33.33', '贷 1405 33.33'],
  },
  {
    name: 'small-scale payer: its tax has one account',
    lines: [{ ...cola, price: '10.10', tax: '0.01' }],
    settings: small,
    stock,
    out: ['可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '甲方 1122 +101.00 到期 2026-12-24', '贷 5001 100.00', '借 1122 101.00 甲方', '贷 222101 1.00', '借 5401 33.33', '贷 1405 33.33'],
  },
  {
    name: 'a service line is other income and moves nothing; departments stay on income and cost',
    lines: [cola, { sku: '安装', quantity: '1', price: '10.60', tax: '0.06' }],
    department: '门市',
    stock,
    out: [
      '可乐 -10 值 -33.33 → 20 值 66.67 (行1)',
      '甲方 1122 +123.60 到期 2026-12-24',
      '贷 5001 100.00 门市',
      '贷 5051 10.00 门市',
      '借 1122 123.60 甲方',
      '贷 22210102 13.60',
      '借 5401 33.33 门市',
      '贷 1405 33.33',
    ],
  },
  {
    name: 'services only: no goods, no cost',
    lines: [{ sku: '安装', quantity: '2', price: '5.30', tax: '0.06' }],
    out: ['甲方 1122 +10.60 到期 2026-12-24', '贷 5051 10.00', '借 1122 10.60 甲方', '贷 22210102 0.60'],
  },
  {
    name: 'discounts on line and order, three ways of rounding, not a cent lost',
    lines: [{ ...cola, off: '0.15' }, { ...cola, quantity: '5', less: '0.01' }, { sku: '水', quantity: '3', price: '1.10' }],
    discount: '0.05',
    stock: [...stock!, ['水', '3', '0.10']],
    out: [
      '可乐 -10 值 -33.33 → 20 值 66.67 (行1)',
      '可乐 -5 值 -16.67 → 15 值 50.00 (行2)',
      '水 -3 值 -0.10 → 0 值 0.00 (行3)',
      '甲方 1122 +155.79 到期 2026-12-24',
      '贷 5001 137.86',
      '借 1122 155.79 甲方',
      '贷 22210102 17.93',
      '借 5401 50.10',
      '贷 1405 50.10',
    ],
  },
  {
    name: 'a gift beside what is sold: its cost is cost of sales, nobody owes it',
    lines: [cola, { ...cola, quantity: '20', price: '0' }],
    stock,
    out: [
      '可乐 -10 值 -33.33 → 20 值 66.67 (行1)',
      '可乐 -20 值 -66.67 → 0 值 0.00 (行2)',
      '甲方 1122 +113.00 到期 2026-12-24',
      '贷 5001 100.00',
      '借 1122 113.00 甲方',
      '贷 22210102 13.00',
      '借 5401 100.00',
      '贷 1405 100.00',
    ],
  },
  {
    name: 'gifts only: cost and stock, no receivable, no income',
    lines: [{ ...cola, price: '0' }],
    stock,
    out: ['可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '借 5401 33.33', '贷 1405 33.33'],
  },
  {
    name: 'goods that cost nothing, sold: no cost lines',
    lines: [cola],
    stock: [['可乐', '10', '0']],
    out: ['可乐 -10 值 +0.00 → 0 值 0.00 (行1)', '甲方 1122 +113.00 到期 2026-12-24', '贷 5001 100.00', '借 1122 113.00 甲方', '贷 22210102 13.00'],
  },
  {
    name: 'a gift that cost nothing leaves no voucher at all',
    lines: [{ ...cola, price: '0' }],
    stock: [['可乐', '10', '0']],
    out: ['可乐 -10 值 +0.00 → 0 值 0.00 (行1)'],
  },
  {
    name: 'up to the limit to the cent',
    lines: [cola],
    stock,
    party: { creditLimit: '200.00', receivable: '87.00' },
    out: ['可乐 -10 值 -33.33 → 20 值 66.67 (行1)', '甲方 1122 +113.00 到期 2026-12-24', '贷 5001 100.00', '借 1122 113.00 甲方', '贷 22210102 13.00', '借 5401 33.33', '贷 1405 33.33'],
  },
]

const post = (given: Given) => effectsOf(delivery as unknown as DocumentKind, given)

test.each(CASES)('$name', ({ out, name: _, ...given }) => expect(post(given)).toEqual(out))

const refusal = (given: Given) => {
  try {
    return post(given)
  } catch (error) {
    return [(error as Refusal).code, (error as Refusal).data]
  }
}

const who = { party: '甲方', name: '甲方' }
test.each([
  [
    'a cent over the limit',
    { creditLimit: '200.00', receivable: '87.01' },
    'CREDIT_EXCEEDED',
    { ...who, limit: '200.00', exposure: '87.01', amount: '113.00' },
  ],
  ['no credit at all', { creditLimit: '0' }, 'CREDIT_EXCEEDED', { ...who, limit: '0', exposure: '0.00', amount: '113.00' }],
  ['overdue too long', { creditDays: 10, overdueDays: 11 }, 'CREDIT_OVERDUE', { ...who, days: 11, allowed: 10 }],
  ['overdue at all, where no day is allowed', { creditDays: 0, overdueDays: 1 }, 'CREDIT_OVERDUE', { ...who, days: 1, allowed: 0 }],
])('refuses: %s; with an override it goes through', (_name, party, code, data) => {
  expect(refusal({ lines: [cola], stock, party })).toEqual([code, data])
  expect(post({ lines: [cola], stock, party, override: true })).toEqual(CASES[0]!.out)
})

test('an advance paid makes room below the limit of 0', () =>
  expect(post({ lines: [cola], stock, party: { creditLimit: '0', receivable: '-113.00' } })).toEqual(CASES[0]!.out))

test('what is missing is refused with what is there, over both lines together', () => {
  const wanted = { sku: '可乐', code: '可乐', name: '可乐', warehouse: '主仓' }
  expect(refusal({ lines: [{ ...cola, quantity: '30.0001' }], stock })).toEqual([
    'INSUFFICIENT_STOCK',
    { ...wanted, wanted: '30.0001', available: '30.0000' },
  ])
  expect(
    refusal({
      lines: [
        { ...cola, quantity: '20' },
        { ...cola, quantity: '11' },
      ],
      stock,
    }),
  ).toEqual(['INSUFFICIENT_STOCK', { ...wanted, wanted: '11.0000', available: '10.0000' }])
  expect(refusal({ lines: [cola] })).toEqual(['INSUFFICIENT_STOCK', { ...wanted, wanted: '10.0000', available: '0.0000' }])
})
