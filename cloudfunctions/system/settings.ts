import { ROLE_LABELS } from '../../shared/access/roles'
import { sameDecimal } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import { documentKinds } from '../../shared/registry'
import { type Settings, settingsFrom } from '../../shared/system/settings'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

/** The company's name, what is closed, and every setting with its value or default. */
export async function show(ctx: Context) {
  if (!ctx.book) throw refuse('NOT_MEMBER', {})
  return { companyName: ctx.book.name, closedTo: ctx.book.closedTo, ...ctx.settings }
}

/** Saved under the book lock, so that the next posting already keeps to it. */
export async function save(ctx: Context, { companyName, ...settings }: Settings & { companyName: string }) {
  checkApprovals(settings.approvals)
  await ctx.tx.flush() // the lock: from here on ctx.book is the newest
  const before = { companyName: ctx.book!.name, ...ctx.settings }
  const kept = settingsFrom(settings)
  // Costs already taken would not follow: goods are costed in one way from the first move on.
  if (kept.costing !== before.costing && (await hasMoved(ctx)))
    throw refuse('INVALID', { issues: [{ path: 'costing', message: '商品已有进出，成本方法不能再改' }] })
  ctx.tx.later(sql`UPDATE book SET name = ${companyName}, settings = ${JSON.stringify(kept)} WHERE company = ${ctx.company}`)
  ctx.did('settings', ctx.company, before, { companyName, ...kept })
  return {}
}

async function hasMoved(ctx: Context): Promise<boolean> {
  const rows = await ctx.tx.rows(sql`SELECT 1 FROM stock_move WHERE company = ${ctx.company} LIMIT 1`)
  return rows.length > 0
}

function checkApprovals(approvals: Settings['approvals']): void {
  approvals.forEach(({ kind, levels, from, roles }, index) => {
    const invalid = (message: string, field = 'kind') => refuse('INVALID', { issues: [{ path: `approvals.${index}.${field}`, message }] })
    if (!documentKinds.some((known) => known.kind === kind)) throw invalid('没有这种单据')
    if (approvals.findIndex((other) => other.kind === kind && sameDecimal(other.from ?? '0', from ?? '0')) !== index)
      throw invalid('同一种单据同一个金额只能设一次')
    if (roles?.some((role) => role !== '' && !Object.hasOwn(ROLE_LABELS, role))) throw invalid('没有这种角色', 'roles')
    if (roles && roles.length > levels) throw invalid('角色比层级多', 'roles')
  })
}
