import { dec, type Decimal, moneyText, quantityText, roundMoney, sum } from '../kernel/money'

/** Goods that were taken below zero at a provisional value and not yet replaced by a receipt. */
export interface Shortage {
  /** The posting and its own count within it; new ones have neither yet. */
  posting: number
  seq: number
  warehouse: string
  sku: string
  quantity: string
  value: string
}

interface Open {
  posting: number | null
  seq: number
  warehouse: string
  sku: string
  quantity: Decimal
  value: Decimal
  changed: boolean
}

/** The open shortages of a posting's stock, oldest first. */
export class ShortageBook {
  private readonly layers: Open[]

  constructor(shortages: readonly Shortage[]) {
    this.layers = shortages.map((layer) => ({
      ...layer,
      quantity: dec(layer.quantity),
      value: dec(layer.value),
      changed: false,
    }))
  }

  open(layer: { warehouse: string; sku: string; quantity: Decimal; value: Decimal }): void {
    const seq = this.layers.filter((known) => known.posting === null).length
    this.layers.push({ ...layer, posting: null, seq, changed: true })
  }

  openOf(warehouse: string, sku: string): Decimal {
    return sum(this.of(warehouse, sku).map((layer) => layer.quantity))
  }

  /** Closes shortages up to `quantity`, oldest first; the parts carry the value they had been booked at. */
  settle(warehouse: string, sku: string, quantity: Decimal): { quantity: Decimal; value: Decimal }[] {
    let left = quantity
    const closed: { quantity: Decimal; value: Decimal }[] = []
    for (const layer of this.of(warehouse, sku)) {
      if (left.isZero()) break
      const part = left.lessThan(layer.quantity) ? left : layer.quantity
      const value = part.equals(layer.quantity) ? layer.value : roundMoney(layer.value.times(part).div(layer.quantity))
      layer.quantity = layer.quantity.minus(part)
      layer.value = layer.value.minus(value)
      layer.changed = true
      left = left.minus(part)
      closed.push({ quantity: part, value })
    }
    return closed
  }

  /** Removes what is still open of a posting's shortages. What receipts have settled stays settled: their variance is their own. */
  withdraw(posting: number): void {
    for (const layer of this.layers) if (layer.posting === posting) Object.assign(layer, { quantity: dec(0), value: dec(0), changed: true })
  }

  /** New and changed layers, as they now stand. */
  get changes(): { posting: number | null; seq: number; warehouse: string; sku: string; quantity: string; value: string }[] {
    return this.layers
      .filter((layer) => layer.changed)
      .map(({ posting, seq, warehouse, sku, quantity, value }) => ({
        posting,
        seq,
        warehouse,
        sku,
        quantity: quantityText(quantity),
        value: moneyText(value),
      }))
  }

  private of(warehouse: string, sku: string): Open[] {
    return this.layers.filter((layer) => layer.warehouse === warehouse && layer.sku === sku && !layer.quantity.isZero())
  }
}
