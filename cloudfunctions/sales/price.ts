import type { Input } from '../../shared/kernel/contract'
import { baseQuantityOf } from '../../shared/kernel/amounts'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, type Decimal, roundMoney } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { salesContract } from '../../shared/sales/contract'
import { openGifts, resolvePrices } from '../../shared/sales/pricing'
import type { GrantedGift } from '../../shared/sales/promotionOrder'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { mayReprice } from '../kernel/draftPrices'
import { requestPriceBook, sellingUnits } from '../kernel/salesPrices'
import { NOTHING, sql, type Statement } from '../kernel/sql'

type Asked = Input<(typeof salesContract)['actions']['price.quote']>

/** Prices of lines by every rule in force, in one round trip; gifts that are granted are named in one more. */
export async function quote(ctx: Context, { party = null, date, warehouse = null, lines }: Asked) {
  const day = date ?? chinaDay(ctx.now)
  const skus = lines.map((line) => line.sku)
  const book = requestPriceBook(ctx, { party, date: day, skus, units: lines.map((line) => line.unit) })
  const [units, stock] = await ctx.tx.all([
    sellingUnits(
      ctx,
      party,
      lines.map((line) => line.unit),
    ),
    stockCosts(ctx, skus, warehouse),
  ])
  const byId = new Map(units!.map((unit) => [unit.id as string, unit]))
  for (const [index, line] of lines.entries())
    if (byId.get(line.unit)?.sku !== line.sku)
      throw refuse('INVALID', { issues: [{ path: `lines.${index}.unit`, message: '这个单位不属于该商品' }] })
  const asked = lines.map(({ price = null, ...line }) => ({ ...line, price }))
  const resolution = resolvePrices(asked, book(units!))
  const open = openGifts(
    resolution.gifts,
    asked.map((line, index) => ({ ...line, source: resolution.lines[index]!.source })),
  )
  return {
    lines: resolution.lines.map(({ source, price, note, losers }, index) => {
      const { unit, quantity } = asked[index]!
      const row = byId.get(unit)!
      return {
        source,
        price,
        note: note || null,
        losers,
        ...tooLow(ctx, row, source === 'gift' ? null : price, quantity, costOf(row, stock!)),
      }
    }),
    discount: resolution.discount,
    discountNote: resolution.discountNote,
    gifts: await named(ctx, open),
    hints: resolution.hints,
    manual: mayReprice(ctx),
  }
}

const stockCosts = (ctx: Context, skus: readonly string[], warehouse: string | null): Statement =>
  sql`SELECT sku, SUM(onHand) AS onHand, SUM(value) AS value FROM stock_balance WHERE company = ${ctx.company} AND sku IN (${[...new Set(skus)]})
    ${warehouse ? sql`AND warehouse = ${warehouse}` : NOTHING} GROUP BY sku`

/** What one base unit costs: the average of what is on hand, else the purchase price. */
function costOf(unit: Row, stock: readonly Row[]): Decimal | null {
  const held = stock.find((row) => row.sku === unit.sku)
  if (held && dec(held.onHand).greaterThan(0)) return dec(held.value).div(held.onHand)
  return unit.basePurchasePrice === null ? null : dec(unit.basePurchasePrice)
}

function tooLow(ctx: Context, unit: Row, price: string | null, quantity: string, cost: Decimal | null) {
  if (price === null) return { belowFloor: false, belowCost: false }
  const base = baseQuantityOf(quantity, unit as { numerator: number; denominator: number })
  const amount = roundMoney(dec(price).times(quantity))
  const below = (each: Decimal | string | null, of: Decimal) => each !== null && of.lessThan(roundMoney(dec(each).times(base)))
  // Cost is without tax, the price as the company quotes it.
  const rate = ctx.settings.taxpayer === 'small' ? ctx.settings.levyRate : unit.taxRate
  const net = ctx.settings.salesTaxInclusive ? roundMoney(amount.div(dec(rate).plus(1))) : amount
  return { belowFloor: below(unit.floorPrice, amount), belowCost: below(cost, net) }
}

async function named(ctx: Context, gifts: readonly GrantedGift[]) {
  if (gifts.length === 0) return []
  const rows =
    await ctx.tx.rows(sql`SELECT u.id, s.code, s.name, u.name AS unitName FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku
    WHERE u.company = ${ctx.company} AND u.id IN (${[...new Set(gifts.map((gift) => gift.unit))]})`)
  const byUnit = new Map(rows.map((row) => [row.id as string, row]))
  return gifts.map(({ sku, unit, quantity, note }) => {
    const { code, name, unitName } = byUnit.get(unit)!
    return { sku, unit, quantity, note, code, name, unitName }
  })
}
