import { openingBalance } from '../../shared/finance/openingBalance'
import type { DocumentKind } from '../../shared/kernel/document'
import { moneyEffects } from './money'

const kind = openingBalance as unknown as DocumentKind
const party = (account: string, amount: string, dueDate: string | null = null) => ({ party: '甲方', account, amount, dueDate })

// biome-ignore format: a table
test.each([
  ['what a customer owes, with its due date', { parties: [party('1122', '100', '2026-12-01')] }, ['甲方 1122 +100.00', '借 1122 100.00 甲方', '贷 3104 100.00']],
  ['what a customer paid in advance', { parties: [party('2203', '30')] }, ['甲方 2203 -30.00', '贷 2203 30.00 甲方', '借 3104 30.00']],
  ['what is owed to a supplier, and what was paid too much', { parties: [party('2202', '50'), party('1123', '20')] },
    ['甲方 2202 -50.00', '甲方 1123 +20.00', '贷 2202 50.00 甲方', '借 3104 50.00', '借 1123 20.00 甲方', '贷 3104 20.00']],
  ['a debt on the other side', { parties: [party('1122', '-5')] }, ['甲方 1122 -5.00', '贷 1122 5.00 甲方', '借 3104 5.00']],
  ['money has no line of the cash flow; an overdraft stands in credit', { funds: [{ fund: '工行', amount: '80' }, { fund: '现金', amount: '-1' }] },
    ['借 1002 80.00 工行', '贷 3104 80.00', '贷 1001 1.00 现金', '借 3104 1.00']],
  ['capital and a year under way', { accounts: [{ account: '3001', debit: null, credit: '500' }, { account: '560204', debit: '7', credit: null }] },
    ['贷 3001 500.00', '借 3104 500.00', '借 560204 7.00', '贷 3104 7.00']],
] as [string, Record<string, Record<string, unknown>[]>, string[]][])('%s', (_name, lists, out) =>
  expect(moneyEffects(kind, { party: null, lists })).toEqual(out))

// biome-ignore format: a table
test.each([
  ['nothing', {}, 'accounts', '请填写期初余额'],
  ['goods', { accounts: [{ account: '1405', debit: '1', credit: null }] }, 'accounts.0.account', '1405 的期初在“库存”里填'],
  ['a party without its name', { accounts: [{ account: '1122', debit: '1', credit: null }] }, 'accounts.0.account', '1122 的期初在“往来”里填'],
  ['cash without its account', { accounts: [{ account: '1001', debit: '1', credit: null }] }, 'accounts.0.account', '1001 的期初在“资金”里填'],
  ['what is left', { accounts: [{ account: '3104', debit: '1', credit: null }] }, 'accounts.0.account', '3104 的期初在“未分配利润，由其他期初算出”里填'],
  ['an account with details', { accounts: [{ account: '2221', debit: '1', credit: null }] }, 'accounts.0.account', '2221 有明细科目，请用明细科目'],
  ['both sides', { accounts: [{ account: '1601', debit: '1', credit: '1' }] }, 'accounts.0.debit', '借方和贷方填一边'],
] as [string, Record<string, Record<string, unknown>[]>, string, string][])('refused: %s', (_name, lists, path, message) =>
  expect(() => moneyEffects(kind, { party: null, lists })).toThrow(expect.objectContaining({ code: 'INVALID', data: { issues: [{ path, message }] } })))
