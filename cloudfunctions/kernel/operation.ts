import type { Refusal } from '../../shared/kernel/refusal'
import { refuse } from '../../shared/kernel/refusal'
import type { Channel, Context } from './context'
import { reading, transaction } from './db'
import { newId } from './ids'
import { LOGGED, rowMac } from './logProof'
import { insert, sql, update } from './sql'

/**
 * One row per operation is both the request row and the operation log, unique by (company, request id). A command inserts
 * it first, so that a parallel twin waits on it, and completes it last with what was done and answered. The twin of a
 * posting waits on the book lock instead, so that a posting writes it once, last.
 */
export interface Operation {
  module: string
  action: string
  company: string
  /** null for actions whose answer is a secret and is never stored. */
  request: string | null
  hash: string | null
  ip: string | null
  channel: Channel
  at: Date
  secret: boolean
}

const COLUMNS = [...LOGGED, 'mac'] as const

const text = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

interface Told {
  outcome: 'done' | 'refused'
  code?: string
  was?: unknown
  became?: unknown
  answer?: unknown
}

const row = (ctx: Context, operation: Operation, id: string, { outcome, code, was, became, answer }: Told, subject: Context['subject']) => [
  id,
  outcome === 'done' ? operation.request : null,
  ctx.member?.id ?? null,
  ctx.caller.person?.id ?? null,
  operation.channel,
  operation.ip,
  operation.at,
  operation.module,
  operation.action,
  operation.secret ? null : operation.hash,
  outcome,
  code ?? null,
  subject?.kind ?? null,
  subject?.id ?? null,
  text(was),
  text(became),
  text(answer),
]

/** Queues a row with its code, which says that it was written here. */
function insertRow(ctx: Context, operation: Operation, id: string, told: Told, subject = ctx.subject): void {
  const values = row(ctx, operation, id, told, subject)
  ctx.tx.later(insert('operation', operation.company, COLUMNS, [[...values, rowMac(operation.company, values)]]))
}

/** Queues the operation row of a command; returns its id. */
export function begin(ctx: Context, operation: Operation): string {
  const id = newId()
  insertRow(ctx, operation, id, { outcome: 'done' })
  return id
}

/** Queues what the command did and answered, to be committed with it; of a posting (null) the whole row. */
export function finish(ctx: Context, operation: Operation, id: string | null, output: unknown): void {
  const { kind, id: subject, before: was, after: became } = ctx.subject ?? {}
  const answer = operation.secret ? undefined : output
  for (const other of ctx.others) {
    const told = { outcome: 'done' as const, was: other.before, became: other.after }
    insertRow(ctx, { ...operation, request: null }, newId(), told, other)
  }
  const told = { outcome: 'done' as const, was, became, answer }
  if (id === null) insertRow(ctx, operation, newId(), told)
  else
    ctx.tx.later(
      update('operation', operation.company, id, {
        subjectKind: kind ?? null,
        subject: subject ?? null,
        was: text(was),
        became: text(became),
        answer: text(answer),
        mac: rowMac(operation.company, row(ctx, operation, id, told, ctx.subject)),
      }),
    )
}

/** The remembered answer of a request id, undefined without one; the same person must repeat the same body. */
export async function recall(ctx: Context, operation: Operation): Promise<unknown> {
  const [stored] = await reading(false, (tx) =>
    tx.rows(sql`SELECT person, hash, answer FROM operation WHERE company = ${operation.company} AND request = ${operation.request}`),
  )
  if (!stored) return undefined
  if (stored.person !== (ctx.caller.person?.id ?? null) || stored.hash !== operation.hash)
    throw refuse('REQUEST_REUSED', { requestId: operation.request! })
  return JSON.parse(stored.answer)
}

/**
 * Logs a refused attempt in a transaction of its own; the request id stays free. Strangers leave no row in a company's log.
 * What an action with a secret was refused for may repeat the secret (an unknown field's name), so it is not kept.
 */
export async function logRefusal(ctx: Context, operation: Operation, refusal: Refusal): Promise<void> {
  if (!ctx.member && operation.company !== '0') return
  if (!ctx.member && !operation.action.startsWith('session.')) return
  await transaction(async (tx) => {
    insertRow(ctx.with(tx), operation, newId(), { outcome: 'refused', code: refusal.code, became: operation.secret ? null : refusal.data })
  })
}
