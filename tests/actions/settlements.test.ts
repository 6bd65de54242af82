import { type Caller, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let both: string
let funds: { id: string; balance: string }[]

beforeAll(async () => {
  db = await testDatabase('settlements')
  shop = await Shop.open(db, '核销商贸')
  owner = shop.owner
  both = await newCustomer(owner, '又买又卖', { supplier: true })
  funds = (await owner.do('finance', 'fund.list')).rows
})
afterAll(() => dropSound(db, shop.close))

interface Item {
  posting: number
  seq: number
  account: string
  open: string
  dueDate: string
}
const open = async (party: string): Promise<Item[]> => (await owner.do('finance', 'settlement.items', { party })).rows
const opens = async (party: string) => (await open(party)).map(({ account, open: amount }) => `${account} ${amount}`)
const chosen = ({ posting, seq }: Item, amount: string) => ({ posting, seq, amount })
const settle = (party: string, way: string, items: object[], more: object = {}) => ({ date: today(), party, way, items, ...more })
const sell = async (party: string, amount: string, more: object = {}): Promise<Outcome> => {
  const goods = await shop.stocked(`货${Math.random()}`, '5')
  return owner.do('sales', 'delivery.post', { ...shop.sale([lineOf(goods, '1', { price: amount })]), party, ...more })
}
const advance = (party: string, amount: string) =>
  owner.do('finance', 'collection.post', { date: today(), party, methods: [{ fund: funds[0]!.id, amount }], items: [] })

test('an advance settles a receivable; voiding opens both again, and what was settled stands until then', async () => {
  const party = await newCustomer(owner, '预收客户')
  await advance(party, '80')
  await sell(party, '100')
  const [first, second] = await open(party)
  const items = [first!, second!].map((item) => chosen(item, '80'))
  const made = await owner.do('finance', 'settlement.post', settle(party, 'offset', items))
  expect(made.number).toMatch(/^HX\d{8}0001$/)
  expect(await opens(party)).toEqual(['1122 20.00'])
  expect(await owner.do('finance', 'settlement.detail', { id: made.id })).toMatchObject({
    way: 'offset',
    amountIncl: '80.00',
    voucher: expect.any(String),
  })
  await owner.do('finance', 'settlement.void', { ...seen(made), reason: '核错了' })
  expect((await opens(party)).sort()).toEqual(['1122 100.00', '2203 -80.00'])
})

test('receivable against payable, and what is left goes to another party with its due date', async () => {
  const goods = await shop.stocked('互抵', '1')
  await owner.do('purchase', 'receipt.post', { ...shop.purchase([lineOf(goods, '1', { price: '30' })]), party: both })
  await sell(both, '50')
  const items = await open(both)
  const [debit] = items.filter(({ account }) => account === '1122')
  const [credit] = items.filter(({ account }) => account === '2202')
  await owner.do('finance', 'settlement.post', settle(both, 'offset', [chosen(debit!, '30'), chosen(credit!, '30')]))
  expect(await opens(both)).toEqual(['1122 20.00'])
  const to = await newCustomer(owner, '承接人')
  const moved = await owner.do('finance', 'settlement.post', settle(both, 'transfer', [chosen(debit!, '20')], { toParty: to }))
  expect(await opens(both)).toEqual([])
  expect(await open(to)).toMatchObject([{ account: '1122', open: '20.00', dueDate: debit!.dueDate }])
  await owner.do('finance', 'settlement.void', { ...seen(moved), reason: '对方不认' })
  expect(await opens(to)).toEqual([])
  const written = await owner.do('finance', 'settlement.post', settle(both, 'writeOff', [chosen(debit!, '20')]))
  expect(await opens(both)).toEqual([])
  await owner.do('finance', 'settlement.void', { ...seen(written), reason: '收回来了' })
})

test('a match and its undo are dated today, however old the items are', async () => {
  const party = await newCustomer(owner, '跨月客户')
  const day = `${new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 8)}15`
  await sell(party, '60', { date: day })
  await advance(party, '60')
  const items = (await open(party)).map((item) => chosen(item, '60'))
  const made = await owner.do('finance', 'settlement.post', settle(party, 'offset', items))
  await owner.do('finance', 'settlement.void', { ...seen(made), reason: '撤' })
  const [match] = await shop.rows(
    'SELECT SUM(amount) AS amount, MIN(date) AS first, MAX(date) AS last FROM party_match m WHERE company = ? AND m.posting IN (SELECT number FROM posting WHERE company = ? AND document = ?)',
    owner.company,
    owner.company,
    made.id,
  )
  expect(match).toMatchObject({ first: today(), last: today() })
})

test('twice settles once, five phones settle once, and a salesperson may not settle at all', async () => {
  const party = await newCustomer(owner, '抢核销')
  await advance(party, '10')
  await sell(party, '10')
  const items = (await open(party)).map((item) => chosen(item, '10'))
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => owner.answer('finance', 'settlement.post', settle(party, 'offset', items))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toMatchObject(Array(4).fill({ code: 'ITEM_SETTLED' }))
  const seller = await newMember(db.invoke, owner, 'salesperson')
  expect(await seller.refused('finance', 'settlement.post', settle(party, 'offset', items))).toMatchObject({ code: 'FORBIDDEN' })
})

test('money goes from one fund account to another with a fee, and back by voiding', async () => {
  const [cash, bank] = funds
  const before = (await owner.do('finance', 'fund.list')).rows.map((row: any) => Number(row.balance))
  const input = { date: today(), fromFund: cash!.id, toFund: bank!.id, transferred: '50', fee: '0.5' }
  const made = await owner.do('finance', 'fundTransfer.post', input)
  expect(made.number).toMatch(/^ZJ\d{8}0001$/)
  const after = (await owner.do('finance', 'fund.list')).rows.map((row: any) => Number(row.balance))
  expect([after[0] - before[0], after[1] - before[1]]).toEqual([-50.5, 50])
  expect(await owner.do('finance', 'fundTransfer.detail', { id: made.id })).toMatchObject({
    fromFundName: '现金',
    toFundName: '银行账户',
    amountIncl: '50.00',
  })
  await owner.do('finance', 'fundTransfer.void', { ...seen(made), reason: '转错' })
  expect((await owner.do('finance', 'fund.list')).rows.map((row: any) => Number(row.balance))).toEqual(before)
  await shop.refusesAll(
    [
      [
        { ...input, toFund: cash!.id },
        { code: 'INVALID', data: { issues: [{ path: 'toFund' }] } },
      ],
      [{ ...input, transferred: '0' }, { code: 'INVALID' }],
      [{ ...input, toFund: '1' }, { code: 'NOT_FOUND' }],
    ],
    'fundTransfer.post',
    'finance',
  )
})
