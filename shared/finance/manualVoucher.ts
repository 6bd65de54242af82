import { ACCOUNTS, type Effects, type Facts, Journal, type PartyEntry } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, formatMoney, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { CASH_FLOWS } from './cashItems'
import { CASH_ACCOUNTS, CONTROL_ACCOUNTS } from './control'

interface VoucherEntry {
  account: string
  debit: string | null
  credit: string | null
  party: string | null
  fund: string | null
  department: string | null
  cashItem: number | null
}

const entriesOf = (doc: DocumentData): VoucherEntry[] => (doc.lists.entries ?? []) as unknown as VoucherEntry[]
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * 记账凭证 as it is entered (domain rules §3): it must balance; stock is moved by stock documents alone; a line on a control
 * account names the party and leaves an open item; a line on cash names the fund account and the line of the cash flow
 * statement, unless money only goes from one account to another.
 */
function postManualVoucher(doc: DocumentData, facts: Facts): Effects {
  const lines = entriesOf(doc)
  if (lines.length < 2) throw invalid('entries', '凭证至少要有两行')
  const journal = new Journal()
  const entries: PartyEntry[] = []
  const onlyCash = lines.every(({ account }) => CASH_ACCOUNTS.includes(account))
  for (const [index, line] of lines.entries()) {
    const at = (field: string) => `entries.${index}.${field}`
    const debit = dec(line.debit ?? 0)
    const credit = dec(line.credit ?? 0)
    if (debit.isZero() === credit.isZero()) throw invalid(at('debit'), '借方和贷方填一边')
    const account = facts.account(line.account)
    if (!account) throw invalid(at('account'), `没有科目 ${line.account}`)
    if (!account.leaf) throw invalid(at('account'), `${account.name} 有明细科目，请用明细科目`)
    if (account.code === ACCOUNTS.stock) throw invalid(at('account'), '库存商品要用出入库单据')
    const control = CONTROL_ACCOUNTS.includes(account.code)
    const cash = CASH_ACCOUNTS.includes(account.code)
    if (control && !line.party) throw invalid(at('party'), `${account.name} 要选往来单位`)
    if (cash && (!line.fund || facts.fund(line.fund).account !== account.code))
      throw invalid(at('fund'), `${account.name} 要选对应的资金账户`)
    if (cash && !onlyCash && (!line.cashItem || !(line.cashItem in CASH_FLOWS)))
      throw invalid(at('cashItem'), `${account.name} 要选现金流量项目`)
    const dimensions = {
      party: control ? line.party : null,
      fund: cash ? line.fund : null,
      department: line.department,
      cashItem: cash && !onlyCash ? line.cashItem : null,
    }
    journal.debit(account.code, debit, dimensions)
    journal.credit(account.code, credit, dimensions)
    if (control) entries.push({ party: line.party!, account: account.code, amount: moneyText(debit.minus(credit)), dueDate: doc.date })
  }
  const debit = sum(lines.map((line) => line.debit ?? 0))
  const credit = sum(lines.map((line) => line.credit ?? 0))
  if (!debit.equals(credit)) throw invalid('entries', `借贷不平：借方 ${formatMoney(debit)}，贷方 ${formatMoney(credit)}`)
  return { moves: [], entries, journal: journal.lines() }
}

/** 记账凭证: entered by hand, for what no document does. */
export const manualVoucher = documentKind({
  kind: 'manualVoucher' as const,
  label: '记账凭证',
  module: 'finance',
  prefix: 'JZ',
  warehouse: false,
  goods: false,
  head: {},
  line: {},
  lists: {
    entries: {
      label: '分录',
      max: 200,
      row: {
        account: f.text('科目', 12, { required: true }),
        summary: f.optional(f.text('摘要', 120)),
        debit: f.optional(f.money('借方', { sign: 'any', hint: '红字填负数' })),
        credit: f.optional(f.money('贷方', { sign: 'any', hint: '红字填负数' })),
        party: f.optional(f.ref('party', '往来单位')),
        fund: f.optional(f.ref('fund', '资金账户')),
        department: f.optional(f.ref('department', '部门')),
        cashItem: f.optional(f.integer('现金流量项目', 1, 22, { hint: '现金流量表的行次' })),
      },
    },
  },
  needs: { money: true },
  amount: (doc) => moneyText(sum(entriesOf(doc).map((line) => line.debit ?? 0))),
  post: postManualVoucher,
})
