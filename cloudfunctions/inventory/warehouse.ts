import { refuse } from '../../shared/kernel/refusal'
import { warehouse } from '../../shared/masters/places'
import type { Context } from '../kernel/context'
import { masterHandlers } from '../kernel/master'
import { sql } from '../kernel/sql'

// Goods under way lie in a warehouse nobody sees.
const handlers = masterHandlers('warehouse', warehouse, { within: () => sql`t.id <> t.company` })

/** Goods that lie in a warehouse would be lost from sight with it. */
async function archive(ctx: Context, input: { id: string; version: number; archived: boolean }) {
  const held = input.archived
    ? await ctx.tx.rows(sql`SELECT 1 FROM stock_balance WHERE company = ${ctx.company} AND warehouse = ${input.id} AND onHand <> 0 LIMIT 1`)
    : []
  if (held.length) throw refuse('INVALID', { issues: [{ path: 'archived', message: '这个仓库里还有库存，调走以后才能停用' }] })
  return handlers['warehouse.archive'](ctx, input)
}

export const warehouseHandlers = { ...handlers, 'warehouse.archive': archive }
