import type { accessContract } from '../../shared/access/contract'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

/**
 * Customers and suppliers, drafts, what waits for approval and open orders of one member become another's. A draft that is
 * open on a phone has moved on a version, so that nothing is written over. Refuses INVALID for oneself and for somebody who left.
 */
export async function handOver(ctx: Context, { from, to }: Input<(typeof accessContract)['actions']['member.handOver']>) {
  const invalid = (message: string) => refuse('INVALID', { issues: [{ path: 'to', message }] })
  if (from === to) throw invalid('接手人：不能是本人')
  const [member] = await ctx.tx.rows(sql`SELECT name, active, person FROM member WHERE company = ${ctx.company} AND id = ${to}`)
  if (!member?.active || !member.person) throw invalid('接手人：已经停用，请选在职的同事')
  const customers = await ctx.tx.run(
    sql`UPDATE party SET employee = ${to}, version = version + 1 WHERE company = ${ctx.company} AND employee = ${from}`,
  )
  const documents =
    await ctx.tx.run(sql`UPDATE document SET employee = ${to}, version = version + 1, updatedBy = ${ctx.me.id}, updatedAt = ${ctx.now}
    WHERE company = ${ctx.company} AND COALESCE(employee, madeBy) = ${from}
      AND (state IN ('draft', 'submitted') OR (state = 'approved' AND fulfilment <> 'full' AND kind IN ('salesOrder', 'purchaseOrder')))`)
  ctx.did('member', from, undefined, { handedTo: member.name, customers, documents })
  return { customers, documents }
}
