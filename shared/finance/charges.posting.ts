import { ACCOUNTS, type Effects, type Facts, Journal, type PartyEntry } from '../books'
import type { DocumentData } from '../kernel/document'
import { allocate, dec, formatMoney, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { CASH_ITEMS, cashItemOf } from './cashItems'
import { methodsOf } from './money.posting'

/** One thing that was spent or earned; the tax is within the amount. */
interface Charge {
  category: string
  amount: string
  tax: string | null
  department: string | null
}

const chargesOf = (doc: DocumentData): Charge[] => (doc.lists.charges ?? []) as unknown as Charge[]

/** What was spent or earned, tax included. */
export const chargedOf = (doc: DocumentData): string => moneyText(sum(chargesOf(doc).map(({ amount }) => amount)))

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * Expense or other income (accounting rules, rows 21 and 22): each category's account with the department, input or output
 * tax for a general payer, money by fund account and line of the cash flow statement, and what is not paid yet as an open
 * item of the party (2241, 1221). Refuses INVALID without a charge, for more money than was charged, and for a debt of nobody.
 */
export const postCharges =
  (direction: 'expense' | 'income') =>
  (doc: DocumentData, facts: Facts): Effects => {
    const [main, against] = direction === 'expense' ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const)
    const charges = chargesOf(doc)
    if (charges.length === 0) throw invalid('charges', '请填写收支类别和金额')
    const journal = new Journal()
    const weights = new Map<number, string[]>()
    for (const [index, charge] of charges.entries()) {
      const category = facts.category(charge.category)
      if (category.categoryKind !== direction) throw invalid(`charges.${index}.category`, `“${category.name}”不是${WORDS[direction]}`)
      const tax = facts.settings.taxpayer === 'general' ? dec(charge.tax ?? 0) : dec(0)
      if (tax.greaterThanOrEqualTo(charge.amount) && !tax.isZero()) throw invalid(`charges.${index}.tax`, '税额要小于金额')
      journal[main](category.account, dec(charge.amount).minus(tax), {
        department: charge.department ?? doc.department,
        employee: doc.employee,
      })
      journal[main](direction === 'expense' ? ACCOUNTS.inputTax : ACCOUNTS.outputTax, tax)
      const item = cashItemOf(direction, category.cashLine)
      weights.set(item, [...(weights.get(item) ?? []), charge.amount])
    }
    const items = [...weights.keys()]
    const shares = items.map((item) => sum(weights.get(item)!))
    for (const { fund, amount, fee } of methodsOf(doc)) {
      for (const [index, part] of allocate(amount, shares).entries())
        journal[against](facts.fund(fund).account, part, { fund, cashItem: items[index]! })
      journal.debit(ACCOUNTS.bankCharges, fee ?? 0, { department: doc.department })
      journal.credit(facts.fund(fund).account, fee ?? 0, { fund, cashItem: CASH_ITEMS.otherPaid })
    }
    const entries = owe(doc, direction, journal)
    return { moves: [], entries, journal: journal.lines() }
  }

const WORDS = { expense: '费用', income: '收入' } as const

/** What was charged and not paid is owed to the party, or by it. */
function owe(doc: DocumentData, direction: 'expense' | 'income', journal: Journal): PartyEntry[] {
  const charged = dec(chargedOf(doc))
  const paid = sum(methodsOf(doc).map(({ amount }) => amount))
  if (paid.greaterThan(charged)) throw invalid('methods', `付款 ${formatMoney(paid)} 大于金额 ${formatMoney(charged)}`)
  const rest = charged.minus(paid)
  if (rest.isZero()) return []
  if (!doc.party) throw invalid('party', `还有 ${formatMoney(rest)} 没有付清，请选择欠谁的，或填足金额`)
  const account = direction === 'expense' ? ACCOUNTS.otherPayable : ACCOUNTS.otherReceivable
  journal[direction === 'expense' ? 'credit' : 'debit'](account, rest, { party: doc.party })
  const amount = direction === 'expense' ? rest.negated() : rest
  return [{ party: doc.party, account, amount: moneyText(amount), dueDate: doc.date }]
}
