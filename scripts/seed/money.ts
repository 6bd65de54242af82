import { propose } from '../../shared/finance/proposal'
import { dec, Decimal, moneyText, sum, ZERO } from '../../shared/kernel/money'
import type { Caller } from './caller'
import type { Random } from './random'
import type { Trade } from './trade'

interface Fund {
  id: string
  fundKind: string
  balance: string
}

interface Item {
  posting: number
  seq: number
  account: string
  date: string
  dueDate: string
  open: string
}

const fundsOf = async (who: Caller): Promise<Map<string, Fund>> => {
  const { rows } = await who.do<{ rows: Fund[] }>('finance', 'fund.list', { limit: 200 })
  return new Map(rows.map((row) => [row.fundKind, row]))
}

const itemsOf = async (who: Caller, kind: 'collection' | 'payment', party: string): Promise<Item[]> =>
  (await who.do<{ rows: Item[] }>('finance', `${kind}.items`, { party })).rows

/** What the accountant does with money on a day: customers pay what is due, suppliers are paid from the bank, takings go to the bank. */
export async function moneyDay(trade: Trade, random: Random, date: string): Promise<void> {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0) return
  const who = trade.people.accountant!.caller
  for (const party of random.some([...trade.customers.values()], 4)) await collectFrom(who, random, party, date)
  if (weekday === 2 || weekday === 5) for (const party of random.some(trade.suppliers, 4)) await payTo(who, random, party, date)
  if (weekday === 6) await bankTakings(who, date)
  await spend(trade, random, date)
}

/** Freight now and then; rent, wages and power on their days; scrap cardboard sold on Saturdays. */
async function spend(trade: Trade, random: Random, date: string): Promise<void> {
  const who = trade.people.accountant!.caller
  const { rows } = await who.do<{ rows: { id: string; name: string }[] }>('finance', 'expenseCategory.list', { limit: 200 })
  const funds = await fundsOf(who)
  const book = async (kind: 'expense' | 'income', name: string, amount: number, fund: string, tax?: string) => {
    const from = funds.get(fund)!
    if (kind === 'expense' && dec(from.balance).lessThan(amount)) return
    const charge = { category: rows.find((row) => row.name === name)!.id, amount: moneyText(amount), ...(tax && { tax }) }
    await who.do('finance', `${kind}.post`, { date, charges: [charge], methods: [{ fund: from.id, amount: moneyText(amount) }] })
  }
  const day = date.slice(8)
  if (random.chance(0.3)) await book('expense', '运费', random.int(60, 300), 'cash')
  if (random.chance(0.1)) await book('expense', random.pick(['办公费', '业务招待', '差旅费']), random.int(80, 600), 'wechat')
  if (day === '05') await book('expense', '房租', 6000, 'bank')
  if (day === '10') await book('expense', '工资', 18_500, 'bank')
  if (day === '18') await book('expense', '水电费', 1130, 'bank', '130.00')
  if (new Date(`${date}T00:00:00Z`).getUTCDay() === 6) await book('income', '废品收入', random.int(20, 90), 'cash')
}

async function collectFrom(who: Caller, random: Random, party: string, date: string): Promise<void> {
  const items = (await itemsOf(who, 'collection', party)).filter(
    (item) => item.account === '1122' && item.date <= date && item.dueDate <= date,
  )
  const owed = sum(items.map(({ open }) => open))
  if (owed.lessThanOrEqualTo(0)) return
  const funds = await fundsOf(who)
  const fund = funds.get(random.pick(['bank', 'bank', 'bank', 'wechat', 'wechat', 'cash', 'alipay']))!
  const part = random.chance(0.15) ? owed.times(random.int(3, 8)).div(10).floor() : owed
  const cents = part.minus(part.floor())
  const waived = part.equals(owed) && random.chance(0.3) ? cents : ZERO
  const cash = part.minus(waived).plus(random.chance(0.04) ? 500 : 0)
  if (cash.lessThanOrEqualTo(0)) return
  await who.do('finance', 'collection.post', {
    date,
    party,
    methods: [{ fund: fund.id, amount: moneyText(cash), ...(fund.fundKind === 'bank' && random.chance(0.1) && { fee: '5' }) }],
    items: propose(items, part, 1),
    ...(waived.isZero() ? {} : { roundOff: moneyText(waived) }),
  })
}

async function payTo(who: Caller, random: Random, party: string, date: string): Promise<void> {
  const bank = (await fundsOf(who)).get('bank')!
  const items = (await itemsOf(who, 'payment', party)).filter(
    (item) => item.account === '2202' && item.date <= date && item.dueDate <= date,
  )
  const due = sum(items.map(({ open }) => open)).negated()
  const amount = Decimal.min(due, dec(bank.balance).times('0.6').floor())
  if (amount.lessThan(100)) return
  await who.do('finance', 'payment.post', {
    date,
    party,
    methods: [{ fund: bank.id, amount: moneyText(amount), ...(random.chance(0.3) && { fee: '10' }) }],
    items: propose(items, amount, -1),
  })
}

async function bankTakings(who: Caller, date: string): Promise<void> {
  const funds = await fundsOf(who)
  for (const kind of ['wechat', 'alipay', 'cash']) {
    const from = funds.get(kind)!
    // The fee is taken from what stays.
    const amount = dec(from.balance).times('0.999').div(100).floor().times(100)
    if (amount.lessThan(2000)) continue
    const fee = kind === 'cash' ? {} : { fee: moneyText(amount.times('0.001')) }
    await who.do('finance', 'fundTransfer.post', {
      date,
      fromFund: from.id,
      toFund: funds.get('bank')!.id,
      transferred: moneyText(amount),
      ...fee,
    })
  }
}
