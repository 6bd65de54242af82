import type { DocumentKind } from '../../shared/kernel/document'
import { receipt } from '../../shared/purchase/receipt'
import { type Case, effectsOf } from './ledger'

const small = { taxpayer: 'small' as const }
const cola = { sku: '可乐', quantity: '10', price: '11.30' }

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  {
    name: 'general payer, 专票, tax in the price: tax is deducted',
    lines: [cola],
    out: ['可乐 +10 值 +100.00 → 10 值 100.00 (行1)', '甲方 2202 -113.00 到期 2026-12-24', '借 22210101 13.00', '借 1405 100.00', '贷 2202 113.00 甲方'],
  },
  {
    name: 'general payer, 专票, tax on top',
    lines: [cola],
    taxInclusive: false,
    out: ['可乐 +10 值 +113.00 → 10 值 113.00 (行1)', '甲方 2202 -127.69 到期 2026-12-24', '借 22210101 14.69', '借 1405 113.00', '贷 2202 127.69 甲方'],
  },
  {
    name: 'general payer, a supplier without 专票: tax is cost',
    lines: [cola],
    party: { specialInvoice: false },
    out: ['可乐 +10 值 +113.00 → 10 值 113.00 (行1)', '甲方 2202 -113.00 到期 2026-12-24', '借 1405 113.00', '贷 2202 113.00 甲方'],
  },
  {
    name: 'the line has the last word: no 专票 here, though the supplier gives them',
    lines: [{ ...cola, deductible: false }, { sku: '水', quantity: '1', price: '1.13' }],
    out: [
      '可乐 +10 值 +113.00 → 10 值 113.00 (行1)',
      '水 +1 值 +1.00 → 1 值 1.00 (行2)',
      '甲方 2202 -114.13 到期 2026-12-24',
      '借 1405 114.00',
      '借 22210101 0.13',
      '贷 2202 114.13 甲方',
    ],
  },
  {
    name: 'the line has the last word: 专票 here, though the supplier gives none',
    lines: [{ ...cola, deductible: true }],
    party: { specialInvoice: false },
    out: ['可乐 +10 值 +100.00 → 10 值 100.00 (行1)', '甲方 2202 -113.00 到期 2026-12-24', '借 22210101 13.00', '借 1405 100.00', '贷 2202 113.00 甲方'],
  },
  {
    name: 'small-scale payer: tax is cost, even where the line says 专票',
    lines: [{ ...cola, deductible: true }],
    settings: small,
    out: ['可乐 +10 值 +113.00 → 10 值 113.00 (行1)', '甲方 2202 -113.00 到期 2026-12-24', '借 1405 113.00', '贷 2202 113.00 甲方'],
  },
  {
    name: 'small-scale payer, tax on top',
    lines: [cola],
    settings: small,
    taxInclusive: false,
    out: ['可乐 +10 值 +127.69 → 10 值 127.69 (行1)', '甲方 2202 -127.69 到期 2026-12-24', '借 1405 127.69', '贷 2202 127.69 甲方'],
  },
  {
    name: 'freight goes to 560103 with the department, its tax is deducted, nothing moves',
    lines: [cola, { sku: '运费', quantity: '1', price: '10.90', tax: '0.09' }],
    department: '采购部',
    out: [
      '可乐 +10 值 +100.00 → 10 值 100.00 (行1)',
      '甲方 2202 -123.90 到期 2026-12-24',
      '借 22210101 13.90',
      '借 1405 100.00',
      '借 560103 10.00 采购部',
      '贷 2202 123.90 甲方',
    ],
  },
  {
    name: 'freight for a small-scale payer: with its tax',
    lines: [{ sku: '运费', quantity: '1', price: '10.90', tax: '0.09' }],
    settings: small,
    out: ['甲方 2202 -10.90 到期 2026-12-24', '借 560103 10.90', '贷 2202 10.90 甲方'],
  },
  {
    name: 'line discount and order discount lower the cost; the gift bears none of it',
    lines: [{ ...cola, off: '0.5' }, { sku: '水', quantity: '10', price: '11.30' }, { sku: '赠品', quantity: '2', price: '0' }],
    discount: '56.50',
    out: [
      '可乐 +10 值 +33.34 → 10 值 33.34 (行1)',
      '水 +10 值 +66.66 → 10 值 66.66 (行2)',
      '赠品 +2 值 +0.00 → 2 值 0.00 (行3)',
      '甲方 2202 -113.00 到期 2026-12-24',
      '借 22210101 13.00',
      '借 1405 100.00',
      '贷 2202 113.00 甲方',
    ],
  },
  {
    name: 'the same goods on two lines, one of them a gift, onto stock that was there',
    lines: [cola, { ...cola, quantity: '2', price: '0' }],
    stock: [['可乐', '5', '40.00']],
    out: [
      '可乐 +10 值 +100.00 → 15 值 140.00 (行1)',
      '可乐 +2 值 +0.00 → 17 值 140.00 (行2)',
      '甲方 2202 -113.00 到期 2026-12-24',
      '借 22210101 13.00',
      '借 1405 100.00',
      '贷 2202 113.00 甲方',
    ],
  },
  {
    name: 'gifts only: goods come in, nothing is owed, there is no voucher',
    lines: [{ ...cola, price: '0' }],
    out: ['可乐 +10 值 +0.00 → 10 值 0.00 (行1)'],
  },
  {
    name: 'everything discounted away',
    lines: [{ ...cola, less: '113' }],
    out: ['可乐 +10 值 +0.00 → 10 值 0.00 (行1)'],
  },
  {
    name: 'tax-free goods from a supplier paid at once',
    lines: [{ ...cola, tax: '0' }],
    party: { terms: 'cash' },
    out: ['可乐 +10 值 +113.00 → 10 值 113.00 (行1)', '甲方 2202 -113.00 到期 2026-11-24', '借 1405 113.00', '贷 2202 113.00 甲方'],
  },
  {
    name: 'due after the end of the month',
    lines: [cola],
    party: { terms: 'monthEnd', termDays: 15 },
    out: ['可乐 +10 值 +100.00 → 10 值 100.00 (行1)', '甲方 2202 -113.00 到期 2026-12-15', '借 22210101 13.00', '借 1405 100.00', '贷 2202 113.00 甲方'],
  },
]

test.each(CASES)('$name', ({ out, name: _, ...given }) => expect(effectsOf(receipt as unknown as DocumentKind, given)).toEqual(out))
