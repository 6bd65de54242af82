import { refuse } from '../../shared/kernel/refusal'
import type { JOB_STATES } from '../../shared/system/contract'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

/** How far a job of the company has come; a failed one says why. */
export async function show(ctx: Context, { id }: { id: string }) {
  const [row] = await ctx.tx.rows(
    sql`SELECT id, kind, state, progress, total, result, failure FROM job WHERE company = ${ctx.company} AND id = ${id}`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'job', id })
  const result = row.result ? JSON.parse(row.result) : null
  return {
    id: row.id as string,
    kind: row.kind as string,
    state: row.state as keyof typeof JOB_STATES,
    progress: row.progress as number,
    total: row.total as number,
    result: row.failure ? { ...result, failure: failureOf(row.failure) } : result,
  }
}

// A refusal is told with its data, in the interface's words; a fault's text is for the operator, not for the person.
function failureOf(text: string): { code: string; data: unknown } {
  const [, code, data] = /^([A-Z_]+) (\{.*\})$/s.exec(text) ?? []
  return code && data ? { code, data: JSON.parse(data) } : { code: 'BUG', data: {} }
}
