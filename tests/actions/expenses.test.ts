import { type Caller, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cash: string
let categories: { id: string; name: string }[]
const idOf = (name: string): string => categories.find((row) => row.name === name)!.id

beforeAll(async () => {
  db = await testDatabase('expenses')
  shop = await Shop.open(db, '费用商贸')
  owner = shop.owner
  cash = (await owner.do('finance', 'fund.list')).rows[0].id
  categories = (await owner.do('finance', 'expenseCategory.list', { limit: 200 })).rows
})
afterAll(() => dropSound(db, shop.close))

const period = today().slice(0, 7)
const sums = async (account: string) => {
  const { rows } = await owner.do('finance', 'ledger.trialBalance', { from: period, to: period })
  const row = rows.find((each: { account: string }) => each.account === account)
  return row ? [row.debit, row.credit] : ['0.00', '0.00']
}

test('an expense is paid in cash and undone; a scrap sale brings money', async () => {
  const input = {
    date: today(),
    charges: [{ category: idOf('运费'), amount: '109', tax: '9', note: '送货' }],
    methods: [{ fund: cash, amount: '109' }],
  }
  const made = await owner.do('finance', 'expense.post', input)
  expect(made.number).toMatch(/^FY\d{8}0001$/)
  expect(await sums('560103')).toEqual(['100.00', '0.00'])
  expect(await sums('22210101')).toEqual(['9.00', '0.00'])
  expect(await owner.do('finance', 'expense.detail', { id: made.id })).toMatchObject({
    amountIncl: '109.00',
    charges: [{ categoryName: '运费', amount: '109.00', tax: '9.00', note: '送货' }],
    methods: [{ fundName: '现金', amount: '109.00' }],
  })
  await owner.do('finance', 'expense.void', { ...seen(made), reason: '记错' })
  expect(await sums('560103')).toEqual(['0.00', '0.00'])
  const scrap = await owner.do('finance', 'income.post', {
    date: today(),
    charges: [{ category: idOf('废品收入'), amount: '30' }],
    methods: [{ fund: cash, amount: '30' }],
  })
  expect(scrap.number).toMatch(/^SR\d{8}0001$/)
  expect((await owner.do('finance', 'fund.list')).rows[0].balance).toBe('30.00')
})

test('what is owed for an expense is paid later as another open item, once', async () => {
  await owner.do('finance', 'expense.post', {
    date: today(),
    party: shop.supplier,
    charges: [{ category: idOf('房租'), amount: '600' }],
    methods: [],
  })
  const { rows } = await owner.do('finance', 'payment.items', { party: shop.supplier, side: 'other' })
  expect(rows).toMatchObject([{ account: '2241', open: '-600.00' }])
  const item = { posting: rows[0].posting, seq: rows[0].seq, amount: '600' }
  const pay = { date: today(), party: shop.supplier, side: 'other', methods: [{ fund: cash, amount: '600' }], items: [item] }
  const answers = await Promise.all([1, 2, 3].map(() => owner.answer('finance', 'payment.post', pay)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toMatchObject(Array(2).fill({ code: 'ITEM_SETTLED' }))
})

test('refused: accounts that cannot be spent on, wrong roles; nothing is left', async () => {
  const wrong = (await owner.do('finance', 'expenseCategory.save', { name: '存货', categoryKind: 'expense', account: '1405' })).id
  const unknown = (await owner.do('finance', 'expenseCategory.save', { name: '没有的科目', categoryKind: 'expense', account: '9999' })).id
  const of = (category: string) => ({ date: today(), charges: [{ category, amount: '1' }], methods: [{ fund: cash, amount: '1' }] })
  await shop.refusesAll(
    [
      [of(wrong), { code: 'INVALID' }],
      [of(unknown), { code: 'INVALID' }],
      [of('1'), { code: 'NOT_FOUND' }],
      [{ ...of(idOf('运费')), charges: [] }, { code: 'INVALID' }],
      [
        { ...of(idOf('运费')), methods: [] },
        { code: 'INVALID', data: { issues: [{ path: 'party' }] } },
      ],
    ],
    'expense.post',
    'finance',
  )
  const seller = await newMember(db.invoke, owner, 'salesperson')
  expect(await seller.refused('finance', 'expense.post', of(idOf('运费')))).toMatchObject({ code: 'FORBIDDEN' })
})

test('a salesperson claims what they paid; the accountant approves it, and it is paid as what is owed to the employee, once', async () => {
  const seller = await newMember(db.invoke, owner, 'salesperson')
  const clerk = await owner.do('finance', 'staff.save', { name: '小李' })
  const claim = { date: today(), party: clerk.id, charges: [{ category: idOf('差旅费'), amount: '88', note: '高铁' }], methods: [] }
  expect(await seller.refused('finance', 'expense.post', claim)).toMatchObject({ code: 'FORBIDDEN' })
  const saved = await seller.do('finance', 'expense.save', claim)
  const { version } = await seller.do('finance', 'expense.submit', seen(saved))
  const other = await newMember(db.invoke, owner, 'salesperson')
  expect(await other.refused('finance', 'expense.detail', { id: saved.id })).toMatchObject({ code: 'NOT_FOUND' })
  const accountant = await newMember(db.invoke, owner, 'accountant')
  await accountant.do('finance', 'expense.approve', { id: saved.id, version })
  const owed = async () => (await accountant.do('finance', 'staff.list')).rows.find((row: any) => row.name === '小李').balance
  expect(await owed()).toBe('88.00')
  const { rows } = await accountant.do('finance', 'payment.items', { party: clerk.id, side: 'other' })
  expect(rows).toMatchObject([{ account: '2241', open: '-88.00' }])
  await accountant.do('finance', 'payment.post', {
    date: today(),
    party: clerk.id,
    side: 'other',
    methods: [{ fund: cash, amount: '88' }],
    items: [{ posting: rows[0].posting, seq: rows[0].seq, amount: '88' }],
  })
  expect(await owed()).toBe('0.00')
  expect(await owner.refused('sales', 'customer.detail', { id: clerk.id })).toMatchObject({ code: 'NOT_FOUND' })
})
