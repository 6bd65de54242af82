import type { SerialMove, SkuFacts } from '../books'
import { dec, quantityText } from '../kernel/money'
import { refuse } from '../kernel/refusal'

/** Where a serial number is; null when it is with nobody of ours. */
export interface SerialRow {
  sku: string
  number: string
  warehouse: string | null
  /** The customer it was delivered to last and has not come back from. */
  holder?: string | null
}

/**
 * Serial numbers of a posting: a serialised SKU moves with exactly as many serials as units, and a serial is in one place
 * at a time. Refuses SERIALS_MISCOUNTED, SERIAL_IN_STOCK (already here or elsewhere) and SERIAL_ELSEWHERE (not in this warehouse).
 */
export class SerialBook {
  private readonly places = new Map<string, string | null>()
  private readonly holders = new Map<string, string | null>()
  readonly moves: SerialMove[] = []

  constructor(
    rows: readonly SerialRow[],
    private readonly sku: (id: string) => SkuFacts,
  ) {
    for (const row of rows) {
      this.places.set(`${row.sku}/${row.number}`, row.warehouse)
      this.holders.set(`${row.sku}/${row.number}`, row.holder ?? null)
    }
  }

  /** The customer who has it; null when it is with us, was thrown away or was never sold. */
  holderOf(sku: string, number: string): string | null {
    return this.holders.get(`${sku}/${number}`) ?? null
  }

  put(warehouse: string, sku: string, serials: readonly string[], quantity: string, line: string | null): void {
    this.count(sku, serials, quantity)
    for (const number of serials) {
      const place = this.places.get(`${sku}/${number}`)
      if (place) throw refuse('SERIAL_IN_STOCK', { ...this.named(sku), serial: number, warehouse: place })
      this.move(sku, number, warehouse, 1, line)
    }
  }

  take(warehouse: string, sku: string, serials: readonly string[], quantity: string, line: string | null): void {
    this.count(sku, serials, quantity)
    for (const number of serials) {
      const place = this.places.get(`${sku}/${number}`) ?? null
      if (place !== warehouse) throw refuse('SERIAL_ELSEWHERE', { ...this.named(sku), serial: number, warehouse: place })
      this.move(sku, number, warehouse, -1, line)
    }
  }

  /** Writes a movement backwards, as a void does, with the same refusals. */
  reverse(move: SerialMove): void {
    const { warehouse, sku, number, line } = move
    if (move.direction === 1) this.take(warehouse, sku, [number], '1', line)
    else this.put(warehouse, sku, [number], '1', line)
  }

  private count(sku: string, serials: readonly string[], quantity: string): void {
    const distinct = new Set(serials).size
    if (distinct !== serials.length || !dec(quantity).equals(distinct))
      throw refuse('SERIALS_MISCOUNTED', { ...this.named(sku), wanted: quantityText(quantity), given: distinct })
  }

  private move(sku: string, number: string, warehouse: string, direction: 1 | -1, line: string | null): void {
    this.places.set(`${sku}/${number}`, direction === 1 ? warehouse : null)
    this.moves.push({ sku, number, warehouse, direction, line })
  }

  private named(id: string) {
    const { code, name } = this.sku(id)
    return { sku: id, code, name }
  }
}
