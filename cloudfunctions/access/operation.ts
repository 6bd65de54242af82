import { documentKinds } from '../../shared/registry'
import type { Context } from '../kernel/context'
import { anywhere, join, sql } from '../kernel/sql'

/** The operation log of the company, newest first, refused attempts included. */
export async function list(
  ctx: Context,
  input: { text?: string | null; member?: string | null; after?: string | null; limit?: number | null },
) {
  const limit = input.limit ?? 50
  const where = [
    sql`o.company = ${ctx.company}`,
    ...(input.text ? [sql`(o.action LIKE ${anywhere(input.text)} OR m.name LIKE ${anywhere(input.text)})`] : []),
    ...(input.member ? [sql`o.member = ${input.member}`] : []),
    ...(input.after ? [sql`o.id < ${input.after}`] : []),
  ]
  const rows =
    await ctx.tx.rows(sql`SELECT o.id, o.at, m.name AS memberName, o.module, o.action, o.outcome, o.code, o.subjectKind, o.subject, o.was, o.became
    FROM operation o JOIN member m ON m.company = o.company AND m.id = o.member WHERE ${join(where, ' AND ')} ORDER BY o.id DESC LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit).map(({ module: _module, was, became, ...row }) => ({
    ...row,
    before: amountsSeen(ctx, row.subjectKind, JSON.parse(was ?? 'null')),
    after: amountsSeen(ctx, row.subjectKind, JSON.parse(became ?? 'null')),
  }))
  return { rows: page as never, more: rows.length > limit }
}

/** What a document amounts to is for those who may see such documents: the total of an opening is the cost of its goods. */
function amountsSeen(ctx: Context, kind: string | null, change: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!change || !documentKinds.some((known) => known.kind === kind) || ctx.may(`${kind}.view`)) return change
  const { amountIncl: _amount, ...rest } = change
  return rest
}
