import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Action } from '../../shared/kernel/contract'
import type { EXPORT_FORMATS } from '../../shared/kernel/exporting'
import { chinaDay, type Field, metaOf, shapeOf } from '../../shared/kernel/fields'
import { formatRate } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { reading, type Row } from './db'
import { keepFile } from './files'
import { enqueue, type JobKind, memberContext, tellProgress } from './jobs'

/**
 * Tables that people take away as a file. A module
 * 1. declares the action with `exportAction` (shared/kernel/exporting.ts): table names, titles, criteria;
 * 2. says of each table its columns and rows: columns as the contract declares them (`declaredColumns`), or its own; rows
 *    from the handler that answers the page (`pages`, `once`), so that file and page cannot differ;
 * 3. ties both with `tableExport`: `start` is the action's handler, `job` goes into the module's `jobs.ts`;
 * 4. shows `kit/ExportButton` with module, action and input.
 * The job asks as the member who asked, with the rights and scope that member has then; a column behind a permission the
 * member lacks is left out. Memory stays the same however many rows there are.
 */
export interface TableColumn {
  header: string
  kind: 'text' | 'number'
  /** Permission without which the column is left out. */
  mask?: string
  cell(row: Row): string | number | null | undefined
}

export interface ExportTable<C> {
  /** Where it is another than the action's. */
  permission?: string
  /** Criteria without which it cannot be made. */
  needs?: readonly (keyof C & string)[]
  columns(ctx: Context, criteria: C): readonly TableColumn[]
  rows(ctx: Context, criteria: C): AsyncIterable<Row>
}

export const textColumn = (header: string, field: string): TableColumn => ({ header, kind: 'text', cell: (row) => row[field] })
export const numberColumn = (header: string, field: string, mask?: string): TableColumn => ({
  header,
  kind: 'number',
  ...(mask ? { mask } : {}),
  cell: (row) => row[field],
})

const NUMBERS = new Set(['money', 'quantity', 'price', 'integer'])
const READ = new Set([...NUMBERS, 'text', 'date', 'enum', 'rate', 'boolean'])

/** The column of a declared field: its label, its mask, an enum in its words and a rate in per cent. */
export function declaredColumn(name: string, field: Field): TableColumn {
  const { kind, label, mask, options } = metaOf(field)
  const shown = (value: unknown): string => {
    if (options) return options[value as string] ?? String(value)
    if (kind === 'rate') return formatRate(value as string)
    return kind === 'boolean' ? (value ? '是' : '否') : String(value)
  }
  return {
    header: label,
    kind: NUMBERS.has(kind) ? 'number' : 'text',
    ...(mask ? { mask } : {}),
    cell: (row) => (row[name] === null || row[name] === undefined ? null : shown(row[name])),
  }
}

/** Columns of the rows a query answers, as its contract declares them, without ids and lists; `only` chooses and orders them. */
export function declaredColumns(action: Action, only?: readonly string[]): TableColumn[] {
  const shape = shapeOf(shapeOf(action.output)!.rows!)!
  const names = only ?? Object.keys(shape).filter((name) => READ.has(metaOf(shape[name]!).kind))
  return names.map((name) => declaredColumn(name, shape[name]!))
}

const PAGE = 500

/** All rows of a query that answers page by page. */
export async function* pages<C>(
  ask: (criteria: C & { after?: string | null; limit: number }) => Promise<unknown>,
  criteria: C,
  limit = PAGE,
) {
  let after: string | null | undefined = null
  do {
    const page = (await ask({ ...criteria, after, limit })) as { rows: Row[]; more?: string | null }
    yield* page.rows
    after = page.more
  } while (after)
}

/** All rows of a query that answers at once. */
export async function* once(answer: Promise<unknown>) {
  yield* ((await answer) as { rows: Row[] }).rows
}

type Wanted<C> = C & { report: string; format?: keyof typeof EXPORT_FORMATS | null }

/** Rows of one file; a narrower choice exports the rest. */
const MOST = 200_000
const TOLD_EVERY = 5_000
// The chunk follows its preparation in one process, and may be repeated; the file becomes one of the company's with the job.
const KEPT = 2

/** The handler that queues the file, and the job that makes it, of a module's tables. */
export function tableExport<C extends object>(declared: {
  /** Of the job. */
  kind: string
  action: Action
  tables: Record<string, ExportTable<C>>
}) {
  const { kind, action, tables } = declared
  const titles = metaOf(shapeOf(action.input)!.report!).options!
  const files = new Map<string, { bytes: Buffer; rows: number }>()

  /** The columns for who asks; refuses what cannot be made, at once when it is asked for and again when it is made. */
  const columnsFor = (ctx: Context, input: Wanted<C>): TableColumn[] => {
    const table = tables[input.report]!
    ctx.demand(table.permission ?? action.permission)
    const given = input as { from?: string | null; to?: string | null } & Record<string, unknown>
    const issue = (field: string, message: string) => refuse('INVALID', { issues: [{ path: field, message }] })
    for (const field of table.needs ?? []) if (!given[field]) throw issue(field, '必填')
    if (given.from && given.to && given.from > given.to) throw issue('to', '结束日期早于开始日期')
    return table.columns(ctx, input).filter(({ mask }) => !mask || ctx.may(mask))
  }

  const make = async (company: string, id: string, { member, input }: { member: string; input: Wanted<C> }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'table-'))
    const place = path.join(folder, 'table')
    const table = tables[input.report]!
    try {
      const { writeTable } = await import('./lazy/workbook')
      const rows = await reading(true, async (tx) => {
        const ctx = await memberContext(tx, company, member, new Date())
        const columns = columnsFor(ctx, input)
        const cells = async function* () {
          let count = 0
          for await (const row of table.rows(ctx, input)) {
            count += 1
            if (count > MOST) throw refuse('TOO_LARGE', { limit: MOST })
            if (count % TOLD_EVERY === 0) await tellProgress(company, id, count)
            yield columns.map((column) => cellText(column.cell(row)))
          }
        }
        return writeTable(place, input.format ?? 'xlsx', titles[input.report]!, columns, cells())
      })
      return { bytes: await readFile(place), rows }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  const job: JobKind = {
    kind,
    permissions: [],
    posts: false,
    async prepare(queued) {
      if (files.size >= KEPT) files.clear()
      files.set(queued.id, await make(queued.company, queued.id, queued.input as never))
    },
    async run(ctx, queued) {
      const { bytes, rows } = files.get(queued.id)!
      const { report, format } = (queued.input as { input: Wanted<C> }).input
      const name = `${titles[report]} ${chinaDay(ctx.now)}.${format ?? 'xlsx'}`
      const file = await keepFile(ctx, name, bytes)
      return { position: null, progress: rows, total: rows, result: { file, name, rows }, done: true }
    },
  }

  const start = async (ctx: Context, input: Wanted<C>): Promise<{ job: string }> => {
    columnsFor(ctx, input)
    const queued = enqueue(ctx, kind, { member: ctx.me.id, input }, 1)
    ctx.did('export', queued, undefined, { report: input.report })
    return { job: queued }
  }

  return { start, job }
}

const cellText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)
