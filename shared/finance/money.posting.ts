import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import type { DocumentData } from '../kernel/document'
import { dec, type Decimal, formatMoney, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { CASH_ITEMS } from './cashItems'
import { chosenItems, journalOf, settleItems } from './settling'

export type Side = 'customer' | 'supplier' | 'other'

/** One way money came or went: a fund account, how much, and the fee it cost. */
export interface Method {
  fund: string
  amount: string
  fee: string | null
}

/** Of each side: its line of the cash flow statement, and where money goes that settles nothing. */
const SIDES = {
  customer: { cashItem: { in: CASH_ITEMS.sales, out: CASH_ITEMS.sales }, rest: { in: ACCOUNTS.advance, out: ACCOUNTS.receivable } },
  supplier: { cashItem: { in: CASH_ITEMS.purchases, out: CASH_ITEMS.purchases }, rest: { in: ACCOUNTS.payable, out: ACCOUNTS.prepaid } },
  /** Claims of employees, deposits, loans of small sums. */
  other: {
    cashItem: { in: CASH_ITEMS.otherReceived, out: CASH_ITEMS.otherPaid },
    rest: { in: ACCOUNTS.otherPayable, out: ACCOUNTS.otherReceivable },
  },
} as const

export const methodsOf = (doc: DocumentData): Method[] => (doc.lists.methods ?? []) as unknown as Method[]

/** The cash of a collection or payment, without fee and discount. */
export const cashOf = (doc: DocumentData): string => moneyText(sum(methodsOf(doc).map(({ amount }) => amount)))

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * Money in from a party or out to it (accounting rules, rows 2, 10, 14, 17 to 19; domain rules §3 and §4): the chosen items
 * are settled by cash, discount and what is waived; the rest is an advance (2203, 1123), a refund beyond what is open is owed
 * back (1122, 2202). One cash line per fund account and purpose: fees are paid by the account they are taken from.
 * Refuses INVALID without a method, where more is chosen than there is money for, and where a discount has nothing to settle.
 */
export const postMoney =
  (direction: 'in' | 'out', usual: Side) =>
  (doc: DocumentData, facts: Facts): Effects => {
    const { cashItem, rest } = SIDES[(doc.own.side as Side | null) ?? usual]
    const party = doc.party!
    const allowance = dec((doc.own.allowance as string | null) ?? 0)
    const waived = dec((doc.own.roundOff as string | null) ?? 0)
    const { entries, matches, net } = settleItems(doc, facts)
    const given = dec(cashOf(doc)).plus(allowance).plus(waived)
    const settled = sum([...net.values()]).times(direction === 'in' ? 1 : -1)
    checkSums(doc, given, settled, allowance.plus(waived))
    const journal = new Journal()
    const cash = (side: 'in' | 'out', amount: Decimal.Value, fund: string, item: number) =>
      journal[side === 'in' ? 'debit' : 'credit'](facts.fund(fund).account, amount, { fund, cashItem: item })
    for (const { fund, amount, fee } of methodsOf(doc)) {
      cash(direction, amount, fund, cashItem[direction])
      cash('out', fee ?? 0, fund, CASH_ITEMS.otherPaid)
      journal.debit(ACCOUNTS.bankCharges, fee ?? 0, { department: doc.department })
    }
    const financial = direction === 'in' ? 'debit' : 'credit'
    journal[financial](ACCOUNTS.cashDiscount, allowance, { department: doc.department })
    if (direction === 'in' && facts.settings.roundOffTo === 'sales')
      journal.credit(ACCOUNTS.sales, waived.negated(), { department: doc.department })
    else journal[financial](ACCOUNTS.cashDiscount, waived, { department: doc.department })
    journalOf(journal, net, party)
    const over = given.minus(settled)
    if (!over.isZero()) {
      const amount = direction === 'in' ? over.negated() : over
      entries.push({ party, account: rest[direction], amount: moneyText(amount), dueDate: doc.date })
      journal[direction === 'in' ? 'credit' : 'debit'](rest[direction], over, { party })
    }
    return { moves: [], entries, matches, journal: journal.lines() }
  }

function checkSums(doc: DocumentData, given: Decimal, settled: Decimal, without: Decimal): void {
  const methods = methodsOf(doc)
  if (methods.length === 0) throw invalid('methods', '请填写资金账户和金额')
  for (const [index, { amount, fee }] of methods.entries())
    if (dec(fee ?? 0).greaterThan(amount)) throw invalid(`methods.${index}.fee`, '手续费不能大于金额')
  if (chosenItems(doc).length > 0 && settled.isNegative()) throw invalid('items', '选中的未清项方向相反，合起来应退不应收付')
  if (settled.greaterThan(given)) throw invalid('items', `核销 ${formatMoney(settled)} 大于金额 ${formatMoney(given)}`)
  if (without.greaterThan(settled)) throw invalid('allowance', '折扣和抹零不能大于核销的金额')
}
