import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import type { systemContract } from '../../shared/system/contract'
import { IMPORT_KINDS } from '../../shared/system/importKinds'
import { type ImportKind, importColumns, ownColumns } from '../../shared/system/importColumns'
import { type ImportRow, type RowIssue, readRows, type Sheet } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import { driverError, isDuplicate } from '../kernel/db'
import { contentOf, findFile, readSheet } from '../kernel/files'
import { enqueue } from '../kernel/jobs'
import { ownGoods } from '../kernel/ownGoods'
import { batches } from './importNames'
import { planLevels } from './importLevels'
import { planOpening } from './importOpening'
import { planParty } from './importParty'
import { planSku } from './importSku'
import { planUnits } from './importUnits'

/** What the rows of a file would do: decided by reading alone, done by `write`. Rows with an issue are left out. */
export interface Plan {
  create: number
  update: number
  issues: RowIssue[]
  write(): Promise<void>
}

/** Up to here a file is imported whole in one transaction, or not at all. */
const MOST_AT_ONCE = 2000
const MOST_ROWS = 100_000
/** The contract's bound for a list of problems. */
export const MOST_ISSUES = 500

type ImportInput = Input<(typeof systemContract)['actions']['import.apply']>

/** Permissions an import needs beside its own: it is no way around those of the masters and documents it writes. */
export const NEEDS: Record<ImportKind, readonly string[]> = {
  sku: ['sku.manage'],
  unit: ['sku.manage'],
  customer: ['customer.manage'],
  supplier: ['supplier.manage'],
  opening: ['opening.save', 'opening.submit', 'opening.approve'],
  level: ['level.manage'],
}

function demandAll(ctx: Context, kind: ImportKind): void {
  for (const permission of NEEDS[kind]) ctx.demand(permission)
}

const PLANNERS: Record<ImportKind, (ctx: Context, rows: ImportRow[], lock: boolean) => Promise<Plan>> = {
  sku: planSku,
  unit: planUnits,
  customer: (ctx, rows, lock) => planParty(ctx, 'customer', rows, lock),
  supplier: (ctx, rows, lock) => planParty(ctx, 'supplier', rows, lock),
  opening: planOpening,
  level: planLevels,
}

export const plan = (ctx: Context, kind: ImportKind, rows: ImportRow[], lock: boolean): Promise<Plan> => PLANNERS[kind](ctx, rows, lock)

const UNIQUE_KEYS = {
  sku_code: 'code',
  product_code: 'code',
  unit_name: 'unit',
  unit_barcode: 'barcode',
  more_barcode: 'barcode',
  party_name: 'name',
  category_name: 'category',
  region_name: 'region',
}

const ownOf = async (ctx: Context, kind: ImportKind) => ownColumns(kind, await ownGoods(ctx.tx, ctx.company))

const byRow = (a: RowIssue, b: RowIssue): number => a.row - b.row

/** The sheet of a company's file, read before any transaction holds a connection or a lock. */
export async function sheetOf(company: string, id: string): Promise<Sheet> {
  const file = await findFile(company, id)
  return readSheet(await contentOf(file), MOST_ROWS)
}

/** An empty file with the columns of a kind and one row to show how they are filled. */
export async function template(ctx: Context, { kind }: { kind: ImportKind }) {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (texts: string[]) => `${texts.map(quoted).join(',')}\r\n`
  const columns = [...importColumns[kind], ...(await ownOf(ctx, kind))]
  // Excel takes a CSV for UTF-8 only when it begins with the mark.
  const text = `\uFEFF${line(columns.map((column) => column.header))}${line(columns.map((column) => column.example))}`
  return { name: `${IMPORT_KINDS[kind]}导入模板.csv`, base64: Buffer.from(text, 'utf8').toString('base64') }
}

/** Dry run: what would be created and updated, and every problem by row and column. */
export async function check(ctx: Context, { kind, file }: ImportInput) {
  demandAll(ctx, kind)
  const sheet = await sheetOf(ctx.company, file)
  const read = readRows(kind, sheet, await ownOf(ctx, kind))
  const issues = [...read.issues]
  let create = 0
  let update = 0
  for (const piece of batches(read.rows, MOST_AT_ONCE)) {
    const planned = await plan(ctx, kind, piece, false)
    create += planned.create
    update += planned.update
    issues.push(...planned.issues)
  }
  issues.sort(byRow)
  return { rows: sheet.rows.length, create, update, errors: issues.slice(0, MOST_ISSUES), errorCount: issues.length }
}

/** Imports a file: all or nothing up to 2,000 rows; a larger one becomes a job that takes the good rows in chunks. */
export async function apply(ctx: Context, { kind, file }: ImportInput): Promise<{ imported: number; job?: string }> {
  demandAll(ctx, kind)
  const sheet = await sheetOf(ctx.company, file)
  const own = await ownOf(ctx, kind)
  if (sheet.rows.length > MOST_AT_ONCE) {
    const { issues } = readRows(kind, { header: sheet.header, rows: [] }, own)
    if (issues.length) throw refused(issues)
    const job = enqueue(ctx, 'import', { kind, file }, sheet.rows.length)
    ctx.did('job', job, undefined, { kind, file, rows: sheet.rows.length })
    return { imported: 0, job }
  }
  const { rows, issues } = readRows(kind, sheet, own)
  const planned = await plan(ctx, kind, rows, true)
  if (issues.length + planned.issues.length) throw refused([...issues, ...planned.issues].sort(byRow))
  await written(ctx, planned)
  ctx.did('import', file, undefined, { kind, create: planned.create, update: planned.update })
  return { imported: rows.length }
}

const refused = (issues: readonly RowIssue[]) =>
  refuse('INVALID', {
    issues: issues.slice(0, MOST_ISSUES).map(({ row, column, message }) => ({
      path: `rows.${row}${column ? `.${column}` : ''}`,
      message: `第 ${row} 行${column ? ` ${column}` : ''}：${message}`,
    })),
  })

/** Someone else may have taken a name, code or barcode since the plan was made. */
async function written(ctx: Context, planned: Plan): Promise<void> {
  try {
    await planned.write()
    await ctx.tx.flush()
  } catch (error) {
    const taken = Object.entries(UNIQUE_KEYS).find(([key]) => isDuplicate(error, key))
    if (!taken) throw error
    throw refuse('DUPLICATE', { field: taken[1], value: /entry '\d+-(.*)' for key/.exec(driverError(error).message)?.[1] ?? '' })
  }
}
