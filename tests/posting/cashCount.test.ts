import { cashCount } from '../../shared/finance/cashCount'
import type { DocumentKind } from '../../shared/kernel/document'
import { moneyEffects } from './money'

const kind = cashCount as unknown as DocumentKind
const effects = (booked: string, counted: string, way: string, more: object = {}) =>
  moneyEffects(kind, { own: { fund: '现金', booked, counted, way }, balance: '100.00', party: null, ...more })

// biome-ignore format: a table is read by its rows
const CASES: [name: string, counted: string, way: string, out: string[], more: object][] = [
  ['as booked: nothing', '100.00', 'settled', [], {}],
  ['more, looked into', '103.50', 'pending', ['借 1001 3.50 现金 流量2', '贷 1901 3.50'], {}],
  ['more, a gain', '103.50', 'settled', ['借 1001 3.50 现金 流量2', '贷 1901 3.50', '借 1901 3.50', '贷 530102 3.50'], {}],
  ['less, looked into', '90.00', 'pending', ['借 1901 10.00', '贷 1001 10.00 现金 流量6'], {}],
  ['less, a loss', '90.00', 'settled', ['借 1901 10.00', '贷 1001 10.00 现金 流量6', '贷 1901 10.00', '借 571104 10.00'], {}],
  ['less, somebody pays', '90.00', 'person', ['甲方 1221 +10.00', '借 1901 10.00', '贷 1001 10.00 现金 流量6', '贷 1901 10.00', '借 1221 10.00 甲方'], { party: '甲方' }],
]
test.each(CASES)('现金盘点: %s', (_, counted, way, out, more) => expect(effects('100.00', counted, way, more)).toEqual(out))

// biome-ignore format: a table is read by its rows
const REFUSED: [name: string, booked: string, counted: string, way: string, path: string][] = [
  ['the books moved since', '99.00', '99.00', 'settled', 'booked'],
  ['nobody pays for a surplus', '100.00', '101.00', 'person', 'way'],
  ['who pays is not said', '100.00', '99.00', 'person', 'party'],
]
test.each(REFUSED)('现金盘点 is refused: %s', (_, booked, counted, way, path) =>
  expect(() => effects(booked, counted, way)).toThrow(
    expect.objectContaining({ code: 'INVALID', data: { issues: [{ path, message: expect.any(String) }] } }),
  ),
)
