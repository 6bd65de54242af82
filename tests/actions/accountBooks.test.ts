import { addDays } from '../../shared/kernel/fields'
import { type Caller, lineOf, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
const period = today().slice(0, 7)
const before = addDays(`${period}-01`, -1)

beforeAll(async () => {
  db = await testDatabase('accountBooks')
  shop = await Shop.open(db, '账簿商贸')
  owner = shop.owner
  const goods = await shop.stocked('账簿货', '100')
  const cash = (await owner.do('finance', 'fund.list')).rows[0].id
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '2', { price: '11.30' })], { date: before }))
  for (const quantity of ['1', '3']) await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, quantity, { price: '11.30' })]))
  const wrong = await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '5', { price: '11.30' })]))
  await owner.do('sales', 'delivery.void', { ...seen(wrong), reason: '错' })
  await owner.do('finance', 'collection.post', { date: today(), party: shop.customer, methods: [{ fund: cash, amount: '20' }], items: [] })
})
afterAll(() => dropSound(db, shop.close))

const entries = (input: object) => owner.do('finance', 'ledger.entries', { from: period, to: period, ...input })

test('明细账 begins with what was before, ends with what the trial balance says, and pages without a gap', async () => {
  const book = await entries({ account: '1122' })
  expect(book).toMatchObject({ name: '应收账款', opening: '22.60', debit: '45.20', credit: '0.00', closing: '67.80' })
  expect(book.rows.map((row: any) => [row.kind, row.debit, row.balance, row.reversal])).toEqual([
    ['delivery', '-56.50', '67.80', true],
    ['delivery', '56.50', '124.30', false],
    ['delivery', '33.90', '67.80', false],
    ['delivery', '11.30', '33.90', false],
  ])
  const first = await entries({ account: '1122', limit: 3 })
  const second = await entries({ account: '1122', limit: 3, after: first.more })
  expect([...first.rows, ...second.rows]).toEqual(book.rows)
  expect(second.more).toBeNull()
  const { rows } = await owner.do('finance', 'ledger.trialBalance', { from: period, to: period })
  for (const { account, openingDebit, openingCredit, debit, credit } of rows) {
    const own = await entries({ account })
    const sums = { debit: own.debit, credit: own.credit, opening: Number(own.opening).toFixed(2) }
    expect([account, sums]).toEqual([account, { debit, credit, opening: (Number(openingDebit) - Number(openingCredit)).toFixed(2) }])
  }
})

test('an account holds its detail accounts, a party only its own lines', async () => {
  const tax = await entries({ account: '2221' })
  expect(new Set(tax.rows.map((row: any) => row.account))).toEqual(new Set(['22210101', '22210102']))
  expect((await entries({ account: '1122', party: shop.supplier })).rows).toEqual([])
  expect((await entries({ account: '1122', party: shop.customer })).closing).toBe('67.80')
})

test('总账 month by month ends where 明细账 ends', async () => {
  const general = await owner.do('finance', 'ledger.general', { account: '1122', from: before.slice(0, 7), to: period })
  expect(general).toMatchObject({ side: 'debit', opening: '0.00' })
  expect(general.rows).toEqual([
    { period: before.slice(0, 7), debit: '22.60', credit: '0.00', closing: '22.60' },
    { period, debit: '45.20', credit: '0.00', closing: '67.80' },
  ])
})

test('refused: no month, an end before the beginning, an account that is not in the chart', async () => {
  for (const [input, expected] of [
    [{ account: '1122', from: '2026-13', to: period }, { code: 'INVALID' }],
    [{ account: '1122', from: period, to: before.slice(0, 7) }, { code: 'INVALID' }],
    [{ account: '1', from: period, to: period }, { code: 'NOT_FOUND' }],
    [{ account: '%', from: period, to: period }, { code: 'NOT_FOUND' }],
  ] as const)
    expect(await owner.refused('finance', 'ledger.entries', input)).toMatchObject(expected)
})
