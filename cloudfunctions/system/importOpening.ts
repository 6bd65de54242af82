import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { opening } from '../../shared/inventory/opening'
import { baseQuantityOf } from '../../shared/kernel/amounts'
import { formatQuantity } from '../../shared/kernel/money'
import { serialsIn } from '../../shared/system/importColumns'
import { keyOf, type ImportRow, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { post } from '../kernel/document'
import { sql } from '../kernel/sql'
import type { Plan } from './import'
import { batches, idsByName, textsOf } from './importNames'

type Line = DocumentInput['lines'][number]

/** One document of opening stock holds no more lines than this. */
const MOST_LINES = 500

/** Opening stock: one approved document per warehouse, day and 500 lines, dated today where the file says no day. What has an opening already gets no second one. */
export async function planOpening(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Plan> {
  const warehouses = await idsByName(ctx, 'warehouse', textsOf(rows, 'warehouse'))
  const known = await readStocked(ctx, rows, lock)
  const issues: RowIssue[] = []
  const lines = new Map<string, Line[]>()
  let create = 0
  for (const row of rows) {
    const warehouse = warehouses.get(keyOf(String(row.values.warehouse)))
    const found = lineOf(row, warehouse, known)
    if ('message' in found) issues.push({ row: row.row, ...found })
    else {
      create += 1
      const head = `${warehouse} ${row.values.date ?? openingDay(ctx)}`
      lines.set(head, [...(lines.get(head) ?? []), found])
    }
  }
  return {
    create,
    update: 0,
    issues,
    async write() {
      for (const [head, all] of lines) {
        const [warehouse, date] = head.split(' ') as [string, string]
        for (const piece of batches(all, MOST_LINES))
          await post(ctx, opening as unknown as DocumentKind, { date, warehouse, note: '导入期初库存', lines: piece })
      }
    },
  }
}

/** The day before the books begin; today where nobody said when that is. */
const openingDay = (ctx: Context): string => (ctx.book!.startsOn ? addDays(ctx.book!.startsOn, -1) : chinaDay(ctx.now))

interface Stocked {
  skus: Map<string, Row[]>
  opened: Set<string>
}

async function readStocked(ctx: Context, rows: ImportRow[], lock: boolean): Promise<Stocked> {
  const codes = textsOf(rows, 'code')
  if (codes.length === 0) return { skus: new Map(), opened: new Set() }
  // Under the book lock no other opening can come between.
  if (lock) await ctx.tx.flush()
  const [units, opened] = await ctx.tx.all([
    sql`SELECT s.id AS sku, s.code, s.skuKind, s.archived, s.tracking, u.id AS unit, u.name, u.no, u.numerator, u.denominator FROM sku s JOIN sku_unit u ON u.company = s.company AND u.sku = s.id WHERE s.company = ${ctx.company} AND s.code IN (${codes}) ORDER BY s.id, u.no`,
    sql`SELECT DISTINCT d.warehouse, l.sku FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id JOIN sku s ON s.company = l.company AND s.id = l.sku
      WHERE d.company = ${ctx.company} AND d.kind = ${opening.kind} AND d.state IN ('submitted', 'approved', 'closed') AND s.code IN (${codes})`,
  ])
  const skus = new Map<string, Row[]>()
  for (const unit of units!) skus.set(keyOf(unit.code), [...(skus.get(keyOf(unit.code)) ?? []), unit])
  return { skus, opened: new Set(opened!.map((row) => `${row.warehouse}/${row.sku}`)) }
}

function lineOf({ values }: ImportRow, warehouse: string | undefined, known: Stocked): Line | { column: string; message: string } {
  if (!warehouse) return { column: '仓库', message: `没有仓库 ${values.warehouse}` }
  const units = known.skus.get(keyOf(String(values.code)))
  if (!units) return { column: '商品编码', message: `没有商品 ${values.code}` }
  const { sku, skuKind, archived, tracking } = units[0]!
  if (skuKind !== 'goods') return { column: '商品编码', message: '服务没有库存' }
  if (archived) return { column: '商品编码', message: '商品已停用' }
  if (known.opened.has(`${warehouse}/${sku}`)) return { column: '商品编码', message: '这个仓库里该商品已有期初库存' }
  const unit = values.unit === undefined ? units[0]! : units.find((candidate) => keyOf(candidate.name) === keyOf(String(values.unit)))
  if (!unit) return { column: '单位', message: `该商品的单位是 ${units.map((candidate) => candidate.name).join('、')}` }
  const pieces = piecesOf(values, tracking, unit)
  if ('message' in pieces) return pieces
  return { sku, unit: unit.unit, quantity: String(values.quantity), price: String(values.price), taxRate: '0', ...pieces }
}

/** The batch of goods that have batches, the serial numbers of those that have them: as many as units. */
function piecesOf(values: ImportRow['values'], tracking: string | null, unit: Row): Partial<Line> | { column: string; message: string } {
  const { lotNumber, producedAt, expiresAt } = values as Record<string, string | undefined>
  const serials = serialsIn(String(values.serials ?? ''))
  if (tracking === 'lot')
    return lotNumber ? { lotNumber, producedAt, expiresAt } : { column: '批号', message: '这个商品按批次管理，请填批号' }
  if (lotNumber) return { column: '批号', message: '这个商品不按批次管理' }
  if (tracking !== 'serial') return serials.length ? { column: '序列号', message: '这个商品没有序列号' } : {}
  const count = baseQuantityOf(String(values.quantity), unit as never)
  return count.equals(serials.length)
    ? { serials }
    : { column: '序列号', message: `要填 ${formatQuantity(count)} 个不同的序列号，填了 ${serials.length} 个` }
}
