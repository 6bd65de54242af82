import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filmBarcode } from './barcodeVideo'
import type { Hand } from './hand'
import { BOTTLE, CASE } from './shop'
import { stage } from './stage'

let hand: Hand
const film = path.join(os.tmpdir(), `zhangfang-${process.pid}.y4m`)

const at = stage('e2e', { film, prepare: async () => filmBarcode(BOTTLE, film) })
afterAll(() => fs.rmSync(film, { force: true }))

const inHandOf = async (phone: string) => {
  hand = await at.handOf(phone)
}
const onHand = async () => (await at.shop.owner.do('inventory', 'stock.list', {})).rows[0]?.onHand
const deliveries = async () => (await at.shop.owner.do('sales', 'delivery.list', { limit: 50 })).rows.length

/** Scans one thing for the customer and stands before the button. */
async function deliveryFor(customer: string, code = BOTTLE): Promise<void> {
  await hand.tap('销售出库')
  await hand.sees('扫第一件商品')
  await hand.scan(code)
  await hand.page.locator('.entry-line').waitFor()
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap(customer, '.sheet .list-row')
}

test('the warehouse receives ten cases by scanning one', async () => {
  await inHandOf(at.shop.phones.keeper)
  await hand.tap('采购入库')
  await hand.sees('扫第一件商品')
  await hand.scan(CASE)
  await hand.page.locator('.stepper-value').tap()
  await hand.tap('1', '.pad-key')
  await hand.tap('0', '.pad-key')
  await hand.tap('确定')
  await hand.tap('收货')
  await hand.sees('还没有选供应商')
  await hand.tap('农夫山泉华东经销部', '.sheet .list-row')
  await hand.tap('收货')
  await hand.sees('已入库')
  expect(await hand.text()).toMatch(/CGRK\d{12,}/)
  expect(await onHand()).toBe('240.0000')
})

test('the salesperson delivers by scan and stepper; stock and receivable change', async () => {
  await inHandOf(at.shop.phones.seller)
  await deliveryFor('好邻居便利店')
  await hand.page.getByRole('button', { name: '加一' }).tap()
  await hand.sees('可用 10 箱')
  await hand.sees('¥4.00')
  await hand.tap('出库', '.page-footer .button-primary')
  await hand.sees('已出库')
  await hand.tap('查看单据')
  await hand.sees('明细（1 行）')
  expect(await hand.text()).not.toContain('成本')
  await hand.open('/inventory/stock/index')
  await hand.sees('9 箱 22 瓶')
  await hand.open('/sales/parties/index?role=customer')
  await hand.tap('好邻居便利店', '.list-row')
  await hand.sees('应收余额')
  await hand.sees('¥4.00')
  expect(await onHand()).toBe('238.0000')
})

test('too much for the credit limit is refused in words, and nothing typed is lost', async () => {
  await inHandOf(at.shop.phones.seller)
  await deliveryFor('阿芳杂货铺', CASE)
  await hand.tap('出库', '.page-footer .button-primary')
  await hand.sees('“阿芳杂货铺”的信用额度是 ¥10.00')
  await hand.sees('先收款，或请有权的人放行')
  await hand.sees('农夫山泉饮用天然水')
  await hand.page.reload()
  await hand.sees('农夫山泉饮用天然水')
  await hand.sees('阿芳杂货铺')
  expect(await onHand()).toBe('238.0000')
})

test('a delivery whose answer is lost shows as unconfirmed and is not done twice', async () => {
  await inHandOf(at.shop.phones.seller)
  await deliveryFor('好邻居便利店')
  const before = await deliveries()
  await hand.page.route('**/fn/sales', async (route) => {
    if (!route.request().postData()?.includes('delivery.post')) return route.continue()
    // The service does its work; only its words never arrive.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await hand.tap('出库', '.page-footer .button-primary')
  await hand.sees('结果待确认')
  expect(await deliveries()).toBe(before + 1)
  await hand.page.unroute('**/fn/sales')
  await hand.tap('结果待确认', '.strip')
  await hand.tap('现在重发')
  await hand.sees('都送到了')
  expect(await deliveries()).toBe(before + 1)
})

test('without network the delivery waits on the phone and goes out when the network returns', async () => {
  await inHandOf(at.shop.phones.seller)
  await deliveryFor('好邻居便利店')
  const before = await deliveries()
  await hand.context.setOffline(true)
  await hand.tap('出库', '.page-footer .button-primary')
  await hand.sees('结果待确认')
  await hand.sees('1 项操作结果待确认')
  expect(await deliveries()).toBe(before)
  await hand.context.setOffline(false)
  await hand.page.locator('.strip').locator('visible=true').waitFor({ state: 'detached' })
  expect(await deliveries()).toBe(before + 1)
})

test('the camera of the browser reads a barcode with a decoder from our own files', async () => {
  await inHandOf(at.shop.phones.keeper)
  await hand.tap('扫码查货', '.home-scan')
  await hand.page.locator('.scan-key').locator('visible=true').first().tap()
  await hand.page.locator('.scan-code', { hasText: BOTTLE }).first().waitFor()
  await hand.page.getByRole('button', { name: '关闭' }).locator('visible=true').first().tap()
  await hand.sees('农夫山泉饮用天然水')
})
