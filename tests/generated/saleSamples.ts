import { today } from '../company'
import type { World } from './world'

export const plainLines = (ids: World['ids']) => ({
  lines: [{ sku: ids.sku, unit: ids.unit, quantity: '2', price: '3' }],
  discount: undefined,
})

export const delivered = async ({ owner, ids }: World): Promise<string> => {
  const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
  return (await owner.do('sales', 'delivery.post', { ...head, lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', price: '3' }] })).id
}
