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
  ctx.tx.later(sql`UPDATE book SET name = ${companyName}, settings = ${JSON.stringify(kept)} WHERE company = ${ctx.company}`)
  ctx.did('settings', ctx.company, before, { companyName, ...kept })
  return {}
}

function checkApprovals(approvals: Settings['approvals']): void {
  approvals.forEach(({ kind }, index) => {
    const invalid = (message: string) => refuse('INVALID', { issues: [{ path: `approvals.${index}.kind`, message }] })
    if (!documentKinds.some((known) => known.kind === kind)) throw invalid('没有这种单据')
    if (approvals.findIndex((other) => other.kind === kind) !== index) throw invalid('同一种单据只能设一次')
  })
}
