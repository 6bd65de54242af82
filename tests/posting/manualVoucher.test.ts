import { manualVoucher } from '../../shared/finance/manualVoucher'
import type { DocumentKind } from '../../shared/kernel/document'
import { usualCashItem } from '../../shared/finance/cashItems'
import { moneyEffects } from './money'

const kind = manualVoucher as unknown as DocumentKind
type Lines = Record<string, unknown>[]

// biome-ignore format: a table is read by its rows
const CASES: [name: string, lines: Lines, out: string[]][] = [
  ['depreciation', [{ account: '5602', debit: '10', department: '行政部' }, { account: '1602', credit: '10' }],
    ['借 5602 10.00 行政部', '贷 1602 10.00']],
  ['wages owed, with an open item', [{ account: '5602', debit: '10' }, { account: '2241', credit: '10', party: '甲方' }],
    ['甲方 2241 -10.00', '借 5602 10.00', '贷 2241 10.00 甲方']],
  ['capital paid into the bank, line 15 of the cash flow', [{ account: '1002', debit: '100', fund: '工行', cashItem: 15 }, { account: '3001', credit: '100' }],
    ['借 1002 100.00 工行 流量15', '贷 3001 100.00']],
  ['cash to the bank has no line of the cash flow', [{ account: '1002', debit: '5', fund: '工行', cashItem: 6 }, { account: '1001', credit: '5', fund: '现金' }],
    ['借 1002 5.00 工行', '贷 1001 5.00 现金']],
  ['in red', [{ account: '5602', debit: '-10' }, { account: '1602', credit: '-10' }],
    ['借 5602 -10.00', '贷 1602 -10.00']],
]
test.each(CASES)('记账凭证: %s', (_, entries, out) => expect(moneyEffects(kind, { entries })).toEqual(out))

// biome-ignore format: a table is read by its rows
const REFUSED: [name: string, lines: Lines, path: string, message: string][] = [
  ['one line', [{ account: '5602', debit: '1' }], 'entries', '凭证至少要有两行'],
  ['not balanced', [{ account: '5602', debit: '1' }, { account: '1602', credit: '2' }], 'entries', '借贷不平：借方 ¥1.00，贷方 ¥2.00'],
  ['both sides on a line', [{ account: '5602', debit: '1', credit: '1' }, { account: '1602', credit: '1' }], 'entries.0.debit', '借方和贷方填一边'],
  ['neither side', [{ account: '5602' }, { account: '1602', credit: '1' }], 'entries.0.debit', '借方和贷方填一边'],
  ['stock', [{ account: '1405', debit: '1' }, { account: '1602', credit: '1' }], 'entries.0.account', '库存商品要用出入库单据'],
  ['an account with details', [{ account: '2221', debit: '1' }, { account: '1602', credit: '1' }], 'entries.0.account', '2221 有明细科目，请用明细科目'],
  ['a control account without a party', [{ account: '1122', debit: '1' }, { account: '1602', credit: '1' }], 'entries.0.party', '1122 要选往来单位'],
  ['cash without its fund account', [{ account: '1002', debit: '1', fund: '现金', cashItem: 2 }, { account: '5301', credit: '1' }], 'entries.0.fund', '1002 要选对应的资金账户'],
  ['cash without a line of the cash flow', [{ account: '1001', debit: '1', fund: '现金' }, { account: '5301', credit: '1' }], 'entries.0.cashItem', '1001 要选现金流量项目'],
  ['a sum of the cash flow statement', [{ account: '1001', debit: '1', fund: '现金', cashItem: 7 }, { account: '5301', credit: '1' }], 'entries.0.cashItem', '1001 要选现金流量项目'],
]
test.each(REFUSED)('记账凭证 is refused: %s', (_, entries, path, message) => {
  expect(() => moneyEffects(kind, { entries })).toThrow(expect.objectContaining({ code: 'INVALID', data: { issues: [{ path, message }] } }))
})

// biome-ignore format: a table is read by its rows
const FLOWS: [direction: 'in' | 'out', account: string, item: number | null][] = [
  ['in', '1122', 1], ['in', '5001', 1], ['in', '2241', 2], ['in', '560302', 2], ['in', '5111', 9], ['in', '1601', 10], ['in', '2001', 14], ['in', '3001', 15],
  ['out', '1123', 3], ['out', '2202', 3], ['out', '2211', 4], ['out', '222102', 5], ['out', '540302', 5], ['out', '560204', 6], ['out', '560303', 6],
  ['out', '560301', 17], ['out', '1601', 12], ['out', '2501', 16], ['out', '2232', 18], ['out', '3104', 18], ['in', '1901', null],
]
test.each(FLOWS)('money %s against %s usually is line %s of the cash flow', (direction, account, item) =>
  expect(usualCashItem(direction, account)).toBe(item),
)
