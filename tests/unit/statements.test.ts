import { CHART } from '../../shared/finance/accounts'
import { statementChecks, statementColumn } from '../../shared/finance/statementFigures'
import { statementPeriod } from '../../shared/finance/statementPeriod'
import { CASH_FLOW_ITEMS, type StatementForm, STATEMENTS } from '../../shared/finance/statements'

const amountsOf = (form: StatementForm, accounts: [account: string, debit: string, credit?: string][], more: object = {}) => {
  const column = statementColumn(form, {
    accounts: accounts.map(([account, debit, credit = '0']) => ({ account, debit, credit })),
    ...more,
  })
  return Object.fromEntries([...column].filter(([, amount]) => amount !== '0.00'))
}

test('the forms have 53, 32 and 22 lines, numbered in turn, and sum only lines above', () => {
  expect(Object.values(STATEMENTS).map((lines) => lines.length)).toEqual([53, 32, 22])
  for (const lines of Object.values(STATEMENTS)) {
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
    for (const { line, sum = [] } of lines) expect(sum.filter((other) => Math.abs(other) >= line)).toEqual([])
  }
})

// Where 100 on the account's usual side stand, as the accounting rules have it: 借 or 贷, the account, the lines.
const BALANCE = `借 1001 1 15 30 · 借 1002 1 15 30 · 借 1012 1 15 30 · 借 1101 2 15 30 · 借 1121 3 15 30 · 借 1122 4 15 30 · 贷 1122 34 41 47 53
  借 2203 4 15 30 · 贷 2203 34 41 47 53 · 借 1123 5 15 30 · 贷 1123 33 41 47 53 · 借 2202 5 15 30 · 贷 2202 33 41 47 53
  借 1131 6 15 30 · 借 1132 7 15 30 · 借 1221 8 15 30 · 贷 1221 39 41 47 53 · 借 2241 8 15 30 · 贷 2241 39 41 47 53
  借 1401 9 15 30 · 借 1402 9 15 30 · 借 1403 9 10 15 30 · 借 1404 9 10 15 30 · 借 1405 9 12 15 30 · 借 1408 9 15 30
  借 1411 9 13 15 30 · 借 1421 9 15 30 · 借 4001 9 11 15 30 · 借 4101 9 11 15 30 · 借 4401 9 15 30 · 借 4403 9 15 30
  借 1901 14 15 30 · 借 1501 16 29 30 · 借 1511 17 29 30 · 借 1601 18 20 29 30 · 借 1604 21 29 30 · 借 1605 22 29 30
  借 1606 23 29 30 · 借 1621 24 29 30 · 借 1701 25 29 30 · 借 4301 26 29 30 · 借 1801 27 29 30
  贷 2001 31 41 47 53 · 贷 2201 32 41 47 53 · 贷 2211 35 41 47 53 · 贷 2221 36 41 47 53 · 贷 22210102 36 41 47 53
  贷 2231 37 41 47 53 · 贷 2232 38 41 47 53 · 贷 2501 42 46 47 53 · 贷 2701 43 46 47 53 · 贷 2401 44 46 47 53
  贷 3001 48 52 53 · 贷 3002 49 52 53 · 贷 3101 50 52 53 · 贷 3103 51 52 53 · 贷 3104 51 52 53 · 贷 5001 51 52 53 · 贷 530101 51 52 53`
const INCOME = `贷 5001 1 21 30 32 · 贷 5051 1 21 30 32 · 借 5401 2 · 借 5402 2 · 借 540301 3 4 · 借 540302 3 6 · 借 540303 3 7 · 借 540304 3 8
  借 540305 3 9 · 借 540306 3 10 · 借 540399 3 · 借 560101 11 12 · 借 560102 11 13 · 借 560103 11 · 借 5601 11 · 借 560201 14 15 · 借 560202 14 16
  借 560203 14 17 · 借 560299 14 · 借 560301 18 19 · 借 560302 18 19 · 借 560303 18 · 贷 5111 20 21 30 32 · 贷 5301 22 30 32 · 贷 530101 22 23 30 32
  借 5711 24 · 借 571101 25 24 · 借 571105 26 24 · 借 571106 27 24 · 借 571102 28 24 · 借 571103 29 24 · 借 5801 31`
const cases = (form: StatementForm, text: string): [StatementForm, string, string, number[]][] =>
  text
    .split(/\s*[·\n]\s*/)
    .map((row) => row.split(' '))
    .map(([side, account, ...lines]) => [form, side!, account!, lines.map(Number)])

test.each([...cases('balance', BALANCE), ...cases('income', INCOME)])(
  '%s: 100 %s on %s stand in lines %j',
  (form, side, account, lines) => {
    const found = amountsOf(form, [side === '借' ? [account, '100'] : [account, '0', '100']])
    expect(
      Object.entries(found)
        .filter(([, amount]) => amount === '100.00')
        .map(([line]) => Number(line)),
    ).toEqual([...lines].sort((a, b) => a - b))
    // Nothing else moves but the totals that it lessens.
    expect(Object.values(found).filter((amount) => !['100.00', '-100.00'].includes(amount))).toEqual([])
  },
)

test('contra accounts lessen what they stand against', () => {
  expect(
    amountsOf('balance', [
      ['1601', '1000'],
      ['1602', '0', '300'],
    ]),
  ).toEqual({ 18: '1000.00', 19: '300.00', 20: '700.00', 29: '700.00', 30: '700.00' })
  expect(
    amountsOf('balance', [
      ['1405', '100'],
      ['1407', '0', '40'],
    ]),
  ).toMatchObject({ 9: '60.00', 12: '60.00', 30: '60.00' })
  expect(
    amountsOf('balance', [
      ['1701', '50'],
      ['1702', '0', '20'],
    ]),
  ).toMatchObject({ 25: '30.00' })
  expect(
    amountsOf('balance', [
      ['1621', '50'],
      ['1622', '0', '20'],
    ]),
  ).toMatchObject({ 24: '30.00' })
  expect(amountsOf('balance', [['22210101', '13']])).toMatchObject({ 36: '-13.00', 53: '-13.00' })
})

test('every account of the chart stands in the sheet exactly once, or in profit', () => {
  const main = STATEMENTS.balance.filter(({ part }) => !part)
  const homes = (code: string) =>
    main.filter(({ net = [], parties = [] }) => [...net, ...parties].some((prefix) => code.startsWith(prefix)))
  const CONTROL = ['1122', '1123', '1221', '2202', '2203', '2241']
  for (const { code } of CHART) expect([code, homes(code).length]).toEqual([code, CONTROL.some((own) => code.startsWith(own)) ? 2 : 1])
  const earned = STATEMENTS.income.filter(({ part, net }) => !part && net)
  for (const { code } of CHART.filter(({ code: own }) => own.startsWith('5')))
    expect([code, earned.filter(({ net = [] }) => net.some((prefix) => code.startsWith(prefix))).length]).toEqual([code, 1])
})

test('parties of both signs on one account are shown on both sides of the sheet, never netted', () => {
  const sheet = amountsOf('balance', [
    ['1122', '500', '80'],
    ['2203', '30', '200'],
    ['2202', '90', '400'],
    ['1123', '60', '10'],
    ['1221', '7', '3'],
    ['2241', '2', '5'],
  ])
  expect(sheet).toMatchObject({ 4: '530.00', 34: '280.00', 5: '150.00', 33: '410.00', 8: '9.00', 39: '8.00' })
  expect(sheet[30]).toBe('689.00')
  expect(sheet[47]).toBe('698.00')
})

test('profit is what is earned less what is spent; its parts are only disclosed', () => {
  const profit = amountsOf('income', [
    ['5001', '0', '1000'],
    ['5401', '600'],
    ['540302', '7'],
    ['560102', '50'],
    ['560202', '30'],
    ['560302', '-4'],
    ['560303', '9'],
    ['5301', '0', '20'],
    ['571101', '5'],
    ['5801', '8'],
  ])
  expect(profit).toMatchObject({ 1: '1000.00', 18: '5.00', 19: '-4.00', 21: '308.00', 30: '323.00', 32: '315.00' })
})

test('cash flow: refunds lessen their line, a fee stands in its own, transfers in none', () => {
  const cash = [
    { item: 1, amount: '100' },
    { item: 1, amount: '-15' },
    { item: 3, amount: '-40' },
    { item: 3, amount: '4' },
    { item: 6, amount: '-1' },
    { item: 15, amount: '500' },
    { item: 18, amount: '-20' },
    { item: 12, amount: '-30' },
  ]
  expect(amountsOf('cashFlow', [], { cash, openingCash: '7' })).toEqual({
    1: '85.00',
    3: '36.00',
    6: '1.00',
    7: '48.00',
    12: '30.00',
    13: '-30.00',
    15: '500.00',
    18: '20.00',
    19: '480.00',
    20: '498.00',
    21: '7.00',
    22: '505.00',
  })
  expect(Object.keys(CASH_FLOW_ITEMS)).toEqual(['1', '2', '3', '4', '5', '6', '8', '9', '10', '11', '12', '14', '15', '16', '17', '18'])
  for (const line of Object.keys(CASH_FLOW_ITEMS).map(Number))
    expect(amountsOf('cashFlow', [], { cash: [{ item: line, amount: '10' }] })[line]).toMatch(/^-?10\.00$/)
})

test('a month without movement is all zeros', () => {
  for (const form of ['balance', 'income', 'cashFlow'] as const) expect(amountsOf(form, [])).toEqual({})
})

test('checks say by how much the forms disagree', () => {
  const sheet = (accounts: [string, string, string?][]) =>
    statementColumn('balance', { accounts: accounts.map(([account, debit, credit = '0']) => ({ account, debit, credit })) })
  const end = sheet([
    ['1002', '150'],
    ['3001', '0', '100'],
    ['3104', '0', '50'],
  ])
  const start = sheet([
    ['1002', '100'],
    ['3001', '0', '100'],
  ])
  const income = statementColumn('income', { accounts: [{ account: '5001', debit: '0', credit: '70' }] })
  const cashFlow = statementColumn('cashFlow', { accounts: [], cash: [{ item: 1, amount: '49' }], openingCash: '100' })
  expect(statementChecks({ end, start, income, cashFlow, shared: '-20', earlier: '0' })).toEqual({
    balance: '0.00',
    cash: '-1.00',
    profit: '0.00',
  })
  expect(statementChecks({ end, start, income, cashFlow, shared: '0', earlier: '0' }).profit).toBe('20.00')
  expect(statementChecks({ end: sheet([['1002', '1']]), start, income, cashFlow, shared: '0', earlier: '0' }).balance).toBe('1.00')
})

test('a period is a month, a quarter or a year; the other column is itself or the year before', () => {
  expect(statementPeriod('2026-11')).toEqual({ kind: 'month', year: '2026-01', to: '2026-11', other: { from: '2026-11', to: '2026-11' } })
  expect(statementPeriod('2026-Q4')).toEqual({ kind: 'quarter', year: '2026-01', to: '2026-12', other: { from: '2026-10', to: '2026-12' } })
  expect(statementPeriod('2026')).toEqual({ kind: 'year', year: '2026-01', to: '2026-12', other: { from: '2025-01', to: '2025-12' } })
  for (const text of ['', '2026-13', '2026-00', '2026-Q5', '26-01', '2026-1', "2026' OR 1"])
    expect(() => statementPeriod(text)).toThrow(expect.objectContaining({ code: 'INVALID' }))
})
