import type { DocumentKind } from '../../shared/kernel/document'
import type { Refusal } from '../../shared/kernel/refusal'
import { dec } from '../../shared/kernel/money'
import { salesReturn } from '../../shared/sales/return'
import { type Case, effectsOf, type Given } from './ledger'

const cola = { sku: '可乐', quantity: '3', price: '11.30', from: '发1' }
const sources = { 发1: {} }
const small = { taxpayer: 'small' as const }
const post = (given: Given) => effectsOf(salesReturn as unknown as DocumentKind, given)

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  {
    name: 'general payer: the voucher in red, at the cost the goods went out at, settled at once',
    lines: [cola], sources,
    out: ['发1 用 3 值 10.00', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '核 7/0 33.90 2026-11-24', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 22210102 -3.90', '借 5401 -10.00', '贷 1405 -10.00'],
  },
  {
    name: 'small-scale payer',
    lines: [cola], sources, settings: small,
    out: ['发1 用 3 值 10.00', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '核 7/0 33.90 2026-11-24', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 222101 -3.90', '借 5401 -10.00', '贷 1405 -10.00'],
  },
  {
    name: 'tax on top; two parts and the rest take the whole cost, not a cent more',
    lines: [{ ...cola, quantity: '3' }, { ...cola, quantity: '3' }, { ...cola, quantity: '4' }], taxInclusive: false, sources,
    out: ['发1 用 3 值 10.00', '发1 用 3 值 10.00', '发1 用 4 值 13.33', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '可乐 +3 值 +10.00 → 6 值 20.00 (行2)', '可乐 +4 值 +13.33 → 10 值 33.33 (行3)', '甲方 1122 -127.70 到期 2026-11-24', '核 7/0 113.00 2026-11-24', '贷 5001 -113.00', '借 1122 -127.70 甲方', '贷 22210102 -14.70', '借 5401 -33.33', '贷 1405 -33.33'],
  },
  {
    name: 'paid in part: only what is open is settled, the rest is owed to the customer',
    lines: [cola], sources: { 发1: { item: { posting: 7, seq: 0, open: '20.00', date: '2026-11-30' } } },
    out: ['发1 用 3 值 10.00', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '核 7/0 20.00 2026-11-30', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 22210102 -3.90', '借 5401 -10.00', '贷 1405 -10.00'],
  },
  {
    name: 'paid whole: nothing is settled',
    lines: [cola], sources: { 发1: { item: { posting: 7, seq: 0, open: '0.00', date: '2026-11-20' } } },
    out: ['发1 用 3 值 10.00', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 22210102 -3.90', '借 5401 -10.00', '贷 1405 -10.00'],
  },
  {
    name: 'two lines of one delivery settle its item once; defective goods go to their warehouse, scrap to 571104',
    lines: [{ ...cola, inspection: 'defective' }, { ...cola, quantity: '2', inspection: 'scrap' }], sources, own: { defectiveWarehouse: '次品仓' }, department: '门市',
    out: ['发1 用 3 值 10.00', '发1 用 2 值 6.67', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '可乐 +2 值 +6.67 → 2 值 6.67 (行2)', '可乐 -2 值 -6.67 → 0 值 0.00 (行2)', '甲方 1122 -56.50 到期 2026-11-24', '核 7/0 56.50 2026-11-24', '贷 5001 -50.00 门市', '借 1122 -56.50 甲方', '贷 22210102 -6.50', '借 5401 -16.67 门市', '贷 1405 -10.00', '借 571104 6.67 门市'],
  },
  {
    name: 'a service gives only money back',
    lines: [{ sku: '安装', quantity: '1', price: '10.60', tax: '0.06', from: '发1' }], sources: { 发1: { pieces: [], quantity: '1.0000' } },
    out: ['发1 用 1 值 0.00', '甲方 1122 -10.60 到期 2026-11-24', '核 7/0 10.60 2026-11-24', '贷 5051 -10.00', '借 1122 -10.60 甲方', '贷 22210102 -0.60'],
  },
  {
    name: 'a gift comes back: cost, no money',
    lines: [{ ...cola, price: '0' }], sources,
    out: ['发1 用 3 值 10.00', '可乐 +3 值 +10.00 → 3 值 10.00 (行1)', '借 5401 -10.00', '贷 1405 -10.00'],
  },
  {
    name: 'without a delivery at the current average',
    lines: [{ ...cola, from: undefined }], stock: [['可乐', '4', '10']],
    out: ['可乐 +3 值 +7.50 → 7 值 17.50 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 22210102 -3.90', '借 5401 -7.50', '贷 1405 -7.50'],
  },
  {
    name: 'from two layers, oldest first, each with its value',
    lines: [cola], sources: { 发1: { pieces: [{ lot: '5', quantity: dec('2'), value: dec('2.00') }, { lot: '9', quantity: dec('8'), value: dec('40.00') }] } },
    out: ['发1 用 2 值 2.00', '发1 用 1 值 5.00', '可乐 +2 值 +2.00 → 2 值 2.00 (行1)', '可乐 +1 值 +5.00 → 1 值 5.00 (行1)', '甲方 1122 -33.90 到期 2026-11-24', '核 7/0 33.90 2026-11-24', '贷 5001 -30.00', '借 1122 -33.90 甲方', '贷 22210102 -3.90', '借 5401 -7.00', '贷 1405 -7.00'],
  },
]

test.each(CASES)('$name', ({ out, name: _, ...given }) => expect(post(given)).toEqual(out))

const refusal = (given: Given) => {
  try {
    return post(given)
  } catch (error) {
    return [(error as Refusal).code, (error as Refusal).data]
  }
}

test('no more comes back than went out and was not yet given back', () => {
  expect(refusal({ lines: [cola], sources: { 发1: { used: '8.0000' } } })).toEqual([
    'SOURCE_EXHAUSTED',
    { path: 'lines.0.quantity', open: '2.0000' },
  ])
})

test('defective goods without a warehouse for them are refused', () => {
  expect(refusal({ lines: [{ ...cola, inspection: 'defective' }], sources })).toMatchObject([
    'INVALID',
    { issues: [{ path: 'defectiveWarehouse' }] },
  ])
})
