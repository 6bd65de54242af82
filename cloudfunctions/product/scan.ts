import { chinaDay } from '../../shared/kernel/fields'
import { quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { readOwnCode } from '../../shared/output/ownCode'
import { spellingsOf } from '../../shared/product/barcode'
import { type Gs1, readGs1 } from '../../shared/product/gs1'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { type Statement, sql } from '../kernel/sql'
import { detail } from './sku'

interface Scan {
  code: string
  warehouse?: string | null
}

/** Goods with the unit that was scanned; a batch or a serial number where the code itself names it. */
interface Found {
  sku: string
  unit: string
  lot?: Row
  serial?: string
}

/**
 * The SKU and unit of a scanned code, and what the code says for a line: any barcode of any unit in any spelling, a case
 * code whose piece is known, GS1 codes with batch, expiry, serial number and quantity, our own QR codes of goods and
 * batches, a SKU's code, a serial number. Refuses NOT_FOUND, and INVALID with the reason for a GS1 code that is damaged.
 */
export async function scan(ctx: Context, { code, warehouse }: Scan) {
  const own = readOwnCode(code)
  const gs1 = own ? null : readGs1(code, chinaDay(ctx.now))
  const said = gs1?.ok ? gs1.data : null
  const found = own ? await byOwnCode(ctx, own) : await byBarcode(ctx, said ? (said.gtin ?? said.content ?? '') : code)
  if (!found && gs1 && !gs1.ok)
    throw refuse('INVALID', { issues: [{ path: 'code', message: `GS1 码不正确：${gs1.problem}`.slice(0, 200) }] })
  if (!found) throw refuse('NOT_FOUND', { what: 'barcode', id: code })
  const sku = await detail(ctx, { id: found.sku, warehouse })
  return { sku, unit: found.unit, line: await lineOf(ctx, sku, found, said) }
}

async function byBarcode(ctx: Context, code: string): Promise<Found | null> {
  const spellings = spellingsOf(code)
  if (spellings.length === 0 || code === '') return null
  const [units, more, codes, serials] = await ctx.tx.all([
    sql`SELECT u.id AS unit, u.sku, u.barcode FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku WHERE u.company = ${ctx.company} AND u.barcode IN (${spellings}) AND s.archived = 0`,
    sql`SELECT k.unit, k.sku, k.barcode FROM sku_barcode k JOIN sku s ON s.company = k.company AND s.id = k.sku WHERE k.company = ${ctx.company} AND k.barcode IN (${spellings}) AND s.archived = 0`,
    withBaseUnit(ctx, sql`s.code = ${spellings[0]} AND s.archived = 0`),
    sql`SELECT n.number AS serial, n.sku, u.id AS unit FROM serial n JOIN sku s ON s.company = n.company AND s.id = n.sku AND s.archived = 0
      JOIN sku_unit u ON u.company = n.company AND u.sku = n.sku AND u.no = 1 WHERE n.company = ${ctx.company} AND n.number = ${spellings[0]} LIMIT 2`,
  ])
  const barcodes = [...units!, ...more!] as { unit: string; sku: string; barcode: string }[]
  const best = spellings.map((spelling) => barcodes.find(({ barcode }) => barcode === spelling)).find(Boolean)
  if (best) return { sku: best.sku, unit: best.unit }
  // Two SKUs may have the same serial number: then it names neither.
  return ((codes![0] ?? (serials!.length === 1 ? serials![0] : null)) as Found | undefined) ?? null
}

async function byOwnCode(ctx: Context, { kind, id }: { kind: string; id: string }): Promise<Found | null> {
  if (kind === 'sku') return ((await ctx.tx.rows(withBaseUnit(ctx, sql`s.id = ${id}`)))[0] as Found | undefined) ?? null
  if (kind !== 'lot') return null
  const [row] = await ctx.tx.rows(sql`SELECT l.sku, u.id AS unit, l.id, l.number, l.producedAt, l.expiresAt FROM lot l
    JOIN sku_unit u ON u.company = l.company AND u.sku = l.sku AND u.no = 1 WHERE l.company = ${ctx.company} AND l.id = ${id}`)
  return row ? { sku: row.sku, unit: row.unit, lot: row } : null
}

const withBaseUnit = (ctx: Context, where: Statement): Statement =>
  sql`SELECT s.id AS sku, u.id AS unit FROM sku s JOIN sku_unit u ON u.company = s.company AND u.sku = s.id AND u.no = 1 WHERE s.company = ${ctx.company} AND ${where}`

const KILOGRAMS = new Set(['千克', '公斤', 'kg', 'KG', 'Kg'])

/** The fields of a line that the code fills: only what these goods are followed by. */
async function lineOf(ctx: Context, sku: Row, found: Found, said: Gs1 | null) {
  const unit = sku.units.find((each: Row) => each.id === found.unit)
  const weight = said?.weight && KILOGRAMS.has(unit.name) ? quantityText(said.weight) : null
  const serial = found.serial ?? said?.serial
  return {
    quantity: positive(said?.count ?? weight) ?? (sku.tracking === 'serial' && serial ? '1' : null),
    ...(sku.tracking === 'lot' ? await batchOf(ctx, sku.id, found, said) : {}),
    ...(sku.tracking === 'serial' && serial ? { serials: [serial] } : {}),
  }
}

const positive = (quantity: string | null | undefined): string | null => (quantity && /[1-9]/.test(quantity) ? quantity : null)

/** A batch that is known brings its own days; a new one has those of the code. */
async function batchOf(ctx: Context, sku: string, found: Found, said: Gs1 | null) {
  const known =
    found.lot ??
    (said?.lot
      ? (
          await ctx.tx.rows(
            sql`SELECT id, number, producedAt, expiresAt FROM lot WHERE company = ${ctx.company} AND sku = ${sku} AND number = ${said.lot}`,
          )
        )[0]
      : undefined)
  if (known) return { lot: known.id, lotNumber: known.number, producedAt: known.producedAt, expiresAt: known.expiresAt }
  return { lotNumber: said?.lot ?? null, producedAt: said?.producedAt ?? null, expiresAt: said?.expiresAt ?? said?.bestBefore ?? null }
}
