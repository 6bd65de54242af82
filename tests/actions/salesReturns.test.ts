import { lineOf, newGoods } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, Shop } from './shop'

let db: TestDatabase
const shops: Shop[] = []

beforeAll(async () => {
  db = await testDatabase('sales_returns')
})
afterAll(() => dropSound(db, ...shops.map((shop) => shop.close)))

async function open(name: string, settings: object): Promise<Shop> {
  const shop = await Shop.open(db, name)
  shops.push(shop)
  const { closedTo: _closedTo, ...kept } = await shop.owner.do('system', 'settings.show')
  await shop.owner.do('system', 'settings.save', { ...kept, ...settings })
  return shop
}

const BOTTLE = { name: '瓶', numerator: 1, denominator: 1, salePrice: '9.00', purchasePrice: '5.00' }

test.each(['average', 'fifo'])('scrap that comes back closes no shortage, goods costed by %s', async (costing) => {
  const shop = await open(`欠货商贸 ${costing}`, { costing })
  const { owner } = shop
  const eggs = await newGoods(owner, '鸡蛋', { units: [BOTTLE] })
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(eggs, '10', { price: '2.26' })]))
  const sold: Outcome = await owner.do('sales', 'delivery.post', shop.sale([lineOf(eggs, '6')]))
  const [line] = (await owner.do('sales', 'delivery.detail', { id: sold.id })).lines
  const store = (await owner.do('inventory', 'warehouse.save', { name: '门店', negativeStock: true })).id
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(eggs, '2')], { warehouse: store }))
  const inStore = () =>
    shop.rows('SELECT lot, onHand, value, lastCost FROM stock_balance WHERE company = ? AND warehouse = ?', owner.company, store)
  const short = () => shop.rows('SELECT quantity, value FROM stock_shortage WHERE company = ? AND quantity > 0', owner.company)
  const before = await inStore()
  expect(before).toMatchObject([{ onHand: '-2.0000', value: '-10.00' }])
  const giveBack = (inspection: string): Promise<Outcome> => {
    const back = { sku: eggs.id, unit: eggs.unit, quantity: '3', sourceLine: line.id, inspection }
    return owner.do('sales', 'salesReturn.post', shop.sale([back], { warehouse: store }))
  }
  const scrap = await giveBack('scrap')
  expect(await inStore()).toEqual(before)
  expect(await short()).toEqual([{ quantity: '2.0000', value: '10.00' }])
  await owner.do('sales', 'salesReturn.void', { id: scrap.id, version: scrap.version, reason: '开错了' })
  expect(await inStore()).toEqual(before)
  await giveBack('good')
  expect(await short()).toEqual([])
})
