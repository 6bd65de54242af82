import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, priceText, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { supplierPriceFields, type supplierPriceActions } from '../../shared/purchase/supplierPrice'
import type { Context } from '../kernel/context'
import { isDuplicate } from '../kernel/db'
import { newId } from '../kernel/ids'
import { lockedRow } from '../kernel/lockedRow'
import { checkUnits } from '../kernel/ownUnits'
import { requestPurchasePrices } from '../kernel/purchasePrices'
import { anywhere, insert, join, sql, startsWith, update } from '../kernel/sql'

type Actions = typeof supplierPriceActions
const SUPPLIER_PRICE = { table: 'supplier_price', what: 'supplierPrice', columns: Object.keys(supplierPriceFields) }
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Saves a step of an agreement. Refuses INVALID a unit of other goods and an end before the start, DUPLICATE the same step twice. */
export async function save(ctx: Context, input: Input<Actions['supplierPrice.save']>) {
  if (input.endsOn && input.endsOn < input.startsOn) throw invalid('endsOn', '截止日不能早于开始日')
  await checkUnits(ctx, [{ sku: input.sku, unit: input.unit, path: 'unit' }])
  const [party] = await ctx.tx.rows(sql`SELECT supplier FROM party WHERE company = ${ctx.company} AND id = ${input.party}`)
  if (!party?.supplier) throw invalid('party', '这个往来单位不是供应商')
  const { id = null, version = null, ...fields } = input
  const values = {
    ...Object.fromEntries(Object.keys(supplierPriceFields).map((field) => [field, fields[field as keyof typeof fields] ?? null])),
    fromQuantity: quantityText(input.fromQuantity ?? '0'),
    price: priceText(input.price),
  }
  try {
    if (!id) {
      const fresh = newId()
      const row = { id: fresh, version: 1, ...values }
      await ctx.tx.run(insert('supplier_price', ctx.company, Object.keys(row), [Object.values(row)]))
      ctx.did('supplierPrice', fresh, undefined, values)
      return { id: fresh, version: 1 }
    }
    const before = await lockedRow(ctx, SUPPLIER_PRICE, { id, version: version ?? 0 })
    await ctx.tx.run(update('supplier_price', ctx.company, id, { ...values, version: before.version + 1 }))
    ctx.did('supplierPrice', id, before, values)
    return { id, version: before.version + 1 }
  } catch (error) {
    if (isDuplicate(error, 'supplier_price_step')) throw refuse('DUPLICATE', { field: 'fromQuantity', value: formatStep(input) })
    throw error
  }
}

const formatStep = ({ startsOn, fromQuantity }: { startsOn: string; fromQuantity?: string | null }): string =>
  `${startsOn} 起订 ${dec(fromQuantity ?? '0').toString()}`

export async function remove(ctx: Context, { id, version }: Input<Actions['supplierPrice.remove']>) {
  const before = await lockedRow(ctx, SUPPLIER_PRICE, { id, version })
  ctx.tx.later(sql`DELETE FROM supplier_price WHERE company = ${ctx.company} AND id = ${id}`)
  ctx.did('supplierPrice', id, before, { removed: true })
  return { id }
}

export async function list(ctx: Context, input: Input<Actions['supplierPrice.list']>) {
  const limit = input.limit ?? 50
  const today = chinaDay(ctx.now)
  const where = join(
    [
      ...(input.party ? [sql`AND a.party = ${input.party}`] : []),
      ...(input.sku ? [sql`AND a.sku = ${input.sku}`] : []),
      ...(input.current ? [sql`AND a.startsOn <= ${today} AND (a.endsOn IS NULL OR a.endsOn >= ${today})`] : []),
      ...(input.text
        ? [
            sql`AND (s.name LIKE ${anywhere(input.text)} OR s.code LIKE ${anywhere(input.text)} OR s.pinyin LIKE ${startsWith(input.text.toLowerCase())} OR p.name LIKE ${anywhere(input.text)})`,
          ]
        : []),
      ...(input.after ? [sql`AND a.id < ${input.after}`] : []),
    ],
    ' ',
  )
  const rows = await ctx.tx.rows(sql`SELECT a.id, a.version, a.party, a.sku, a.unit, a.fromQuantity, a.price, a.startsOn, a.endsOn, a.note,
      p.name AS partyName, s.code AS skuCode, s.name AS skuName, u.name AS unitName
    FROM supplier_price a JOIN party p ON p.company = a.company AND p.id = a.party JOIN sku s ON s.company = a.company AND s.id = a.sku JOIN sku_unit u ON u.company = a.company AND u.id = a.unit
    WHERE a.company = ${ctx.company} ${where} ORDER BY a.id DESC LIMIT ${limit + 1}`)
  return { rows: rows.slice(0, limit), more: rows.length > limit ? rows[limit - 1]!.id : null }
}

export async function history(ctx: Context, input: Input<Actions['supplierPrice.history']>) {
  const due = ctx.settings.purchaseTaxInclusive ? sql`l.amountIncl` : sql`l.amountExcl`
  const [rows, units] = await ctx.tx.all([
    sql`SELECT d.id AS document, d.number, d.date, d.party, p.name AS partyName, l.baseQuantity AS quantity, ROUND(${due} / l.baseQuantity, 6) AS price
      FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document JOIN party p ON p.company = d.company AND p.id = d.party
      WHERE l.company = ${ctx.company} AND l.sku = ${input.sku} AND d.kind = 'receipt' AND d.state = 'approved' AND l.price > 0 ${input.party ? sql`AND d.party = ${input.party}` : sql``}
      ORDER BY d.date DESC, d.id DESC, l.no DESC LIMIT ${input.limit ?? 60}`,
    sql`SELECT name FROM sku_unit WHERE company = ${ctx.company} AND sku = ${input.sku} AND no = 1`,
  ])
  return { baseUnit: units![0]?.name ?? null, rows: rows! }
}

export async function quote(ctx: Context, input: Input<Actions['supplierPrice.quote']>) {
  const answers = requestPurchasePrices(ctx, input.party, input.date ?? chinaDay(ctx.now), input.lines)
  await ctx.tx.flush()
  return {
    rows: answers(input.taxInclusive ?? ctx.settings.purchaseTaxInclusive).map(({ prices, warning }, index) => {
      const { sku, unit } = input.lines[index]!
      return { sku, unit, prices, warning }
    }),
  }
}
