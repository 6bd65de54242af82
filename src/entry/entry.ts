import type { InputOf, OutputOf } from '../api'
import { today } from '../day'
import type { EntryLine, PriceOf, SkuRow } from './lines'
import { amountsOf, isZero } from './lines'

/** A document that is being written, kept on this phone at every change. */
export interface Entry {
  /** A saved draft that is written on. */
  id: string | null
  version: number | null
  date: string
  party: string | null
  partyName: string | null
  warehouse: string | null
  warehouseName: string | null
  taxInclusive: boolean
  discount: string
  note: string
  lines: EntryLine[]
}

export const emptyEntry = (taxInclusive: boolean): Entry => ({
  id: null,
  version: null,
  date: today(),
  party: null,
  partyName: null,
  warehouse: null,
  warehouseName: null,
  taxInclusive,
  discount: '0',
  note: '',
  lines: [],
})

export const hasContent = (entry: Entry): boolean => entry.lines.length > 0 || entry.party !== null || entry.note !== ''

/** Why it cannot be posted yet; null when it can. */
export type Missing = 'lines' | 'quantity' | 'party' | 'warehouse' | 'price' | 'discount'
export function missingFrom(entry: Entry, seesPrices: boolean): Missing | null {
  if (entry.lines.length === 0) return 'lines'
  if (entry.lines.some((line) => isZero(line.quantity))) return 'quantity'
  if (!entry.party) return 'party'
  if (!entry.warehouse) return 'warehouse'
  if (seesPrices && entry.lines.some((line) => line.price === null)) return 'price'
  if (amountsOf(entry.lines, entry).discountTooLarge) return 'discount'
  return null
}

export type EntryInput = InputOf<'sales', 'delivery.save'>

/** What is sent: lines in the order they were typed (the newest stands on top of the screen). */
export function inputOf(entry: Entry): EntryInput {
  const { id, version, date, party, warehouse, taxInclusive, discount, note } = entry
  const lines = [...entry.lines].reverse().map((line) => ({
    sku: line.sku,
    unit: line.unit,
    quantity: line.quantity,
    taxRate: line.taxRate,
    ...(line.price === null ? {} : { price: line.price }),
  }))
  return {
    ...(id ? { id, version } : {}),
    date,
    party,
    warehouse,
    taxInclusive,
    ...(isZero(discount) ? {} : { discount }),
    ...(note ? { note } : {}),
    lines,
  }
}

type Detail = OutputOf<'sales', 'delivery.detail'>

/** A saved document as something to write on, or (without its id) to repeat as a new one. */
export function entryFrom(detail: Detail, skus: SkuRow[], priceOf: PriceOf, repeat: boolean): Entry {
  const known = new Map(skus.map((sku) => [sku.id, sku]))
  const lines = detail.lines.flatMap((line): EntryLine[] => {
    const sku = known.get(line.sku)
    if (!sku) return []
    const unit = sku.units.find(({ id }) => id === line.unit) ?? sku.units[0]!
    return [
      {
        sku: sku.id,
        code: sku.code,
        name: sku.name,
        spec: sku.spec ?? null,
        taxRate: line.taxRate ?? sku.taxRate,
        units: sku.units,
        unit: unit.id,
        quantity: line.quantity,
        price: repeat ? (priceOf(unit) ?? line.price ?? null) : (line.price ?? null),
        available: sku.available ?? sku.onHand ?? null,
        service: sku.skuKind === 'service',
      },
    ]
  })
  return {
    id: repeat ? null : detail.id,
    version: repeat ? null : detail.version,
    date: repeat ? today() : detail.date,
    party: detail.party ?? null,
    partyName: detail.partyName ?? null,
    warehouse: detail.warehouse ?? null,
    warehouseName: detail.warehouseName ?? null,
    taxInclusive: detail.taxInclusive ?? true,
    discount: repeat ? '0' : (detail.discount ?? '0'),
    note: repeat ? '' : (detail.note ?? ''),
    lines: lines.reverse(),
  }
}
