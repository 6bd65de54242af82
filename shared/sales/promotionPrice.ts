import { dec, formatPrice, formatQuantity, ONE, priceText } from '../kernel/money'
import { type Candidate, type Loser, NO_VERDICT, shortDay, until, type Verdict } from './priceCandidate'
import { discounted } from './priceTier'
import { covers, inWindow, type Promotion } from './promotion'

interface Offer {
  promotion: Promotion
  alone: Candidate
}

/** 打折 in the trade's words: 0.12 → 8.8 折. */
const foldWords = (rate: string): string => `${formatQuantity(ONE.minus(rate).times(10))} 折`

/** What a promotion alone makes of a unit; null where it says nothing of it. `before` is the price without promotions. */
function offered(promotion: Promotion, sku: string, unit: string, before: string | null, date: string): Candidate | null {
  if (!covers(promotion, sku)) return null
  const end = until(promotion.to, date)
  if (promotion.kind === 'special') {
    const prices = promotion.goods.filter((goods) => goods.sku === sku && goods.unit === unit && goods.price !== null)
    const [lowest] = prices.map((goods) => goods.price!).sort((a, b) => dec(a).comparedTo(b))
    return lowest === undefined ? null : { source: 'promotion', price: priceText(lowest), note: `${promotion.name} 特价${end}` }
  }
  if (promotion.kind !== 'percent' || before === null || promotion.discountRate === null) return null
  const price = priceText(discounted(before, promotion.discountRate))
  return { source: 'promotion', price, note: `${promotion.name} ${foldWords(promotion.discountRate)}，原价 ${formatPrice(before)}${end}` }
}

/** By priority, then the better for the customer, then the id: whatever order rules are read in. */
const byPriority = (a: Offer, b: Offer): number =>
  b.promotion.priority - a.promotion.priority ||
  dec(a.alone.price).comparedTo(b.alone.price) ||
  a.promotion.id.localeCompare(b.promotion.id)

/**
 * The promotion price of a line. The first by priority counts; if it is stackable, so do all stackable ones after it: the
 * first special price, and every percentage on top. Answers the exclusive one too, which keeps the line out of 满减 and 买赠.
 */
export function promotedPrice(
  line: { sku: string; unit: string },
  date: string,
  promotions: readonly Promotion[],
  before: string | null,
): Verdict & { exclusive: boolean } {
  const offers = promotions.flatMap((promotion): Offer[] => {
    const alone = offered(promotion, line.sku, line.unit, before, date)
    return alone ? [{ promotion, alone }] : []
  })
  const later = offers.filter(({ promotion }) => promotion.from > date)
  const notYet: Loser[] = later.map(({ promotion, alone }) => ({ ...alone, why: `${shortDay(promotion.from, date)} 才开始` }))
  const [first, ...others] = offers.filter(({ promotion }) => inWindow(promotion, date)).sort(byPriority)
  if (!first) return { ...NO_VERDICT, lost: notYet, exclusive: false }
  const taken = [first]
  const lost: Loser[] = []
  for (const offer of others) {
    const why = whyNot(offer, taken)
    if (why) lost.push({ ...offer.alone, why })
    else taken.push(offer)
  }
  return { best: stacked(taken, before, date), lost: [...lost, ...notYet], exclusive: first.promotion.exclusive }
}

function whyNot({ promotion }: Offer, taken: readonly Offer[]): string | null {
  const [first] = taken
  if (first!.promotion.exclusive) return `不与「${first!.promotion.name}」同享`
  if (promotion.exclusive) return '不与其他促销同享'
  return promotion.kind === 'special' && taken.some((offer) => offer.promotion.kind === 'special') ? '已有特价' : null
}

/** Special prices first, percentages on what they leave, each rounded as a price is. */
function stacked(taken: readonly Offer[], before: string | null, date: string): Candidate {
  if (taken.length === 1) return taken[0]!.alone
  const special = taken.find(({ promotion }) => promotion.kind === 'special')
  const start = special ? special.alone.price : before!
  const percents = taken.filter(({ promotion }) => promotion.kind === 'percent').map(({ promotion }) => promotion)
  const rate = percents.reduce((left, promotion) => left.times(ONE.minus(promotion.discountRate!)), ONE)
  const ends = taken.flatMap(({ promotion }) => (promotion.to === null ? [] : [promotion.to])).sort()
  const words = [
    ...(special ? [`${special.promotion.name} 特价`] : []),
    ...percents.map((promotion) => `${promotion.name} ${foldWords(promotion.discountRate!)}`),
  ]
  return {
    source: 'promotion',
    price: priceText(discounted(start, ONE.minus(rate).toString())),
    note: `${words.join('＋')}${special ? '' : `，原价 ${formatPrice(start)}`}${until(ends[0] ?? null, date)}`,
  }
}
