import { abcOf } from '../../shared/inventory/reports'
import { moneyText, rateText, sum } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import { NOTHING, sql } from '../kernel/sql'
import { SALES_KINDS } from './reportKinds'
import { checkPeriod } from './reportSummary'
import { type GoodsCriteria, goodsWhere } from './stockGoods'

export interface AbcInput extends GoodsCriteria {
  from: string
  to: string
  warehouse?: string | null
}

/** As many goods as one answer carries. */
const MOST = 20_000

/** ABC by sales without tax in a period; the shares that make A and B are settings. Goods in stock that did not sell are C. */
export async function abc(ctx: Context, input: AbcInput) {
  checkPeriod(input)
  const { warehouse } = input
  const rows = await ctx.tx.rows(sql`SELECT t.id AS sku, t.code, t.name, t.spec, t.category, c.name AS categoryName,
      COALESCE(v.amount, 0) AS amount, COALESCE(v.quantity, 0) AS quantity, COALESCE(b.onHand, 0) AS onHand, COALESCE(b.value, 0) AS value
    FROM sku t LEFT JOIN category c ON c.company = t.company AND c.id = t.category
    LEFT JOIN (SELECT l.sku, SUM(IF(d.kind = 'salesReturn', -l.amountExcl, l.amountExcl)) AS amount, SUM(IF(d.kind = 'salesReturn', -l.baseQuantity, l.baseQuantity)) AS quantity
      FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id
      WHERE d.company = ${ctx.company} AND d.kind IN (${SALES_KINDS}) AND d.date >= ${input.from} AND d.date <= ${input.to} AND d.state IN ('approved', 'closed')
      ${warehouse ? sql`AND d.warehouse = ${warehouse}` : NOTHING} GROUP BY l.sku) v ON v.sku = t.id
    LEFT JOIN (SELECT x.sku, SUM(x.onHand) AS onHand, SUM(x.value) AS value FROM stock_balance x WHERE x.company = ${ctx.company}
      ${warehouse ? sql`AND x.warehouse = ${warehouse}` : NOTHING} GROUP BY x.sku) b ON b.sku = t.id
    WHERE ${goodsWhere(ctx, input)} AND (v.sku IS NOT NULL OR b.onHand <> 0 OR b.value <> 0) ORDER BY amount DESC, t.code LIMIT ${MOST}`)
  const sorted = abcOf(
    rows.map((row) => ({ ...row, code: row.code as string, amount: moneyText(row.amount) })),
    ctx.settings.abcFirst,
    ctx.settings.abcSecond,
  )
  return {
    total: moneyText(sum(sorted.map((row) => row.amount))),
    rows: sorted.map(({ share, cumulative, ...row }) => ({ ...row, share: rateText(share), cumulative: rateText(cumulative) })),
  } as never
}
