import type { Refusal } from '../../shared/kernel/refusal'
import { refuse } from '../../shared/kernel/refusal'
import type { Channel, Context } from './context'
import { reading, transaction } from './db'
import { newId } from './ids'
import { insert, sql, update } from './sql'

/**
 * One row per operation is both the request row and the operation log: a command inserts it first, unique by (company,
 * request id), so that a parallel twin waits on it; and completes it last with what was done and answered.
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

const COLUMNS = [
  'id',
  'request',
  'member',
  'person',
  'channel',
  'ip',
  'at',
  'module',
  'action',
  'hash',
  'outcome',
  'code',
  'subjectKind',
  'subject',
  'was',
  'became',
  'answer',
] as const

const row = (ctx: Context, operation: Operation, id: string, outcome: string, code: string | null, after: unknown = null) => [
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
  code,
  null,
  null,
  null,
  after === null ? null : JSON.stringify(after),
  null,
]

/** Queues the operation row of a command; returns its id. */
export function begin(ctx: Context, operation: Operation): string {
  const id = newId()
  ctx.tx.later(insert('operation', operation.company, COLUMNS, [row(ctx, operation, id, 'done', null)]))
  return id
}

/** Queues what the command did and answered, to be committed with it. */
export function finish(ctx: Context, operation: Operation, id: string, output: unknown): void {
  const subject = ctx.subject
  const text = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))
  ctx.tx.later(
    update('operation', operation.company, id, {
      subjectKind: subject?.kind ?? null,
      subject: subject?.id ?? null,
      was: text(subject?.before),
      became: text(subject?.after),
      answer: operation.secret ? null : JSON.stringify(output),
    }),
  )
}

/** The remembered answer of a request id; the same person must repeat the same body. */
export async function recall(ctx: Context, operation: Operation): Promise<unknown> {
  const stored = await reading(
    false,
    async (tx) =>
      (
        await tx.rows(
          sql`SELECT person, hash, answer FROM operation WHERE company = ${operation.company} AND request = ${operation.request}`,
        )
      )[0],
  )
  if (!stored || stored.person !== (ctx.caller.person?.id ?? null) || stored.hash !== operation.hash)
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
    tx.later(
      insert('operation', operation.company, COLUMNS, [
        row(ctx, operation, newId(), 'refused', refusal.code, operation.secret ? null : refusal.data),
      ]),
    )
  })
}
