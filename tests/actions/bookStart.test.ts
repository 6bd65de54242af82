import { addDays } from '../../shared/kernel/fields'
import { type Caller, lineOf, newGoods, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let bank: string

const START = `${today().slice(0, 7)}-01`
const EVE = addDays(START, -1)
const finance = (action: string, input: object = {}) => owner.do('finance', action, input)
const refused = async (action: string, input: object, caller = owner) => {
  const { code, data } = await caller.refused('finance', action, input)
  return [code, data.issues?.[0]?.path, data.issues?.[0]?.message]
}

beforeAll(async () => {
  db = await testDatabase('bookStart')
  shop = await Shop.open(db, '建账商贸')
  owner = shop.owner
  bank = (await finance('fund.list')).rows[1].id
})
afterAll(() => dropSound(db, shop.close))

const balances = {
  date: EVE,
  parties: [
    { party: '', account: '1122', amount: '300', dueDate: addDays(EVE, 20) },
    { party: '', account: '2202', amount: '120' },
  ],
  funds: [{ fund: '', amount: '1000' }],
  accounts: [
    { account: '3001', credit: '800' },
    { account: '1601', debit: '500' },
    { account: '1602', credit: '100' },
  ],
}
const filled = () => ({
  ...balances,
  parties: balances.parties.map((row, index) => ({ ...row, party: index ? shop.supplier : shop.customer })),
  funds: [{ fund: bank, amount: '1000' }],
})

test('the books begin with goods, parties, money and accounts; what is left is the profit that was kept', async () => {
  expect(await finance('book.show')).toMatchObject({ startsOn: null, opened: false, rows: [], retained: '0.00' })
  await finance('book.start', { startsOn: START })
  const goods = await newGoods(owner, '可乐')
  await owner.do('inventory', 'opening.post', {
    date: EVE,
    warehouse: shop.warehouse,
    lines: [lineOf(goods, '10', { price: '5', taxRate: '0' })],
  })
  await finance('openingBalance.post', filled())
  expect(await finance('book.show')).toMatchObject({
    startsOn: START,
    assets: '1750.00',
    liabilities: '120.00',
    equity: '800.00',
    retained: '830.00',
    unposted: 0,
    rows: expect.arrayContaining([{ account: '1405', name: '库存商品', balance: '50.00' }]),
  })
  expect((await finance('collection.items', { party: shop.customer })).rows).toMatchObject([{ open: '300.00', dueDate: addDays(EVE, 20) }])
  expect((await finance('fund.list')).rows[1].balance).toBe('1000.00')
})

test('dates keep to the start: openings the day before, business from that day on', async () => {
  expect(await refused('openingBalance.post', { ...filled(), date: START })).toEqual([
    'INVALID',
    'date',
    `业务日期：期初要记在启用的前一天（${EVE}）`,
  ])
  const goods = await newGoods(owner, '雪碧')
  const early = shop.purchase([lineOf(goods, '1', { price: '1' })], { date: EVE })
  expect(await owner.refused('purchase', 'receipt.post', early)).toMatchObject({
    data: { issues: [{ path: 'date', message: `业务日期：早于账套的启用日期（${START}）` }] },
  })
  expect(await refused('book.start', { startsOn: EVE })).toEqual([
    'INVALID',
    'startsOn',
    '已有期初单据记在启用日期或之后，请选更晚的日期，或先红冲它们',
  ])
  expect(await refused('book.start', { startsOn: addDays(today(), 2) })).toEqual([
    'INVALID',
    'startsOn',
    `启用日期最晚是明天（${addDays(today(), 1)}）`,
  ])
  await owner.do('purchase', 'receipt.post', { ...early, date: START })
  expect(await refused('book.start', { startsOn: addDays(START, 1) })).toEqual([
    'INVALID',
    'startsOn',
    '启用日期之前已有业务单据，请选更早的日期',
  ])
})

test('the books open when what is left is confirmed and nothing waits; then openings stand', async () => {
  const draft = await finance('openingBalance.save', { ...filled(), parties: [], accounts: [] })
  expect((await refused('book.open', { retained: '830' }))[2]).toBe('还有 1 张期初单据没有审核')
  await finance('openingBalance.remove', seen(draft))
  expect((await refused('book.open', { retained: '800' }))[2]).toBe('未分配利润现在是 ¥830.00，和确认的不同，请重新核对')
  await finance('book.open', { retained: '830' })
  expect(await finance('book.show')).toMatchObject({ opened: true })
  expect((await refused('openingBalance.post', filled()))[2]).toBe('账套已启用，期初不能再改')
  const [row] = (await finance('openingBalance.list')).rows
  expect((await refused('openingBalance.void', { ...seen(row), reason: '错' }))[2]).toBe('账套已启用，期初不能再改')
  expect((await refused('book.start', { startsOn: START }))[2]).toBe('账套已启用，启用日期不能再改')
  expect((await refused('book.open', { retained: '830' }))[2]).toBe('账套已经启用')
})

test('opening is taken back with a reason, unless a period was closed since; the periods before stay shut', async () => {
  expect((await refused('period.reopen', { period: EVE.slice(0, 7), reason: '看看' }))[2]).toBe(
    '这是账套启用以前的期间，要改期初请取消启用',
  )
  await finance('book.reopen', { reason: '漏了一户' })
  expect((await refused('book.reopen', { reason: '再来' }))[2]).toBe('账套还没有启用')
  const more = await finance('openingBalance.post', {
    date: EVE,
    parties: [{ party: shop.customer, account: '2203', amount: '30' }],
    funds: [],
    accounts: [],
  })
  expect((await finance('book.show')).retained).toBe('800.00')
  await finance('openingBalance.void', { ...seen(more), reason: '重复' })
  await finance('book.open', { retained: '830.00' })
})

test('two phones open at once: one opens', async () => {
  await finance('book.reopen', { reason: '再来' })
  const answers = await Promise.all([1, 2].map(() => owner.answer('finance', 'book.open', { retained: '830' })))
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
})
