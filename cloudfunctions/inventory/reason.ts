import { refuse } from '../../shared/kernel/refusal'
import { noCounterAccount, reason } from '../../shared/masters/reason'
import type { Context } from '../kernel/context'
import { masterHandlers } from '../kernel/master'
import { sql } from '../kernel/sql'

const handlers = masterHandlers('reason', reason)

/** Its account is one of the books' that can stand against stock: who adjusts hears of no account. */
async function save(ctx: Context, input: { account: string }) {
  const [known] = await ctx.tx.rows(sql`SELECT name FROM ledger_account WHERE company = ${ctx.company} AND code = ${input.account}`)
  const issue = (message: string) => refuse('INVALID', { issues: [{ path: 'account', message }] })
  if (!known) throw issue(`科目表里没有 ${input.account}`)
  if (noCounterAccount(input.account)) throw issue(`${input.account} ${known.name} 不能作调整的对方科目`)
  return handlers['reason.save'](ctx, input)
}

export const reasonHandlers = { ...handlers, 'reason.save': save }
