import { type Caller, type Goods, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let accountant: Caller
let goods: Goods
let bank: string
let cash: string
let other: string

// Last year, so that the story does not depend on the day it is told.
const YEAR = `${Number(today().slice(0, 4)) - 1}`
const [FEB, MARCH, APRIL] = [`${YEAR}-02`, `${YEAR}-03`, `${YEAR}-04`]
const finance = (action: string, input: object = {}) => owner.do('finance', action, input)

interface Row {
  line: number
  amount: string
  other: string
}
interface View {
  balance: Row[]
  income: Row[]
  cashFlow: Row[]
  checks: { check: string; off: string }[]
}
const view = (period: string): Promise<View> => finance('financialStatement.view', { period })
const pick = (rows: Row[], column: 'amount' | 'other' = 'amount') =>
  Object.fromEntries(rows.filter((row) => row[column] !== '0.00').map((row) => [row.line, row[column]]))
const holds = ({ checks }: View) => expect(checks.map(({ off }) => off)).toEqual(['0.00', '0.00', '0.00'])

const items = async (action: string, party: string) => (await finance(action, { party })).rows

beforeAll(async () => {
  db = await testDatabase('financialStatements')
  shop = await Shop.open(db, '报表商贸')
  owner = shop.owner
  accountant = await newMember(db.invoke, owner, 'accountant')
  const funds = (await finance('fund.list')).rows
  cash = funds[0].id
  bank = funds[1].id
  other = await newCustomer(owner, '另一个客户')
  goods = await stockedIn(FEB)
  await trade()
})
afterAll(() => dropSound(db, shop.close))

async function stockedIn(period: string): Promise<Goods> {
  const made = await shop.stocked('可乐', '0.0001')
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(made, '100', { price: '2.26' })], { date: `${period}-02` }))
  return made
}

const sell = (period: string, quantity: string, more: object = {}) =>
  owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, quantity, { price: '5.65' })], { date: `${period}-10`, ...more }))

/** Capital, a purchase, sales on credit and collected with a fee and an advance, a payment with a prepayment, freight. */
async function trade() {
  await finance('manualVoucher.post', {
    date: `${FEB}-01`,
    entries: [
      { account: '1002', debit: '50000', fund: bank, cashItem: 15 },
      { account: '3001', credit: '50000' },
    ],
  })
  await sell(FEB, '60')
  await sell(FEB, '10', { party: other })
  const owed = (await items('collection.items', shop.customer))[0]
  await finance('collection.post', {
    date: `${FEB}-15`,
    party: shop.customer,
    methods: [{ fund: bank, amount: '400', fee: '1' }],
    items: [{ posting: owed.posting, seq: owed.seq, amount: '339' }],
  })
  const due = (await items('payment.items', shop.supplier)).find(({ open }: { open: string }) => open === '-226.00')
  await finance('payment.post', {
    date: `${FEB}-16`,
    party: shop.supplier,
    methods: [{ fund: bank, amount: '300' }],
    items: [{ posting: due.posting, seq: due.seq, amount: '226' }],
  })
  const freight = (await finance('expenseCategory.list', { limit: 200 })).rows.find(({ name }: { name: string }) => name === '运费').id
  await finance('expense.post', {
    date: `${FEB}-20`,
    charges: [{ category: freight, amount: '109', tax: '9' }],
    methods: [{ fund: bank, amount: '109' }],
  })
  await finance('fundTransfer.post', { date: `${FEB}-21`, fromFund: bank, toFund: cash, transferred: '50' })
  await sell(APRIL, '20')
  await finance('manualVoucher.post', {
    date: `${APRIL}-11`,
    entries: [
      { account: '560299', debit: '10' },
      { account: '1122', credit: '10', party: shop.supplier },
    ],
  })
}

test('the statements of a month: every line where it belongs, and all three agree', async () => {
  const found = await view(FEB)
  expect(pick(found.balance)).toEqual({
    1: '49990.00', // 50000 + 400 − 1 − 300 − 109
    4: '56.50',
    5: '74.00',
    9: '60.00',
    12: '60.00',
    15: '50180.50',
    30: '50180.50',
    34: '61.00',
    36: '10.50', // 45.5 − 26 − 9
    41: '71.50',
    47: '71.50',
    48: '50000.00',
    51: '109.00',
    52: '50109.00',
    53: '50180.50',
  })
  expect(pick(found.balance, 'other')).toEqual({})
  const earned = { 1: '350.00', 2: '140.00', 11: '100.00', 18: '1.00', 21: '109.00', 30: '109.00', 32: '109.00' }
  expect([pick(found.income), pick(found.income, 'other')]).toEqual([earned, earned])
  // The fee stands in its own line; the money that went from one account to another in none.
  const flow = { 1: '400.00', 3: '300.00', 6: '110.00', 7: '-10.00', 15: '50000.00', 19: '50000.00', 20: '49990.00', 22: '49990.00' }
  expect([pick(found.cashFlow), pick(found.cashFlow, 'other')]).toEqual([flow, flow])
  holds(found)
})

test('a month without movement shows the year so far, and nothing of its own', async () => {
  const [february, march] = [await view(FEB), await view(MARCH)]
  expect(march.balance).toEqual(february.balance)
  expect(pick(march.income)).toEqual(pick(february.income))
  expect(pick(march.income, 'other')).toEqual({})
  expect(pick(march.cashFlow, 'other')).toEqual({ 21: '49990.00', 22: '49990.00' })
  holds(march)
})

test('quarter and year compare with themselves and with the year before; a debt of the wrong side changes the page', async () => {
  const quarter = await view(`${YEAR}-Q2`)
  // 113 on credit, and a credit of 10 that stands with what customers paid in advance.
  expect(pick(quarter.balance)).toMatchObject({ 4: '169.50', 34: '71.00', 51: '159.00' })
  expect(pick(quarter.income)).toMatchObject({ 1: '450.00', 32: '159.00' })
  expect(pick(quarter.income, 'other')).toMatchObject({ 1: '100.00', 2: '40.00', 14: '10.00', 32: '50.00' })
  const whole = await view(YEAR)
  expect([pick(whole.income), pick(whole.income, 'other')]).toEqual([pick(quarter.income), {}])
  const next = await view(`${Number(YEAR) + 1}`)
  expect(pick(next.income, 'other')).toEqual(pick(whole.income))
  expect(pick(next.balance, 'other')).toEqual(pick(whole.balance))
  for (const each of [quarter, whole, next]) holds(each)
})

/** The lines again, from journal, stock and party ledgers alone, without account balances. */
async function independent(period: string): Promise<Record<string, string>> {
  const [row] = await shop.rows(
    `SELECT (SELECT SUM(debit - credit) FROM journal_line WHERE company = c.id AND fund IS NOT NULL AND period <= c.p) AS money,
      (SELECT SUM(m.value) FROM stock_move m JOIN posting g ON g.company = m.company AND g.number = m.posting WHERE m.company = c.id AND g.period <= c.p) AS stock,
      (SELECT SUM(GREATEST(owed, 0)) FROM (SELECT SUM(e.amount) AS owed FROM party_entry e JOIN posting g ON g.company = e.company AND g.number = e.posting
        WHERE e.company = ? AND g.period <= ? AND e.account IN ('1122', '2203') GROUP BY e.party, e.account) x) AS receivable,
      (SELECT SUM(GREATEST(-owed, 0)) FROM (SELECT SUM(e.amount) AS owed FROM party_entry e JOIN posting g ON g.company = e.company AND g.number = e.posting
        WHERE e.company = ? AND g.period <= ? AND e.account IN ('1122', '2203') GROUP BY e.party, e.account) x) AS advances,
      (SELECT SUM(credit - debit) FROM journal_line WHERE company = c.id AND account LIKE '2221%' AND period <= c.p) AS taxes,
      (SELECT SUM(j.credit - j.debit) FROM journal_line j JOIN posting g ON g.company = j.company AND g.number = j.posting
        LEFT JOIN closing h ON h.company = g.company AND h.id = g.document
        WHERE j.company = c.id AND j.account LIKE '5%' AND j.period <= c.p AND (h.step IS NULL OR h.step <> 'profit')) AS profit
    FROM (SELECT ? AS id, ? AS p) c`,
    owner.company,
    period,
    owner.company,
    period,
    owner.company,
    period,
  )
  return row!
}

const agrees = async (period: string) => {
  const found = await view(period)
  const { money, stock, receivable, advances, taxes, profit } = await independent(period)
  expect(pick(found.balance)).toMatchObject({ 1: money, 4: receivable, 9: stock, 34: advances, 36: taxes, 51: profit })
  expect(pick(found.income)).toMatchObject({ 32: profit })
  expect(pick(found.cashFlow)).toMatchObject({ 22: money })
  holds(found)
}

test('independent queries of the ledgers give the same lines, before the month is closed and after', async () => {
  for (const period of [FEB, MARCH, APRIL]) await agrees(period)
  const before = pick((await view(FEB)).income)
  await finance('period.close', { period: FEB })
  const after = await view(FEB)
  // Closing accrues the surcharges of the month; what it carries over to 3103 is no movement.
  expect(pick(after.income)).toEqual({ ...before, 3: '0.64', 6: '0.37', 10: '0.27', 21: '108.36', 30: '108.36', 32: '108.36' })
  for (const period of [FEB, MARCH, APRIL]) await agrees(period)
  await finance('manualVoucher.post', {
    date: `${APRIL}-20`,
    entries: [
      { account: '3104', debit: '30' },
      { account: '3101', credit: '30' },
    ],
  })
  const shared = await finance('financialStatement.view', { period: APRIL })
  expect(shared).toMatchObject({ shared: '-30.00' })
  holds(shared)
})

test('from a line to its accounts and parties, largest first and page by page; sums have none', async () => {
  const receivable = await finance('financialStatement.line', { period: APRIL, form: 'balance', line: 4 })
  expect(receivable.rows).toMatchObject([
    { account: '1122', name: '应收账款', partyName: '报表商贸的客户', amount: '113.00' },
    { account: '1122', partyName: '另一个客户', amount: '56.50' },
  ])
  expect(receivable).toMatchObject({ from: `${YEAR}-01`, to: APRIL, more: null })
  const first = await finance('financialStatement.line', { period: APRIL, form: 'balance', line: 4, limit: 1 })
  const second = await finance('financialStatement.line', { period: APRIL, form: 'balance', line: 4, limit: 1, after: first.more })
  expect([...first.rows, ...second.rows]).toEqual(receivable.rows)
  expect((await finance('financialStatement.line', { period: APRIL, form: 'balance', line: 34 })).rows).toMatchObject([
    { account: '2203', amount: '61.00' },
    { account: '1122', partyName: '报表商贸的厂家', amount: '10.00' },
  ])
  expect((await finance('financialStatement.line', { period: FEB, form: 'income', line: 3 })).rows).toMatchObject([
    { account: '540302', name: '城市维护建设税', amount: '0.37' },
    { account: '540306', amount: '0.27' },
  ])
  for (const line of [15, 30, 53])
    expect(await owner.refused('finance', 'financialStatement.line', { period: APRIL, form: 'balance', line })).toMatchObject({
      code: 'INVALID',
    })
})

test('a line of money is booked to another line by the accountant alone, in an open month, to a line that is no sum', async () => {
  await finance('period.reopen', { period: FEB, reason: '改现金流量' })
  const lines = async (item: number) => (await finance('cashFlow.lines', { period: FEB, item })).rows
  const freight = (await lines(6)).find(({ amount }: { amount: string }) => amount === '-109.00')
  expect(freight).toMatchObject({ kind: 'expense', item: 6, fundName: '银行账户' })
  const move = { posting: freight.posting, seq: freight.seq, item: 3 }
  const before = (await finance('ledger.trialBalance', { from: FEB, to: FEB })).total
  const clerk = await newMember(db.invoke, owner, 'salesperson')
  expect(await clerk.refused('finance', 'cashFlow.correct', move)).toMatchObject({ code: 'FORBIDDEN' })
  for (const item of [7, 13])
    expect(await accountant.refused('finance', 'cashFlow.correct', { ...move, item })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'item' }] },
    })
  const goodsLine = { posting: 1, seq: 0, item: 3 }
  expect(await accountant.refused('finance', 'cashFlow.correct', goodsLine)).toMatchObject({ code: 'NOT_FOUND' })
  await accountant.do('finance', 'cashFlow.correct', move)
  const changed = await view(FEB)
  expect(pick(changed.cashFlow)).toMatchObject({ 3: '409.00', 6: '1.00', 7: '-10.00', 22: '49990.00' })
  expect((await finance('ledger.trialBalance', { from: FEB, to: FEB })).total).toEqual(before)
  holds(changed)
  const { rows } = await owner.do('access', 'operation.list', { limit: 1 })
  expect(rows[0]).toMatchObject({ after: { item: 3 } })

  await accountant.do('finance', 'cashFlow.correct', { ...move, item: null })
  const without = await view(FEB)
  expect(without.checks.find(({ check }) => check === 'cash')!.off).toBe('109.00')
  // The transfer between accounts has no line either, and is none of those that lack one.
  expect((await finance('cashFlow.lines', { period: FEB })).rows).toMatchObject([{ posting: move.posting, item: null, amount: '-109.00' }])
  await accountant.do('finance', 'cashFlow.correct', { ...move, item: 6 })
  holds(await view(FEB))
  await finance('period.close', { period: FEB })
  expect(await accountant.refused('finance', 'cashFlow.correct', move)).toMatchObject({ code: 'PERIOD_CLOSED' })
})

test('who does not keep the books does not read them, and a period must be one', async () => {
  const clerk = await newMember(db.invoke, owner, 'salesperson')
  for (const [action, input] of [
    ['financialStatement.view', { period: FEB }],
    ['financialStatement.line', { period: FEB, form: 'balance', line: 4 }],
    ['cashFlow.lines', { period: FEB }],
  ] as const)
    expect(await clerk.refused('finance', action, input)).toMatchObject({ code: 'FORBIDDEN' })
  for (const period of [`${YEAR}-13`, `${YEAR}-Q5`, 'now', ''])
    expect(await owner.refused('finance', 'financialStatement.view', { period })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'period' }] },
    })
})
