import { useEffect } from 'react'
import { dec } from '../../shared/kernel/money'
import { fetchOnce } from '../asking'
import { useMay } from '../session'
import { useSettled } from '../settled'
import type { Entry, EntryChange } from './entry'
import type { EntryKind } from './kind'
import type { EntryLine } from './lines'

const asks = ({ sourceLine, quantity }: EntryLine): boolean => !sourceLine && !dec(quantity || '0').isZero()

/**
 * What is bought costs what the supplier agreed to, else what was paid last: lines take that price until somebody types
 * another one, and say where it comes from, or how far the typed one is from it.
 */
export function useBuyingPrices(kind: EntryKind, entry: Entry, change: (next: EntryChange) => void): void {
  const sees = useMay('supplierPrice.view')
  const buys = sees && (kind.kind === 'purchaseOrder' || kind.kind === 'receipt')
  const asked = entry.lines
    .filter(asks)
    .map(({ sku, unit, quantity, typed, price }) => ({ sku, unit, quantity, ...(typed && price ? { price } : {}) }))
  const question =
    buys && entry.party && asked.length > 0
      ? JSON.stringify({ party: entry.party, date: entry.date, taxInclusive: entry.taxInclusive, lines: asked.slice(0, 200) })
      : ''
  const settled = useSettled(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the question is another one
  useEffect(() => {
    if (!settled || settled !== question) return
    const input = JSON.parse(settled)
    fetchOnce('purchase', 'supplierPrice.quote', input)
      .then(({ rows }) => {
        const priced = (line: EntryLine): EntryLine => {
          const at = asked.findIndex(({ sku, unit, quantity }) => sku === line.sku && unit === line.unit && quantity === line.quantity)
          const row = asks(line) && at >= 0 ? rows[at] : undefined
          const best = row?.prices[0]
          if (!row) return line
          if (line.typed) return { ...line, priceNote: row.warning ?? null }
          return best ? { ...line, price: best.price, priceNote: best.note } : line
        }
        change(({ lines }) => ({ lines: lines.map(priced) }))
      })
      // Without an answer the service finds the price itself when the document is saved.
      .catch(() => undefined)
  }, [settled])
}
