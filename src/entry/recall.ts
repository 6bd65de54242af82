import { readGs1 } from '../../shared/product/gs1'
import type { OutputOf } from '../api'
import { fetchOnce } from '../asking'
import { today } from '../day'
import type { EntryOwn } from './entry'
import type { EntryKind } from './kind'
import type { Pieces } from './lines'

type Detail = OutputOf<'sales', 'delivery.detail'>

/** What a GS1 code says about the very pieces in the hand: batch, dates, serial number. */
export function readPieces(code: string, tracking: string | null | undefined): Partial<Pieces> {
  if (tracking !== 'lot' && tracking !== 'serial') return {}
  const reading = readGs1(code, today())
  if (!reading?.ok) return {}
  const { lot, producedAt, expiresAt, serial } = reading.data
  if (tracking === 'serial') return serial ? { serials: [serial] } : {}
  return {
    ...(lot ? { lotNumber: lot } : {}),
    ...(producedAt ? { producedAt } : {}),
    ...(expiresAt ? { expiresAt } : {}),
  }
}

/** What the service read of a code, as pieces of a line; whatever the line does not track is left out. */
export function scannedPieces({ sku, line }: OutputOf<'product', 'sku.scan'>): Partial<Pieces> {
  if (sku.tracking === 'serial') return line.serials?.length ? { serials: line.serials } : {}
  if (sku.tracking !== 'lot') return {}
  const { lot, lotNumber, producedAt, expiresAt } = line
  return {
    ...(lot ? { lot } : {}),
    ...(lotNumber ? { lotNumber } : {}),
    ...(producedAt ? { producedAt } : {}),
    ...(expiresAt ? { expiresAt } : {}),
  }
}

/** A saved document names its own references by number only; their words are asked for. */
export async function ownOf({ asks }: EntryKind, detail: Detail): Promise<EntryOwn> {
  const own = detail as unknown as {
    reason?: string
    toWarehouse?: string
    direct?: boolean
    expectedDate?: string | null
    defectiveWarehouse?: string | null
    defectiveWarehouseName?: string | null
  }
  if (asks === 'reason') {
    const { rows } = await fetchOnce('inventory', 'reason.list', { limit: 200, archived: true })
    const reason = rows.find(({ id }) => id === own.reason)
    return reason ? { reason } : {}
  }
  if (asks === 'expected') return { expectedDate: own.expectedDate ?? null }
  if (asks === 'defective')
    return own.defectiveWarehouse ? { defective: { id: own.defectiveWarehouse, name: own.defectiveWarehouseName ?? '' } } : {}
  if (asks !== 'route') return {}
  const { rows } = await fetchOnce('inventory', 'warehouse.list', { limit: 200, archived: true })
  const to = rows.find(({ id }) => id === own.toWarehouse)
  return { ...(to ? { to } : {}), direct: own.direct ?? false, expectedDate: own.expectedDate ?? null }
}
