import { addDays } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { PriceBook, PricedUnit } from '../../shared/sales/pricing'
import type { Gift, Promotion } from '../../shared/sales/promotion'
import type { Context } from './context'
import type { Row } from './db'
import { sql, type Statement } from './sql'

/** For whom, when and what: `units` and `skus` of the lines that ask for a price. */
export interface PriceQuestion {
  party: string | null
  date: string
  skus: readonly string[]
  units: readonly string[]
}

/** No end, as tables keep it. */
export const FOREVER = '9999-12-31'
export const endOf = (stored: string): string | null => (stored === FOREVER ? null : stored)

/** How long before it begins a rule is told as one that is to come. */
const COMING_DAYS = 30

/** Units with what prices and amounts need of them: standard and level price, the base unit, the SKU's guards. */
export const sellingUnits = (ctx: Context, party: string | null, units: readonly string[]): Statement =>
  sql`SELECT u.id, u.sku, u.name, u.numerator, u.denominator, u.salePrice, u.purchasePrice, b.name AS baseName, b.salePrice AS baseSalePrice, b.purchasePrice AS basePurchasePrice,
    s.name AS skuName, s.taxRate, s.archived, s.tracking, s.shelfDays, s.lifeCycle, s.floorPrice, v.id AS level, v.name AS levelName, e.price AS levelPrice
    FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku JOIN sku_unit b ON b.company = u.company AND b.sku = u.sku AND b.no = 1
    LEFT JOIN party q ON q.company = u.company AND q.id = ${party} LEFT JOIN price_level v ON v.company = q.company AND v.id = q.priceLevel
    LEFT JOIN level_price e ON e.company = u.company AND e.unit = u.id AND e.level = v.id
    WHERE u.company = ${ctx.company} AND u.id IN (${[...new Set(units)]})`

/**
 * Queues the reads of every rule that could hold, to travel with the units; each goes by an index on the customer's units
 * or the goods, so that their time does not grow with the number of rules. Answers the book once the units are back.
 */
export function requestPriceBook(ctx: Context, question: PriceQuestion): (units: readonly Row[]) => PriceBook {
  const found: Row[][] = [[], [], []]
  const statements = [agreements(ctx, question), tiers(ctx, question), promotions(ctx, question)]
  for (const [index, statement] of statements.entries())
    ctx.tx.later(statement, (rows: Row[]) => {
      found[index] = rows
    })
  return (units) => ({
    ...plainBook(question.date, units),
    agreements: found[0]!.map(({ id, unit, price, startsOn, endsOn }) => ({ id, unit, price, from: startsOn, to: endOf(endsOn) })),
    tiers: found[1]!.map(({ level, ...tier }) => ({ ...tier, level: level === '0' ? null : level }) as PriceBook['tiers'][number]),
    promotions: promotionsOf(found[2]!),
  })
}

/** Standard and level prices alone. */
export function plainBook(date: string, units: readonly Row[]): PriceBook {
  const byId = new Map(units.map((row) => [row.id as string, unitOf(row)]))
  const [first] = units
  return {
    date,
    level: first?.level ? { id: first.level, name: first.levelName } : null,
    unit: (id) => {
      const unit = byId.get(id)
      if (!unit) throw refuse('NOT_FOUND', { what: 'unit', id })
      return unit
    },
    agreements: [],
    tiers: [],
    promotions: [],
  }
}

const unitOf = (row: Row): PricedUnit => ({
  id: row.id,
  name: row.name,
  numerator: row.numerator,
  denominator: row.denominator,
  salePrice: row.salePrice,
  base: { name: row.baseName, salePrice: row.baseSalePrice },
  levelPrice: row.levelPrice,
})

const agreements = (ctx: Context, { party, date, units }: PriceQuestion): Statement =>
  sql`SELECT id, unit, price, startsOn, endsOn FROM price_agreement WHERE company = ${ctx.company} AND party = ${party} AND unit IN (${[...new Set(units)]})
    AND endsOn >= ${date} AND startsOn <= ${addDays(date, COMING_DAYS)}`

const tiers = (ctx: Context, { units }: PriceQuestion): Statement =>
  sql`SELECT id, unit, level, fromQuantity, price, discountRate FROM price_tier WHERE company = ${ctx.company} AND unit IN (${[...new Set(units)]})`

/** Promotions on the goods, on a category above them, and on everything, as far as the customer is among those they are for. */
function promotions(ctx: Context, { party, date, skus }: PriceQuestion): Statement {
  const { company } = ctx
  const goods = [...new Set(skus)]
  return sql`WITH RECURSIVE above AS (SELECT s.id AS sku, s.category FROM sku s WHERE s.company = ${company} AND s.id IN (${goods}) AND s.category IS NOT NULL
      UNION SELECT a.sku, c.parent FROM above a JOIN category c ON c.company = ${company} AND c.id = a.category WHERE c.parent IS NOT NULL)
    SELECT p.id, p.name, p.promotionKind, p.startsOn, p.endsOn, p.priority, p.exclusive, p.discountRate, p.buyQuantity, p.repeats, p.steps, t.sku, t.unit, t.price,
      (SELECT GROUP_CONCAT(CONCAT(f.sku, ':', f.unit, ':', f.quantity) ORDER BY f.id) FROM promotion_gift f WHERE f.company = p.company AND f.promotion = p.id) AS gifts
    FROM (SELECT g.promotion, g.sku, g.unit, g.price FROM promotion_goods g WHERE g.company = ${company} AND g.sku IN (${goods}) AND g.category = 0 AND g.endsOn >= ${date}
      UNION ALL SELECT g.promotion, a.sku, 0, NULL FROM above a JOIN promotion_goods g ON g.company = ${company} AND g.sku = 0 AND g.category = a.category AND g.endsOn >= ${date}
      UNION ALL SELECT g.promotion, 0, 0, NULL FROM promotion_goods g WHERE g.company = ${company} AND g.sku = 0 AND g.category = 0 AND g.endsOn >= ${date}) t
    JOIN promotion p ON p.company = ${company} AND p.id = t.promotion
    WHERE p.startsOn <= ${addDays(date, COMING_DAYS)} AND (p.everyone = 1 OR EXISTS (SELECT 1 FROM promotion_customer c WHERE c.company = p.company AND c.promotion = p.id
      AND (c.party = ${party} OR c.level = (SELECT q.priceLevel FROM party q WHERE q.company = ${company} AND q.id = ${party}))))`
}

function promotionsOf(rows: readonly Row[]): Promotion[] {
  const found = new Map<string, Promotion>()
  for (const row of rows) {
    const known = found.get(row.id) ?? promotionOf(row)
    found.set(row.id, known)
    if (row.sku === '0') known.all = true
    else known.goods.push({ sku: row.sku, unit: row.unit === '0' ? null : row.unit, price: row.price })
  }
  return [...found.values()]
}

const promotionOf = (row: Row): Promotion => ({
  id: row.id,
  name: row.name,
  kind: row.promotionKind,
  from: row.startsOn,
  to: endOf(row.endsOn),
  priority: row.priority,
  exclusive: row.exclusive,
  discountRate: row.discountRate,
  buyQuantity: row.buyQuantity,
  repeats: row.repeats,
  steps: row.steps ? JSON.parse(row.steps) : [],
  gifts: row.gifts ? (row.gifts as string).split(',').map(giftOf) : [],
  all: false,
  goods: [],
})

const giftOf = (text: string): Gift => {
  const [sku, unit, quantity] = text.split(':') as [string, string, string]
  return { sku, unit, quantity }
}
