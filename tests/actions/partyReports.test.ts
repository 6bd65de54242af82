import { addDays } from '../../shared/kernel/fields'
import { type Caller, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound, expectSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cash: string
const day = (ago: number): string => addDays(today(), -ago)

beforeAll(async () => {
  db = await testDatabase('partyReports')
  shop = await Shop.open(db, '账龄商贸')
  owner = shop.owner
  cash = (await owner.do('finance', 'fund.list')).rows[0].id
})
afterAll(() => dropSound(db, shop.close))

const sell = async (party: string, amount: string, date = today()): Promise<Outcome> => {
  const goods = await shop.stocked(`货${Math.random()}`, '1')
  return owner.do('sales', 'delivery.post', { ...shop.sale([lineOf(goods, '1', { price: amount })]), party, date })
}
const items = async (party: string) => (await owner.do('finance', 'collection.items', { party })).rows as any[]
const collect = (party: string, amount: string, picked: object[], date = today()): Promise<Outcome> =>
  owner.do('finance', 'collection.post', { date, party, methods: [{ fund: cash, amount }], items: picked })
const ageing = (date?: string, more: object = {}) =>
  owner.do('finance', 'partyReport.ageing', { side: 'customer', ...(date ? { date } : {}), ...more })
const rowOf = async (party: string, date?: string) => (await ageing(date)).rows.find((row: any) => row.party === party)
const statement = (party: string, from: string, to: string) =>
  owner.do('finance', 'partyReport.statement', { party, side: 'customer', from, to })

test('each age has its days; advances and returns stand beside; all of it is the balance', async () => {
  const party = await newCustomer(owner, '账龄客户', { terms: 'cash', contact: '老李', phone: '138' })
  for (const [ago, amount] of [
    [0, '1'],
    [1, '2'],
    [30, '4'],
    [31, '8'],
    [60, '16'],
    [90, '32'],
    [91, '64'],
    [180, '128'],
    [181, '256'],
  ] as const)
    await sell(party, amount, day(ago))
  await collect(party, '5', [])
  expect(await rowOf(party)).toMatchObject({
    name: '账龄客户',
    contact: '老李',
    phone: '138',
    oldestDays: 181,
    notDue: '1.00',
    d30: '6.00',
    d60: '24.00',
    d90: '32.00',
    d180: '192.00',
    more: '256.00',
    unapplied: '-5.00',
    overdue: '510.00',
    balance: '506.00',
  })
  const { balance } = await owner.do('sales', 'customer.balance', { id: party })
  expect(balance).toBe('506.00')
})

test('on a past day it is what it was then: what was collected and undone since changes nothing', async () => {
  const party = await newCustomer(owner, '往日客户', { terms: 'net', termDays: 10 })
  await sell(party, '100', day(20))
  const [item] = await items(party)
  const then = await rowOf(party, day(5))
  expect(then).toMatchObject({ d30: '100.00', balance: '100.00', oldestDays: 5 })
  expect(await rowOf(party, day(15))).toMatchObject({ notDue: '100.00', overdue: '0.00' })
  expect(await rowOf(party, day(21))).toBeUndefined()
  const collected = await collect(party, '60', [{ posting: item.posting, seq: item.seq, amount: '60' }], day(3))
  expect(await rowOf(party, day(5))).toEqual(then)
  expect(await rowOf(party, day(3))).toMatchObject({ d30: '40.00', balance: '40.00' })
  await owner.do('finance', 'collection.void', { ...seen(collected), reason: '退票' })
  expect(await rowOf(party, day(5))).toEqual(then)
  expect(await rowOf(party)).toMatchObject({ d30: '100.00', balance: '100.00' })
  const back = await rowOf(party, day(2))
  expect(back.balance).toBe('100.00')
})

test('a statement begins where the one before ended, leaves out what moves within the side, and ends at the balance', async () => {
  const party = await newCustomer(owner, '对账客户')
  await sell(party, '100', day(40))
  await collect(party, '30', [], day(35))
  const [debit, credit] = [
    (await items(party)).find((row) => row.account === '1122'),
    (await items(party)).find((row) => row.account === '2203'),
  ]
  const pair = [debit, credit].map(({ posting, seq }) => ({ posting, seq, amount: '30' }))
  await owner.do('finance', 'settlement.post', { date: day(10), party, way: 'offset', items: pair })
  await sell(party, '50', day(5))
  const first = await statement(party, day(60), day(20))
  expect(first).toMatchObject({ opening: '0.00', increase: '100.00', decrease: '30.00', closing: '70.00', name: '对账客户' })
  expect(first.rows.map((row: any) => [row.kind, row.balance])).toEqual([
    ['delivery', '100.00'],
    ['collection', '70.00'],
  ])
  const second = await statement(party, day(19), today())
  expect(second).toMatchObject({ opening: '70.00', increase: '50.00', decrease: '0.00', closing: '120.00' })
  expect((await owner.do('sales', 'customer.balance', { id: party })).balance).toBe('120.00')
  expect(await owner.refused('finance', 'partyReport.statement', { party, side: 'customer', from: today(), to: day(1) })).toMatchObject({
    code: 'INVALID',
  })
})

test('what suppliers are to be paid, by due date; a purchaser sees suppliers and no customers', async () => {
  const plan = await owner.do('finance', 'partyReport.plan', { side: 'supplier' })
  const { balance } = await owner.do('purchase', 'supplier.balance', { id: shop.supplier })
  expect(plan.total).toBe(balance)
  expect((await owner.do('finance', 'partyReport.plan', { side: 'supplier', to: day(1) })).rows).toEqual([])
  const purchaser = await newMember(db.invoke, owner, 'purchaser')
  expect((await purchaser.do('finance', 'partyReport.plan', { side: 'supplier' })).total).toBe(balance)
  for (const action of ['ageing', 'plan'])
    expect(await purchaser.refused('finance', `partyReport.${action}`, { side: 'customer' })).toMatchObject({ code: 'FORBIDDEN' })
})

test('after random sales, collections, settlements and undoings open items, matches and balances agree, on every day', async () => {
  let state = 7
  const random = (below: number): number => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  const party = await newCustomer(owner, '随机客户', { terms: 'net', termDays: 7 })
  // By document and account: what it added to what the customer owes, in cents, as a plain sum of what was asked for.
  let owed = 0
  const done: { kind: 'delivery' | 'collection' | 'settlement'; outcome: Outcome; cents: number }[] = []
  const yuan = (cents: number): string => (cents / 100).toFixed(2)
  for (let step = 0; step < 90; step++) {
    const open = await items(party)
    const debits = open.filter((row) => row.account === '1122')
    const credits = open.filter((row) => row.account === '2203')
    const pick = (row: any, most = Infinity) => {
      const cents = Math.min(most, 1 + random(Math.round(Math.abs(Number(row.open)) * 100)))
      return { item: { posting: row.posting, seq: row.seq, amount: yuan(cents) }, cents }
    }
    const wish = random(10)
    if (wish < 3 || debits.length === 0) {
      const cents = 1 + random(20_000)
      done.push({ kind: 'delivery', outcome: await sell(party, yuan(cents), day(random(20))), cents })
      owed += cents
    } else if (wish < 6) {
      const some = debits.slice(0, 1 + random(3)).map((row) => pick(row))
      const cents = some.reduce((all, { cents: part }) => all + part, 0) + random(2) * random(5000)
      done.push({
        kind: 'collection',
        outcome: await collect(
          party,
          yuan(cents),
          some.map(({ item }) => item),
          day(random(5)),
        ),
        cents: -cents,
      })
      owed -= cents
    } else if (wish < 8 && credits.length > 0) {
      const credit = pick(credits[0])
      const debit = pick(debits[0], credit.cents)
      const pair = [debit.item, { ...credit.item, amount: debit.item.amount }]
      done.push({
        kind: 'settlement',
        outcome: await owner.do('finance', 'settlement.post', { date: today(), party, way: 'offset', items: pair }),
        cents: 0,
      })
    } else {
      const at = random(done.length)
      const { kind, outcome, cents } = done[at]!
      const answer = await owner.answer(kind === 'delivery' ? 'sales' : 'finance', `${kind}.void`, { ...seen(outcome), reason: '随机' })
      if (answer.ok) {
        owed -= cents
        done.splice(at, 1)
      } else expect(answer.code).toBe('BLOCKED_BY')
    }
    const now = await items(party)
    expect(yuan(Math.round(now.reduce((all, row) => all + Number(row.open), 0) * 100))).toBe(yuan(owed))
    if (step % 30 === 29) await expectSound(db.url)
  }
  for (const ago of [0, 1, 3, 8, 15]) {
    const [{ balance }] = (await shop.rows(
      "SELECT COALESCE(SUM(debit - credit), 0) AS balance FROM journal_line WHERE company = ? AND party = ? AND account IN ('1122', '2203') AND date <= ?",
      owner.company,
      party,
      day(ago),
    )) as [{ balance: string }]
    const row = await rowOf(party, day(ago))
    expect([ago, row?.balance ?? '0.00']).toEqual([ago, balance])
  }
})
