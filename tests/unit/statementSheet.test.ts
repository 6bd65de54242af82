import { statementColumn } from '../../shared/finance/statementFigures'
import { paperMoney, statementSheet } from '../../shared/finance/statementSheet'
import type { StatementForm } from '../../shared/finance/statements'

const accounts = [
  { account: '1002', debit: '1234567.80', credit: '0' },
  { account: '3001', debit: '0', credit: '1234567.80' },
]
const sheet = (form: StatementForm, period: string) =>
  statementSheet(
    form,
    period,
    [...statementColumn(form, { accounts })].map(([line, amount]) => ({ line, amount, other: '0.00' })),
  )

test('the balance sheet stands on two sides, each total on the last row; the others one under another', () => {
  const balance = sheet('balance', '2026-02')
  expect(balance).toMatchObject({ title: '资产负债表', number: '会小企01表', when: '2026年2月28日' })
  expect(balance.columns.map(({ title }) => title)).toEqual([
    '资产',
    '行次',
    '期末余额',
    '年初余额',
    '负债和所有者权益',
    '行次',
    '期末余额',
    '年初余额',
  ])
  expect(balance.rows[0]!.cells).toEqual(['流动资产：', '', '', '', '流动负债：', '', '', ''])
  expect(balance.rows.at(-1)!.cells).toEqual([
    '资产总计',
    '30',
    '1234567.80',
    '0.00',
    '负债和所有者权益（或股东权益）总计',
    '53',
    '1234567.80',
    '0.00',
  ])
  const numbers = balance.rows.flatMap(({ cells }) => [cells[1], cells[5]]).filter(Boolean)
  expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 53 }, (_, index) => index + 1))
  expect(sheet('income', '2026').columns.map(({ title }) => title)).toEqual(['项目', '行次', '本年累计金额', '上年金额'])
  expect(sheet('cashFlow', '2026-Q3')).toMatchObject({ when: '2026年第3季度', rows: { length: 25 } })
  expect(sheet('income', '2026-11').when).toBe('2026年11月')
  expect(['0.00', '-0.00', '', '-1234.50'].map(paperMoney)).toEqual(['', '', '', '-1,234.50'])
})
