/** What a chain order → delivery → return may do, told without money or database. Quantities are whole pieces. */
export interface Chain {
  id: string
  kind: 'salesOrder' | 'delivery' | 'salesReturn'
  state: 'approved' | 'closed' | 'voided'
  /** The document's one line. */
  line: string
  quantity: number
  source: Chain | null
}

export class OrderModel {
  readonly documents: Chain[] = []

  of = (kind: Chain['kind']): Chain[] => this.documents.filter((document) => document.kind === kind)

  /** What living documents took of this one. */
  used = (chain: Chain): number =>
    this.documents
      .filter(({ source, state }) => source === chain && state !== 'voided')
      .reduce((total, { quantity }) => total + quantity, 0)

  open = (chain: Chain): number => chain.quantity - this.used(chain)

  fulfilment = (chain: Chain): string => (this.open(chain) <= 0 ? 'full' : this.used(chain) > 0 ? 'part' : 'none')

  /** Pieces promised to orders. */
  get reserved(): number {
    return this.of('salesOrder')
      .filter(({ state }) => state === 'approved')
      .reduce((total, order) => total + this.open(order), 0)
  }

  /** Pieces that are with customers. */
  get sold(): number {
    const living = (kind: Chain['kind']) =>
      this.of(kind)
        .filter(({ state }) => state !== 'voided')
        .reduce((total, { quantity }) => total + quantity, 0)
    return living('delivery') - living('salesReturn')
  }

  mayTake = (source: Chain, quantity: number): boolean => source.state === 'approved' && quantity <= this.open(source)
  mayVoid = (chain: Chain): boolean => chain.state !== 'voided' && this.used(chain) === 0 && chain.source?.state !== 'closed'
  mayClose = (order: Chain): boolean => order.state === 'approved' && this.open(order) > 0
  mayChange = (order: Chain, quantity: number): boolean => order.state === 'approved' && quantity >= this.used(order)
}
