import { useEffect, useState } from 'react'
import { fetchOnce, useAsk } from '../asking'
import { dec } from '../../shared/kernel/money'
import { dropDraft, keepDraft, readDraft } from '../drafts'
import { signal } from '../platform/feedback'
import { readStored, store } from '../platform/storage'
import { type Trouble, scanTrouble, troubleOf } from '../trouble'
import { emptyEntry, type Entry, type EntryChange, entryFrom, hasContent, withAddress } from './entry'
import { draftName, type EntryKind, isQuoted } from './kind'
import { ownOf, scannedPieces } from './recall'
import { useLatest } from '../latest'
import { lineKey, lineOf, type Pieces, type SkuRow, withMore } from './lines'

const lastWarehouseKey = (company: string | undefined) => `last-warehouse/${company ?? '-'}`

/** The document in hand: from this phone's draft, a saved draft, or a document that is repeated. */
export function useEntry(kind: EntryKind, from: { id?: string; copy?: string }, company: string | undefined) {
  const draft = from.id ? `${draftName(kind)}/${from.id}` : draftName(kind)
  const settings = useAsk('system', 'settings.show', {})
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const {
    value: entry,
    latest: current,
    set: setEntry,
  } = useLatest<Entry>(() => ({ ...emptyEntry(true), ...(from.copy ? null : readDraft<Entry>(draft)) }))
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const source = from.id ?? from.copy
  // Nobody may type into a form that is about to be filled.
  const [loading, setLoading] = useState(() => source !== undefined && !(from.id && hasContent(entry)))
  const [flash, setFlash] = useState<string | null>(null)

  const change = (next: EntryChange) => {
    const different = typeof next === 'function' ? next(current.current) : next
    if (Object.keys(different).length === 0) return
    const whole = { ...current.current, ...different }
    setEntry(whole)
    keepDraft(draft, whole)
  }

  // An empty form takes the company's ways: prices with tax or not, and the warehouse used last.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the settings arrive, not at every key
  useEffect(() => {
    if (settings.data && !hasContent(current.current) && !from.id && !from.copy) change({ taxInclusive: settings.data[kind.taxSetting] })
  }, [settings.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the settings arrive
  useEffect(() => {
    if (!settings.data || kind.party?.role !== 'customer') return
    const { taxpayer, levyRate } = settings.data
    const levy = taxpayer === 'small' ? levyRate : null
    if ((current.current.levyRate ?? null) !== levy) change({ levyRate: levy })
  }, [settings.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the warehouses arrive
  useEffect(() => {
    const rows = warehouses.data?.rows
    if (!rows || current.current.warehouse) return
    const last = readStored<string>(lastWarehouseKey(company))
    const chosen = rows.find(({ id }) => id === last) ?? rows[0]
    if (chosen) change({ warehouse: chosen.id, warehouseName: chosen.name })
  }, [warehouses.data])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per document the page was opened with
  useEffect(() => {
    if (!source || !loading) return
    // Every kind answers in the same shape.
    const asked = fetchOnce(kind.module as 'sales', `${kind.kind}.detail` as 'delivery.detail', { id: source })
    asked
      .then(async (detail) => {
        const ids = [...new Set(detail.lines.map((line) => line.sku))]
        const { rows } = await fetchOnce('product', 'sku.list', { ids, warehouse: detail.warehouse, archived: true, limit: 200 })
        change(entryFrom(detail, rows, kind.priceOf, await ownOf(kind, detail), !from.id))
      })
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setLoading(false))
  }, [from.id, from.copy])

  /** Another warehouse has other stock: what is available is asked again. */
  const setWarehouse = async (warehouse: string, warehouseName: string) => {
    change({ warehouse, warehouseName })
    store(lastWarehouseKey(company), warehouse)
    const ids = [...new Set(current.current.lines.map((line) => line.sku))]
    if (ids.length === 0) return
    const { rows } = await fetchOnce('product', 'sku.list', { ids, warehouse, archived: true, limit: 200 })
    const known = new Map(rows.map((sku) => [sku.id, sku]))
    const stockOf = (id: string) => {
      const { available = null, reserved = null, onOrder = null, inTransit = null } = known.get(id) ?? {}
      return { available, reserved, onOrder, inTransit }
    }
    change({ lines: current.current.lines.map((line) => ({ ...line, ...stockOf(line.sku) })) })
  }

  const add = (sku: SkuRow, unit: string, read: Partial<Pieces> = {}, quantity = '1') => {
    const { lines, repeated } = withMore(current.current.lines, sku, unit, kind.priceOf, read, quantity)
    change({ lines })
    setTrouble(null)
    setFlash(sku.id)
    setTimeout(() => setFlash(null), 400)
    return repeated
  }

  // A customer's goods go to its default address, unless another is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another customer is chosen
  useEffect(() => {
    const { party, id } = current.current
    if (!isQuoted(kind) || !party || id || loading) return
    fetchOnce('sales', 'customer.detail', { id: party })
      .then(({ addresses }) => {
        const found = addresses?.find(({ isDefault }) => isDefault)
        const address = found ? [found.address, found.contact, found.phone].filter(Boolean).join(' ').slice(0, 200) : null
        if (current.current.party === party && !current.current.own.kept?.address) change(withAddress(current.current, address))
      })
      .catch(() => undefined) // a sale without an address is a sale
  }, [entry.party, loading])

  /** A gift that a promotion grants: a line of its own at zero. */
  const addGift = async (gift: { sku: string; unit: string; quantity: string }) => {
    const { rows } = await fetchOnce('product', 'sku.list', { ids: [gift.sku], warehouse: current.current.warehouse, archived: true })
    const sku = rows[0]
    const unit = sku?.units.find(({ id }) => id === gift.unit)
    if (!sku || !unit) return
    const line = { ...lineOf(sku, unit), quantity: dec(gift.quantity).toFixed(), price: '0', fixed: 'gift' as const }
    const others = current.current.lines.filter((one) => lineKey(one) !== lineKey(line))
    change({ lines: [...others, line] })
  }

  /** The lines of an earlier order or delivery of this customer, at the prices of today. */
  const repeat = async (from: string, source: string) => {
    try {
      const detail = await fetchOnce('sales', `${from}.detail` as 'delivery.detail', { id: source })
      const ids = [...new Set(detail.lines.map((line) => line.sku))]
      const { rows } = await fetchOnce('product', 'sku.list', { ids, warehouse: current.current.warehouse, limit: 200 })
      change({ lines: entryFrom(detail, rows, kind.priceOf, current.current.own, true).lines })
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }

  const scan = async (code: string) => {
    try {
      const found = await fetchOnce('product', 'sku.scan', { code, warehouse: current.current.warehouse })
      signal(add(found.sku, found.unit, scannedPieces(found), found.line.quantity ?? '1') ? 'duplicate' : 'hit')
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }

  const restart = () => {
    dropDraft(draft)
    const { warehouse, warehouseName } = current.current
    const fresh = { ...emptyEntry(settings.data?.[kind.taxSetting] ?? true), warehouse, warehouseName }
    setEntry(fresh)
    setTrouble(null)
  }

  return {
    entry,
    change,
    setWarehouse,
    add,
    addGift,
    repeat,
    scan,
    restart,
    trouble,
    loading,
    setTrouble,
    flash,
    draft,
    warehouses: warehouses.data?.rows ?? [],
    forgetDraft: () => dropDraft(draft),
  }
}
