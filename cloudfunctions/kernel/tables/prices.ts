import { bigint, day, document, flag, int, optional, owned, price, quantity, rate, text } from './columns'

/** Rules of sales prices; 0 stands for "every" in the columns that name whom or what a rule is for, 9999-12-31 for no end. */
export const pricesTables = [
  owned(
    'price_agreement',
    { version: int, party: bigint, sku: bigint, unit: bigint, price, startsOn: day, endsOn: day, note: optional(text(200)) },
    { index: { agreement_unit: ['company', 'party', 'unit', 'endsOn'], agreement_sku: ['company', 'sku'] } },
  ),
  owned(
    'price_tier',
    { sku: bigint, unit: bigint, level: bigint, fromQuantity: quantity, price: optional(price), discountRate: optional(rate) },
    { unique: { tier_step: ['company', 'unit', 'level', 'fromQuantity'] }, index: { tier_sku: ['company', 'sku'] } },
  ),
  owned(
    'promotion',
    {
      version: int,
      stopped: flag,
      pinyin: text(200),
      name: text(60),
      promotionKind: text(20),
      startsOn: day,
      endsOn: day,
      priority: { type: 'int' },
      exclusive: flag,
      discountRate: optional(rate),
      buyQuantity: optional(quantity),
      repeats: flag,
      steps: optional(document),
      everyone: flag,
      allGoods: flag,
      note: optional(text(500)),
    },
    { index: { promotion_end: ['company', 'endsOn'] } },
  ),
  // The end stands here once more, so that what is over costs a quote nothing.
  owned(
    'promotion_goods',
    { promotion: bigint, sku: bigint, category: bigint, unit: bigint, price: optional(price), endsOn: day },
    { index: { promoted_goods: ['company', 'sku', 'category', 'endsOn'], goods_promotion: ['company', 'promotion'] } },
  ),
  owned(
    'promotion_gift',
    { promotion: bigint, sku: bigint, unit: bigint, quantity },
    { index: { gift_promotion: ['company', 'promotion'] } },
  ),
  owned(
    'promotion_customer',
    { promotion: bigint, party: bigint, level: bigint },
    { index: { customer_promotion: ['company', 'promotion'] } },
  ),
]
