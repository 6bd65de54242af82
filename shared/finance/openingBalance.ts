import { ACCOUNTS, type Effects, type Facts, Journal, type PartyEntry } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { CASH_ACCOUNTS, CONTROL_ACCOUNTS } from './control'

/** What a party owes or is owed when the books begin; each stands on its own side. */
export const PARTY_ACCOUNTS = {
  [ACCOUNTS.receivable]: '应收账款',
  [ACCOUNTS.advance]: '预收账款',
  [ACCOUNTS.payable]: '应付账款',
  [ACCOUNTS.prepaid]: '预付账款',
  [ACCOUNTS.otherReceivable]: '其他应收款',
  [ACCOUNTS.otherPayable]: '其他应付款',
} as const
const DEBTS: readonly string[] = [ACCOUNTS.advance, ACCOUNTS.payable, ACCOUNTS.otherPayable]

interface PartyRow {
  party: string
  account: string
  amount: string
  dueDate: string | null
}
interface FundRow {
  fund: string
  amount: string
}
interface AccountRow {
  account: string
  debit: string | null
  credit: string | null
}
const rowsOf = <R>(doc: DocumentData, list: string): R[] => (doc.lists[list] ?? []) as unknown as R[]
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * Opening balances (accounting rules, row 34): every line against 3104, so that what is left there when all is entered is
 * what the company kept of its profits. Parties leave open items with their due dates; money carries no line of the cash
 * flow statement. Refuses INVALID for an account that parties, money or goods are entered on in their own place.
 */
function postOpeningBalance(doc: DocumentData, facts: Facts): Effects {
  const journal = new Journal()
  const entries: PartyEntry[] = []
  const against = (account: string, debit: string, dimensions: { party?: string; fund?: string } = {}) => {
    const amount = dec(debit)
    journal[amount.isNegative() ? 'credit' : 'debit'](account, amount.abs(), dimensions)
    journal[amount.isNegative() ? 'debit' : 'credit'](ACCOUNTS.openingEquity, amount.abs())
  }
  for (const { party, account, amount, dueDate } of rowsOf<PartyRow>(doc, 'parties')) {
    const debit = DEBTS.includes(account) ? moneyText(dec(amount).negated()) : amount
    against(account, debit, { party })
    if (!dec(debit).isZero()) entries.push({ party, account, amount: moneyText(debit), dueDate: dueDate ?? doc.date })
  }
  for (const { fund, amount } of rowsOf<FundRow>(doc, 'funds')) against(facts.fund(fund).account, amount, { fund })
  for (const [index, { account: code, debit, credit }] of rowsOf<AccountRow>(doc, 'accounts').entries()) {
    const at = (field: string) => `accounts.${index}.${field}`
    const account = facts.account(code)
    if (!account) throw invalid(at('account'), `没有科目 ${code}`)
    if (!account.leaf) throw invalid(at('account'), `${account.name} 有明细科目，请用明细科目`)
    const place = placeOf(code)
    if (place) throw invalid(at('account'), `${account.name} 的期初在“${place}”里填`)
    if (dec(debit ?? 0).isZero() === dec(credit ?? 0).isZero()) throw invalid(at('debit'), '借方和贷方填一边')
    against(code, moneyText(dec(debit ?? 0).minus(credit ?? 0)))
  }
  if (journal.lines().length === 0) throw invalid('accounts', '请填写期初余额')
  return { moves: [], entries, journal: journal.lines() }
}

function placeOf(account: string): string | null {
  if (CONTROL_ACCOUNTS.includes(account)) return '往来'
  if (CASH_ACCOUNTS.includes(account)) return '资金'
  if (account === ACCOUNTS.stock) return '库存'
  return account === ACCOUNTS.openingEquity ? '未分配利润，由其他期初算出' : null
}

/** 期初余额: what parties owe, what the fund accounts hold, and the other accounts, when the books begin. */
export const openingBalance = documentKind({
  kind: 'openingBalance' as const,
  label: '期初余额',
  module: 'finance',
  prefix: 'QY',
  warehouse: false,
  goods: false,
  opens: true,
  head: {},
  line: {},
  lists: {
    parties: {
      label: '往来',
      max: 500,
      row: {
        party: f.ref('party', '往来单位'),
        account: f.choice('科目', PARTY_ACCOUNTS),
        amount: f.money('金额', { sign: 'any' }),
        dueDate: f.optional(f.date('到期日')),
      },
    },
    funds: {
      label: '资金',
      max: 100,
      row: { fund: f.ref('fund', '资金账户'), amount: f.money('余额', { sign: 'any' }) },
    },
    accounts: {
      label: '科目',
      max: 300,
      row: {
        account: f.text('科目', 12, { required: true }),
        debit: f.optional(f.money('借方余额')),
        credit: f.optional(f.money('贷方余额')),
      },
    },
  },
  needs: { money: true },
  amount: (doc) =>
    moneyText(
      sum([
        ...rowsOf<PartyRow>(doc, 'parties').map(({ amount }) => dec(amount).abs()),
        ...rowsOf<FundRow>(doc, 'funds').map(({ amount }) => dec(amount).abs()),
        ...rowsOf<AccountRow>(doc, 'accounts').map(({ debit, credit }) => dec(debit ?? 0).plus(credit ?? 0)),
      ]),
    ),
  post: postOpeningBalance,
})
