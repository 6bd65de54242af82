import type { financeContract } from '../../shared/finance/contract'
import { voucherTemplate } from '../../shared/finance/voucherTemplate'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { masterHandlers } from '../kernel/master'
import { sql } from '../kernel/sql'

const masters = masterHandlers('voucherTemplate', voucherTemplate)

/** Refuses INVALID for what is no voucher by hand, and for one that is not posted: it could still be removed. */
async function save(ctx: Context, input: Input<(typeof financeContract)['actions']['voucherTemplate.save']>) {
  const [found] = await ctx.tx.rows(sql`SELECT kind, state FROM document WHERE company = ${ctx.company} AND id = ${input.document}`)
  if (found?.kind !== 'manualVoucher' || found.state !== 'approved')
    throw refuse('INVALID', { issues: [{ path: 'document', message: '模板要用已审核的记账凭证' }] })
  return masters['voucherTemplate.save'](ctx, input)
}

export const voucherTemplateHandlers = { ...masters, 'voucherTemplate.save': save }
