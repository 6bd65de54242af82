import type { Browser } from 'playwright-core'
import type { Service } from '../../scripts/runtime'
import { firstWarehouse, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { Hand, openBrowser } from './hand'
import { BOTTLE, CASE, openShop, PASSWORD, type Shop } from './shop'

let database: TestDatabase
let service: Service
let browser: Browser
let shop: Shop
let hand: Hand

beforeAll(async () => {
  database = await testDatabase('e2e_buying')
  service = await database.serve()
  shop = await openShop(database)
  const warehouse = await firstWarehouse(shop.owner)
  const [goods] = (await shop.owner.do('product', 'sku.list', {})).rows
  const [supplier] = (await shop.owner.do('purchase', 'supplier.list', {})).rows
  const bottles = { sku: goods.id, unit: goods.units[0].id, quantity: '24', price: '1.1' }
  await shop.owner.do('purchase', 'receipt.post', { date: today(), party: supplier.id, warehouse, lines: [bottles] })
  await shop.owner.do('inventory', 'level.save', { rows: [{ sku: goods.id, warehouse, minimum: '60', maximum: '72' }] })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await database?.drop()
})
afterEach(async () => {
  const { faults } = hand
  await hand.putDown()
  expect(faults).toEqual([])
})

const stock = async () => {
  const [goods] = (await shop.owner.do('product', 'sku.list', {})).rows
  return (await shop.owner.do('inventory', 'stock.availability', { skus: [goods.id] })).rows[0]
}
const owed = async () => {
  const [supplier] = (await shop.owner.do('purchase', 'supplier.list', {})).rows
  return supplier.balance
}

test('what is suggested is ordered, received in part, turned down in part, and given back', async () => {
  hand = await Hand.pick(browser, service.url)
  await hand.logIn('13700000001', PASSWORD)
  await hand.open('/inventory/replenish/index')
  await hand.sees('农夫山泉饮用天然水')
  await hand.tap('下单 1 种')
  await hand.sees('明细（1 行）')
  await hand.tap('提交')
  await hand.tap('审核')
  await hand.seesState('已审核')
  expect(await stock()).toMatchObject({ onHand: '24.0000', onOrder: '48.0000' })

  await hand.tap('收货')
  await hand.sees('未到 48 瓶')
  await hand.scan(CASE)
  await hand.scan(BOTTLE)
  await hand.sees('未到 23 瓶')
  await hand.tap('拒收', '.entry-price')
  await hand.tap('0', '.sheet .chosen')
  await hand.tap('2', '.pad-key')
  await hand.tap('确定', '.button')
  await hand.page.locator('.sheet .field-input input').fill('瓶盖漏水')
  await hand.tap('确定', '.sheet .button')
  await hand.sees('拒收 2 瓶 · 瓶盖漏水')
  await hand.tap('先入库再退货', '.chip')
  await hand.tap('入库 25 件')
  await hand.sees('来自采购订单')
  expect(await stock()).toMatchObject({ onHand: '51.0000', onOrder: '21.0000' })
  const before = Number(await owed())

  await hand.tap('生成采购退货', '.list-row')
  await hand.sees('瓶盖漏水')
  await hand.tap('提交')
  await hand.tap('审核')
  await hand.seesState('已审核')
  expect(await stock()).toMatchObject({ onHand: '49.0000', onOrder: '21.0000' })
  expect(before - Number(await owed())).toBeCloseTo(2.2, 2)

  // The rest is found late: a part of it goes back from the receipt.
  const [{ id }] = (await shop.owner.do('purchase', 'receipt.list', {})).rows
  await hand.open(`/pages/document/index?kind=receipt&id=${id}`)
  await hand.tap('退货')
  await hand.sees('可退 25 瓶')
  await hand.scan(BOTTLE)
  await hand.tap('退货出库')
  await hand.sees('来自采购入库')
  expect(await stock()).toMatchObject({ onHand: '48.0000' })
  await hand.open('/purchase/arrivals/index')
  await hand.sees('1 行未到')
  await expectSound(database.url)
})
