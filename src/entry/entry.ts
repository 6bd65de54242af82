import type { InputOf, OutputOf } from '../api'
import { dec } from '../../shared/kernel/money'
import { today } from '../day'
import { kindOf } from '../kinds'
import { type EntryKind, isQuoted } from './kind'
import { baseOf, type EntryLine, lineOf, type PriceOf, type SkuRow } from './lines'
import { amountsOf, isZero, lessOf, taxRateOf } from './lines'

/** What is different now; worked out from the entry as it is by then where an answer or an effect changes it. */
export type EntryChange = Partial<Entry> | ((entry: Entry) => Partial<Entry>)

/** What only some kinds ask for. */
export interface EntryOwn {
  reason?: { id: string; name: string; direction: 'in' | 'out' }
  to?: { id: string; name: string }
  direct?: boolean
  expectedDate?: string | null
  /** The fund account the money goes into; empty where the customer owes it. */
  fund?: string
  /** Facts of the head that no page asks for: they stay as they were. */
  kept?: Record<string, unknown>
  defective?: { id: string; name: string }
}

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
  /** The rate at which a small-scale payer sells anything. */
  levyRate?: string | null
  discount: string
  /** A person gave it; else it is what promotions give. */
  discountByHand?: boolean
  note: string
  own: EntryOwn
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
  own: {},
  lines: [],
})

export const hasContent = (entry: Entry): boolean => entry.lines.length > 0 || entry.party !== null || entry.note !== ''

/** Where the goods of a sale go; null where nobody said. */
export const addressOf = ({ own }: Entry): string | null => (own.kept?.address as string | undefined) ?? null
export const withAddress = ({ own }: Entry, address: string | null): Partial<Entry> => ({ own: { ...own, kept: { ...own.kept, address } } })

/** Why it cannot be posted yet; null when it can. */
export type Missing =
  | 'fund'
  | 'reason'
  | 'to'
  | 'same'
  | 'lines'
  | 'quantity'
  | 'party'
  | 'warehouse'
  | 'price'
  | 'discount'
  | 'lot'
  | 'serials'
  | 'defective'
export function missingFrom(entry: Entry, kind: EntryKind, seesPrices: boolean): Missing | null {
  const { own, lines } = entry
  if (kind.asks === 'reason' && !own.reason) return 'reason'
  if (lines.length === 0) return 'lines'
  if (lines.some((line) => isZero(line.quantity))) return 'quantity'
  if (kind.party && !entry.party) return 'party'
  if (!entry.warehouse) return 'warehouse'
  if (kind.quick && own.fund === undefined) return 'fund'
  if (kind.asks === 'route' && !own.to) return 'to'
  if (kind.asks === 'route' && own.to?.id === entry.warehouse) return 'same'
  if (seesPrices && lines.some((line) => line.price === null)) return 'price'
  if (amountsOf(lines, entry).discountTooLarge) return 'discount'
  const direction = kind.direction(entry)
  if (direction === 'in' && lines.some((line) => line.tracking === 'lot' && !line.lot && !line.lotNumber?.trim())) return 'lot'
  if (isDefective(entry, kind) && !own.defective) return 'defective'
  const miscounted = (line: EntryLine) => line.tracking === 'serial' && !dec(baseOf(line)).equals((line.serials ?? []).length)
  if (direction !== 'none' && lines.some(miscounted)) return 'serials'
  return null
}

/** Goods of which some go to the warehouse for what is defective. */
export const isDefective = (entry: Entry, kind: EntryKind): boolean =>
  kind.asks === 'defective' && entry.lines.some(({ inspection }) => inspection === 'defective')

export type EntryInput = InputOf<'sales', 'delivery.save'>

const ownInput = ({ asks }: EntryKind, { reason, to, direct, expectedDate, defective }: EntryOwn): Record<string, unknown> => {
  if (asks === 'reason') return { reason: reason?.id }
  const expected = expectedDate ? { expectedDate } : {}
  if (asks === 'route') return { toWarehouse: to?.id, direct: direct ?? false, ...(direct ? {} : expected) }
  if (asks === 'defective') return defective ? { defectiveWarehouse: defective.id } : {}
  return asks === 'expected' ? expected : {}
}

const piecesInput = (line: EntryLine, direction: 'in' | 'out' | 'none') => {
  if (direction === 'none') return {}
  if (line.tracking === 'serial') return { serials: line.serials ?? [] }
  if (line.tracking === 'layer') return line.lot ? { lot: line.lot } : {}
  if (line.tracking !== 'lot') return {}
  if (line.lot) return { lot: line.lot }
  if (direction === 'out' || !line.lotNumber?.trim()) return {}
  const { lotNumber, producedAt, expiresAt } = line
  return { lotNumber: lotNumber.trim(), ...(producedAt ? { producedAt } : {}), ...(expiresAt ? { expiresAt } : {}) }
}

const discountInput = (line: EntryLine) => {
  const less = lessOf(line)
  if (less) return { discountAmount: less }
  return line.discountRate && !isZero(line.discountRate) ? { discountRate: line.discountRate } : {}
}

/** What is sent (a change names the lines that stay): lines in the order they were typed (the newest stands on top of the screen). */
export function inputOf(entry: Entry, kind: EntryKind, changing = false): EntryInput {
  const { id, version, date, party, warehouse, taxInclusive, discount, note } = entry
  const direction = kind.direction(entry)
  // What nobody typed is the service's to say: it knows the rules of this very moment.
  const ruled = isQuoted(kind)
  const lines = [...entry.lines].reverse().map((line) => ({
    sku: line.sku,
    unit: line.unit,
    quantity: line.quantity,
    taxRate: taxRateOf(line, entry),
    ...(line.price === null || (ruled && !line.fixed && !line.sourceLine) ? {} : { price: line.price }),
    ...(line.price === null ? {} : discountInput(line)),
    ...(line.sourceLine ? { sourceLine: line.sourceLine } : {}),
    ...(changing && line.line ? { line: line.line } : {}),
    ...line.kept,
    ...(kind.asks === 'defective' && line.inspection ? { inspection: line.inspection } : {}),
    ...piecesInput(line, direction),
  }))
  return {
    ...(id ? { id, version } : {}),
    date,
    ...(kind.party ? { party } : {}),
    warehouse,
    ...(kind.unpriced ? {} : { taxInclusive }),
    ...((ruled ? entry.discountByHand : !isZero(discount)) ? { discount } : {}),
    ...(note ? { note } : {}),
    ...entry.own.kept,
    ...ownInput(kind, entry.own),
    lines,
  }
}

type Detail = OutputOf<'sales', 'delivery.detail'>

/** What a kind has of its own, as far as it is filled in. */
const ownFields = (shape: object = {}, said: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said).filter(([name, value]) => name in shape && value !== null && value !== undefined))

/** In a draft only what a person typed is fixed; what was approved stays as it was agreed. */
const fixedBy = (source: Detail['lines'][number]['priceSource'], state: Detail['state']): EntryLine['fixed'] => {
  if (source === 'gift') return 'gift'
  if (state !== 'draft') return 'kept'
  return source === 'manual' ? 'hand' : null
}

/** A saved document as something to write on, or (without its id) to repeat as a new one. */
export function entryFrom(detail: Detail, skus: SkuRow[], priceOf: PriceOf, own: EntryOwn, repeat: boolean): Entry {
  const known = new Map(skus.map((sku) => [sku.id, sku]))
  const shape = kindOf(detail.kind)
  const lines = detail.lines.flatMap((line): EntryLine[] => {
    const sku = known.get(line.sku)
    // Gifts of a repeated document are granted anew.
    if (!sku || (repeat && line.priceSource === 'gift')) return []
    const unit = sku.units.find(({ id }) => id === line.unit) ?? sku.units[0]!
    const pieces = repeat
      ? {}
      : {
          lot: line.lot ?? null,
          lotNumber: line.lotNumber ?? '',
          producedAt: line.producedAt ?? null,
          expiresAt: line.expiresAt ?? null,
          serials: line.serials ?? [],
          discountRate: line.discountRate ?? null,
          discountAmount: line.discountAmount ?? null,
          sourceLine: line.sourceLine ?? null,
          inspection: (line as Partial<EntryLine>).inspection ?? null,
          line: line.id,
          fixed: fixedBy(line.priceSource, detail.state),
          kept: ownFields(shape?.line, line),
        }
    return [
      {
        ...lineOf(sku, unit),
        taxRate: line.taxRate ?? sku.taxRate,
        ...(!repeat && line.priceSource === 'manual' ? { typed: true } : {}),
        quantity: line.quantity,
        price: repeat ? (priceOf(unit) ?? line.price ?? null) : (line.price ?? null),
        ...pieces,
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
    discountByHand: !repeat && !isZero(detail.discount ?? '0') && !detail.discountNote,
    note: repeat ? '' : (detail.note ?? ''),
    own: repeat ? own : { ...own, kept: ownFields(shape?.head, detail) },
    lines: lines.reverse(),
  }
}
