import type { Input } from '../../shared/kernel/contract'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, priceText, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { salesContract } from '../../shared/sales/contract'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { exposureColumns } from '../kernel/exposure'
import { daysBetween } from '../kernel/facts'
import { NOTHING, sql, type Statement } from '../kernel/sql'

const DAYS = 365

/** Documents d of a customer that this person may see: salespeople their own. */
const within = (ctx: Context, kind: string): Statement =>
  ctx.scope(`${kind}.view`) === 'all' ? NOTHING : sql`AND (d.madeBy = ${ctx.me.id} OR d.employee = ${ctx.me.id})`

/** How many days lie between purchases, and when the next one is due; nothing after a single one. */
function rhythm(first: string, last: string, times: number): { interval: number | null; nextDate: string | null } {
  if (times < 2 || first === last) return { interval: null, nextDate: null }
  const interval = Math.max(1, Math.round(daysBetween(first, last) / (times - 1)))
  return { interval, nextDate: addDays(last, interval) }
}

/** What a customer bought within a year, most often first, with what it usually costs and when it is due again. */
export async function trade(ctx: Context, input: Input<(typeof salesContract)['actions']['customer.trade']>) {
  const from = addDays(chinaDay(ctx.now), -DAYS)
  const { company } = ctx
  const [parties, goods, sums, last] = await ctx.tx.all([
    sql`SELECT p.customer, p.creditLimit,
      ${exposureColumns(ctx, sql`p.id`)}
      FROM party p WHERE p.company = ${company} AND p.id = ${input.id}`,
    sql`SELECT t.sku, t.unit, s.code, s.name, s.spec, u.name AS unitName, COUNT(DISTINCT t.document) AS times, MIN(t.date) AS firstDate, MAX(t.date) AS lastDate,
      SUM(t.quantity) AS quantity, SUM(t.net) AS net, MAX(CASE WHEN t.n = 1 THEN t.price END) AS lastPrice
      FROM (SELECT l.sku, l.unit, l.document, l.quantity, l.net, l.price, d.date, ROW_NUMBER() OVER (PARTITION BY l.sku, l.unit ORDER BY d.date DESC, d.id DESC) AS n
        FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id
        WHERE d.company = ${company} AND d.party = ${input.id} AND d.kind = 'delivery' AND d.state IN ('approved', 'closed') AND d.date >= ${from}
          AND COALESCE(l.priceSource, '') <> 'gift' ${within(ctx, 'delivery')}) t
      JOIN sku s ON s.company = ${company} AND s.id = t.sku JOIN sku_unit u ON u.company = ${company} AND u.id = t.unit
      WHERE s.archived = 0 AND s.skuKind = 'goods' GROUP BY t.sku, t.unit, s.code, s.name, s.spec, u.name ORDER BY times DESC, lastDate DESC, t.sku LIMIT ${input.limit ?? 30}`,
    sql`SELECT d.kind, COUNT(*) AS count, COUNT(DISTINCT d.date) AS days, SUM(d.amountIncl) AS total, MIN(d.date) AS firstDate, MAX(d.date) AS lastDate FROM document d
      WHERE d.company = ${company} AND d.party = ${input.id} AND d.state IN ('approved', 'closed') AND d.date >= ${from}
        AND ((d.kind = 'delivery' ${within(ctx, 'delivery')}) OR (d.kind = 'salesReturn' ${within(ctx, 'salesReturn')})) GROUP BY d.kind`,
    sql`SELECT d.id, d.kind, d.number, d.date, d.summary, d.amountIncl FROM document d
      WHERE d.company = ${company} AND d.party = ${input.id} AND d.state IN ('approved', 'closed')
        AND ((d.kind = 'delivery' ${within(ctx, 'delivery')}) OR (d.kind = 'salesOrder' ${within(ctx, 'salesOrder')}))
      ORDER BY d.date DESC, d.id DESC LIMIT 1`,
  ])
  const party = parties![0]
  if (!party?.customer) throw refuse('NOT_FOUND', { what: 'party', id: input.id })
  const of = (kind: string): Row | undefined => sums!.find((row) => row.kind === kind)
  const sold = of('delivery')
  const returned = of('salesReturn')
  return {
    goods: goods!.map(({ firstDate, net, ...row }) => {
      const times = parseInt(row.times, 10)
      return {
        ...row,
        times,
        quantity: quantityText(dec(row.quantity).div(times).toDecimalPlaces(0)),
        usualPrice: priceText(dec(net).div(row.quantity)),
        ...rhythm(firstDate, row.lastDate, times),
      }
    }) as never,
    last: (last![0] ?? null) as never,
    sold: moneyText(sold?.total ?? '0'),
    deliveries: parseInt(sold?.count ?? '0', 10),
    returned: moneyText(returned?.total ?? '0'),
    returns: parseInt(returned?.count ?? '0', 10),
    firstDate: sold?.firstDate ?? null,
    ...(sold ? rhythm(sold.firstDate, sold.lastDate, parseInt(sold.days, 10)) : { interval: null, nextDate: null }),
    creditLeft:
      party.creditLimit === null
        ? null
        : moneyText(
            dec(party.creditLimit)
              .minus(party.receivable ?? '0')
              .minus(party.ordered ?? '0'),
          ),
  }
}
