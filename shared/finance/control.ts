import { ACCOUNTS } from '../books'

/** 往来: their lines name the party, and every entry on them is an open item. */
export const CONTROL_ACCOUNTS: readonly string[] = [
  ACCOUNTS.receivable,
  ACCOUNTS.advance,
  ACCOUNTS.payable,
  ACCOUNTS.prepaid,
  ACCOUNTS.otherReceivable,
  ACCOUNTS.otherPayable,
]

/** 货币资金: their lines name the fund account. */
export const CASH_ACCOUNTS: readonly string[] = [ACCOUNTS.cash, ACCOUNTS.bank, ACCOUNTS.wallet]
