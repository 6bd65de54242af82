import { type Decimal, ZERO } from '../kernel/money'

interface Held {
  sku: string
  lot: string
  onHand: string
}

interface Moved {
  sku: string
  lot: string
  quantity: string
  /** Time of the posting. */
  at: string
}

interface SerialMoved {
  sku: string
  number: string
  direction: number
  at: string
}

/**
 * The book of one warehouse at any moment since its oldest listed move: what is there now less what moved later. With
 * `lots` false a SKU's layers count as one.
 */
export class PastStock {
  private readonly now = new Map<string, Decimal>()
  private readonly moved = new Map<string, Moved[]>()
  private readonly serialsNow = new Map<string, Set<string>>()

  constructor(
    held: readonly Held[],
    moves: readonly Moved[],
    private readonly byLot: (sku: string) => boolean,
    serials: readonly { sku: string; number: string }[] = [],
    private readonly serialMoves: readonly SerialMoved[] = [],
  ) {
    for (const row of held) {
      const key = this.keyOf(row.sku, row.lot)
      this.now.set(key, (this.now.get(key) ?? ZERO).plus(row.onHand))
    }
    for (const move of moves) {
      const key = this.keyOf(move.sku, move.lot)
      const known = this.moved.get(key)
      if (known) known.push(move)
      else this.moved.set(key, [move])
    }
    for (const { sku, number } of serials) this.serialsNow.set(sku, (this.serialsNow.get(sku) ?? new Set()).add(number))
  }

  /** Quantity on hand by the book at a moment, movements of that very moment included. */
  at(sku: string, lot: string, moment: string): Decimal {
    const key = this.keyOf(sku, lot)
    let quantity = this.now.get(key) ?? ZERO
    for (const move of this.moved.get(key) ?? []) if (move.at > moment) quantity = quantity.minus(move.quantity)
    return quantity
  }

  /** Every SKU and batch that is there now. */
  rows(): { sku: string; lot: string; onHand: Decimal }[] {
    return [...this.now.entries()].map(([key, onHand]) => {
      const [sku, lot] = key.split('/') as [string, string]
      return { sku, lot, onHand }
    })
  }

  serials(sku: string): ReadonlySet<string> {
    return this.serialsNow.get(sku) ?? new Set()
  }

  /** Serial numbers here by the book at a moment; moves are listed in posting order. */
  serialsAt(sku: string, moment: string): ReadonlySet<string> {
    const here = new Set(this.serials(sku))
    for (const move of [...this.serialMoves].reverse()) {
      if (move.sku !== sku || move.at <= moment) continue
      if (move.direction === 1) here.delete(move.number)
      else here.add(move.number)
    }
    return here
  }

  private keyOf = (sku: string, lot: string): string => `${sku}/${this.byLot(sku) ? lot : '0'}`
}
