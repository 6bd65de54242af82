import { Refusal } from '../../shared/kernel/refusal'
import { transaction } from '../kernel/db'
import { type JobKind, systemContext } from '../kernel/jobs'
import { begin, finish, type Operation } from '../kernel/operation'
import { sql } from '../kernel/sql'

/** A job taken until a moment; who finds another moment in the row has lost it. */
export interface Lease {
  company: string
  id: string
  kind: string
  input: unknown
  until: Date
  attempts: number
}

const LEASE = 90_000
const MOST_ATTEMPTS = 5
const PAUSE = 15_000

const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE)

/** Takes the job that is due longest and that nobody holds; a job whose holder died is due again when its lease ends. */
export async function takeDue(now: Date): Promise<Lease | null> {
  return transaction(async (tx) => {
    const [job] = await tx.rows(sql`SELECT company, id, kind, input, attempts FROM job
      WHERE state IN ('waiting', 'running') AND dueAt <= ${now} AND (leaseUntil IS NULL OR leaseUntil < ${now}) ORDER BY dueAt, id LIMIT 1 FOR UPDATE SKIP LOCKED`)
    if (!job) return null
    const until = leaseEnd(now)
    // Its holders never came to report a failure: the process died under it each time.
    if (job.attempts >= MOST_ATTEMPTS)
      tx.later(
        sql`UPDATE job SET state = 'failed', leaseUntil = NULL, failure = 'interrupted every time' WHERE company = ${job.company} AND id = ${job.id}`,
      )
    else
      tx.later(
        sql`UPDATE job SET state = 'running', leaseUntil = ${until}, attempts = ${job.attempts + 1} WHERE company = ${job.company} AND id = ${job.id}`,
      )
    return { company: job.company, id: job.id, kind: job.kind, input: JSON.parse(job.input), until, attempts: job.attempts + 1 }
  })
}

/** One chunk and its own progress in one transaction, logged as an operation of the member 系统. */
export async function runChunk(kind: JobKind, lease: Lease): Promise<'more' | 'done' | 'lost'> {
  await kind.prepare?.(lease)
  const now = new Date()
  const until = leaseEnd(now)
  const outcome = await transaction(async (tx) => {
    // Before the job's row: every posting takes the book lock first.
    const ctx = await systemContext(tx, lease.company, kind, now)
    const [job] = await tx.rows(
      sql`SELECT position, progress, total FROM job WHERE company = ${lease.company} AND id = ${lease.id} AND state = 'running' AND leaseUntil = ${lease.until} FOR UPDATE`,
    )
    if (!job) return 'lost'
    const operation: Operation = {
      module: 'jobs',
      action: kind.kind,
      company: lease.company,
      request: null,
      hash: null,
      ip: null,
      channel: 'job',
      at: now,
      secret: false,
    }
    const row = begin(ctx, operation)
    const made = await kind.run(ctx, {
      ...lease,
      position: job.position && JSON.parse(job.position),
      progress: job.progress,
      total: job.total,
    })
    const result = made.result === undefined ? null : JSON.stringify(made.result)
    tx.later(sql`UPDATE job SET state = ${made.done ? 'done' : 'running'}, position = ${JSON.stringify(made.position)}, progress = ${made.progress}, total = ${made.total}, result = ${result},
      attempts = 0, failure = NULL, leaseUntil = ${made.done ? null : until} WHERE company = ${lease.company} AND id = ${lease.id}`)
    finish(ctx, operation, row, { progress: made.progress, done: made.done })
    return made.done ? 'done' : 'more'
  })
  if (outcome === 'more') Object.assign(lease, { until, attempts: 0 })
  return outcome
}

/**
 * Gives the job back: at once when only the time was up, later after a failure. What fails five times, or is refused
 * (it would be again), is a dead letter: state failed, with the reason for a person to read.
 */
export async function setBack(lease: Lease, error: unknown): Promise<void> {
  const now = new Date()
  const refused = error instanceof Refusal && error.code !== 'UNAVAILABLE'
  const dead = error !== null && (refused || lease.attempts >= MOST_ATTEMPTS)
  const failure = error === null ? null : reason(error)
  const due = new Date(now.getTime() + (error === null ? 0 : PAUSE * Math.max(1, lease.attempts)))
  await transaction(async (tx) => {
    tx.later(sql`UPDATE job SET state = ${dead ? 'failed' : 'waiting'}, leaseUntil = NULL, dueAt = ${due}, failure = ${failure}, attempts = ${error === null ? 0 : Math.max(1, lease.attempts)}
      WHERE company = ${lease.company} AND id = ${lease.id} AND leaseUntil = ${lease.until}`)
  })
}

function reason(error: unknown): string {
  const text =
    error instanceof Refusal ? `${error.code} ${JSON.stringify(error.data)}` : error instanceof Error ? error.message : String(error)
  return text.slice(0, 500)
}
