import { randomUUID } from 'node:crypto'
import { addDays, endOfMonth } from '../../shared/kernel/fields'
import { type Caller, type Goods, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let goods: Goods
let bank: string

const THIS = today().slice(0, 7)
const LAST = addDays(`${THIS}-01`, -1).slice(0, 7)
const BEFORE = addDays(`${LAST}-01`, -1).slice(0, 7)
const middle = (period: string) => `${period}-15`
const finance = (action: string, input: object = {}) => owner.do('finance', action, input)
const refused = (action: string, input: object) => owner.refused('finance', action, input)

/** Balance of the accounts that begin so at the end of a period, debit positive. */
async function balance(account: string, period: string): Promise<string> {
  const [row] = await shop.rows(
    'SELECT COALESCE(SUM(debit - credit), 0) AS balance FROM account_balance WHERE company = ? AND account LIKE ? AND period <= ?',
    owner.company,
    `${account}%`,
    period,
  )
  return row!.balance
}

beforeAll(async () => {
  db = await testDatabase('periods')
  shop = await Shop.open(db, '结账商贸')
  owner = shop.owner
  bank = (await finance('fund.list')).rows[1].id
  goods = await shop.stocked('可乐', '200')
})
afterAll(() => dropSound(db, shop.close))

const sale = (period: string, quantity: string, price: string) =>
  owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, quantity, { price })], { date: middle(period) }))

test('a month closes in its turn: VAT, surcharges and profit are carried over, and nothing is posted into it any more', async () => {
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(goods, '100', { price: '2.26' })], { date: middle(BEFORE) }))
  await sale(BEFORE, '200', '5.65')
  await sale(LAST, '10', '5.65')
  expect((await finance('period.list')).rows).toEqual([
    { period: THIS, closed: false, vouchers: 1 },
    { period: LAST, closed: false, vouchers: 1 },
    { period: BEFORE, closed: false, vouchers: 2 },
  ])
  expect(await refused('period.close', { period: LAST })).toMatchObject({ code: 'PERIOD_NOT_READY', data: { checks: ['earlierOpen'] } })
  const checked = await finance('period.check', { period: BEFORE })
  // Output 130 less input 26 is 104; half of 12 % of it is 6.24; 1000 sold, 400 the cost.
  expect(checked).toMatchObject({ closed: false, problems: [], profit: '593.76', made: [] })
  expect(checked.steps.map(({ step }: { step: string }) => step)).toEqual(['vat', 'surcharges', 'profit'])
  const vat = () => finance('tax.vat', { from: BEFORE, to: BEFORE })
  expect(await vat()).toMatchObject({
    rows: [
      { side: 'output', kind: 'delivery', rate: '0.130000', net: '1000.00', tax: '130.00' },
      { side: 'input', kind: 'receipt', rate: '0.130000', net: '200.00', tax: '26.00' },
    ],
    output: '130.00',
    input: '26.00',
    transferred: '0.00',
    unpaid: '0.00',
  })
  const { closedTo, made } = await finance('period.close', { period: BEFORE })
  expect(await vat()).toMatchObject({
    output: '130.00',
    input: '26.00',
    transferred: '104.00',
    unpaid: '104.00',
    credit: '0.00',
    surcharges: '6.24',
  })
  expect(closedTo).toBe(endOfMonth(`${BEFORE}-01`))
  expect(made.map(({ step, amount }: { step: string; amount: string }) => [step, amount])).toEqual([
    ['vat', '104.00'],
    ['surcharges', '6.24'],
    ['profit', '1406.24'],
  ])
  expect([
    await balance('5', BEFORE),
    await balance('3103', BEFORE),
    await balance('222102', BEFORE),
    await balance('222101', BEFORE),
  ]).toEqual(['0.00', '-593.76', '-104.00', '0.00'])
  const late = shop.sale([lineOf(goods, '1', { price: '5' })], { date: middle(BEFORE) })
  expect(await owner.refused('sales', 'delivery.post', late)).toMatchObject({ code: 'PERIOD_CLOSED', data: { closedTo } })
  expect(await refused('period.close', { period: BEFORE })).toMatchObject({ code: 'PERIOD_CLOSED' })
  expect(await finance('period.check', { period: BEFORE })).toMatchObject({ closed: true, last: true, steps: [], made: [{}, {}, {}] })
})

test('what was posted into a closed month is undone today, and its settlement too', async () => {
  const collected = await finance('collection.post', {
    date: middle(LAST),
    party: shop.customer,
    methods: [{ fund: bank, amount: '56.50' }],
    items: (await finance('collection.items', { party: shop.customer })).rows
      .filter(({ amount }: { amount: string }) => amount === '56.50')
      .map(({ posting, seq }: { posting: number; seq: number }) => ({ posting, seq, amount: '56.50' })),
  })
  await finance('period.close', { period: LAST })
  await finance('collection.void', { ...seen(collected), reason: '退回' })
  const { rows } = await finance('ledger.entries', { account: '1002', from: BEFORE, to: THIS })
  expect(rows.map(({ date, debit }: { date: string; debit: string }) => [date, debit])).toEqual([
    [today(), '-56.50'],
    [middle(LAST), '56.50'],
  ])
})

test('only the last closed month opens again, with a reason; what it carried over is reversed in red', async () => {
  expect(await refused('period.reopen', { period: BEFORE, reason: '漏单' })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'period' }] },
  })
  expect(await refused('period.reopen', { period: LAST, reason: '' })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'reason' }] },
  })
  expect(await finance('period.reopen', { period: LAST, reason: '漏单' })).toEqual({ closedTo: endOfMonth(`${BEFORE}-01`) })
  expect([await balance('3103', LAST), await balance('5001', LAST)]).toEqual(['-593.76', '-50.00'])
  await sale(LAST, '2', '11.30')
  const { made } = await finance('period.close', { period: LAST })
  expect(made.find(({ step }: { step: string }) => step === 'profit').amount).toBe('94.55')
  expect(await balance('5', LAST)).toBe('0.00')
  const { rows } = await owner.do('access', 'operation.list', { text: '反结账', limit: 5 })
  expect(rows.some(({ after }: { after: { reason?: string } }) => after?.reason === '漏单')).toBe(true)
})

test('a month that is not over, waits for approval or holds differences does not close; drafts are only told', async () => {
  await finance('period.reopen', { period: LAST, reason: '试' })
  const draft = await shop.draft([lineOf(goods, '1', { price: '5' })], { date: middle(LAST) })
  expect((await finance('period.check', { period: LAST })).problems).toEqual([{ check: 'drafts', blocks: false, count: 1 }])
  const submitted = await owner.do('sales', 'delivery.submit', seen(draft))
  const before = await shop.traces()
  expect(await refused('period.close', { period: LAST })).toMatchObject({ code: 'PERIOD_NOT_READY', data: { checks: ['submitted'] } })
  expect(await refused('period.close', { period: THIS })).toMatchObject({ data: { checks: ['notOver', 'earlierOpen', 'submitted'] } })
  for (const period of ['2026-13', '2026', 'abc', '2026-00'])
    expect(await refused('period.close', { period })).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'period' }] } })
  expect(await shop.traces()).toEqual(before)
  await owner.do('sales', 'delivery.reject', { ...seen(submitted), reason: '不卖了' })
})

test('VAT by rate and kind is what its accounts moved: returns, voids, expenses and vouchers in it', async () => {
  const { id: trial } = await sale(THIS, '3', '11.30')
  const [line] = (await owner.do('sales', 'delivery.detail', { id: trial })).lines
  const back = { ...lineOf(goods, '1'), sourceLine: line.id }
  await owner.do('sales', 'salesReturn.post', shop.sale([back], { date: today() }))
  const undone = await sale(THIS, '1', '5.65')
  await owner.do('sales', 'delivery.void', { ...seen(undone), reason: '错' })
  const category = (await finance('expenseCategory.list', { limit: 200 })).rows.find(({ name }: { name: string }) => name === '运费')
  await finance('expense.post', {
    date: today(),
    charges: [{ category: category.id, amount: '109', tax: '9' }],
    methods: [{ fund: bank, amount: '109' }],
  })
  await owner.do(
    'purchase',
    'receipt.post',
    shop.purchase([lineOf(goods, '10', { price: '1.06', taxRate: '0.06', deductible: false })], { date: today() }),
  )
  const { rows, output, input } = await finance('tax.vat', { from: THIS, to: THIS })
  expect(rows).toEqual([
    { side: 'output', kind: 'delivery', rate: '0.130000', net: '30.00', tax: '3.90' },
    { side: 'output', kind: 'salesReturn', rate: '0.130000', net: '-10.00', tax: '-1.30' },
    { side: 'input', kind: 'receipt', rate: '0.130000', net: '400.00', tax: '52.00' },
    { side: 'input', kind: 'expense', rate: null, net: null, tax: '9.00' },
  ])
  const moved = async (account: string) =>
    (await finance('ledger.general', { account, from: THIS, to: THIS })).rows.map(
      ({ debit, credit }: { debit: string; credit: string }) => [debit, credit],
    )
  expect([output, input, await moved('22210102'), await moved('22210101')]).toEqual([
    '2.60',
    '61.00',
    [['0.00', '2.60']],
    [['61.00', '0.00']],
  ])
})

test('two phones close at once: one closes, the other finds it closed; a repeated request gets the first answer', async () => {
  const accountant = await newMember(db.invoke, owner, 'accountant')
  const answers = await Promise.all([owner, accountant].map((caller) => caller.answer('finance', 'period.close', { period: LAST })))
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['PERIOD_CLOSED', 'ok'])
  await accountant.do('finance', 'period.reopen', { period: LAST, reason: '再来' })
  const request = randomUUID()
  const repeated = await Promise.all([1, 2, 3].map(() => owner.answer('finance', 'period.close', { period: LAST }, request)))
  expect(new Set(repeated.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(repeated[0]!.ok).toBe(true)
})

test('goods that are sold while the month closes are in it whole or refused', async () => {
  await finance('period.reopen', { period: LAST, reason: '再来' })
  const line = shop.sale([lineOf(goods, '1', { price: '1.13' })], { date: middle(LAST) })
  const racing = Array.from({ length: 6 }, () => owner.answer('sales', 'delivery.post', line))
  const [closed, ...sold] = await Promise.all([owner.answer('finance', 'period.close', { period: LAST }), ...racing])
  expect(closed.ok).toBe(true)
  for (const answer of sold) expect(['ok', 'PERIOD_CLOSED']).toContain(answer.ok ? 'ok' : answer.code)
  expect(await balance('5', LAST)).toBe('0.00')
})

test('a small-scale payer sells at the levy rate, buys gross, and owes what it sold', async () => {
  const small = await Shop.open(db, '小规模商贸')
  const { closedTo: _closedTo, ...kept } = await small.owner.do('system', 'settings.show')
  await small.owner.do('system', 'settings.save', { ...kept, taxpayer: 'small', levyRate: '0.01', halfSurcharges: true })
  const bought = await small.stocked('茶', '10')
  const sold = (date: string, more: object = {}) =>
    small.owner.do('sales', 'delivery.post', small.sale([lineOf(bought, '1', { price: '101', ...more })], { date }))
  const { id } = await sold(middle(LAST))
  expect(await small.owner.do('sales', 'delivery.detail', { id })).toMatchObject({
    tax: '1.00',
    amountExcl: '100.00',
    lines: [{ taxRate: '0.010000' }],
  })
  await sold(middle(LAST), { taxRate: '0' })
  const months = { from: LAST, to: LAST }
  expect(await small.owner.do('finance', 'tax.vat', months)).toMatchObject({
    taxpayer: 'small',
    output: '1.00',
    input: '0.00',
    unpaid: '1.00',
  })
  const { made } = await small.owner.do('finance', 'period.close', { period: LAST })
  expect(made.map(({ step, amount }: { step: string; amount: string }) => [step, amount])).toEqual([
    ['surcharges', '0.07'],
    ['profit', '205.59'],
  ])
  await small.close()
})

test('a company without movement closes months that are empty', async () => {
  const empty = await Shop.open(db, '空账')
  const { rows } = await empty.owner.do('finance', 'period.list')
  expect(rows).toEqual([{ period: THIS, closed: false, vouchers: 0 }])
  expect(await empty.owner.do('finance', 'period.close', { period: LAST })).toEqual({ closedTo: endOfMonth(`${LAST}-01`), made: [] })
  expect(await empty.owner.do('finance', 'period.reopen', { period: LAST, reason: '试' })).toEqual({ closedTo: null })
  await empty.close()
})
