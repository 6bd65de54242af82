import { dec } from '../../shared/kernel/money'
import type { PromotionKind } from '../../shared/sales/promotion'
import type { InputOf, OutputOf } from '../api'
import { knownGoods, type RuleGoods } from './RuleLine'

interface Named {
  id: string
  name: string
}

/** What a promotion is about, as it is typed: goods and categories, gifts, customers and levels, and the steps of 满减. */
export interface Parts {
  goods: RuleGoods[]
  categories: Named[]
  gifts: RuleGoods[]
  parties: Named[]
  levels: Named[]
  steps: { amount: string; off: string }[]
}

export const NO_PARTS: Parts = { goods: [], categories: [], gifts: [], parties: [], levels: [], steps: [] }

type Detail = OutputOf<'sales', 'promotion.detail'>

/** The parts of a saved promotion, with the units its goods have. */
export async function partsOf({ goods, gifts, customers, steps }: Detail): Promise<Parts> {
  const named = goods.flatMap(({ sku, unit, price }) => (sku ? [{ sku, unit: unit ?? '', value: price ? dec(price).toFixed() : '' }] : []))
  const [known, given] = await Promise.all([
    knownGoods(named),
    knownGoods(gifts.map(({ sku, unit, quantity }) => ({ sku, unit, value: dec(quantity).toFixed() }))),
  ])
  return {
    goods: known,
    categories: goods.flatMap(({ category, name }) => (category ? [{ id: category, name }] : [])),
    gifts: given,
    parties: customers.flatMap(({ party, name }) => (party ? [{ id: party, name }] : [])),
    levels: customers.flatMap(({ level, name }) => (level ? [{ id: level, name }] : [])),
    steps: steps ?? [],
  }
}

/** What is sent of them for a promotion of this kind. */
export function partsInput(
  kind: PromotionKind,
  parts: Parts,
): Pick<InputOf<'sales', 'promotion.save'>, 'goods' | 'gifts' | 'customers' | 'steps'> {
  const special = kind === 'special'
  const gives = kind === 'buyGift' || kind === 'threshold'
  return {
    goods: [
      ...parts.goods.map(({ sku, unit, value }) => (special ? { sku, unit, ...(value ? { price: value } : {}) } : { sku })),
      ...(special ? [] : parts.categories.map(({ id }) => ({ category: id }))),
    ],
    gifts: gives ? parts.gifts.map(({ sku, unit, value }) => ({ sku, unit, quantity: value || '1' })) : [],
    customers: [...parts.levels.map(({ id }) => ({ level: id })), ...parts.parties.map(({ id }) => ({ party: id }))],
    ...(kind === 'threshold' ? { steps: parts.steps } : {}),
  }
}
