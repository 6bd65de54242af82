import { dec } from '../../shared/kernel/money'
import { type Caller, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cash: string
let bank: string

beforeAll(async () => {
  db = await testDatabase('funds')
  shop = await Shop.open(db, '资金商贸')
  owner = shop.owner
  ;[cash, bank] = (await owner.do('finance', 'fund.list')).rows.map((row: { id: string }) => row.id)
})
afterAll(() => dropSound(db, shop.close))

const put = (fund: string, amount: string) =>
  owner.do('finance', 'manualVoucher.post', {
    date: today(),
    entries: [
      { account: fund === cash ? '1001' : '1002', debit: amount, fund, cashItem: 15 },
      { account: '3001', credit: amount },
    ],
  })
const pay = (fund: string, amount: string) => ({ date: today(), party: shop.supplier, methods: [{ fund, amount }], items: [] })
const balanceOf = async (fund: string): Promise<string> => (await owner.do('finance', 'fund.detail', { id: fund })).balance

test('where the company does not allow it, no account goes below zero: not by paying, transferring, or undoing what came in', async () => {
  const opened = await put(cash, '100')
  const { closedTo: _closedTo, ...settings } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...settings, fundBelowZero: 'refuse' })
  const short = (balance: string) => ({ code: 'FUND_BELOW_ZERO', data: { name: '现金', balance } })
  const transfer = { date: today(), fromFund: cash, toFund: bank, transferred: '100', fee: '0.01' }
  await shop.refusesAll([[pay(cash, '100.01'), short('-0.01')]], 'payment.post', 'finance')
  await shop.refusesAll([[transfer, short('-0.01')]], 'fundTransfer.post', 'finance')
  await owner.do('finance', 'payment.post', pay(cash, '40'))
  await shop.refusesAll([[{ ...seen(opened), reason: '撤' }, short('-40.00')]], 'manualVoucher.void', 'finance')
  expect(await balanceOf(cash)).toBe('60.00')
  await owner.do('system', 'settings.save', { ...settings, fundBelowZero: 'allow' })
  await owner.do('finance', 'payment.post', pay(bank, '5'))
  // Money that comes in is taken even where the account is still below zero after it.
  await owner.do('system', 'settings.save', { ...settings, fundBelowZero: 'refuse' })
  await put(bank, '1')
  expect(await balanceOf(bank)).toBe('-4.00')
  await owner.do('system', 'settings.save', { ...settings, fundBelowZero: 'allow' })
})

test('money is counted against the books: what is short is a loss, and undone in red; books that moved meanwhile are counted again', async () => {
  const count = (booked: string, counted: string, more: object = {}) => ({
    date: today(),
    fund: cash,
    booked,
    counted,
    way: 'settled',
    ...more,
  })
  const booked = await balanceOf(cash)
  const made = await owner.do('finance', 'cashCount.post', count(booked, '58.80'))
  expect(made.number).toMatch(/^XJPD\d{8}0001$/)
  expect(await balanceOf(cash)).toBe('58.80')
  await shop.refusesAll([[count(booked, '58.80'), { code: 'INVALID' }]], 'cashCount.post', 'finance')
  await owner.do('finance', 'cashCount.void', { ...seen(made), reason: '点错' })
  expect(await balanceOf(cash)).toBe(booked)
  await owner.do('finance', 'cashCount.post', count(booked, '50', { way: 'person', party: shop.customer }))
  const { rows } = await owner.do('finance', 'collection.items', { party: shop.customer, side: 'other' })
  expect(rows).toMatchObject([{ account: '1221', open: '10.00' }])
  const seller = await newMember(db.invoke, owner, 'salesperson')
  expect(await seller.refused('finance', 'cashCount.post', count('50.00', '50'))).toMatchObject({ code: 'FORBIDDEN' })
})

test('the forecast begins with the money there is, and takes in what is due and what is ordered, as far as it is not delivered', async () => {
  const before = await owner.do('finance', 'fund.forecast', { weeks: 1 })
  const goods = await shop.stocked('预测的货', '9') // 20.34 owed at once
  const order = await owner.do('sales', 'salesOrder.post', shop.sale([lineOf(goods, '4', { price: '10' })]))
  const ordered = (await owner.do('finance', 'fund.forecast', { weeks: 1 })).rows[0]
  expect([dec(ordered.payable).minus(before.rows[0].payable).toFixed(2), ordered.salesOrders]).toEqual(['20.34', '40.00'])
  const [line] = (await owner.do('sales', 'salesOrder.detail', { id: order.id })).lines
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '1', { sourceLine: line.id })]))
  const after = await owner.do('finance', 'fund.forecast', { weeks: 1 })
  expect([after.rows[0].salesOrders, dec(after.rows[0].receivable).minus(before.rows[0].receivable).toFixed(2)]).toEqual(['30.00', '10.00'])
  expect(after.position).toBe(before.position)
  const seller = await newMember(db.invoke, owner, 'salesperson')
  expect(await seller.refused('finance', 'fund.forecast', {})).toMatchObject({ code: 'FORBIDDEN' })
})
