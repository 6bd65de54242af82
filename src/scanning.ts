import { useRef } from 'react'
import { type Decimal, dec, ONE } from '../shared/kernel/money'
import type { OutputOf } from './api'
import { fetchOnce } from './asking'
import type { useLatest } from './latest'
import { signal } from './platform/feedback'
import { scanTrouble, type Trouble } from './trouble'

export type Scanned = OutputOf<'product', 'sku.scan'>

/** What a scan makes of what the page holds, or what to say instead; null where the page asks for more by itself. */
export type Placed<T> = { next: T } | { said: { happened: string; advice: string } } | null

/** How much of the base unit a code stands for: one of its unit, or as many as it says. */
export function scannedQuantity({ sku, unit: id, line }: Scanned): Decimal {
  const unit = sku.units.find((one) => one.id === id) ?? sku.units[0]!
  return dec(line.quantity ?? '1').times(ONE.times(unit.numerator).div(unit.denominator))
}

/**
 * Scans into what the page holds. A scan gun is faster than an answer: each code is placed into what is held by the time it
 * is known, so that two scans of one bottle are two bottles.
 */
export function useScanInto<T>(
  held: Pick<ReturnType<typeof useLatest<T>>, 'latest' | 'set'>,
  setTrouble: (trouble: Trouble | null) => void,
  place: (now: T, scanned: Scanned) => Placed<T>,
  warehouse?: string | null,
) {
  const drawn = useRef(place)
  drawn.current = place
  return async (code: string): Promise<void> => {
    try {
      const scanned = await fetchOnce('product', 'sku.scan', { code, ...(warehouse ? { warehouse } : {}) })
      const placed = drawn.current(held.latest.current, scanned)
      if (placed === null) return
      if ('next' in placed) held.set(placed.next)
      signal('next' in placed ? 'hit' : 'unknown')
      setTrouble('next' in placed ? null : { kind: 'local', ...placed.said })
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }
}
