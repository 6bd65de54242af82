import type { OpenItem } from './books'
import type { Piece } from './inventory/pool'
import type { PriceSource } from './kernel/priceSource'

/** What is left of a source line. */
export interface SourceFacts {
  kind: string
  document: string
  /** Warehouse of its document: where an order promised or expected goods. */
  warehouse: string
  /** Base quantity of the source line, and what later documents have taken of it. */
  quantity: string
  used: string
  /** The goods it moved less what was taken up of them, lot by lot; positive. */
  pieces: Piece[]
  /** What the source line is sold or bought at. */
  terms: SourceTerms
  /** What it came to, and what earlier documents of the same kind took of that. */
  amounts: SourceAmounts
  taken: SourceAmounts
  /** Base quantity that earlier documents of a kind that may exceed it came to, whatever of it was over. */
  received: string
  /** The open item its document left, signed as its account; null where nobody owes. */
  item: OpenItem | null
  /** The serial numbers that went out on the source line. */
  serials: readonly string[]
  /** Where a transfer takes them. */
  toWarehouse: string | null
}

export interface SourceTerms {
  taxInclusive: boolean
  price: string
  numerator: number
  denominator: number
  discountRate: string | null
  taxRate: string
  priceSource?: PriceSource | null
  priceNote?: string | null
}

export interface SourceAmounts {
  gross: string
  share: string
  amountExcl: string
  amountIncl: string
}
