import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Input } from '../../shared/kernel/contract'
import { EXPORTS, type reportActions } from '../../shared/inventory/reportActions'
import { chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { reading } from '../kernel/db'
import { keepFile } from '../kernel/files'
import { enqueue, type Job, type JobKind, type Progress, systemContext } from '../kernel/jobs'
import { type Criteria, TABLES, type TableRow } from './reportTables'

type ExportInput = Input<(typeof reportActions)['stockReport.export']>

interface Wanted extends ExportInput {
  /** Whether the person who asked may see cost; nobody else's rights count. */
  cost: boolean
}

/** Rows of one file; a narrower choice exports the rest. */
const MOST = 200_000

/** Queues the file of a report; what it was asked with is checked now, so that the person hears at once. */
export async function start(ctx: Context, input: ExportInput) {
  if (input.report === 'movement') ctx.demand('movement.view')
  const issue = (field: string, message: string) => refuse('INVALID', { issues: [{ path: field, message }] })
  for (const field of TABLES[input.report].needs) if (!input[field]) throw issue(field, '必填')
  if (input.from && input.to && input.from > input.to) throw issue('to', '结束日期早于开始日期')
  const job = enqueue(ctx, 'stock.export', { ...input, cost: ctx.may('cost.view') }, 1)
  ctx.did('export', job, undefined, { report: input.report })
  return { job }
}

interface Made {
  bytes: Buffer
  rows: number
}

// The chunk follows its preparation in one process, and may be repeated; the file becomes one of the company's with the job.
const files = new Map<string, Made>()
const KEPT = 2

/** Reads page by page in one snapshot and writes as it reads, before the transaction: memory stays the same. */
export const exportJob: JobKind = {
  kind: 'stock.export',
  permissions: ['report.stock', 'movement.view', 'stock.view'],
  posts: false,
  async prepare(job) {
    if (files.size >= KEPT) files.clear()
    files.set(job.id, await make(job.company, job.input as Wanted))
  },
  async run(ctx: Context, job: Job): Promise<Progress> {
    const { bytes, rows } = files.get(job.id)!
    const { report, format } = job.input as Wanted
    const name = `${EXPORTS[report]} ${chinaDay(ctx.now)}.${format ?? 'xlsx'}`
    const file = await keepFile(ctx, name, bytes)
    return { position: null, progress: rows, total: rows, result: { file, name, rows }, done: true }
  },
}

async function make(company: string, wanted: Wanted): Promise<Made> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stock-'))
  const place = path.join(folder, 'table')
  const { report, format, cost, ...criteria } = wanted
  const table = TABLES[report]
  try {
    const { writeTable } = await import('../kernel/lazy/workbook')
    const rows = await reading(true, async (tx) => {
      const granted = [...exportJob.permissions, ...(cost ? ['cost.view'] : [])]
      const ctx = await systemContext(tx, company, { permissions: granted, posts: false }, new Date())
      const given = criteria as Criteria
      const columns = table.columns(ctx, given).filter((column) => cost || !column.cost)
      const cells = async function* () {
        for await (const row of upTo(MOST, table.rows(ctx, given))) yield columns.map((column) => column.cell(row))
      }
      return writeTable(place, format ?? 'xlsx', EXPORTS[report], columns, cells())
    })
    return { bytes: await readFile(place), rows }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* upTo(most: number, rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > most) throw refuse('TOO_LARGE', { limit: most })
    yield row
  }
}
