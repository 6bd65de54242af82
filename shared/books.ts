import type { MoneyFacts } from './finance/facts'
import type { ReasonFacts } from './masters/reason'
import type { Terms } from './masters/terms'
import { dec, type Decimal, moneyText, ZERO } from './kernel/money'
import type { StockBook } from './inventory/costing'
import type { SerialBook } from './inventory/serials'
import type { Tracking } from './masters/sku'
import type { SourceFacts } from './sources'
import type { Settings } from './system/settings'

/**
 * The vocabulary of effects: everything a posting may do to the books. A posting function returns effects,
 * `cloudfunctions/kernel/books.ts` writes them, and a void writes them again with opposite sign.
 */
export interface StockMove {
  warehouse: string
  sku: string
  /** `0` for goods without lots. */
  lot: string
  /** Signed, base unit. 0 with a value is a value adjustment. */
  quantity: string
  /** Signed, yuan. */
  value: string
  /** Document line. */
  line: string | null
  onHandAfter: string
  valueAfter: string
}

/** An open item of a party; `amount` is debit minus credit on the control account. */
export interface PartyEntry {
  party: string
  account: string
  amount: string
  dueDate: string
}

/** One open item: the entry `seq` of a posting; posting null is the one that is being made. */
export interface EntryKey {
  posting: number | null
  seq: number
}

/**
 * Two entries of one party and account, of opposite sign, settle each other by `amount`; an undo is the same match with a
 * negative amount. `date` is not before either entry, nor before the day the match was made, so that ageing at a past date
 * never changes.
 */
export interface Match {
  entry: EntryKey
  against: EntryKey
  amount: string
  date: string
}

export interface JournalLine {
  account: string
  debit: string
  credit: string
  party?: string | null
  fund?: string | null
  department?: string | null
  employee?: string | null
  warehouse?: string | null
  cashItem?: number | null
}

/** A serial number enters (+1) or leaves (−1) a warehouse. */
export interface SerialMove {
  sku: string
  number: string
  warehouse: string
  direction: 1 | -1
  line: string | null
}

/** So much of a source line (an order, a shipment, a delivery) has been taken up; quantity in the base unit, value of its lot. */
export interface Use {
  line: string
  lot: string
  quantity: string
  value: string
}

/** What is promised or expected in a warehouse; signed, base unit. */
export interface Plan {
  warehouse: string
  sku: string
  reserved: string
  onOrder: string
  inTransit: string
}

/** A shortage opened by this posting (posting null) or changed by it, as it now stands. */
export interface ShortageChange {
  posting: number | null
  seq: number
  warehouse: string
  sku: string
  quantity: string
  value: string
}

export interface Effects {
  moves: StockMove[]
  entries: PartyEntry[]
  matches?: Match[]
  journal: JournalLine[]
  serials?: SerialMove[]
  uses?: Use[]
  plans?: Plan[]
  shortages?: ShortageChange[]
}

/** What a posting asks to know, as data, so that it is read together with the document. */
export interface Needs {
  /** Head fields that name the warehouses whose stock of the lines' goods is read; `transit` is the company's own. */
  stock?: readonly string[]
  /** What is left of the lines' source lines. */
  source?: boolean
  /** What is promised to orders of the goods in the document's warehouse. */
  reserved?: boolean
  /** The reason of an adjustment, from its own head field. */
  reason?: boolean
  /** What is left of the goods of the lines' receipt lines, where the company capitalises landed cost. */
  survival?: boolean
  /** Terms, credit limit and exposure of the document's party. */
  party?: boolean
  /** Own head field that names a document of the same party whose credit pays for this one as far as it goes. */
  offset?: string
  /** The fund accounts and open items that head and lists name. */
  money?: boolean
  /** What lies in each of those fund accounts by the books. */
  fundBalance?: boolean
}

export interface SkuFacts {
  id: string
  code: string
  name: string
  stocked: boolean
  tracking: Tracking
  purchasePrice?: string | null
  /** Per base unit. */
  floorPrice?: string | null
}

/** A party's entry with what is open of it. */
export interface OpenItem {
  posting: number
  seq: number
  open: string
  date: string
}

export interface PartyFacts {
  id: string
  name: string
  terms: Terms
  termDays: number
  /** null: unlimited; 0: no credit. */
  creditLimit: string | null
  /** Days something may be overdue before new credit is refused; null: not looked at. */
  creditDays: number | null
  /** Open receivables less advances, debit positive; asked only where credit is limited, like what follows. */
  receivable: string
  /** Approved sales orders, as far as they are not delivered. */
  ordered: string
  /** Longest overdue open receivable in days, 0 if none. */
  overdueDays: number
  specialInvoice: boolean
}

export interface Facts extends MoneyFacts {
  today: string
  settings: Settings
  sku(id: string): SkuFacts
  stock: StockBook
  /** What one base unit costs in the document's warehouse by now; null where nothing is known. */
  unitCost?(sku: string): Decimal | null
  /** What orders were promised of goods in a warehouse, before this document. */
  reserved(warehouse: string, sku: string): string
  serials: SerialBook
  source(line: string): SourceFacts
  /** The goods a receipt line brought in, lot by lot, and which part of each is left, 0 to 1. */
  survival(line: string): { lot: string; quantity: Decimal; left: Decimal }[]
  /** The warehouse of goods under way. */
  transit: string
  party: PartyFacts | null
  /** The credit that the offset's document left; null where there is none. */
  offset: OpenItem | null
  reason: ReasonFacts | null
  /** The member may pass the credit limit, and gave a reason. */
  creditOverride: boolean
  /** Money that comes with the document. */
  paid: string
}

/** Which account each posting uses; the one place where they are mapped. */
export const ACCOUNTS = {
  cash: '1001',
  bank: '1002',
  wallet: '1012',
  receivable: '1122',
  otherReceivable: '1221',
  prepaid: '1123',
  stock: '1405',
  pendingGoods: '1901',
  payable: '2202',
  advance: '2203',
  otherPayable: '2241',
  inputTax: '22210101',
  outputTax: '22210102',
  smallScaleTax: '222101',
  openingEquity: '3104',
  sales: '5001',
  otherSales: '5051',
  stockGain: '530102',
  otherGain: '530199',
  costOfSales: '5401',
  freight: '560103',
  bankCharges: '560303',
  cashDiscount: '560304',
  badDebt: '571101',
  stockLoss: '571104',
} as const

/** Collects journal lines, summed by account and dimensions, sides kept apart; zero lines are left out. */
export class Journal {
  private readonly sums = new Map<string, { line: JournalLine; debit: Decimal; credit: Decimal }>()

  debit(account: string, amount: Decimal.Value, dimensions: Omit<JournalLine, 'account' | 'debit' | 'credit'> = {}): void {
    this.add(account, dec(amount), ZERO, dimensions)
  }

  credit(account: string, amount: Decimal.Value, dimensions: Omit<JournalLine, 'account' | 'debit' | 'credit'> = {}): void {
    this.add(account, ZERO, dec(amount), dimensions)
  }

  private add(account: string, debit: Decimal, credit: Decimal, dimensions: Omit<JournalLine, 'account' | 'debit' | 'credit'>): void {
    const side = credit.isZero() ? 'debit' : 'credit'
    const key = JSON.stringify([
      account,
      side,
      dimensions.party,
      dimensions.fund,
      dimensions.department,
      dimensions.employee,
      dimensions.warehouse,
      dimensions.cashItem,
    ])
    const known = this.sums.get(key) ?? { line: { account, debit: '0.00', credit: '0.00', ...dimensions }, debit: ZERO, credit: ZERO }
    known.debit = known.debit.plus(debit)
    known.credit = known.credit.plus(credit)
    this.sums.set(key, known)
  }

  lines(): JournalLine[] {
    return [...this.sums.values()]
      .filter(({ debit, credit }) => !debit.isZero() || !credit.isZero())
      .map(({ line, debit, credit }) => ({ ...line, debit: moneyText(debit), credit: moneyText(credit) }))
  }
}
