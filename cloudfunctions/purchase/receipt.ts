import { baseQuantityOf } from '../../shared/kernel/amounts'
import type { Input } from '../../shared/kernel/contract'
import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { dec, Decimal, moneyText, ONE, priceText, quantityText, roundMoney } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { receipt } from '../../shared/purchase/receipt'
import type { receiptActions } from '../../shared/purchase/receiptActions'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { approve as approveAny, post as postAny, type Seen, save as saveAny, submit as submitAny } from '../kernel/document'
import { join, sql } from '../kernel/sql'
import { draftOfRejects } from './return'

const kind = receipt as unknown as DocumentKind
type Line = DocumentInput['lines'][number] & { gift?: boolean | null; rejected?: string | null; rejectReason?: string | null }

export const save = async (ctx: Context, input: DocumentInput) => saveAny(ctx, kind, await completed(ctx, input))
export const post = async (ctx: Context, input: DocumentInput & { override?: string | null }) =>
  draftOfRejects(ctx, await postAny(ctx, kind, await completed(ctx, input)))
export const submit = async (ctx: Context, input: Seen) => draftOfRejects(ctx, await submitAny(ctx, kind, input))
export const approve = async (ctx: Context, input: Seen & { override?: string | null }) =>
  draftOfRejects(ctx, await approveAny(ctx, kind, input))

/**
 * What a receipt leaves to others to say: a gift costs nothing; a line of an order that names no price costs what was ordered,
 * with its part of the order's discounts. Refuses INVALID where the prices of the order are with tax and those here are not,
 * what was turned down without a reason, and more that is to be given back than was taken in.
 */
async function completed<I extends DocumentInput>(ctx: Context, input: I): Promise<I> {
  const unsaid = input.lines.findIndex((line: Line) => line.rejected && !dec(line.rejected).isZero() && !line.rejectReason)
  if (unsaid >= 0) throw refuse('INVALID', { issues: [{ path: `lines.${unsaid}.rejectReason`, message: '有拒收，请填写拒收原因' }] })
  const over = input.lines.findIndex((line: Line) => dec(line.rejected ?? '0').greaterThan(line.quantity))
  if (over >= 0 && (input as { rejects?: string | null }).rejects === 'giveBack')
    throw refuse('INVALID', { issues: [{ path: `lines.${over}.rejected`, message: '先入库再退货的，拒收数量不能大于入库数量' }] })
  const lines = input.lines.map((line: Line) => (line.gift ? { ...line, price: '0', discountRate: null, discountAmount: null } : line))
  const asked = lines.filter((line) => line.sourceLine && (line.price === null || line.price === undefined))
  if (asked.length === 0) return { ...input, lines }
  const [ordered, units] = await ctx.tx.all([
    sql`SELECT l.id, l.price, l.numerator, l.denominator, l.baseQuantity, l.taxRate, l.gross, l.amountExcl, l.amountIncl, d.taxInclusive
      FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
      WHERE l.company = ${ctx.company} AND d.kind = 'purchaseOrder' AND l.id IN (${asked.map((line) => line.sourceLine!)})`,
    sql`SELECT id, numerator, denominator FROM sku_unit WHERE company = ${ctx.company} AND id IN (${asked.map((line) => line.unit)})`,
  ])
  const orderOf = new Map(ordered!.map((row) => [row.id as string, row]))
  const ratioOf = new Map(units!.map((row) => [row.id as string, row]))
  const taxInclusive = input.taxInclusive ?? orderOf.get(asked[0]!.sourceLine!)?.taxInclusive ?? null
  return {
    ...input,
    taxInclusive,
    lines: lines.map((line, index) => {
      const order = asked.includes(line) ? orderOf.get(line.sourceLine!) : undefined
      const ratio = ratioOf.get(line.unit)
      if (!order || !ratio) return line
      if (order.taxInclusive !== taxInclusive)
        throw refuse('INVALID', {
          issues: [{ path: `lines.${index}.price`, message: '订单的单价含税方式和这张单不同，请分开收货或填写单价' }],
        })
      return { ...line, ...asOrdered(line, order, ratio) }
    }),
  }
}

/** Price of the order in the line's unit, and the line's part of what the order's discounts came to. */
function asOrdered(line: Line, order: Row, ratio: Row): Partial<Line> {
  const price = dec(order.price).times(order.denominator).div(order.numerator).times(ratio.numerator).div(ratio.denominator)
  const less = dec(order.gross).minus(order.taxInclusive ? order.amountIncl : order.amountExcl)
  const base = baseQuantityOf(line.quantity, ratio as { numerator: number; denominator: number })
  const part = Decimal.min(roundMoney(less.times(base).div(order.baseQuantity)), roundMoney(price.times(line.quantity)))
  return {
    price: priceText(price),
    taxRate: line.taxRate ?? order.taxRate,
    ...(less.isZero() ? {} : { discountRate: null, discountAmount: moneyText(part) }),
  }
}

/** Open lines of approved orders, the latest ones first; what was received over the order counts towards the tolerance. */
export async function fromOrder(ctx: Context, input: Input<(typeof receiptActions)['receipt.fromOrder']>) {
  const where = join(
    [
      ...(input.orders?.length ? [sql`AND d.id IN (${input.orders})`] : []),
      ...(input.party ? [sql`AND d.party = ${input.party}`] : []),
      ...(input.warehouse ? [sql`AND d.warehouse = ${input.warehouse}`] : []),
    ],
    ' ',
  )
  const rows = await ctx.tx.rows(sql`SELECT * FROM (
      SELECT l.id AS line, d.id AS \`order\`, d.number, d.date, o.expectedDate, d.party, p.name AS partyName, d.warehouse, w.name AS warehouseName,
        l.sku, s.code AS skuCode, s.name AS skuName, s.spec, l.unit, u.name AS unitName, b.id AS baseUnit, b.name AS baseUnitName, l.numerator, l.denominator, l.price, l.baseQuantity AS quantity,
        l.baseQuantity - COALESCE((SELECT SUM(v.quantity) FROM line_use v WHERE v.company = l.company AND v.line = l.id), 0) AS open,
        COALESCE((SELECT SUM(r.baseQuantity) FROM document_line r JOIN document x ON x.company = r.company AND x.id = r.document
          WHERE r.company = l.company AND r.sourceLine = l.id AND x.kind = 'receipt' AND x.state = 'approved'), 0) AS received
      FROM document d JOIN purchase_order o ON o.company = d.company AND o.id = d.id JOIN document_line l ON l.company = d.company AND l.document = d.id
      JOIN party p ON p.company = d.company AND p.id = d.party JOIN warehouse w ON w.company = d.company AND w.id = d.warehouse JOIN sku s ON s.company = l.company AND s.id = l.sku
      JOIN sku_unit u ON u.company = l.company AND u.id = l.unit JOIN sku_unit b ON b.company = l.company AND b.sku = l.sku AND b.no = 1
      WHERE d.company = ${ctx.company} AND d.kind = 'purchaseOrder' AND d.state = 'approved' AND d.fulfilment IN ('none', 'part') ${where}) t
    WHERE t.open > 0 ORDER BY COALESCE(t.expectedDate, '9999-12-31'), t.date, t.line LIMIT 1000`)
  const tolerance = ONE.plus(ctx.settings.overReceipt)
  return {
    rows: rows.map(({ received, ...row }) => ({
      ...row,
      most: quantityText(Decimal.max(row.open, dec(row.quantity).times(tolerance).minus(received)).toDecimalPlaces(4, Decimal.ROUND_DOWN)),
    })),
  }
}
