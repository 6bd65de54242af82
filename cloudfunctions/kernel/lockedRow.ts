import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { join, name, sql } from './sql'

/** The columns of a row that is about to change, locked, in the version the person saw. Refuses NOT_FOUND (`what` is its name in refusals) and CHANGED. */
export async function lockedRow(
  ctx: Context,
  { table, what, columns }: { table: string; what: string; columns: readonly string[] },
  { id, version }: { id: string; version: number },
): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT ${join(['id', 'version', ...columns].map(name), ', ')} FROM ${name(table)} WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what, id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  return row
}
