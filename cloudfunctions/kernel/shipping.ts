import type { Input } from '../../shared/kernel/contract'
import type { shipAction } from '../../shared/kernel/shipping'
import { headTable } from '../../shared/kernel/tableNames'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { name, sql } from './sql'

/** The state of a document of a kind that this person may touch, locked; NOT_FOUND for any other. */
export async function lockedState(ctx: Context, kind: string, id: string, permission: string): Promise<string> {
  const [row] = await ctx.tx.rows(
    sql`SELECT state, madeBy, employee FROM document WHERE company = ${ctx.company} AND id = ${id} AND kind = ${kind} FOR UPDATE`,
  )
  if (!row || (ctx.scope(permission) === 'own' && row.madeBy !== ctx.me.id && row.employee !== ctx.me.id))
    throw refuse('NOT_FOUND', { what: 'document', id })
  return row.state
}

/** Writes who took the goods and under which number onto a document; refuses WRONG_STATE one that was voided. */
export const shipHandler =
  (kind: 'delivery' | 'purchaseReturn') =>
  async (ctx: Context, { id, carrier, waybill }: Input<ReturnType<typeof shipAction>>) => {
    const state = await lockedState(ctx, kind, id, `${kind}.save`)
    if (state === 'voided') throw refuse('WRONG_STATE', { state })
    await ctx.tx.run(
      sql`UPDATE ${name(headTable({ kind }))} SET carrier = ${carrier || null}, waybill = ${waybill || null} WHERE company = ${ctx.company} AND id = ${id}`,
    )
    ctx.did(kind, id, undefined, { carrier, waybill, reason: [carrier, waybill].filter(Boolean).join(' ') || null })
    return { id }
  }
