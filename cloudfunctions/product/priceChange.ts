import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { type Decimal, dec, priceText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { productContract } from '../../shared/product/contract'
import { newPrice } from '../../shared/product/priceRule'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { enqueue } from '../kernel/jobs'
import { recordPrices, samePrice } from '../kernel/prices'
import { join, sql } from '../kernel/sql'
import { applyPrices } from './applyPrices'
import { goodsWhere } from './sku'

type Actions = (typeof productContract)['actions']
type Rule = Omit<Input<Actions['price.change']>, 'from'>

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
const MOST = 10_000

interface NewPrice {
  row: Row
  was: string | null
  price: string
  cost: Decimal | null
}

/** What a rule would make of the prices; nothing is written. */
export async function preview(ctx: Context, input: Input<Actions['price.preview']>) {
  const changes = await newPrices(ctx, input)
  const from = input.after ?? 0
  const page = changes.slice(from, from + (input.limit ?? 50))
  return {
    rows: page.map(({ row, was, price, cost }) => ({
      sku: row.sku,
      code: row.code,
      name: row.name,
      spec: row.spec,
      unit: row.unit,
      unitName: row.unitName,
      was,
      price,
      cost: cost && priceText(cost),
      belowCost: cost !== null && dec(price).lessThan(cost),
      belowFloor: input.target !== 'floor' && row.floorPrice !== null && dec(price).lessThan(ofUnit(dec(row.floorPrice), row)),
    })),
    count: changes.length,
    more: from + page.length < changes.length,
  }
}

/** Changes the prices now, or plans them for a day: a job puts them in force when it begins. Each leaves a row in the history. */
export async function change(ctx: Context, { from, ...rule }: Input<Actions['price.change']>) {
  const today = chinaDay(ctx.now)
  if (from && from < today) throw invalid('from', '生效日期不能早于今天')
  const changes = await newPrices(ctx, rule)
  if (changes.length === 0) throw invalid('value', '没有价格会改变')
  const planned = from && from > today ? from : null
  const level = rule.target === 'level' ? rule.level! : '0'
  const batch = recordPrices(
    ctx,
    changes.map(({ row, was, price }) => ({ sku: row.sku, unit: row.unit, target: rule.target, level, was, price })),
    planned,
  )
  ctx.did('price', batch, undefined, { ...rule, from, changed: changes.length })
  if (!planned) {
    applyPrices(ctx, batch)
    return { batch, changed: changes.length }
  }
  const job = enqueue(ctx, 'price', { batch }, changes.length, new Date(`${planned}T00:00:00+08:00`))
  return { batch, changed: changes.length, job }
}

async function newPrices(ctx: Context, input: Rule): Promise<NewPrice[]> {
  if (input.target === 'level' && !input.level) throw invalid('level', '请选择价格等级')
  if (input.method === 'fixed' && dec(input.value).isNegative()) throw invalid('value', '价格不能小于 0')
  // A price made from the cost would tell it.
  if (input.method === 'cost') ctx.demand('cost.view')
  const where = join(
    [
      sql`t.company = ${ctx.company}`,
      ...goodsWhere(ctx, input),
      ...(input.baseOnly || input.target === 'floor' ? [sql`u.no = 1`] : []),
      ...(input.except?.length ? [sql`u.id NOT IN (${input.except})`] : []),
    ],
    ' AND ',
  )
  const rows =
    await ctx.tx.rows(sql`SELECT t.id AS sku, t.code, t.name, t.spec, t.floorPrice, u.id AS unit, u.name AS unitName, u.numerator, u.denominator, u.salePrice, p.price AS levelPrice,
    k.purchasePrice, (SELECT SUM(b.onHand) FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id) AS onHand,
    (SELECT SUM(b.value) FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id) AS value
    FROM sku t JOIN sku_unit u ON u.company = t.company AND u.sku = t.id JOIN sku_unit k ON k.company = t.company AND k.sku = t.id AND k.no = 1
    LEFT JOIN level_price p ON p.company = u.company AND p.unit = u.id AND p.level = ${input.level ?? '0'}
    WHERE ${where} ORDER BY t.id, u.no LIMIT ${MOST + 1}`)
  if (rows.length > MOST) throw refuse('TOO_LARGE', { limit: MOST })
  return rows.flatMap((row) => {
    const was: string | null = input.target === 'sale' ? row.salePrice : input.target === 'level' ? row.levelPrice : row.floorPrice
    const cost = costOf(row)
    // A level without a price of its own sells at the standard price.
    const price = newPrice(input, input.target === 'level' ? (was ?? row.salePrice) : was, cost)
    return price === null || samePrice(was, price) ? [] : [{ row, was, price, cost }]
  })
}

const ofUnit = (base: Decimal, row: Row): Decimal => base.times(row.numerator).div(row.denominator)

/** The cost of one of the row's units: the average of what is on hand, else the purchase price of the base unit. */
function costOf(row: Row): Decimal | null {
  if (row.onHand !== null && dec(row.onHand).greaterThan(0)) return ofUnit(dec(row.value).div(row.onHand), row)
  return row.purchasePrice === null ? null : ofUnit(dec(row.purchasePrice), row)
}
