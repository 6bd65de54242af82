import { type ImportKind, ownColumns } from '../../shared/system/importColumns'
import { type RowIssue, readRows } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import { reading } from '../kernel/db'
import type { Job, JobKind, Progress } from '../kernel/jobs'
import { ownGoods } from '../kernel/ownGoods'
import { MOST_ISSUES, NEEDS, plan, sheetOf } from './import'

/** Rows of one transaction. */
const CHUNK = 500

interface ImportInput {
  kind: ImportKind
  file: string
}

interface Position {
  next: number
  create: number
  update: number
  errorCount: number
  errors: RowIssue[]
}

const START: Position = { next: 0, create: 0, update: 0, errorCount: 0, errors: [] }

/** A large import: the good rows in chunks, the bad ones listed in the result. */
export const importJob: JobKind = {
  kind: 'import',
  permissions: [...new Set(Object.values(NEEDS).flat()), 'cost.view'],
  posts: true,
  prepare: (job) => fileRows(job),
  async run(ctx: Context, job: Job): Promise<Progress> {
    const { kind } = job.input as ImportInput
    const position = (job.position as Position | null) ?? START
    const { rows, issues, numbers } = await fileRows(job)
    const reached = numbers[position.next + CHUNK] ?? Infinity
    const from = numbers[position.next] ?? Infinity
    const within = ({ row }: { row: number }) => row >= from && row < reached
    const planned = await plan(ctx, kind, rows.filter(within), true)
    await planned.write()
    const problems = [...issues.filter(within), ...planned.issues].sort((a, b) => a.row - b.row)
    const next = Math.min(position.next + CHUNK, numbers.length)
    const reachedPosition: Position = {
      next,
      create: position.create + planned.create,
      update: position.update + planned.update,
      errorCount: position.errorCount + problems.length,
      errors: [...position.errors, ...problems].slice(0, MOST_ISSUES),
    }
    const { next: _next, ...result } = reachedPosition
    ctx.did('job', job.id, undefined, { kind, rows: next, create: planned.create, update: planned.update, errors: problems.length })
    return { position: reachedPosition, progress: next, total: numbers.length, result, done: next >= numbers.length }
  },
}

type FileRows = ReturnType<typeof readRows> & { numbers: number[] }

// The chunks of one run follow each other in one process: the file is read once, not once a chunk.
let last: { key: string; read: FileRows } | null = null

async function fileRows({ company, input }: Pick<Job, 'company' | 'input'>): Promise<FileRows> {
  const { kind, file } = input as ImportInput
  const key = `${company}/${file}/${kind}`
  if (last?.key !== key) {
    const sheet = await sheetOf(company, file)
    const own = ownColumns(kind, await reading(false, (tx) => ownGoods(tx, company)))
    last = { key, read: { ...readRows(kind, sheet, own), numbers: sheet.rows.map(({ row }) => row) } }
  }
  return last.read
}
