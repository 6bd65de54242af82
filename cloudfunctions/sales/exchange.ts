import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { dec, Decimal, moneyText } from '../../shared/kernel/money'
import type { Input } from '../../shared/kernel/contract'
import { refuse } from '../../shared/kernel/refusal'
import { delivery } from '../../shared/sales/delivery'
import type { exchangeActions } from '../../shared/sales/exchangeActions'
import { salesReturn } from '../../shared/sales/return'
import type { Context } from '../kernel/context'
import { load, type Outcome, post, voidDocument } from '../kernel/document'
import { sql } from '../kernel/sql'
import { COLLECTION, paidFor, PAYMENT, voidPaid } from './paidFor'

type Actions = typeof exchangeActions

const RETURN = salesReturn as unknown as DocumentKind
const DELIVERY = delivery as unknown as DocumentKind

type Head = Pick<Input<Actions['exchange.post']>, 'date' | 'party' | 'employee'>

/**
 * The return first, so that its money is there when the delivery is posted. Refuses INVALID where the return would wait for
 * another approval: goods do not go out for goods nobody has accepted yet.
 */
export async function postExchange(ctx: Context, input: Input<Actions['exchange.post']>) {
  ctx.demand('delivery.approve')
  const { back, out, defectiveWarehouse, discount, override, fund, ...head } = input
  for (const [path, lines, message] of [
    ['back', back, '请选择退回的商品'],
    ['out', out, '请选择换出的商品'],
  ] as const)
    if (lines.length === 0) throw refuse('INVALID', { issues: [{ path, message }] })
  const returned = await post(ctx, RETURN, { ...head, defectiveWarehouse, lines: back } as never)
  if (returned.state !== 'approved')
    throw refuse('INVALID', { issues: [{ path: 'back', message: '退货要多人审核，请先开退货单，审核后再开出库单' }] })
  ctx.also()
  const delivered = await post(ctx, DELIVERY, { ...head, exchange: returned.id, lines: out, discount, override } as never)
  const money = fund && delivered.state === 'approved' ? await settle(ctx, head, fund, { returned, delivered }) : null
  return { salesReturn: returned, delivery: delivered, money }
}

/** Collects what the goods given are worth more, or pays back what they are worth less, as far as that is still open. */
async function settle(
  ctx: Context,
  { date, party, employee }: Head,
  fund: string,
  { returned, delivered }: Record<'returned' | 'delivered', Outcome>,
) {
  const rows =
    await ctx.tx.rows(sql`SELECT d.id, d.amountIncl, e.posting, e.seq, e.open FROM document d JOIN posting p ON p.company = d.company AND p.document = d.id
    LEFT JOIN party_entry e ON e.company = p.company AND e.posting = p.number AND e.open <> 0 WHERE d.company = ${ctx.company} AND d.id IN (${[returned.id, delivered.id]})`)
  const of = (id: string) => rows.find((row) => row.id === id)!
  const difference = dec(of(delivered.id).amountIncl).minus(of(returned.id).amountIncl)
  const item = of(difference.isNegative() ? returned.id : delivered.id)
  const amount = Decimal.min(difference.abs(), dec(item.open ?? '0').abs())
  if (amount.isZero()) return null
  const kind = difference.isNegative() ? PAYMENT : COLLECTION
  ctx.demand(`${kind.kind}.approve`)
  ctx.also()
  const paid = await post(ctx, kind, {
    date,
    party,
    employee,
    side: 'customer',
    methods: [{ fund, amount: moneyText(amount) }],
    items: [{ posting: item.posting, seq: item.seq, amount: moneyText(amount) }],
  } as unknown as DocumentInput)
  return { kind: kind.kind, ...paid }
}

export async function voidExchange(ctx: Context, { id, version, reason }: Input<Actions['exchange.void']>) {
  ctx.demand('salesReturn.void')
  const { doc } = await load(ctx, DELIVERY, { id, version }, 'delivery.void', ['approved'])
  const back = doc.own.exchange as string | null
  if (!back) throw refuse('INVALID', { issues: [{ path: 'id', message: '这张出库单不是换货' }] })
  for (const { kind } of await paidFor(ctx, [id, back])) ctx.demand(`${kind}.void`)
  const money = await voidPaid(ctx, [id, back], reason)
  const delivered = await voidDocument(ctx, DELIVERY, { id, version, reason })
  ctx.also()
  const [row] = await ctx.tx.rows(sql`SELECT version FROM document WHERE company = ${ctx.company} AND id = ${back}`)
  const returned = await voidDocument(ctx, RETURN, { id: back, version: row!.version, reason })
  return { salesReturn: returned, delivery: delivered, money }
}
