import type { DocumentKind } from '../../shared/kernel/document'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import { delivery } from '../../shared/sales/delivery'
import type { exchangeActions } from '../../shared/sales/exchangeActions'
import { salesReturn } from '../../shared/sales/return'
import type { Context } from '../kernel/context'
import { load, post, voidDocument } from '../kernel/document'
import { sql } from '../kernel/sql'

type Actions = typeof exchangeActions

const RETURN = salesReturn as unknown as DocumentKind
const DELIVERY = delivery as unknown as DocumentKind

/**
 * The return first, so that its money is there when the delivery is posted. Refuses INVALID where the return would wait for
 * another approval: goods do not go out for goods nobody has accepted yet.
 */
export async function postExchange(ctx: Context, input: Input<Actions['exchange.post']>) {
  ctx.demand('delivery.approve')
  const { back, out, defectiveWarehouse, discount, override, ...head } = input
  for (const [path, lines, message] of [
    ['back', back, '请选择退回的商品'],
    ['out', out, '请选择换出的商品'],
  ] as const)
    if (lines.length === 0) throw refuse('INVALID', { issues: [{ path, message }] })
  const returned = await post(ctx, RETURN, { ...head, defectiveWarehouse, lines: back } as never)
  if (returned.state !== 'approved')
    throw refuse('INVALID', { issues: [{ path: 'back', message: '退货要多人审核，请先开退货单，审核后再开出库单' }] })
  const delivered = await post(ctx, DELIVERY, { ...head, exchange: returned.id, lines: out, discount, override } as never)
  return { salesReturn: returned, delivery: delivered }
}

export async function voidExchange(ctx: Context, { id, version, reason }: Input<Actions['exchange.void']>) {
  ctx.demand('salesReturn.void')
  const { doc } = await load(ctx, DELIVERY, { id, version }, 'delivery.void', ['approved'])
  const back = doc.own.exchange as string | null
  if (!back) throw refuse('INVALID', { issues: [{ path: 'id', message: '这张出库单不是换货' }] })
  const delivered = await voidDocument(ctx, DELIVERY, { id, version, reason })
  const [row] = await ctx.tx.rows(sql`SELECT version FROM document WHERE company = ${ctx.company} AND id = ${back}`)
  const returned = await voidDocument(ctx, RETURN, { id: back, version: row!.version, reason })
  return { salesReturn: returned, delivery: delivered }
}
