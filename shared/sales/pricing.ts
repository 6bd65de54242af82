import { baseQuantityOf } from '../kernel/amounts'
import { sameDecimal } from '../kernel/fields'
import { dec, Decimal, formatPrice, priceText, quantityText, roundMoney, sum, ZERO } from '../kernel/money'
import type { PriceSource } from '../kernel/priceSource'
import { type Agreement, agreedPrice } from './priceAgreement'
import { type Candidate, type Loser, NO_VERDICT, outranked, type Verdict } from './priceCandidate'
import { type Tier, tierPrice } from './priceTier'
import type { Promotion } from './promotion'
import { type CountedLine, type GrantedGift, orderGrants, type OrderGrants } from './promotionOrder'
import { promotedPrice } from './promotionPrice'

/** What is asked to be sold; `price` is what a person typed, null where nobody did. */
export interface AskedLine {
  sku: string
  unit: string
  quantity: string
  price: string | null
}

/** A unit as prices see it. */
export interface PricedUnit {
  id: string
  name: string
  numerator: number
  denominator: number
  /** Its standard price, and that of the base unit, from which it is worked out where it has none. */
  salePrice: string | null
  base: { name: string; salePrice: string | null }
  /** The price of the customer's level. */
  levelPrice: string | null
}

/** Every rule that could hold for a customer on a day. */
export interface PriceBook {
  date: string
  level: { id: string; name: string } | null
  unit(id: string): PricedUnit
  agreements: readonly Agreement[]
  tiers: readonly Tier[]
  promotions: readonly Promotion[]
}

export interface ResolvedLine {
  /** Null where no rule knows a price and nobody typed one. */
  source: PriceSource | null
  price: string | null
  note: string
  losers: Loser[]
  /** What the line costs without a price typed by hand. */
  resolved: Candidate | null
}

export interface Resolution extends OrderGrants {
  lines: ResolvedLine[]
}

/**
 * The prices of a document (domain rules §5): by hand → customer agreement → promotion in its window → quantity tier →
 * customer level → standard price of the unit. Lines of a SKU count together for tiers. A line typed at 0 is a gift as far
 * as a promotion grants it; the rest of it is a price by hand. Prices are rounded by their own rule, never here.
 */
export function resolvePrices(lines: readonly AskedLine[], book: PriceBook): Resolution {
  const isFree = (line: AskedLine) => line.price !== null && dec(line.price).isZero()
  const base = lines.map((line) => baseQuantityOf(line.quantity, book.unit(line.unit)))
  const bought = new Map<string, Decimal>()
  for (const [index, line] of lines.entries()) if (!isFree(line)) bought.set(line.sku, (bought.get(line.sku) ?? ZERO).plus(base[index]!))
  const found = lines.map((line) => {
    const unit = book.unit(line.unit)
    const quantity = (bought.get(line.sku) ?? ZERO).times(unit.denominator).div(unit.numerator)
    const ruled = byRule(line, unit, quantity, book)
    return { exclusive: ruled.exclusive, line: byHand(line, ruled) }
  })
  const counted = found.flatMap(({ line, exclusive }, index): CountedLine[] => {
    if (isFree(lines[index]!) || exclusive || line.price === null || line.source === 'manual' || line.source === 'agreement') return []
    const { sku, quantity } = lines[index]!
    const amount = roundMoney(dec(quantity).times(line.price))
    return [{ sku, baseQuantity: base[index]!, amount, promoted: line.source === 'promotion' }]
  })
  const grants = orderGrants(counted, book.date, book.promotions)
  const left = grants.gifts.map((gift) => ({ gift, quantity: dec(gift.quantity) }))
  const resolved = found.map(({ line }, index) => (isFree(lines[index]!) ? asGift(lines[index]!, line, left) : line))
  return { ...grants, lines: resolved }
}

/** A line typed at 0 that a promotion grants whole is its gift. */
function asGift(asked: AskedLine, line: ResolvedLine, left: { gift: GrantedGift; quantity: Decimal }[]): ResolvedLine {
  const granted = left.filter(({ gift }) => gift.sku === asked.sku && gift.unit === asked.unit)
  if (sum(granted.map(({ quantity }) => quantity)).lessThan(asked.quantity)) return line
  let open = dec(asked.quantity)
  for (const one of granted) {
    const part = Decimal.min(open, one.quantity)
    one.quantity = one.quantity.minus(part)
    open = open.minus(part)
  }
  return { source: 'gift', price: priceText('0'), note: `赠品：${granted[0]!.gift.note}`, losers: [], resolved: line.resolved }
}

type Ruled = Verdict & { exclusive: boolean }

/** The price by rule: the first family with a price wins, the others' prices are told with why they lost. */
function byRule(line: AskedLine, unit: PricedUnit, quantity: Decimal, book: PriceBook): Ruled {
  const standard = standardPrice(unit)
  const level: Verdict =
    unit.levelPrice !== null && book.level
      ? { best: { source: 'level', price: priceText(unit.levelPrice), note: `等级价，${book.level.name}` }, lost: [] }
      : NO_VERDICT
  const plain = level.best ?? standard.best
  const tier = tierPrice(unit, quantity, book.level?.id ?? null, book.tiers, plain?.price ?? null)
  const before = tier.best ?? plain
  const promotion = promotedPrice(line, book.date, book.promotions, before?.price ?? null)
  const families = [agreedPrice(unit.id, book.date, book.agreements), promotion, tier, level, standard]
  const best = families.find((family) => family.best)?.best ?? null
  const lost = families.flatMap((family) => [
    ...(family.best && family.best !== best ? [outranked(family.best, best!.source)] : []),
    ...family.lost,
  ])
  return { best, lost, exclusive: best?.source === 'promotion' && promotion.exclusive }
}

/** The unit's own standard price, else the base unit's by ratio, rounded to the cent or to the places that has. */
function standardPrice(unit: PricedUnit): Verdict {
  if (unit.salePrice !== null) return { best: { source: 'standard', price: priceText(unit.salePrice), note: '标准价' }, lost: [] }
  if (unit.base.salePrice === null) return NO_VERDICT
  const exact = dec(unit.base.salePrice).times(unit.numerator).div(unit.denominator)
  const price = exact.toDecimalPlaces(Math.max(2, dec(unit.base.salePrice).decimalPlaces()))
  return { best: { source: 'standard', price: priceText(price), note: `标准价，按${unit.base.name}换算` }, lost: [] }
}

/** What a person typed counts before every rule; typing the very price of the rule is no price by hand. */
function byHand(line: AskedLine, { best, lost }: Ruled): ResolvedLine {
  const resolved = best
  if (line.price === null || (best && sameDecimal(line.price, best.price)))
    return { source: best?.source ?? null, price: best?.price ?? null, note: best?.note ?? '', losers: lost, resolved }
  const note = best ? `手工价，原为 ${formatPrice(best.price)}（${best.note}）`.slice(0, 120) : '手工价'
  const losers = best ? [outranked(best, 'manual'), ...lost] : lost
  return { source: 'manual', price: priceText(line.price), note, losers, resolved }
}

/** Gifts that no line of the document takes yet, for the page to offer. */
export function openGifts(gifts: readonly GrantedGift[], lines: readonly (AskedLine & { source: PriceSource | null })[]): GrantedGift[] {
  const taken = new Map<string, Decimal>()
  for (const line of lines)
    if (line.source === 'gift') taken.set(`${line.sku}/${line.unit}`, (taken.get(`${line.sku}/${line.unit}`) ?? ZERO).plus(line.quantity))
  return gifts.flatMap((gift) => {
    const key = `${gift.sku}/${gift.unit}`
    const used = Decimal.min(taken.get(key) ?? ZERO, gift.quantity)
    taken.set(key, (taken.get(key) ?? ZERO).minus(used))
    const open = dec(gift.quantity).minus(used)
    return open.isZero() ? [] : [{ ...gift, quantity: quantityText(open) }]
  })
}
