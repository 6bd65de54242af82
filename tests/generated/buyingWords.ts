import { lineOf, newGoods, today } from '../company'
import { plant, type World } from './world'

/** What a line of a receipt bears of a fee. */
const landed = (ids: World['ids']) => ({
  lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', sourceLine: ids.line, weight: '1' }],
  discount: undefined,
})

let steps = 0
const agreed = (): string => {
  steps += 1
  return String(steps)
}
const place = ({ party, sku, unit }: World['ids']) => ({ party, sku, unit })

/** What the shape of a purchase action alone cannot know. */
export const BUYING: Record<string, (world: World) => Promise<object> | object> = {
  'purchaseReturn.ship': async ({ owner, ids }) => {
    const { id } = await owner.do('purchase', 'purchaseReturn.save', {
      date: today(),
      party: ids.party,
      warehouse: ids.warehouse,
      lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', price: '1' }],
    })
    return { id }
  },
  'landedCost.save': ({ ids }) => landed(ids),
  'landedCost.post': ({ ids }) => landed(ids),
  // An agreement is made once for a day and a quantity.
  'supplierPrice.save': ({ ids }) => ({ fromQuantity: agreed(), endsOn: '2099-12-31', unit: ids.unit }),
  'supplierPrice.list': async ({ owner, ids }) => {
    await owner.do('purchase', 'supplierPrice.save', { ...place(ids), fromQuantity: agreed(), price: '1', startsOn: today() })
    return { text: undefined }
  },
  'purchaseOrder.forSales': async ({ owner, ids, marker }) => {
    const goods = await newGoods(owner, plant(marker, '缺', 20))
    const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
    const { id } = await owner.do('sales', 'salesOrder.post', { ...head, lines: [lineOf(goods, '5', { price: '3' })] })
    return { salesOrder: id }
  },
  'purchaseOrder.forPlan': async ({ owner, ids }) => {
    const { id } = await owner.do('purchase', 'purchasePlan.post', {
      date: today(),
      warehouse: ids.warehouse,
      lines: [{ sku: ids.sku, unit: ids.unit, quantity: '5' }],
    })
    return { plan: id }
  },
  'receipt.fromOrder': async ({ owner, ids }) => {
    const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
    await owner.do('purchase', 'purchaseOrder.post', { ...head, lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', price: '3' }] })
    return { orders: undefined }
  },
}
