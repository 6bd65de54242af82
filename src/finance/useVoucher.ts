import { useEffect, useState } from 'react'
import { usualCashItem } from '../../shared/finance/cashItems'
import { CASH_ACCOUNTS, CONTROL_ACCOUNTS } from '../../shared/finance/control'
import { FUND_ACCOUNTS } from '../../shared/masters/places'
import { type Decimal, dec, moneyText, sum, ZERO } from '../../shared/kernel/money'
import type { OutputOf } from '../api'
import { today } from '../day'
import { dropDraft, keepDraft, readDraft } from '../drafts'

export type VoucherSide = 'debit' | 'credit'
interface Named {
  id: string
  name: string
}

/** A line of a voucher as it is typed; the amount is positive, in red it is booked with the opposite sign. */
export interface Entry {
  key: number
  account: string
  accountName: string
  summary: string
  side: VoucherSide
  amount: string
  red: boolean
  party: Named | null
  fund: Named | null
  department: Named | null
  cashItem: number | null
}

interface Typed {
  date: string
  note: string
  entries: Entry[]
}

const DRAFT = 'finance/voucher'
const empty = (key: number, side: VoucherSide): Entry => ({
  key,
  account: '',
  accountName: '',
  summary: '',
  side,
  amount: '',
  red: false,
  party: null,
  fund: null,
  department: null,
  cashItem: null,
})
const fresh = (): Typed => ({ date: today(), note: '', entries: [empty(0, 'debit'), empty(1, 'credit')] })

export const asksParty = ({ account }: Entry): boolean => CONTROL_ACCOUNTS.includes(account)
export const asksFund = ({ account }: Entry): boolean => CASH_ACCOUNTS.includes(account)
export const asksDepartment = ({ account }: Entry): boolean => /^5[4-8]/.test(account)

const signed = ({ amount, red }: Entry): Decimal => dec(amount || 0).times(red ? -1 : 1)
const onSide = (entries: readonly Entry[], side: VoucherSide): Decimal => sum(entries.filter((one) => one.side === side).map(signed))

/** Debit less credit of all lines. */
export const differenceOf = (entries: readonly Entry[]): Decimal => onSide(entries, 'debit').minus(onSide(entries, 'credit'))
export const totalOf = (entries: readonly Entry[]): Decimal => onSide(entries, 'debit')

/** A voucher between fund accounts alone has no line of the cash flow statement. */
export const asksCashItem = (entry: Entry, entries: readonly Entry[]): boolean =>
  asksFund(entry) && entries.some((one) => one.account !== '' && !asksFund(one))

/** What a cash line that names none is booked on: by the largest line on the other side. */
export function cashItemOf(entry: Entry, entries: readonly Entry[]): number | null {
  if (entry.cashItem !== null) return entry.cashItem
  const others = entries.filter((one) => one.side !== entry.side && one.account !== '' && !asksFund(one))
  const [largest] = [...others].sort((a, b) => signed(b).abs().comparedTo(signed(a).abs()))
  return largest ? usualCashItem(entry.side === 'debit' ? 'in' : 'out', largest.account) : null
}

type Saved = OutputOf<'finance', 'manualVoucher.detail'>
type SavedEntry = Saved['entries'][number] & { partyName?: string | null; departmentName?: string | null }

const named = (id: string | null | undefined, name: string | null | undefined): Named | null => (id ? { id, name: name ?? '' } : null)

function loaded(saved: Saved, nameOf: (code: string) => string): Entry[] {
  return (saved.entries as SavedEntry[]).map((line, key) => {
    const side = line.debit && !dec(line.debit).isZero() ? 'debit' : 'credit'
    const amount = dec(line[side] ?? 0)
    return {
      ...empty(key, side),
      account: line.account,
      accountName: nameOf(line.account),
      summary: line.summary ?? '',
      amount: moneyText(amount.abs()),
      red: amount.isNegative(),
      party: named(line.party, line.partyName),
      fund: named(line.fund, line.fundName),
      department: named(line.department, line.departmentName),
      cashItem: line.cashItem ?? null,
    }
  })
}

/** The lines as the service takes them; what an account does not ask for is left out. */
export const linesOf = (entries: readonly Entry[]) =>
  entries
    .filter(({ account, amount }) => account !== '' || amount !== '')
    .map((entry) => ({
      account: entry.account,
      [entry.side]: moneyText(signed(entry)),
      ...(entry.summary.trim() ? { summary: entry.summary.trim() } : {}),
      ...(asksParty(entry) && entry.party ? { party: entry.party.id } : {}),
      ...(asksFund(entry) && entry.fund ? { fund: entry.fund.id } : {}),
      ...(asksDepartment(entry) && entry.department ? { department: entry.department.id } : {}),
      ...(asksCashItem(entry, entries) ? { cashItem: cashItemOf(entry, entries) } : {}),
    }))

interface Fund extends Named {
  fundKind: keyof typeof FUND_ACCOUNTS
}
export const fundsOf = (funds: readonly Fund[], account: string): Fund[] =>
  funds.filter(({ fundKind }) => FUND_ACCOUNTS[fundKind] === account)

/** A voucher being typed: kept on this phone until it is sent, unless a saved one is changed. */
export function useVoucher(keeps: boolean) {
  const [typed, setTyped] = useState<Typed>(() => (keeps ? readDraft<Typed>(DRAFT) : null) ?? fresh())
  useEffect(() => {
    if (keeps) keepDraft(DRAFT, typed)
  }, [typed, keeps])
  const setEntries = (next: (entries: Entry[]) => Entry[]) => setTyped((before) => ({ ...before, entries: next(before.entries) }))
  const change = (key: number, next: Partial<Entry>) =>
    setEntries((entries) => entries.map((one) => (one.key === key ? { ...one, ...next } : one)))
  return {
    ...typed,
    change,
    setHead: (head: Partial<Omit<Typed, 'entries'>>) => setTyped((before) => ({ ...before, ...head })),
    /** The next line stands on the side that lacks something, and says the same as the one above. */
    add: () =>
      setEntries((entries) => {
        const last = entries[entries.length - 1]
        const key = Math.max(-1, ...entries.map((one) => one.key)) + 1
        return [...entries, { ...empty(key, differenceOf(entries).greaterThan(0) ? 'credit' : 'debit'), summary: last?.summary ?? '' }]
      }),
    remove: (key: number) => setEntries((entries) => entries.filter((one) => one.key !== key)),
    /** The line takes what the voucher lacks. */
    balance: (key: number) =>
      setEntries((entries) => {
        const lacks = differenceOf(entries.filter((one) => one.key !== key))
        return entries.map((one) =>
          one.key === key ? { ...one, side: lacks.isNegative() ? 'debit' : 'credit', amount: moneyText(lacks.abs()), red: false } : one,
        )
      }),
    load: (saved: Saved, nameOf: (code: string) => string, date: string | null) =>
      setTyped({ date: date ?? today(), note: saved.note ?? '', entries: loaded(saved, nameOf) }),
    restart: () => {
      if (keeps) dropDraft(DRAFT)
      setTyped(fresh())
    },
    difference: differenceOf(typed.entries),
    total: typed.entries.length ? totalOf(typed.entries) : ZERO,
  }
}
