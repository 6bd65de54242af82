import { type Caller, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let bank: string
let cash: string

beforeAll(async () => {
  db = await testDatabase('collections')
  shop = await Shop.open(db, '收款商贸')
  owner = shop.owner
  const { rows } = await owner.do('finance', 'fund.list')
  cash = rows.find((row: { fundKind: string }) => row.fundKind === 'cash').id
  bank = rows.find((row: { fundKind: string }) => row.fundKind === 'bank').id
})
afterAll(() => dropSound(db, shop.close))

const sell = async (amount: string): Promise<Outcome> => {
  const goods = await shop.stocked(`货${amount}${Math.random()}`, '10')
  return owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '1', { price: amount })]))
}
interface Item {
  posting: number
  seq: number
  account: string
  open: string
  document: string
}
const open = async (party = shop.customer): Promise<Item[]> => (await owner.do('finance', 'collection.items', { party })).rows
const itemOf = async ({ id }: Outcome): Promise<Item> => (await open()).find(({ document }) => document === id)!
const chosen = ({ posting, seq }: Item, amount: string) => ({ posting, seq, amount })
const money = (methods: object[], items: object[] = [], more: object = {}) => ({
  date: today(),
  party: shop.customer,
  methods,
  items,
  ...more,
})
const balance = async () => (await owner.do('sales', 'customer.balance', { id: shop.customer })).balance
const journal = (fund: string) => owner.do('finance', 'fund.journal', { fund, from: `${today().slice(0, 7)}-01`, to: today() })

test('a company starts with cash, bank, WeChat and Alipay, all empty', async () => {
  const { rows } = await owner.do('finance', 'fund.list')
  expect(rows.map((row: any) => [row.name, row.fundKind, row.balance])).toEqual([
    ['现金', 'cash', '0.00'],
    ['银行账户', 'bank', '0.00'],
    ['微信', 'wechat', '0.00'],
    ['支付宝', 'alipay', '0.00'],
  ])
})

test('three deliveries are collected at once: in cash and by bank with a fee, a discount, the rest an advance', async () => {
  const made = [await sell('100'), await sell('50'), await sell('20')]
  const items = await Promise.all(made.map(itemOf))
  const collected = await owner.do(
    'finance',
    'collection.post',
    money(
      [
        { fund: cash, amount: '60' },
        { fund: bank, amount: '110', fee: '1', reference: '流水1' },
      ],
      [chosen(items[0]!, '100'), chosen(items[1]!, '50'), chosen(items[2]!, '15')],
      { allowance: '5' },
    ),
  )
  expect(collected).toMatchObject({ state: 'approved', number: expect.stringMatching(/^SK\d{8}0001$/) })
  expect((await open()).map((item) => [item.account, item.open])).toEqual([
    ['1122', '5.00'],
    ['2203', '-10.00'],
  ])
  expect(await balance()).toBe('-5.00')
  const detail = await owner.do('finance', 'collection.detail', { id: collected.id })
  expect(detail).toMatchObject({ amountIncl: '170.00', allowance: '5.00', partyName: '收款商贸的客户', lines: [], allowed: ['void'] })
  expect(detail.methods).toMatchObject([
    { fundName: '现金', amount: '60.00', fee: null },
    { fundName: '银行账户', amount: '110.00', fee: '1.00', reference: '流水1' },
  ])
  expect(detail.items).toMatchObject(made.map(({ id, number }) => ({ document: id, kind: 'delivery', number })))
  expect(detail.related.map((row: any) => [row.id, row.direction]).sort()).toEqual(made.map(({ id }) => [id, 'source']).sort())
  const delivery = await owner.do('sales', 'delivery.detail', { id: made[0]!.id })
  expect(delivery.related).toMatchObject([{ id: collected.id, kind: 'collection', direction: 'target' }])
  expect((await owner.do('finance', 'fund.list')).rows.map((row: any) => row.balance)).toEqual(['60.00', '109.00', '0.00', '0.00'])
  const book = await journal(bank)
  expect(book).toMatchObject({ opening: '0.00', received: '110.00', paid: '1.00', closing: '109.00' })
  expect(book.rows).toMatchObject([
    { paid: '1.00', balance: '109.00', number: collected.number, kind: 'collection', partyName: '收款商贸的客户' },
    { received: '110.00', balance: '110.00' },
  ])
})

test('what is settled cannot be voided before its collection; voiding that opens the items again, dated today', async () => {
  const delivery = await sell('30')
  const collected = await owner.do(
    'finance',
    'collection.post',
    money([{ fund: cash, amount: '30' }], [chosen(await itemOf(delivery), '30')]),
  )
  expect(await owner.refused('sales', 'delivery.void', { ...seen(delivery), reason: '错' })).toMatchObject({
    code: 'BLOCKED_BY',
    data: { kind: 'collection', number: collected.number },
  })
  const before = await owner.do('finance', 'fund.list')
  await owner.do('finance', 'collection.void', { ...seen(collected), reason: '收错了' })
  expect(await itemOf(delivery)).toMatchObject({ open: '30.00' })
  expect(Number((await owner.do('finance', 'fund.list')).rows[0].balance)).toBe(Number(before.rows[0].balance) - 30)
  expect((await owner.do('sales', 'delivery.detail', { id: delivery.id })).related).toEqual([])
  await owner.do('sales', 'delivery.void', { ...seen(delivery), reason: '错' })
})

test('sent twice it is collected once; two phones at once settle an item once', async () => {
  const delivery = await sell('40')
  const input = money([{ fund: cash, amount: '40' }], [chosen(await itemOf(delivery), '40')])
  const request = crypto.randomUUID()
  const [first, again] = await Promise.all([1, 2].map(() => owner.answer('finance', 'collection.post', input, request)))
  expect(first).toEqual(again)
  expect(first).toMatchObject({ ok: true })
  const other = await sell('41')
  const rival = money([{ fund: cash, amount: '41' }], [chosen(await itemOf(other), '41')])
  const answers = await Promise.all(Array.from({ length: 5 }, () => owner.answer('finance', 'collection.post', rival)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toMatchObject(
    Array(4).fill({ code: 'ITEM_SETTLED', data: { number: other.number, open: '0.00', wanted: '41.00' } }),
  )
})

test('a draft is kept with its lists, changed, submitted and approved; what was settled meanwhile is refused then', async () => {
  const delivery = await sell('70')
  const item = await itemOf(delivery)
  const saved = await owner.do('finance', 'collection.save', money([{ fund: cash, amount: '1' }], [chosen(item, '1')]))
  const changed = await owner.do('finance', 'collection.save', {
    ...money([{ fund: bank, amount: '70' }], [chosen(item, '70')]),
    ...seen(saved),
  })
  expect(await owner.do('finance', 'collection.detail', { id: saved.id })).toMatchObject({
    state: 'draft',
    amountIncl: '70.00',
    methods: [{ fund: bank, amount: '70.00' }],
    items: [{ posting: item.posting, amount: '70.00', number: delivery.number }],
  })
  const submitted = await owner.do('finance', 'collection.submit', seen(changed))
  await owner.do('finance', 'collection.post', money([{ fund: cash, amount: '50' }], [chosen(item, '50')]))
  expect(await owner.refused('finance', 'collection.approve', seen(submitted))).toMatchObject({
    code: 'ITEM_SETTLED',
    data: { open: '20.00' },
  })
  const back = await owner.do('finance', 'collection.reject', { ...seen(submitted), reason: '已收一部分' })
  const again = await owner.do('finance', 'collection.save', {
    ...money([{ fund: bank, amount: '20' }], [chosen(item, '20')]),
    ...seen(back),
  })
  const last = await owner.do('finance', 'collection.submit', seen(again))
  expect(await owner.do('finance', 'collection.approve', seen(last))).toMatchObject({ state: 'approved', number: submitted.number })
  expect(await itemOf(delivery)).toBeUndefined()
})

test('a supplier is paid, prepaid and refunds; a customer is refunded for what came back', async () => {
  const goods = await shop.stocked('付款货', '10')
  const of = async () => (await owner.do('finance', 'payment.items', { party: shop.supplier })).rows as Item[]
  const [oldest] = await of()
  const pay = { date: today(), party: shop.supplier, methods: [{ fund: bank, amount: '30' }], items: [chosen(oldest!, '22.60')] }
  await owner.do('finance', 'payment.post', pay)
  expect((await of()).find(({ account }) => account === '1123')).toMatchObject({ open: '7.40' })
  const advance = (await of()).find(({ account }) => account === '1123')!
  const refund = { date: today(), party: shop.supplier, side: 'supplier', methods: [{ fund: bank, amount: '7.40' }] }
  await owner.do('finance', 'collection.post', { ...refund, items: [chosen(advance, '7.40')] })
  expect((await of()).filter(({ account }) => account === '1123')).toEqual([])
  const delivery = await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '2', { price: '10' })]))
  await owner.do('finance', 'collection.post', money([{ fund: cash, amount: '20' }], [chosen(await itemOf(delivery), '20')]))
  const { lines } = await owner.do('sales', 'delivery.detail', { id: delivery.id })
  const returned = await owner.do('sales', 'salesReturn.post', shop.sale([lineOf(goods, '1', { sourceLine: lines[0].id })]))
  const back = await itemOf(returned)
  expect(back).toMatchObject({ open: '-10.00' })
  const out = {
    date: today(),
    party: shop.customer,
    side: 'customer',
    methods: [{ fund: cash, amount: '10' }],
    items: [chosen(back, '10')],
  }
  await owner.do('finance', 'payment.post', out)
  expect(await itemOf(returned)).toBeUndefined()
})

test('refused, and nothing is left: foreign items, archived accounts, future and absurd input', async () => {
  const delivery = await sell('60')
  const item = await itemOf(delivery)
  const other = (await owner.do('sales', 'customer.save', { name: '别的客户' })).id
  const gone = await owner.do('finance', 'fund.save', { name: '旧账户', fundKind: 'bank' })
  await owner.do('finance', 'fund.archive', { ...gone, archived: true })
  const good = money([{ fund: cash, amount: '60' }], [chosen(item, '60')])
  await shop.refusesAll(
    [
      [{ ...good, party: other }, { code: 'NOT_FOUND' }],
      [{ ...good, items: [{ posting: 999_999, seq: 0, amount: '1' }] }, { code: 'NOT_FOUND' }],
      [
        { ...good, party: undefined },
        { code: 'INVALID', data: { issues: [{ path: 'party', message: '请选择往来单位' }] } },
      ],
      [
        { ...good, methods: [{ fund: gone.id, amount: '60' }] },
        { code: 'INVALID', data: { issues: [{ message: '资金账户“旧账户”已停用' }] } },
      ],
      [{ ...good, methods: [{ fund: cash, amount: '0' }] }, { code: 'INVALID' }],
      [{ ...good, methods: [{ fund: cash, amount: '-60' }] }, { code: 'INVALID' }],
      [{ ...good, lines: [] }, { code: 'INVALID' }],
      [{ ...good, date: '2099-01-01' }, { code: 'FUTURE_DATE' }],
    ],
    'collection.post',
    'finance',
  )
})

test('a salesperson collects and sees own collections only; a purchaser asks for payments and approves none', async () => {
  const seller = await newMember(db.invoke, owner, 'salesperson')
  const delivery = await sell('10')
  await seller.do('finance', 'collection.post', money([{ fund: cash, amount: '10' }], [chosen(await itemOf(delivery), '10')]))
  expect((await seller.do('finance', 'collection.list', { totals: true })).count).toBe(1)
  expect((await seller.do('finance', 'fund.list')).rows[0]).not.toHaveProperty('balance')
  expect(await seller.refused('finance', 'collection.items', { party: shop.supplier, side: 'supplier' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  const purchaser = await newMember(db.invoke, owner, 'purchaser')
  const wish = { date: today(), party: shop.supplier, methods: [{ fund: bank, amount: '5' }], items: [] }
  const saved = await purchaser.do('finance', 'payment.save', wish)
  const submitted = await purchaser.do('finance', 'payment.submit', seen(saved))
  expect(submitted).toMatchObject({ state: 'submitted' })
  expect(await purchaser.refused('finance', 'payment.approve', seen(submitted))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await owner.do('finance', 'payment.approve', seen(submitted))).toMatchObject({ state: 'approved' })
})

test('the kind of an account that has postings stays with its ledger account', async () => {
  const { rows } = await owner.do('finance', 'fund.list')
  const { balance: _balance, archived: _archived, ...fund } = rows[0]
  expect(await owner.refused('finance', 'fund.save', { ...fund, fundKind: 'bank' })).toMatchObject({ code: 'IN_USE' })
  await owner.do('finance', 'fund.save', { ...fund, name: '备用金' })
})
