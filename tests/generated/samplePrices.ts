import { newGoods } from '../company'
import { plant, type World } from './world'

const RULE = { target: 'sale', method: 'percent', value: '2.5', rounding: 'cent' }
const everyPrice = ({ ids, marker }: World) => ({
  ...Object.fromEntries(['text', 'category', 'brand', 'product', 'lifeCycle', 'except'].map((key) => [key, undefined])),
  custom: { field: ids.custom_field, value: `${marker}栏` },
  ids: [ids.sku],
})

/** What the shape alone cannot know of prices and their rules. */
export const priceWords: Record<string, (world: World) => Promise<object> | object> = {
  'price.change': (world) => everyPrice(world),
  // On any day there is one agreement for a customer's unit.
  'agreement.save': async ({ owner, marker }) => {
    const goods = await newGoods(owner, plant(marker, '协', 20))
    return { sku: goods.id, unit: goods.unit }
  },
  'promotion.save': ({ ids }) => ({
    goods: [{ sku: ids.sku, unit: ids.unit, price: '2.5' }],
    gifts: [{ sku: ids.sku, unit: ids.unit, quantity: '1' }],
    customers: [{ party: ids.party }],
    steps: undefined,
  }),
  'price.cancel': async (world) => ({
    batch: (await world.owner.do('product', 'price.change', { ...everyPrice(world), ...RULE, from: '2099-01-01' })).batch,
  }),
}
