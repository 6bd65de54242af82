import { opening } from '../../shared/inventory/opening'
import type { DocumentKind } from '../../shared/kernel/document'
import { type Case, effectsOf } from './ledger'

const cola = { sku: '可乐', quantity: '10', price: '10', tax: '0.13' }

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  {
    name: 'goods at cost against 3104, tax of the goods no matter',
    lines: [cola, { sku: '水', quantity: '3', price: '0.333333' }],
    taxInclusive: false,
    out: ['可乐 +10 值 +100.00 → 10 值 100.00 (行1)', '水 +3 值 +1.00 → 3 值 1.00 (行2)', '借 1405 101.00', '贷 3104 101.00'],
  },
  {
    name: 'the same goods twice, onto what is there',
    lines: [cola, { ...cola, quantity: '5', price: '7' }],
    taxInclusive: false,
    stock: [['可乐', '1', '1.00']],
    out: ['可乐 +10 值 +100.00 → 11 值 101.00 (行1)', '可乐 +5 值 +35.00 → 16 值 136.00 (行2)', '借 1405 135.00', '贷 3104 135.00'],
  },
  { name: 'goods worth nothing: no voucher', lines: [{ ...cola, price: '0' }], out: ['可乐 +10 值 +0.00 → 10 值 0.00 (行1)'] },
]

test.each(CASES)('$name', ({ out, name: _, ...given }) => expect(effectsOf(opening as unknown as DocumentKind, given)).toEqual(out))

test('a service lies in no warehouse: it is refused by its line', () => {
  const given = { lines: [cola, { sku: '运费', quantity: '1', price: '10' }], taxInclusive: false }
  expect(() => effectsOf(opening as unknown as DocumentKind, given)).toThrow(
    expect.objectContaining({ code: 'INVALID', data: { issues: [{ path: 'lines.1.sku', message: '运费 是服务，没有库存' }] } }),
  )
})
