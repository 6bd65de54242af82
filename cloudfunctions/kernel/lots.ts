import type { StockMove } from '../../shared/books'
import type { DocumentData, DocumentInput } from '../../shared/kernel/document'
import { addDays } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { newId } from './ids'
import { insert, sql } from './sql'

type LineInput = DocumentInput['lines'][number]

/** The batches that the lines name, by id or by number. */
export const lotRows = (ctx: Context, input: DocumentInput) => {
  const ids = input.lines.map((line) => line.lot).filter(Boolean)
  const numbers = input.lines.map((line) => line.lotNumber).filter(Boolean)
  const skus = input.lines.map((line) => line.sku)
  return sql`SELECT id, sku, number, producedAt, expiresAt FROM lot WHERE company = ${ctx.company} AND (id IN (${ids}) OR (sku IN (${skus}) AND number IN (${numbers})))`
}

/**
 * The batch of a line: the one named by id, or by its number; a number that is new is registered, its expiry worked out
 * from the production date and the shelf life where it is not given. Refuses a batch of other goods, a batch for goods
 * without, and another expiry than the one registered.
 */
export function resolveLot(ctx: Context, line: LineInput, index: number, unit: Row, lots: Row[]): string | null {
  const invalid = (field: string, message: string) => refuse('INVALID', { issues: [{ path: `lines.${index}.${field}`, message }] })
  if (!line.lot && !line.lotNumber) return null
  const layered = ctx.settings.costing === 'batch' && (unit.tracking ?? 'none') === 'none' && !line.lotNumber
  if (unit.tracking !== 'lot' && !layered) throw invalid('lotNumber', `${unit.skuName} 不按批次管理`)
  if (line.lot) {
    if (!lots.some((lot) => lot.id === line.lot && lot.sku === line.sku)) throw invalid('lot', '这个批次不属于该商品')
    return line.lot
  }
  const expiresAt = line.expiresAt ?? (line.producedAt && unit.shelfDays ? addDays(line.producedAt, unit.shelfDays) : null)
  if (line.producedAt && expiresAt && expiresAt < line.producedAt) throw invalid('expiresAt', '有效期早于生产日期')
  const known = lots.find((lot) => lot.sku === line.sku && lot.number === line.lotNumber)
  if (known) {
    if (expiresAt && known.expiresAt && known.expiresAt !== expiresAt)
      throw invalid('expiresAt', `批号 ${line.lotNumber} 已登记，有效期至 ${known.expiresAt}`)
    return known.id
  }
  const lot = { id: newId(), sku: line.sku, number: line.lotNumber, producedAt: line.producedAt ?? null, expiresAt }
  ctx.tx.later(insert('lot', ctx.company, Object.keys(lot), [Object.values(lot)]))
  lots.push(lot)
  return lot.id
}

/**
 * Under batch costing what came in by itself is found again by the number of its document, so that a person can say which
 * of it goes out; the second layer of the same goods in a document is number-2.
 */
export function nameLayers(
  ctx: Context,
  doc: DocumentData,
  opened: readonly { lot: string; sku: string }[],
  moves: readonly Pick<StockMove, 'lot'>[],
): void {
  const count = new Map<string, number>()
  const rows = opened
    .filter(({ lot }) => moves.some((move) => move.lot === lot))
    .map(({ lot, sku }) => {
      const nth = (count.get(sku) ?? 0) + 1
      count.set(sku, nth)
      return [lot, sku, nth === 1 ? doc.number : `${doc.number}-${nth}`, null, null]
    })
  if (rows.length) ctx.tx.later(insert('lot', ctx.company, ['id', 'sku', 'number', 'producedAt', 'expiresAt'], rows))
}
