import type { Input } from '../../shared/kernel/contract'
import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, formatMoney, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { delivery } from '../../shared/sales/delivery'
import type { quickActions } from '../../shared/sales/quickActions'
import type { Context } from '../kernel/context'
import { post, voidDocument } from '../kernel/document'
import { sql } from '../kernel/sql'
import { COLLECTION, voidPaid } from './paidFor'

const DELIVERY = delivery as unknown as DocumentKind
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * Delivery and collection in one transaction: either both are there or neither. Money that comes with the goods needs no
 * credit. A delivery that waits for another approval is left submitted, and nothing is collected for it yet.
 */
export async function quick(ctx: Context, input: Input<(typeof quickActions)['sale.quick']>) {
  const { methods, allowance, roundOff, override, ...goods } = input
  ctx.demand('delivery.approve')
  const openMethods = methods.filter(({ amount }) => !amount)
  if (openMethods.length > 1) throw invalid('methods', '只能有一种收款方式不填金额')
  const said = sum([...methods.map(({ amount }) => amount ?? 0), allowance ?? 0, roundOff ?? 0])
  const sold = await post(ctx, DELIVERY, { ...goods, override } as DocumentInput, openMethods.length ? 'all' : moneyText(said))
  if (sold.state !== 'approved' || methods.length === 0) return { ...sold, collection: null }
  ctx.demand('collection.approve')
  const [item] =
    await ctx.tx.rows(sql`SELECT e.posting, e.seq, e.open FROM party_entry e JOIN posting p ON p.company = e.company AND p.number = e.posting
    WHERE e.company = ${ctx.company} AND p.document = ${sold.id} AND e.open > 0`)
  const due = dec(item?.open ?? 0)
  const rest = due.minus(said)
  if (openMethods.length && rest.lessThanOrEqualTo(0)) throw invalid('methods', `已收 ${formatMoney(said)}，没有剩下的可收`)
  const given = methods.map((method) => ({ ...method, amount: method.amount ?? moneyText(rest) }))
  const settled = openMethods.length || said.greaterThan(due) ? due : said
  const { date, party, employee, department } = input
  ctx.also()
  const collected = await post(ctx, COLLECTION, {
    date,
    party,
    employee,
    department,
    allowance,
    roundOff,
    methods: given,
    items: item ? [{ posting: item.posting, seq: item.seq, amount: moneyText(settled) }] : [],
  } as unknown as DocumentInput)
  return { ...sold, collection: collected }
}

/**
 * Undoes a sale as a whole: collections that settle nothing but this delivery are voided, then the delivery. Who may undo
 * only what is their own may do so on the day of the sale. Refuses what voiding refuses, BLOCKED_BY for money that settles more.
 */
export async function undo(ctx: Context, input: Input<(typeof quickActions)['sale.undo']>) {
  const reason = input.reason || '撤销快速销售'
  const [doc] = await ctx.tx.rows(
    sql`SELECT madeBy, date FROM document WHERE company = ${ctx.company} AND id = ${input.delivery} AND kind = 'delivery'`,
  )
  const own = ctx.scope('sale.undo') === 'own'
  if (!doc || (own && doc.madeBy !== ctx.me.id)) throw refuse('NOT_FOUND', { what: 'document', id: input.delivery })
  if (own && doc.date !== chinaDay(ctx.now)) throw invalid('delivery', '只能撤销当天的销售，请让财务红冲')
  const voided = await voidPaid(ctx, [input.delivery], reason)
  const back = await voidDocument(ctx, DELIVERY, { id: input.delivery, version: input.version, reason })
  return { ...back, collections: voided }
}
