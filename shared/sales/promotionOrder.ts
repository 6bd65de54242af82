import { dec, Decimal, formatMoney, formatQuantity, moneyText, ONE, quantityText, sum, ZERO } from '../kernel/money'
import { covers, type Gift, inWindow, type Promotion, type Step } from './promotion'

/** A line as 满减 and 买赠 count it: goods that no agreement and no hand priced. */
export interface CountedLine {
  sku: string
  baseQuantity: Decimal
  /** Quantity × price, rounded to cents. */
  amount: Decimal
  /** Has a promotion price already. */
  promoted: boolean
}

export interface GrantedGift extends Gift {
  promotion: string
  note: string
}

/** What promotions give on a whole document. */
export interface OrderGrants {
  /** 满减, yuan in the document's price mode. */
  discount: string
  discountNote: string | null
  gifts: GrantedGift[]
  /** What is not reached yet, or does not go with another, in words. */
  hints: { promotion: string; note: string }[]
}

interface Granted {
  off: Decimal
  note: string
  gifts: Gift[]
}

/**
 * 满减, 满赠 and 买赠 of a document: by priority, an exclusive one alone and only over lines without a promotion price, stackable
 * ones together. What is taken off never exceeds what it is taken off from.
 */
export function orderGrants(lines: readonly CountedLine[], date: string, promotions: readonly Promotion[]): OrderGrants {
  const due = sum(lines.map((line) => line.amount))
  const hints: OrderGrants['hints'] = []
  const open = promotions.filter((one) => (one.kind === 'threshold' || one.kind === 'buyGift') && inWindow(one, date))
  const reached = open.flatMap((promotion) => {
    const counted = lines.filter((line) => covers(promotion, line.sku) && !(promotion.exclusive && line.promoted))
    const granted = promotion.kind === 'threshold' ? reduction(promotion, counted) : bought(promotion, counted)
    if (typeof granted !== 'string') return [{ promotion, granted }]
    if (counted.length) hints.push({ promotion: promotion.id, note: `${promotion.name}：${granted}` })
    return []
  })
  reached.sort(
    (a, b) =>
      b.promotion.priority - a.promotion.priority ||
      b.granted.off.comparedTo(a.granted.off) ||
      a.promotion.id.localeCompare(b.promotion.id),
  )
  const taken: typeof reached = []
  for (const one of reached) {
    const first = taken[0]?.promotion
    if (first && (first.exclusive || one.promotion.exclusive))
      hints.push({ promotion: one.promotion.id, note: `${one.promotion.name}：不与「${first.name}」同享` })
    else taken.push(one)
  }
  const off = Decimal.min(due, sum(taken.map(({ granted }) => granted.off)))
  const reductions = taken.filter(({ granted }) => !granted.off.isZero())
  return {
    discount: moneyText(off),
    discountNote:
      reductions
        .map(({ promotion, granted }) => `${promotion.name} ${granted.note}`)
        .join('；')
        .slice(0, 200) || null,
    gifts: taken.flatMap(({ promotion, granted }) =>
      granted.gifts.map((gift) => ({ ...gift, promotion: promotion.id, note: `${promotion.name} ${granted.note}` })),
    ),
    hints: hints.sort((a, b) => a.promotion.localeCompare(b.promotion)),
  }
}

const words = (value: Decimal.Value): string => formatMoney(value).replace(/\.00$/, '')

const stepWords = ({ amount, off }: Step, gifts: readonly Gift[], times: Decimal): string =>
  [
    `满 ${words(times.times(amount))}`,
    ...(dec(off).isZero() ? [] : [`减 ${words(times.times(off))}`]),
    ...(gifts.length ? ['送赠品'] : []),
  ].join(' ')

/** 满减满赠: the highest step that is reached, as often as it fits where it repeats; else what is missing, in words. */
function reduction(promotion: Promotion, counted: readonly CountedLine[]): Granted | string {
  const amount = sum(counted.map((line) => line.amount))
  const steps = [...promotion.steps].sort((a, b) => dec(a.amount).comparedTo(b.amount) || dec(a.off).comparedTo(b.off))
  const step = steps.filter((one) => amount.greaterThanOrEqualTo(one.amount)).pop()
  if (!step || dec(step.amount).isZero()) {
    const [next] = steps
    return next ? `还差 ${words(dec(next.amount).minus(amount))}，${stepWords(next, promotion.gifts, ONE)}` : ''
  }
  const times = promotion.repeats ? amount.div(step.amount).floor() : ONE
  return { off: times.times(step.off), note: stepWords(step, promotion.gifts, times), gifts: multiplied(promotion.gifts, times) }
}

/** 买赠: for every full quantity its gifts; else what is missing, in words. */
function bought(promotion: Promotion, counted: readonly CountedLine[]): Granted | string {
  const need = dec(promotion.buyQuantity ?? '0')
  const quantity = sum(counted.map((line) => line.baseQuantity))
  const full = need.isZero() ? ZERO : quantity.div(need).floor()
  if (full.isZero()) return `还差 ${formatQuantity(need.minus(quantity))}，满 ${formatQuantity(need)} 送赠品`
  const times = promotion.repeats ? full : ONE
  return { off: ZERO, note: `买 ${formatQuantity(times.times(need))} 送`, gifts: multiplied(promotion.gifts, times) }
}

const multiplied = (gifts: readonly Gift[], times: Decimal): Gift[] =>
  gifts.map((gift) => ({ ...gift, quantity: quantityText(times.times(gift.quantity)) }))
