import { CHART } from '../../../shared/finance/accounts'
import type { PARTY_ACCOUNTS } from '../../../shared/finance/openingBalance'
import { dec } from '../../../shared/kernel/money'
import type { InputOf } from '../../api'

export type PartyAccount = keyof typeof PARTY_ACCOUNTS

/** A balance as it is typed; `of` is the party, fund account or account. */
export interface Typed {
  key: number
  of: string
  name: string
  amount: string
}
export interface TypedParty extends Typed {
  account: PartyAccount
}
export interface TypedAccount extends Typed {
  side: 'debit' | 'credit'
}
export interface Rows {
  parties: TypedParty[]
  funds: Typed[]
  accounts: TypedAccount[]
}

export const NO_ROWS: Rows = { parties: [], funds: [], accounts: [] }

const filled = <R extends Typed>(rows: readonly R[]): R[] => rows.filter(({ amount }) => amount !== '' && !dec(amount).isZero())

/** The side on which an account usually stands. */
export const usualSide = (code: string): 'debit' | 'credit' =>
  CHART.find((account) => account.code === code)?.side ?? CHART.find((account) => code.startsWith(account.code))?.side ?? 'debit'

/** What is sent: rows with an amount, on their sides. */
export const inputOf = ({ parties, funds, accounts }: Rows, date: string): InputOf<'finance', 'openingBalance.post'> => ({
  date,
  parties: filled(parties).map(({ of, account, amount }) => ({ party: of, account, amount })),
  funds: filled(funds).map(({ of, amount }) => ({ fund: of, amount })),
  accounts: filled(accounts).map(({ of, side, amount }) => ({ account: of, [side]: amount })),
})

export const countOf = ({ parties, funds, accounts }: Rows): number =>
  filled(parties).length + filled(funds).length + filled(accounts).length
