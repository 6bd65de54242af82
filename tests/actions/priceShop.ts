import type { Caller, Goods } from '../company'
import { today } from '../company'
import { type Outcome, seen, type Shop } from './shop'

type Row = Record<string, any>

/** The sentences of a refusal, each behind its field. */
export const messages = (refusal: Row): string[] => refusal.data.issues.map((issue: Row) => `${issue.path} ${issue.message}`)

/** What price tests do in a shop. */
export function priceActs(shop: Shop) {
  const owner: Caller = shop.owner
  const detail = (id: string, kind = 'delivery'): Promise<Row> => owner.do('sales', `${kind}.detail`, { id })
  const post = (lines: unknown[], more: object = {}, kind = 'delivery'): Promise<Outcome> =>
    owner.do('sales', `${kind}.post`, shop.sale(lines, more))
  return {
    detail,
    post,
    sold: async (lines: unknown[], more: object = {}): Promise<Row> => detail((await post(lines, more)).id),
    quote: (lines: unknown[], more: object = {}): Promise<Row> =>
      owner.do('sales', 'price.quote', { party: shop.customer, lines, ...more }),
    agree: (goods: Goods, price: string, more: object = {}): Promise<Outcome> =>
      owner.do('sales', 'agreement.save', { party: shop.customer, sku: goods.id, unit: goods.unit, price, from: today(), ...more }),
    promote: (promotionKind: string, more: object = {}): Promise<Outcome> =>
      owner.do('sales', 'promotion.save', {
        name: '店庆',
        promotionKind,
        from: today(),
        to: today(),
        goods: [],
        gifts: [],
        customers: [],
        ...more,
      }),
    stop: (promotion: Outcome) => owner.do('sales', 'promotion.stop', seen(promotion)),
  }
}
