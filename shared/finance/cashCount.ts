import { ACCOUNTS, type Effects, type Facts, Journal, type PartyEntry } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, formatMoney, moneyText } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { CASH_ITEMS } from './cashItems'

/** What becomes of a difference between counted and booked money. */
export const COUNT_WAYS = { pending: '待查', settled: '计入损益', person: '由人赔偿' } as const

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * 现金盘点 (accounting rules, rows 24 and 25 for money): what was counted less what is booked goes to 1901, and from there to
 * 5301 or 5711, or to 1221 of who pays for it; a difference that is still looked into stays in 1901. Refuses INVALID where the
 * books moved since they were looked at, and for a surplus that somebody would pay for.
 */
function postCashCount(doc: DocumentData, facts: Facts): Effects {
  const { fund, booked, counted, way } = doc.own as { fund: string; booked: string; counted: string; way: keyof typeof COUNT_WAYS }
  const { account, balance } = facts.fund(fund)
  if (!dec(balance!).equals(booked)) throw invalid('booked', `账面已变成 ${formatMoney(balance!)}，请重新清点`)
  const difference = dec(counted).minus(booked)
  const amount = difference.abs()
  const journal = new Journal()
  const entries: PartyEntry[] = []
  if (difference.greaterThan(0)) {
    if (way === 'person') throw invalid('way', '多出来的钱不用赔偿，请选待查或计入损益')
    journal.debit(account, amount, { fund, cashItem: CASH_ITEMS.otherReceived })
    journal.credit(ACCOUNTS.pendingGoods, amount)
    if (way === 'settled') {
      journal.debit(ACCOUNTS.pendingGoods, amount)
      journal.credit(ACCOUNTS.stockGain, amount, { department: doc.department })
    }
  } else {
    journal.debit(ACCOUNTS.pendingGoods, amount)
    journal.credit(account, amount, { fund, cashItem: CASH_ITEMS.otherPaid })
    if (way !== 'pending') journal.credit(ACCOUNTS.pendingGoods, amount)
    if (way === 'settled') journal.debit(ACCOUNTS.stockLoss, amount, { department: doc.department })
    if (way === 'person' && !difference.isZero()) {
      if (!doc.party) throw invalid('party', '请选择由谁赔偿')
      journal.debit(ACCOUNTS.otherReceivable, amount, { party: doc.party })
      entries.push({ party: doc.party, account: ACCOUNTS.otherReceivable, amount: moneyText(amount), dueDate: doc.date })
    }
  }
  return { moves: [], entries, journal: journal.lines() }
}

/** 现金盘点: the money in an account, counted against the books. */
export const cashCount = documentKind({
  kind: 'cashCount' as const,
  label: '现金盘点',
  module: 'finance',
  prefix: 'XJPD',
  party: 'optional',
  warehouse: false,
  goods: false,
  head: {
    fund: f.ref('fund', '资金账户'),
    booked: f.money('账面', { sign: 'any' }),
    counted: f.money('实点'),
    way: f.choice('差异处理', COUNT_WAYS, { hint: '待查的留在待处理财产损溢，查清后用记账凭证转出' }),
  },
  line: {},
  needs: { money: true, fundBalance: true },
  amount: ({ own }) => moneyText(dec(own.counted as string).minus(own.booked as string)),
  post: postCashCount,
})
