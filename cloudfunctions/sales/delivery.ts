import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { proposal } from '../../shared/product/proposal'
import type { deliveryActions } from '../../shared/sales/deliveryActions'
import type { Context } from '../kernel/context'
import { lockedState } from '../kernel/shipping'
import { join, sql } from '../kernel/sql'

type Actions = typeof deliveryActions

/** Open lines of the approved orders this person may deliver, by goods, with the stock there and the batches that expire first. */
export async function fromOrder(ctx: Context, input: Input<Actions['delivery.fromOrder']>) {
  const where = join(
    [
      ...(input.orders?.length ? [sql`AND d.id IN (${input.orders})`] : []),
      ...(input.party ? [sql`AND d.party = ${input.party}`] : []),
      ...(input.warehouse ? [sql`AND d.warehouse = ${input.warehouse}`] : []),
      ...(ctx.scope('delivery.save') === 'own' ? [sql`AND (d.madeBy = ${ctx.me.id} OR d.employee = ${ctx.me.id})`] : []),
    ],
    ' ',
  )
  const rows = await ctx.tx.rows(sql`SELECT * FROM (
      SELECT l.id AS line, l.no, d.id AS salesOrder, d.number, d.date, o.expectedDate, o.address, d.party, p.name AS partyName, d.warehouse, l.sku, s.code AS skuCode, s.name AS skuName, s.spec, s.tracking,
        l.unit, u.name AS unitName, b.id AS baseUnit, b.name AS baseUnitName, l.numerator, l.denominator, l.price, l.baseQuantity AS quantity,
        l.baseQuantity - COALESCE((SELECT SUM(v.quantity) FROM line_use v WHERE v.company = l.company AND v.line = l.id), 0) AS open
      FROM document d JOIN sales_order o ON o.company = d.company AND o.id = d.id JOIN document_line l ON l.company = d.company AND l.document = d.id
      JOIN party p ON p.company = d.company AND p.id = d.party JOIN sku s ON s.company = l.company AND s.id = l.sku
      JOIN sku_unit u ON u.company = l.company AND u.id = l.unit JOIN sku_unit b ON b.company = l.company AND b.sku = l.sku AND b.no = 1
      WHERE d.company = ${ctx.company} AND d.kind = 'salesOrder' AND d.state = 'approved' AND d.fulfilment IN ('none', 'part') ${where}) t
    WHERE t.open > 0 ORDER BY t.skuCode, t.date, t.line LIMIT 1000`)
  const stock = rows.length
    ? await ctx.tx.rows(sql`SELECT b.warehouse, b.sku, b.lot, b.onHand, l.number, l.producedAt, l.expiresAt FROM stock_balance b LEFT JOIN lot l ON l.company = b.company AND l.id = b.lot
        WHERE b.company = ${ctx.company} AND b.sku IN (${[...new Set(rows.map((row) => row.sku))]}) AND b.warehouse IN (${[...new Set(rows.map((row) => row.warehouse))]})
        ORDER BY COALESCE(l.expiresAt, '9999-12-31'), b.lot`)
    : []
  const today = chinaDay(ctx.now)
  return {
    rows: rows.map(({ no: _no, tracking, salesOrder, ...row }) => {
      const there = stock.filter((balance) => balance.sku === row.sku && balance.warehouse === row.warehouse)
      const lots = there.filter((lot) => lot.number && (!lot.expiresAt || lot.expiresAt >= today)) as never
      const taken = tracking === 'lot' ? proposal(lots, row.open, today).lots : []
      return {
        ...row,
        order: salesOrder,
        tracking: tracking ?? 'none',
        onHand: quantityText(sum(there.map((balance) => balance.onHand))),
        lots: taken.map(({ lot, number, expiresAt, take }) => ({ lot, number, expiresAt, take })),
      }
    }),
  }
}

/** Notes who signed and when; a second note replaces the first, and the history keeps both. Refuses WRONG_STATE before the goods left. */
export async function receive(ctx: Context, { id, signer, signature, photo, note }: Input<Actions['delivery.receive']>) {
  const state = await lockedState(ctx, 'delivery', id, 'delivery.save')
  if (state !== 'approved') throw refuse('WRONG_STATE', { state })
  await ctx.tx.run(sql`INSERT INTO delivery_sign (company, id, signer, signature, photo, note, member, at)
    VALUES (${ctx.company}, ${id}, ${signer}, ${signature ?? null}, ${photo ?? null}, ${note || null}, ${ctx.me.id}, ${ctx.now})
    ON DUPLICATE KEY UPDATE signer = VALUES(signer), signature = VALUES(signature), photo = VALUES(photo), note = VALUES(note), member = VALUES(member), at = VALUES(at)`)
  ctx.did('delivery', id, undefined, { signer, signature, photo, reason: signer })
  return { id }
}

export async function signed(ctx: Context, { id }: Input<Actions['delivery.signed']>) {
  const [row] =
    await ctx.tx.rows(sql`SELECT d.madeBy, d.employee, g.signer, g.at, m.name AS memberName, g.signature, g.photo, g.note FROM document d
    LEFT JOIN delivery_sign g ON g.company = d.company AND g.id = d.id LEFT JOIN member m ON m.company = g.company AND m.id = g.member
    WHERE d.company = ${ctx.company} AND d.id = ${id} AND d.kind = 'delivery'`)
  if (!row || (ctx.scope('delivery.view') === 'own' && row.madeBy !== ctx.me.id && row.employee !== ctx.me.id))
    throw refuse('NOT_FOUND', { what: 'document', id })
  const { madeBy: _made, employee: _employee, ...sign } = row
  return sign
}
