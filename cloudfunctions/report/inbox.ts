import { documentKinds } from '../../shared/registry'
import { approvalRule } from '../../shared/system/settings'
import { approversOf, whyNotNext } from '../kernel/approval'
import type { Context } from '../kernel/context'
import { FROM, ROW, visibleKinds } from '../kernel/documentReads'
import { sql } from '../kernel/sql'

const MOST = 200
const CHANGES = documentKinds.filter(({ close }) => close).map(({ kind }) => `${kind}.change`)

/** Submitted documents, oldest first, whose next level this person may approve and has not approved yet. */
export async function inbox(ctx: Context, { kinds }: { kinds?: string[] | null }) {
  const visible = visibleKinds(ctx, kinds ?? null, 'approve')
  if (!visible) return { rows: [] }
  const [rows, members] = await ctx.tx.all([
    sql`SELECT ${ROW}, d.approvers, d.round ${FROM} WHERE ${visible} AND d.state = 'submitted' ORDER BY d.date, d.id LIMIT 1000`,
    sql`SELECT id, name FROM member WHERE company = ${ctx.company}`,
  ])
  const names = new Map(members!.map((member) => [member.id as string, member.name as string]))
  const waiting = rows!.filter((row) => whyNotNext(ctx, row as never) === null).slice(0, MOST)
  const changes = await changesOf(
    ctx,
    waiting.filter((row) => row.round > 0).map((row) => row.id as string),
  )
  return {
    rows: waiting.map(({ round: _round, ...row }) => {
      const given = approversOf(row as never)
      const { levels, roles, from } = approvalRule(ctx.settings, row.kind, row.amountIncl)
      return {
        ...row,
        level: given.length + 1,
        levels: Math.max(levels, given.length + 1),
        approvers: given.map((id) => names.get(id) ?? ''),
        from,
        role: roles[given.length] || null,
        changed: changes.get(row.id) ?? null,
      }
    }),
  }
}

/** What the last change of each document said: its reason and what became different. */
async function changesOf(ctx: Context, documents: readonly string[]): Promise<Map<string, string>> {
  if (documents.length === 0) return new Map()
  const rows = await ctx.tx.rows(sql`SELECT subject, became FROM operation WHERE company = ${ctx.company} AND subject IN (${documents})
    AND action IN (${CHANGES}) AND outcome = 'done' ORDER BY id`)
  return new Map(rows.map((row) => [row.subject as string, (JSON.parse(row.became ?? '{}').reason ?? '') as string]))
}
