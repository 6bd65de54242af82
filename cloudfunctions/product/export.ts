import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input } from '../../shared/kernel/contract'
import { bare, chinaDay, metaOf } from '../../shared/kernel/fields'
import { formatRate } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { productContract } from '../../shared/product/contract'
import { type ImportColumn, importColumns, ownColumns } from '../../shared/system/importColumns'
import { GOODS_TABLES } from '../../shared/system/importKinds'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { keepFile } from '../kernel/files'
import { ownGoods } from '../kernel/ownGoods'
import { EXPORTED } from './exportRows'

/** As many rows as one file holds; a narrower choice exports the rest. */
const MOST = 20_000
const COST = new Set(['purchasePrice', 'casePurchasePrice'])

/** The chosen goods, their units, stock or levels as a spreadsheet with the columns of the import, so that it can be changed and read back. */
export async function exportGoods(
  ctx: Context,
  { format, content, ...criteria }: Input<(typeof productContract)['actions']['sku.export']>,
) {
  const table = content ?? 'sku'
  const { needs, rowsOf } = EXPORTED[table]
  for (const permission of needs) ctx.demand(permission)
  const own = ownColumns(table, await ownGoods(ctx.tx, ctx.company))
  const costs = (field: string) => COST.has(field) || (table === 'opening' && field === 'price')
  const columns = [...importColumns[table].filter(({ field }) => ctx.may('cost.view') || !costs(field)), ...own]
  const rows = await rowsOf(ctx, criteria, MOST + 1)
  if (rows.length > MOST) throw refuse('TOO_LARGE', { limit: MOST })
  const title = GOODS_TABLES[table]
  const folder = await mkdtemp(path.join(tmpdir(), 'goods-'))
  try {
    const place = path.join(folder, `goods.${format}`)
    const { writeTable } = await import('../kernel/lazy/workbook')
    const kinds = columns.map(({ header }) => ({ header, kind: 'text' as const }))
    async function* cells() {
      for (const row of rows) yield columns.map((column) => cellOf(column, row))
    }
    await writeTable(place, format, title, kinds, cells())
    const file = await keepFile(ctx, `${title} ${chinaDay(ctx.now)}.${format}`, await readFile(place))
    return { file, rows: rows.length }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function cellOf({ field, of }: ImportColumn, row: Row): string | null {
  const value = row[field]
  if (value === null || value === undefined) return null
  const { kind, options } = metaOf(bare(of))
  if (kind === 'rate') return formatRate(value)
  if (kind === 'enum') return options![value] ?? null
  if (kind === 'boolean') return value ? '是' : '否'
  if (kind === 'quantity') return formatPlain(value)
  return kind === 'price' ? String(value).replace(/(\.\d\d\d*?)0+$/, '$1') : String(value)
}

const formatPlain = (quantity: string): string => quantity.replace(/\.?0+$/, '')
