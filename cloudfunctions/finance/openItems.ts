import { CONTROL_ACCOUNTS } from '../../shared/finance/control'
import type { Side } from '../../shared/finance/money.posting'
import { chinaDay } from '../../shared/kernel/fields'
import type { Context } from '../kernel/context'
import { daysBetween } from '../kernel/facts'
import { sql } from '../kernel/sql'
import { SIDES } from '../kernel/sides'

/** Open items of a party, of one side or of both, oldest due first. Refuses FORBIDDEN for a side whose balances the person may not see. */
export const openItems = (usual: Side | null) => async (ctx: Context, input: { party: string; side?: Side | null }) => {
  const side = input.side ?? usual
  const sides = side ? [SIDES[side]] : Object.values(SIDES)
  for (const { permission } of sides) ctx.demand(permission)
  const accounts = side ? SIDES[side].accounts : CONTROL_ACCOUNTS
  const today = chinaDay(ctx.now)
  const [parties, rows] = await ctx.tx.all([
    sql`SELECT name FROM party WHERE company = ${ctx.company} AND id = ${input.party}`,
    sql`SELECT e.posting, e.seq, p.document, d.kind, d.number, e.account, e.date, e.dueDate, e.amount, e.open FROM party_entry e
      JOIN posting p ON p.company = e.company AND p.number = e.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE e.company = ${ctx.company} AND e.party = ${input.party} AND e.settled = 0 AND e.account IN (${accounts})
      ORDER BY e.dueDate, e.posting, e.seq LIMIT 2000`,
  ])
  return {
    partyName: parties![0]!.name as string,
    rows: rows!.map((row) => ({ ...row, overdueDays: Math.max(0, daysBetween(row.dueDate, today)) })) as never,
  }
}
