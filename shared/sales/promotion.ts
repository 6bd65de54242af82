/** What a promotion does. */
export const PROMOTION_KINDS = { special: '特价', percent: '打折', buyGift: '买赠', threshold: '满减满赠' } as const
export type PromotionKind = keyof typeof PROMOTION_KINDS

export const PROMOTION_STATES = { coming: '未开始', running: '进行中', over: '已结束' } as const
export type PromotionState = keyof typeof PROMOTION_STATES

/** Goods of a promotion: a SKU, with its special price in a unit where it has one. */
export interface PromotedGoods {
  sku: string
  unit: string | null
  price: string | null
}

export interface Gift {
  sku: string
  unit: string
  quantity: string
}

/** 满 amount 减 off: yuan of the document's price mode. */
export interface Step {
  amount: string
  off: string
}

/** A promotion as the resolution sees it: only one that holds for the customer; categories already are the SKUs asked about. */
export interface Promotion {
  id: string
  name: string
  kind: PromotionKind
  from: string
  to: string | null
  /** The higher comes first. */
  priority: number
  /** Not together with any other promotion. */
  exclusive: boolean
  /** 打折: 0.1 is 九折. */
  discountRate: string | null
  /** 买赠: for so many base units of its goods, mixed. */
  buyQuantity: string | null
  /** Gifts and reductions once per full quantity or amount, not once only. */
  repeats: boolean
  steps: Step[]
  gifts: Gift[]
  /** All goods; else those listed. */
  all: boolean
  goods: PromotedGoods[]
}

export const inWindow = (promotion: { from: string; to: string | null }, date: string): boolean =>
  promotion.from <= date && (promotion.to === null || promotion.to >= date)

/** Where a promotion stands on a day; one that was stopped is over. */
export const promotionState = (promotion: { from: string; to: string | null; stopped: boolean }, date: string): PromotionState => {
  if (promotion.stopped || (promotion.to !== null && promotion.to < date)) return 'over'
  return promotion.from > date ? 'coming' : 'running'
}

export const covers = (promotion: Pick<Promotion, 'all' | 'goods'>, sku: string): boolean =>
  promotion.all || promotion.goods.some((goods) => goods.sku === sku)
