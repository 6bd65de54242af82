import { type Decimal, dec, quantityText, ZERO } from '../../../shared/kernel/money'
import { fetchOnce } from '../../asking'
import type { OutputOf } from '../../api'
import type { SkuRow } from '../../entry/lines'

type Transfer = OutputOf<'inventory', 'transfer.detail'>

/** A line that was sent: what is still on its way, and what has just been found in the delivery; base units. */
export interface SentLine {
  line: Transfer['lines'][number]
  sku: SkuRow
  open: string
  arrived: string
  serials: string[]
}

/** What of a transfer is still on its way: what was sent less what was received and booked as missing. */
export async function readSent(transfer: Transfer): Promise<SentLine[]> {
  const taken = new Map<string, Decimal>()
  const later = transfer.related.filter(({ direction, state }) => direction === 'target' && (state === 'approved' || state === 'closed'))
  for (const { kind, id } of later) {
    const detail =
      kind === 'adjustment'
        ? await fetchOnce('inventory', 'adjustment.detail', { id })
        : await fetchOnce('inventory', 'transferIn.detail', { id })
    for (const { sourceLine, baseQuantity } of detail.lines)
      if (sourceLine) taken.set(sourceLine, (taken.get(sourceLine) ?? ZERO).plus(baseQuantity))
  }
  const ids = [...new Set(transfer.lines.map(({ sku }) => sku))]
  const { rows } = await fetchOnce('product', 'sku.list', { ids, archived: true, limit: 200 })
  return transfer.lines.flatMap((line) => {
    const sku = rows.find(({ id }) => id === line.sku)
    const open = dec(line.baseQuantity).minus(taken.get(line.id) ?? ZERO)
    return sku ? [{ line, sku, open: quantityText(open), arrived: '0', serials: [] }] : []
  })
}

/** More of some goods arrived: on the first of their lines that waits for as much, else on their last one. */
export function withArrived(lines: SentLine[], sku: string, quantity: Decimal): SentLine[] | null {
  const waiting = (line: SentLine) => line.line.sku === sku && dec(line.arrived).plus(quantity).lessThanOrEqualTo(line.open)
  const at = lines.findIndex(waiting)
  if (at < 0) return null
  return lines.map((line, index) => (index === at ? { ...line, arrived: quantityText(dec(line.arrived).plus(quantity)) } : line))
}

const base = (line: SentLine) => line.sku.units[0]!.id

/** Lines of the receipt in the base unit, each naming the line it was sent on. */
export const receivedLines = (lines: SentLine[]) =>
  lines
    .filter(({ arrived }) => !dec(arrived).isZero())
    .map((line) => ({
      sku: line.line.sku,
      unit: base(line),
      quantity: line.arrived,
      sourceLine: line.line.id,
      ...(line.sku.tracking === 'serial' ? { serials: line.serials.length ? line.serials : (line.line.serials ?? []) } : {}),
    }))

export const missingLines = (lines: SentLine[]) =>
  lines
    .map((line) => ({ line, missing: dec(line.open).minus(line.arrived) }))
    .filter(({ missing }) => missing.greaterThan(ZERO))
    .map(({ line, missing }) => ({
      sku: line.line.sku,
      unit: base(line),
      quantity: quantityText(missing),
      sourceLine: line.line.id,
      ...(line.sku.tracking === 'serial'
        ? { serials: (line.line.serials ?? []).filter((serial) => line.serials.length > 0 && !line.serials.includes(serial)) }
        : {}),
    }))
