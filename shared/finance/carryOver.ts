import { dec, Decimal, moneyText, ONE, roundMoney, sum, ZERO } from '../kernel/money'
import type { Settings } from '../system/settings'
import type { ClosingEntry, ClosingStep } from './closing'

/** What stands on an account at the end of a period (debit positive), and what the period moved. */
export interface AccountSum {
  account: string
  balance: string
  debit: string
  credit: string
}

export interface CarryOver {
  step: ClosingStep
  entries: ClosingEntry[]
}

export type ClosingPolicy = Pick<Settings, 'taxpayer' | 'cityTax' | 'educationSurcharge' | 'localEducationSurcharge' | 'halfSurcharges'>

const VAT = '222101'
const UNPAID_VAT = '222102'
const SMALL_VAT = '222101'
const PAID_VAT = '22210104'
const TURNED_OUT = '22210105'
const OVERPAID_TURNED_OUT = '22210106'
const PROFIT = '3103'
const RETAINED = '3104'

const debit = (account: string, amount: Decimal): ClosingEntry => ({ account, debit: moneyText(amount), credit: null })
const credit = (account: string, amount: Decimal): ClosingEntry => ({ account, debit: null, credit: moneyText(amount) })

/** The sums of a period, which each step adds to. */
class Sums {
  private readonly rows = new Map<string, { balance: Decimal; debit: Decimal; credit: Decimal }>()

  constructor(sums: readonly AccountSum[]) {
    for (const { account, ...row } of sums)
      this.rows.set(account, { balance: dec(row.balance), debit: dec(row.debit), credit: dec(row.credit) })
  }

  private of(account: string) {
    return this.rows.get(account) ?? { balance: ZERO, debit: ZERO, credit: ZERO }
  }

  balance = (account: string): Decimal => this.of(account).balance
  moved = (account: string, side: 'debit' | 'credit'): Decimal => this.of(account)[side]

  /** Accounts that begin so, in the order of their codes. */
  accounts = (prefix: string): string[] => [...this.rows.keys()].filter((account) => account.startsWith(prefix)).sort()

  add({ account, debit, credit }: ClosingEntry): void {
    const row = this.of(account)
    this.rows.set(account, {
      balance: row.balance.plus(debit ?? 0).minus(credit ?? 0),
      debit: row.debit.plus(debit ?? 0),
      credit: row.credit.plus(credit ?? 0),
    })
  }
}

/**
 * The carry-over vouchers of a period (accounting rules, rows 30 and 33), from the sums of its accounts: unpaid or overpaid
 * VAT of a general payer, surcharges on the VAT of the period as far as they are not booked yet, profit and loss to 3103,
 * and in December 3103 to 3104. Steps with nothing to carry are left out; a second run finds nothing.
 */
export function carryOvers(sums: readonly AccountSum[], policy: ClosingPolicy, period: string): CarryOver[] {
  const book = new Sums(sums)
  const made: CarryOver[] = []
  const run = (step: ClosingStep, entries: ClosingEntry[]) => {
    for (const entry of entries) book.add(entry)
    if (entries.length) made.push({ step, entries })
  }
  if (policy.taxpayer === 'general') run('vat', vatEntries(book))
  run('surcharges', surchargeEntries(book, policy))
  run('profit', profitEntries(book))
  if (period.endsWith('-12')) run('year', yearEntries(book))
  return made
}

/** Output less input of the period goes to 未交增值税; more input than output stays as credit, what was paid in advance beyond what is due comes back. */
function vatEntries(book: Sums): ClosingEntry[] {
  const due = sum(book.accounts(VAT).map((account) => book.balance(account))).negated()
  if (due.greaterThan(0)) return [debit(TURNED_OUT, due), credit(UNPAID_VAT, due)]
  const paid = book.moved(PAID_VAT, 'debit').minus(book.moved(PAID_VAT, 'credit'))
  const over = Decimal.max(ZERO, Decimal.min(due.negated(), paid))
  return over.isZero() ? [] : [debit(UNPAID_VAT, over), credit(OVERPAID_TURNED_OUT, over)]
}

/** Each of the surcharges is a rate of the VAT of the period, rounded half up, halved for those who may. */
function surchargeEntries(book: Sums, policy: ClosingPolicy): ClosingEntry[] {
  const vat = book.moved(policy.taxpayer === 'general' ? UNPAID_VAT : SMALL_VAT, 'credit')
  const share = policy.halfSurcharges ? dec('0.5') : ONE
  const rows = [
    { rate: policy.cityTax, expense: '540302', owed: '222103' },
    { rate: policy.educationSurcharge, expense: '540306', owed: '222104' },
    { rate: policy.localEducationSurcharge, expense: '540306', owed: '222105' },
  ]
  return rows.flatMap(({ rate, expense, owed }) => {
    const due = roundMoney(vat.times(rate).times(share)).minus(book.moved(owed, 'credit'))
    return due.greaterThan(0) ? [debit(expense, due), credit(owed, due)] : []
  })
}

/** Every account of profit and loss to zero, income and expense apart. */
function profitEntries(book: Sums): ClosingEntry[] {
  const accounts = book.accounts('5').filter((account) => !book.balance(account).isZero())
  const income = accounts.filter((account) => book.balance(account).isNegative())
  const expense = accounts.filter((account) => !book.balance(account).isNegative())
  const total = (those: readonly string[]) => sum(those.map((account) => book.balance(account))).abs()
  return [
    ...income.map((account) => debit(account, book.balance(account).negated())),
    ...(income.length ? [credit(PROFIT, total(income))] : []),
    ...(expense.length ? [debit(PROFIT, total(expense))] : []),
    ...expense.map((account) => credit(account, book.balance(account))),
  ]
}

function yearEntries(book: Sums): ClosingEntry[] {
  const profit = book.balance(PROFIT).negated()
  if (profit.isZero()) return []
  return profit.isNegative()
    ? [debit(RETAINED, profit.negated()), credit(PROFIT, profit.negated())]
    : [debit(PROFIT, profit), credit(RETAINED, profit)]
}
