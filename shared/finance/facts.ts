import type { CASH_LINES, CATEGORY_KINDS } from './category'

/** What postings of money ask to know. */
export interface FundFacts {
  id: string
  name: string
  /** Its ledger account. */
  account: string
  /** What lies in it by the books, yuan; asked only by kinds that need it. */
  balance?: string
}

/** An open item; `open` is what is left of it, debit positive. */
export interface ItemFacts {
  posting: number
  seq: number
  party: string
  account: string
  open: string
  date: string
  dueDate: string
  /** Of the document that left it. */
  number: string
}

/** What something was spent on, or earned by. */
export interface CategoryFacts {
  name: string
  categoryKind: keyof typeof CATEGORY_KINDS
  account: string
  cashLine: keyof typeof CASH_LINES | null
}

/** An account of the chart; one with detail accounts is posted to by them alone. */
export interface AccountFacts {
  code: string
  name: string
  leaf: boolean
}

/** The fund accounts, categories, accounts and open items that head and lists of a document name. */
export interface MoneyFacts {
  fund(id: string): FundFacts
  category(id: string): CategoryFacts
  account(code: string): AccountFacts | undefined
  item(key: { posting: number; seq: number }): ItemFacts
}
