import { refuse } from '../../shared/kernel/refusal'
import { Context } from './context'
import { transaction, type Tx } from './db'
import { holdBook, MEMBER_AND_BOOK, POSTING_POLICY } from './identity'
import { newId } from './ids'
import { fixed, join, sql, type Statement } from './sql'

/**
 * Work that outlives a request is a row of the table `job`, written in the transaction that wants it: it exists if and
 * only if that transaction committed. The same table is the outbox for later side effects (subscription messages,
 * carrier calls): each is a kind of its own, and there is no second mechanism.
 */
export interface Job {
  company: string
  id: string
  kind: string
  input: unknown
  /** Where the last chunk ended, in the kind's own words; null before the first. */
  position: unknown
  progress: number
  total: number
}

/** What a chunk did; position and progress are committed together with it, so that it can never apply twice. */
export interface Progress {
  position: unknown
  progress: number
  total: number
  result?: unknown
  done: boolean
}

/** A kind of job: what the company's member 系统 may do for it, whether it takes the book lock, and one chunk of work. */
export interface JobKind {
  kind: string
  permissions: readonly string[]
  posts: boolean
  /** What takes long or goes over the network, before the transaction and its lock. */
  prepare?(job: Pick<Job, 'company' | 'id' | 'input'>): Promise<unknown>
  run(ctx: Context, job: Job): Promise<Progress>
}

const waiting = (ctx: Context, id: string, kind: string, input: unknown, total: number, dueAt: Date) =>
  [ctx.company, id, kind, JSON.stringify(input), 'waiting', 0, total, 0, dueAt, ctx.me.id, ctx.now] as const

const INTO_JOB = fixed('INSERT INTO job (company, id, kind, input, state, progress, total, attempts, dueAt, createdBy, createdAt)')

/** Queues a job of the caller's company, due now or later; answers its id. */
export function enqueue(ctx: Context, kind: string, input: unknown, total: number, dueAt: Date = ctx.now): string {
  const id = newId()
  ctx.tx.later(sql`${INTO_JOB} VALUES (${waiting(ctx, id, kind, input, total, dueAt)})`)
  return id
}

/** Queues a job that comes into being only where the condition holds when the statement runs. */
export function enqueueWhere(ctx: Context, condition: Statement, kind: string, input: unknown, total: number): void {
  const values = waiting(ctx, newId(), kind, input, total, ctx.now).map((value) => sql`${value}`)
  ctx.tx.later(sql`${INTO_JOB} SELECT ${join(values, ', ')} FROM DUAL WHERE ${condition}`)
}

/** The context of a job: the company's member 系统 with the permissions its kind declares, under the book lock if it posts. */
export async function systemContext(tx: Tx, company: string, kind: Pick<JobKind, 'permissions' | 'posts'>, now: Date): Promise<Context> {
  const ctx = new Context(tx, { channel: 'job', ip: null, openid: null, session: null, person: null }, company, now, kind.permissions)
  if (kind.posts) holdBook(tx, company)
  const [row] = await tx.rows(sql`SELECT ${MEMBER_AND_BOOK}, ${POSTING_POLICY.columns}
    FROM book b JOIN member m ON m.company = b.company AND m.person IS NULL AND m.name = '系统' ${POSTING_POLICY.from} WHERE b.company = ${company}`)
  if (!row) throw new Error(`company ${company} has no member 系统`)
  ctx.admit(row)
  return ctx
}

/** The context of a member for whom a job only reads: the rights and scope that member has now. Refuses NOT_MEMBER who left. */
export async function memberContext(tx: Tx, company: string, member: string, now: Date): Promise<Context> {
  const ctx = new Context(tx, { channel: 'job', ip: null, openid: null, session: null, person: null }, company, now)
  const [row] =
    await tx.rows(sql`SELECT ${MEMBER_AND_BOOK} FROM book b JOIN member m ON m.company = b.company AND m.id = ${member} AND m.active = 1
    WHERE b.company = ${company}`)
  if (!row) throw refuse('NOT_MEMBER', {})
  ctx.admit(row)
  return ctx
}

/** Says how far a job's preparation has come, for the person who waits for it. */
export const tellProgress = (company: string, id: string, progress: number): Promise<void> =>
  transaction(async (tx) =>
    tx.later(sql`UPDATE job SET progress = ${progress} WHERE company = ${company} AND id = ${id} AND state = 'running'`),
  )
