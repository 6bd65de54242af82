import { useRef, useState } from 'react'
import { type Decimal, dec, formatQuantity, quantityText, ZERO } from '../../../shared/kernel/money'
import type { InputOf } from '../../api'
import { fetchOnce, useAsk } from '../../asking'
import { type EntryLine, lineOf, type Pieces, type SkuRow } from '../../entry/lines'
import { readPieces, scannedPieces } from '../../entry/recall'
import { t } from '../../messages'
import { act } from '../../outbox'
import { signal } from '../../platform/feedback'
import { type Trouble, scanTrouble } from '../../trouble'
import { useCatalogue } from './catalogue'
import { hearClock, serviceNow } from './clock'

const LOOK_AGAIN = 5_000

export interface Latest {
  sku: SkuRow
  unit: string
  words: string
  /** What this phone has counted of them since the page was opened, base unit. */
  total: string
  /** What all counters together have, where there are several; base unit. */
  together?: string
  state: 'sending' | 'waiting' | 'sent'
}

/** Counting with many phones: a scan is a command of its own, kept until it is answered. */
export function useCounting(id: string) {
  const progress = useAsk('inventory', 'stocktake.progress', { id })
  const catalogue = useCatalogue(id)
  const [latest, setLatest] = useState<Latest | null>(null)
  const [asking, setAsking] = useState<EntryLine | null>(null)
  const held = useRef<EntryLine | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const lookedAt = useRef(0)
  const tally = useRef(new Map<string, Decimal>())

  const look = async () => {
    lookedAt.current = Date.now()
    await progress.refetch()
  }
  /** Others count too: asked again while the page is open, but not at every render. */
  const lookAgain = () => (Date.now() - lookedAt.current > LOOK_AGAIN ? look() : Promise.resolve())

  const count = async (sku: SkuRow, unit: string, quantity: string, mode: 'add' | 'set', pieces: Partial<Pieces> = {}) => {
    const counted = sku.units.find((one) => one.id === unit) ?? sku.units[0]!
    const amount = `${formatQuantity(quantity)} ${counted.name}`
    const words = mode === 'add' ? t.count.added(amount) : t.count.setTo(amount)
    setTrouble(null)
    const key = [sku.id, pieces.lot ?? pieces.lotNumber ?? ''].join('/')
    const before = mode === 'add' ? (tally.current.get(key) ?? ZERO) : ZERO
    const total = before.plus(dec(quantity).times(counted.numerator).div(counted.denominator))
    const show = (state: Latest['state']) => setLatest({ sku, unit, words, total: quantityText(total), state })
    tally.current.set(key, total)
    show('sending')
    const countedAt = serviceNow()
    const { lot, lotNumber, producedAt, expiresAt, serials } = pieces
    const line: InputOf<'inventory', 'stocktake.count'>['lines'][number] = {
      sku: sku.id,
      unit,
      quantity,
      mode,
      ...(lot ? { lot } : lotNumber ? { lotNumber } : {}),
      ...(!lot && producedAt ? { producedAt } : {}),
      ...(!lot && expiresAt ? { expiresAt } : {}),
      ...(serials?.length ? { serials } : {}),
      ...(countedAt ? { countedAt } : {}),
    }
    const outcome = await act('inventory', 'stocktake.count', { id, lines: [line] }, { title: `${sku.name} ${words}` })
    if (outcome.kind === 'trouble') {
      signal('unknown')
      tally.current.set(key, before)
      setLatest(null)
      return setTrouble(outcome.trouble)
    }
    if (outcome.kind === 'done') {
      hearClock(outcome.data.now)
      const [all] = outcome.data.totals
      setLatest({
        sku,
        unit,
        words,
        total: quantityText(total),
        state: 'sent',
        ...(all && all.counters > 1 ? { together: all.counted } : {}),
      })
      await look()
    } else show('waiting')
  }

  const ask = (line: EntryLine | null) => {
    held.current = line
    setAsking(line)
  }
  const answer = (next: Partial<EntryLine>) => ask(held.current ? { ...held.current, ...next } : null)
  /** The sheet is closed: what was said in it; null when nothing was. */
  const answered = (): EntryLine | null => {
    const line = held.current
    ask(null)
    return line && (line.lotNumber || line.serials?.length) ? line : null
  }

  /** Goods with batches or serials are asked which; others count at once. */
  const take = async (sku: SkuRow, unit: string, read: Partial<Pieces>) => {
    const named = sku.units.find((one) => one.id === unit) ?? sku.units[0]!
    if (sku.tracking === 'serial' && read.serials?.length) return count(sku, sku.units[0]!.id, '1', 'add', read)
    if (sku.tracking === 'serial') return ask({ ...lineOf(sku, sku.units[0]!), quantity: '0' })
    if (sku.tracking === 'lot' && !read.lotNumber) return ask(lineOf(sku, named))
    return count(sku, named.id, '1', 'add', read)
  }

  const scan = async (code: string) => {
    const known = catalogue.byCode(code)
    const hit = (sku: SkuRow) => signal(latest?.sku.id === sku.id ? 'duplicate' : 'hit')
    try {
      if (known) {
        hit(known.sku)
        return await take(known.sku, known.unit, readPieces(code, known.sku.tracking))
      }
      const found = await fetchOnce('product', 'sku.scan', { code })
      hit(found.sku)
      await take(found.sku, found.unit, scannedPieces(found))
    } catch (error) {
      signal('unknown')
      const why = scanTrouble(code, error)
      setTrouble(why.kind === 'unanswered' ? { kind: 'local', ...t.count.offlineCode(code) } : why)
    }
  }

  const undo = async (entry: string, name: string) => {
    const outcome = await act('inventory', 'stocktake.undo', { id, entry }, { title: `${t.count.undo} ${name}` })
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    tally.current.clear()
    setLatest(null)
    await look()
  }
  return { progress, catalogue, latest, asking, answer, answered, trouble, count, take, scan, undo, look, lookAgain }
}
