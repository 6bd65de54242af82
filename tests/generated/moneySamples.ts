import { addDays } from '../../shared/kernel/fields'
import { today } from '../company'
import { delivered, plainLines } from './saleSamples'
import { plant, type World } from './world'

/** Money for what a delivery of its own, or the first receipt, left open: with discount and what is waived. */
const moneyFor = (kind: 'collection' | 'payment') => async (world: World) => {
  const side = kind === 'collection' ? 'customer' : 'supplier'
  if (kind === 'collection') await delivered(world)
  const { rows } = await world.owner.do('finance', `${kind}.items`, { party: world.ids.party, side })
  const control = kind === 'collection' ? '1122' : '2202'
  const { posting, seq } = rows.find((row: { account: string; open: string }) => row.account === control && !/^-?0\./.test(row.open))
  return { side, allowance: '0.10', roundOff: '0.10', discount: undefined, items: [{ posting, seq, amount: '0.30' }] }
}

/** What a delivery of its own left open against what is owed for the first receipt: the party is customer and supplier. */
async function offsetOf(world: World) {
  const debit = (await moneyFor('collection')(world)).items
  const credit = (await moneyFor('payment')(world)).items
  return { way: 'offset', toParty: undefined, discount: undefined, items: [...debit, ...credit] }
}

/** One yuan in a category of its kind, all of it paid. */
const chargesFor =
  (kind: 'expense' | 'income') =>
  async ({ owner, ids, marker }: World) => {
    const { rows } = await owner.do('finance', 'expenseCategory.list', { limit: 200 })
    const category = rows.find((row: { categoryKind: string }) => row.categoryKind === kind).id
    return {
      discount: undefined,
      charges: [{ category, amount: '1', tax: '0.10', department: ids.department, note: plant(marker, '说', 20) }],
      methods: [{ fund: ids.fund, amount: '1' }],
    }
  }

const vouched = (ids: World['ids']) => ({
  discount: undefined,
  party: undefined,
  entries: [
    { account: '560204', debit: '1', department: ids.department },
    { account: '2241', credit: '0.40', party: ids.party },
    { account: '1001', credit: '0.60', fund: ids.fund, cashItem: 6 },
  ],
})

/** A posted voucher of the shape above. */
const voucherOf = ({ owner, ids }: World) =>
  owner.do('finance', 'manualVoucher.post', { ...vouched(ids), discount: undefined, party: undefined, date: today() })

/** A link to all that a delivery of its own, and what went before, left on the party's statement; one of its lines. */
async function linkOf(world: World) {
  await delivered(world)
  const days = { from: addDays(today(), -30), to: today() }
  const whose = { party: world.ids.party, side: 'customer', ...days }
  const { token, id } = await world.owner.do('finance', 'statement.share', whose)
  const { rows } = await world.owner.do('finance', 'partyReport.statement', whose)
  return { token, id, rows: [{ posting: rows[0].posting, verdict: 'disputed', note: plant(world.marker, '说', 20) }] }
}

/** Nothing was found in an account, whatever is booked. */
async function countOf({ owner, ids }: World) {
  const { balance: booked } = await owner.do('finance', 'fund.detail', { id: ids.fund })
  return { booked, counted: '0.00', way: 'pending', discount: undefined }
}

const transferOf = async ({ owner, ids }: World) => {
  const { rows } = await owner.do('finance', 'fund.list', { limit: 200 })
  return { fromFund: ids.fund, toFund: rows.find(({ id }: { id: string }) => id !== ids.fund).id, discount: undefined }
}

/** The oldest period that is open; it is over, because the world had goods long ago. */
async function openPeriod({ owner }: World): Promise<string> {
  const { rows } = await owner.do('finance', 'period.list')
  return rows.filter(({ closed }: { closed: boolean }) => !closed).at(-1).period
}

/** The last closed period with what it carried over; a voucher of its own sees to it that there is something. */
async function closedPeriod(world: World) {
  const { owner, ids } = world
  const { closedTo } = await owner.do('finance', 'period.list')
  const known = closedTo && (await owner.do('finance', 'period.check', { period: closedTo.slice(0, 7) }))
  if (known?.made.length) return known
  const period = await openPeriod(world)
  await owner.do('finance', 'manualVoucher.post', { date: `${period}-28`, ...vouched(ids) })
  return { period, ...(await owner.do('finance', 'period.close', { period })) }
}

/** What stood when the books began. */
const openingWords: Record<string, (world: World) => Promise<object> | object> = {
  'openingBalance.save': ({ ids }) => opened(ids),
  'openingBalance.post': ({ ids }) => opened(ids),
}

const opened = (ids: World['ids']) => ({
  party: undefined,
  discount: undefined,
  parties: [{ party: ids.party, account: '1122', amount: '1', dueDate: today() }],
  funds: [{ fund: ids.fund, amount: '1' }],
  accounts: [{ account: '3001', credit: '2' }],
})

/** A line of money of this month, and another line of the cash flow statement for it. */
async function cashLine({ owner, ids }: World) {
  await owner.do('finance', 'manualVoucher.post', { date: today(), ...vouched(ids) })
  const { rows } = await owner.do('finance', 'cashFlow.lines', { period: thisMonth(), item: 6, limit: 1 })
  return { posting: rows[0].posting, seq: rows[0].seq, item: 2 }
}

const thisMonth = () => today().slice(0, 7)

/** What the shape alone cannot know of money: open items, and what adds up. */
export const MONEY_WORDS: Record<string, (world: World) => Promise<object> | object> = {
  ...Object.fromEntries(
    (['collection', 'payment'] as const).flatMap((kind) => ['save', 'post'].map((verb) => [`${kind}.${verb}`, moneyFor(kind)])),
  ),
  ...Object.fromEntries(
    (['expense', 'income'] as const).flatMap((kind) => ['save', 'post'].map((verb) => [`${kind}.${verb}`, chargesFor(kind)])),
  ),
  ...openingWords,
  'tax.vat': () => ({ from: today().slice(0, 7), to: today().slice(0, 7) }),
  'period.check': async (world) => ({ period: await openPeriod(world) }),
  'period.close': async (world) => ({ period: await openPeriod(world) }),
  'period.reopen': async (world) => ({ period: (await closedPeriod(world)).period }),
  'financialStatement.view': () => ({ period: thisMonth() }),
  'financialStatement.workbook': () => ({ period: thisMonth() }),
  'financialStatement.pdf': () => ({ period: thisMonth() }),
  'financialStatement.line': () => ({ period: thisMonth(), form: 'balance', line: 4 }),
  'cashFlow.lines': () => ({ period: thisMonth(), item: 1 }),
  'cashFlow.correct': (world) => cashLine(world),
  'closing.detail': async (world) => ({ id: (await closedPeriod(world)).made[0].id }),
  'closing.list': async (world) => {
    await closedPeriod(world)
    return {}
  },
  'sale.quick': ({ ids }) => ({
    ...plainLines(ids),
    methods: [{ fund: ids.fund, amount: undefined }],
    allowance: undefined,
    roundOff: undefined,
  }),
  'sale.undo': async (world) => {
    const id = await delivered(world)
    return { delivery: id, version: (await world.owner.do('sales', 'delivery.detail', { id })).version }
  },
  'settlement.save': (world) => offsetOf(world),
  'settlement.post': (world) => offsetOf(world),
  'fundTransfer.save': (world) => transferOf(world),
  'fundTransfer.post': (world) => transferOf(world),
  'settlement.items': () => ({ side: undefined }),
  'manualVoucher.save': ({ ids }) => vouched(ids),
  'manualVoucher.post': ({ ids }) => vouched(ids),
  'voucherTemplate.save': async (world) => ({ document: (await voucherOf(world)).id }),
  'voucher.pdf': () => ({ posting: undefined, period: thisMonth(), from: 1, to: 3 }),
  'ledger.general': () => ({ account: '1122', from: thisMonth(), to: thisMonth() }),
  'ledger.entries': () => ({ account: '1122', from: thisMonth(), to: thisMonth() }),
  'cashCount.save': (world) => countOf(world),
  'cashCount.post': (world) => countOf(world),
  'statement.open': async (world) => ({ token: (await linkOf(world)).token }),
  'statement.answer': async (world) => {
    const { token, rows } = await linkOf(world)
    return { token, rows }
  },
  'statement.confirm': async (world) => ({ rows: (await linkOf(world)).rows }),
  'statement.shares': async (world) => {
    await linkOf(world)
    return { side: 'customer' }
  },
  'staff.list': async ({ owner, marker }) => {
    await owner.do('finance', 'staff.save', { name: plant(marker, '工', 20) })
    return { text: undefined }
  },
  'statement.revoke': async (world) => ({ id: (await linkOf(world)).id }),
  'payment.items': () => ({ side: 'supplier' }),
}
