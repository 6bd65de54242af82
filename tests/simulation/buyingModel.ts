/** What a chain order → receipt → return may do, told without money or database. Quantities are whole pieces. */
export interface Bought {
  id: string
  kind: 'purchaseOrder' | 'receipt' | 'purchaseReturn'
  state: 'draft' | 'approved' | 'closed' | 'voided'
  /** The document's one line. */
  line: string
  quantity: number
  /** What it took of its source: of an order never more than was open there. */
  use: number
  source: Bought | null
}

/** Tenths over the order that are tolerated. */
export const TENTHS_OVER = 1

export class BuyingModel {
  readonly documents: Bought[] = []

  of = (kind: Bought['kind'], state?: Bought['state']): Bought[] =>
    this.documents.filter((document) => document.kind === kind && (state === undefined || document.state === state))

  private living = (source: Bought): Bought[] =>
    this.documents.filter((document) => document.source === source && (document.state === 'approved' || document.state === 'closed'))

  /** What living documents took of this one. */
  used = (document: Bought): number => this.living(document).reduce((total, { use }) => total + use, 0)
  open = (document: Bought): number => document.quantity - this.used(document)
  received = (order: Bought): number => this.living(order).reduce((total, { quantity }) => total + quantity, 0)

  fulfilment = (document: Bought): string => (this.open(document) <= 0 ? 'full' : this.used(document) > 0 ? 'part' : 'none')

  /** Pieces that are expected from suppliers. */
  get onOrder(): number {
    return this.of('purchaseOrder', 'approved').reduce((total, order) => total + this.open(order), 0)
  }

  get onHand(): number {
    const pieces = (kind: Bought['kind']) => this.of(kind, 'approved').reduce((total, { quantity }) => total + quantity, 0)
    return pieces('receipt') - pieces('purchaseReturn')
  }

  /** In tenths, so that the tolerance is a whole number. */
  mayReceive = (order: Bought, quantity: number): boolean =>
    order.state === 'approved' &&
    (quantity <= this.open(order) || 10 * (this.received(order) + quantity) <= (10 + TENTHS_OVER) * order.quantity)
  mayReturn = (receipt: Bought, quantity: number): boolean => receipt.state === 'approved' && quantity <= this.open(receipt)
  mayVoid = (document: Bought): boolean =>
    (document.state === 'approved' || document.state === 'closed') &&
    this.living(document).length === 0 &&
    document.source?.state !== 'closed'
  mayClose = (order: Bought): boolean => order.state === 'approved' && this.open(order) > 0
  mayChange = (order: Bought, quantity: number): boolean => order.state === 'approved' && quantity >= this.used(order)
}
