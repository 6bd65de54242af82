import { approvalRule } from '../../shared/system/settings'
import { approversOf, whyNotNext } from '../kernel/approval'
import type { Context } from '../kernel/context'
import { FROM, ROW, visibleKinds } from '../kernel/documentReads'
import { sql } from '../kernel/sql'

const MOST = 200

/** Submitted documents, oldest first, whose next level this person may approve and has not approved yet. */
export async function inbox(ctx: Context, { kinds }: { kinds?: string[] | null }) {
  const visible = visibleKinds(ctx, kinds ?? null, 'approve')
  if (!visible) return { rows: [] }
  const [rows, members] = await ctx.tx.all([
    sql`SELECT ${ROW}, d.approvers ${FROM} WHERE ${visible} AND d.state = 'submitted' ORDER BY d.date, d.id LIMIT 1000`,
    sql`SELECT id, name FROM member WHERE company = ${ctx.company}`,
  ])
  const names = new Map(members!.map((member) => [member.id as string, member.name as string]))
  return {
    rows: rows!
      .filter((row) => whyNotNext(ctx, row as never) === null)
      .slice(0, MOST)
      .map((row) => {
        const given = approversOf(row as never)
        const { levels } = approvalRule(ctx.settings, row.kind, row.amountIncl)
        return {
          ...row,
          level: given.length + 1,
          levels: Math.max(levels, given.length + 1),
          approvers: given.map((id) => names.get(id) ?? ''),
        }
      }),
  }
}
