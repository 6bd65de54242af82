import type { outputContract } from '../../shared/output/contract'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { NOTHING, sql } from '../kernel/sql'
import { vouchersOf } from '../kernel/vouchers'
import { printFont } from './font'

/** Two hundred sheets of paper; more is printed in parts. */
const MOST = 400

/**
 * 记账凭证 as a PDF, two to a page of A4. Refuses INVALID without a voucher or month, NOT_FOUND where there is none, and
 * TOO_LARGE for more than 400 at once.
 */
export async function pdf(ctx: Context, input: Input<(typeof outputContract)['actions']['voucher.pdf']>) {
  if (!input.posting && !input.period) throw refuse('INVALID', { issues: [{ path: 'period', message: '请选择凭证或月份' }] })
  const where = input.posting
    ? sql`p.number = ${input.posting}`
    : sql`p.period = ${input.period} ${input.from ? sql`AND p.voucher >= ${input.from}` : NOTHING} ${input.to ? sql`AND p.voucher <= ${input.to}` : NOTHING}`
  const vouchers = await vouchersOf(ctx, where, MOST + 1)
  if (vouchers.length === 0) throw refuse('NOT_FOUND', { what: 'voucher' })
  if (vouchers.length > MOST) throw refuse('TOO_LARGE', { limit: MOST })
  const { voucherPdf } = await import('./lazy/voucherPdf')
  const { bytes, missing } = await voucherPdf(await printFont(), ctx.book!.name, vouchers)
  const name = vouchers.length === 1 ? vouchers[0]!.voucher : `${input.period} 记账凭证`
  return { name: `${name}.pdf`, base64: bytes.toString('base64'), missing: missing.join('').slice(0, 200) }
}
