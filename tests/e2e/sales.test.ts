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
  database = await testDatabase('e2e_sales')
  service = await database.serve()
  shop = await openShop(database)
  const [goods] = (await shop.owner.do('product', 'sku.list', {})).rows
  const line = { sku: goods.id, unit: goods.units[0].id, quantity: '240', price: '1' }
  await shop.owner.do('inventory', 'opening.post', { date: today(), warehouse: await firstWarehouse(shop.owner), lines: [line] })
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

const inHandOf = async (phone: string) => {
  hand = await Hand.pick(browser, service.url)
  await hand.logIn(phone, PASSWORD)
}
const stock = async () => {
  const [goods] = (await shop.owner.do('product', 'sku.list', {})).rows
  return (await shop.owner.do('inventory', 'stock.availability', { skus: [goods.id] })).rows[0]
}

test('an order is taken, approved, picked by scan, delivered, and a part of it comes back', async () => {
  await inHandOf(shop.phones.seller)
  await hand.tap('销售订单')
  await hand.sees('扫第一件商品')
  await hand.scan(CASE)
  await hand.page.locator('.entry-line').waitFor()
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap('好邻居便利店', '.sheet .list-row')
  await hand.tap('存草稿')
  await hand.tap('查看单据')
  await hand.tap('提交')
  await hand.sees('待审核')
  expect(await stock()).toMatchObject({ reserved: '0.0000' })
  await hand.open('/system/inbox/index')
  await hand.tap('全选')
  await hand.tap('审核 1 张')
  await hand.sees('没有等你审核的单据')
  expect(await stock()).toMatchObject({ reserved: '24.0000', available: '216.0000' })

  const [{ id }] = (await shop.owner.do('sales', 'salesOrder.list', {})).rows
  await hand.open(`/pages/document/index?kind=salesOrder&id=${id}`)
  await hand.tap('发货')
  await hand.sees('未发 1 箱')
  await hand.scan(BOTTLE)
  await hand.sees('未发 23 瓶')
  await hand.scan(CASE)
  await hand.sees('已经拣够了')
  await hand.scan(BOTTLE)
  await hand.tap('出库 2 件')
  await hand.sees('明细（1 行）')
  expect(await stock()).toMatchObject({ onHand: '238.0000', reserved: '22.0000' })

  await hand.tap('退货')
  await hand.sees('可退 2 瓶')
  await hand.scan(BOTTLE)
  await hand.tap('退货入库')
  await hand.sees('来自销售出库')
  expect(await stock()).toMatchObject({ onHand: '239.0000', reserved: '22.0000' })
  // Back along the chain, by its links.
  await hand.tap('来自销售出库', '.list-row')
  await hand.tap('来自销售订单', '.list-row')
  await hand.sees('部分完成')
  await expectSound(database.url)
})
