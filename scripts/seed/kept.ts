import { addDays } from '../../shared/kernel/fields'
import type { Stocked } from './stock'
import type { Trade } from './trade'

interface Outcome {
  id: string
  version: number
}
interface Sku {
  id: string
  units: { id: string; name: string }[]
}

const BATCHES: readonly [number: string, producedBefore: number, quantity: string][] = [
  ['Q2601', 170, '36'],
  ['Q2603', 100, '60'],
  ['Q2605', 30, '96'],
]

/**
 * Goods that are told apart: batches with expiry (one of which runs out soon), serial numbers, a style in colours and
 * sizes; levels that were passed, a stocktake plan and one that is under way, transfers that have arrived in part, an
 * exchange and a signed delivery. Everything through the people whose work it is.
 */
export async function seedKept(trade: Trade, today: string): Promise<void> {
  const { people, warehouses, suppliers, customers } = trade
  const [main, south] = warehouses as [string, string]
  const owner = people.owner!.caller
  const keeper = people.keeper!.caller
  const customer = customers.get('好邻居便利店') ?? [...customers.values()][0]!
  const newSku = async (input: object): Promise<Sku> => {
    const { id } = await owner.do<Outcome>('product', 'sku.save', { skuKind: 'goods', taxRate: '0.13', ...input })
    return owner.do<Sku>('product', 'sku.detail', { id })
  }
  const unit = (name: string, salePrice: string, purchasePrice: string, barcode: string) => ({
    name,
    numerator: 1,
    denominator: 1,
    salePrice,
    purchasePrice,
    barcode,
  })
  const line = (sku: Sku, quantity: string, more: object = {}) => ({ sku: sku.id, unit: sku.units[0]!.id, quantity, ...more })
  const receive = (date: string, lines: object[]) =>
    keeper.do('purchase', 'receipt.post', { date, party: suppliers[2], warehouse: main, lines })
  const sell = (lines: object[], more: object = {}) =>
    keeper.do<Outcome>('sales', 'delivery.post', { date: today, party: customer, warehouse: main, lines, ...more })

  const milk = await newSku({
    code: 'NN0001',
    name: '牧歌鲜牛奶',
    spec: '950ml',
    tracking: 'lot',
    shelfDays: 180,
    units: [unit('盒', '12.80', '8.60', '6901102900017')],
  })
  for (const [lotNumber, before, quantity] of BATCHES)
    await receive(addDays(today, -before), [
      line(milk, quantity, { price: '8.60', lotNumber, producedAt: addDays(today, -before), expiresAt: addDays(today, 180 - before) }),
    ])
  await sell([line(milk, '20', { price: '12.80' })])

  const scale = await newSku({
    code: 'SB0001',
    name: '电子收银秤',
    spec: '30kg',
    tracking: 'serial',
    units: [unit('台', '680', '420', '6901102900024')],
  })
  const serials = Array.from({ length: 12 }, (_, index) => `DZC2026${String(index + 1).padStart(4, '0')}`)
  await receive(addDays(today, -20), [line(scale, '12', { price: '420', serials })])
  await sell([line(scale, '2', { price: '680', serials: serials.slice(0, 2) })])

  const style = await owner.do<Outcome>('product', 'product.save', {
    code: 'GF01',
    name: '小满工服',
    taxRate: '0.13',
    attributes: [
      { name: '颜色', values: ['松绿', '米白'] },
      { name: '尺码', values: ['S', 'M', 'L', 'XL'] },
    ],
  })
  const made = await owner.do<{ created: string[] }>('product', 'product.generate', {
    product: style.id,
    unit: '件',
    salePrice: '89',
    purchasePrice: '52',
  })
  const variants: Sku[] = []
  for (const id of made.created) variants.push(await owner.do<Sku>('product', 'sku.detail', { id }))
  await receive(
    addDays(today, -12),
    variants.map((sku, index) => line(sku, String(6 + index), { price: '52' })),
  )
  const sold = await sell([line(variants[1]!, '3', { price: '89' })], { address: '城南路 18 号' })
  await exchange(trade, sold, line(variants[2]!, '1', { price: '89' }), today)
  await keeper.do('sales', 'delivery.ship', { id: sold.id, carrier: '城市快送', waybill: 'CS20261124001' })
  await keeper.do('sales', 'delivery.receive', { id: sold.id, signer: '陈店长' })

  await keepLevels(trade)
  await countAndMove(trade, main, south, today)
}

async function exchange(trade: Trade, sold: Outcome, out: object, today: string): Promise<void> {
  const keeper = trade.people.keeper!.caller
  const { party, warehouse, lines } = await keeper.do<{
    party: string
    warehouse: string
    lines: { id: string; sku: string; unit: string }[]
  }>('sales', 'delivery.detail', { id: sold.id })
  const [line] = lines
  const back = [{ sku: line!.sku, unit: line!.unit, quantity: '1', sourceLine: line!.id, inspection: 'good' }]
  await keeper.do('sales', 'exchange.post', { date: today, party, warehouse, back, out: [out] })
}

/** Levels some goods have fallen below, and one that is overfull. */
async function keepLevels({ people, goods, shelves, warehouses }: Trade): Promise<void> {
  const [main] = warehouses as [string]
  const set = (made: Stocked, levels: object) =>
    people.purchaser!.caller.do('inventory', 'level.set', { warehouse: main, skus: [made.id], ...levels })
  const known = goods.filter((made) => shelves.on(main, made) > 0).slice(0, 24)
  for (const [index, made] of known.entries()) {
    const there = shelves.on(main, made)
    if (index % 4 === 0) await set(made, { minimum: String(there + 12), safety: String(there + 4), maximum: String(there + 96) })
    else if (index % 4 === 1) await set(made, { minimum: String(there + 6), maximum: String(there + 60) })
    else await set(made, { minimum: '1', maximum: String(Math.max(2, there - 1)) })
  }
}

/** A plan for every month, a blind stocktake that is half counted, and transfers: one arrived, one in part, one on its way. */
async function countAndMove({ people, goods, shelves }: Trade, main: string, south: string, today: string): Promise<void> {
  const owner = people.owner!.caller
  const keeper = people.keeper!.caller
  const spare = goods.filter((made) => shelves.on(main, made) > 3 * made.ratio).slice(0, 6)
  for (const [index, made] of spare.slice(0, 3).entries()) {
    const lines = [{ sku: made.id, unit: made.largeUnit, quantity: '2' }]
    const sent = await keeper.do<Outcome>('inventory', 'transfer.post', {
      date: today,
      warehouse: main,
      toWarehouse: south,
      expectedDate: addDays(today, 1 + index),
      lines,
    })
    shelves.move(main, made, -2 * made.ratio)
    if (index === 2) continue
    const { lines: gone } = await keeper.do<{ lines: { id: string }[] }>('inventory', 'transfer.detail', { id: sent.id })
    const arrived = [{ ...lines[0], quantity: index === 0 ? '2' : '1', sourceLine: gone[0]!.id }]
    await keeper.do('inventory', 'transferIn.post', { date: today, warehouse: south, lines: arrived })
    shelves.move(south, made, (index === 0 ? 2 : 1) * made.ratio)
  }
  const counted = spare.slice(3)
  await owner.do('inventory', 'stocktakePlan.save', {
    name: '主仓月末盘点',
    warehouse: main,
    frequency: 'monthly',
    nextDate: addDays(today, 6),
    blind: true,
    thresholdQuantity: '5',
  })
  const { id } = await keeper.do<Outcome>('inventory', 'stocktake.start', {
    title: '饮料抽盘',
    warehouse: main,
    skus: counted.map((made) => made.id),
    blind: true,
  })
  const lines = counted.slice(0, 2).map((made, index) => ({
    sku: made.id,
    unit: made.baseUnit,
    quantity: String(shelves.on(main, made) - index),
    mode: 'add',
  }))
  await keeper.do('inventory', 'stocktake.count', { id, lines })
}
