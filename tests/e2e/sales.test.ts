import { firstWarehouse, today } from '../company'
import { expectSound } from '../sound'
import { BOTTLE, CASE, PASSWORD } from './shop'
import { stage } from './stage'

const at = stage('e2e_sales', {
  prepare: async ({ owner }) => {
    const [goods] = (await owner.do('product', 'sku.list', {})).rows
    const line = { sku: goods.id, unit: goods.units[0].id, quantity: '240', price: '1' }
    await owner.do('inventory', 'opening.post', { date: today(), warehouse: await firstWarehouse(owner), lines: [line] })
  },
})
const stock = async () => {
  const [goods] = (await at.shop.owner.do('product', 'sku.list', {})).rows
  return (await at.shop.owner.do('inventory', 'stock.availability', { skus: [goods.id] })).rows[0]
}

test('an order is taken, approved, picked by scan, delivered, and a part of it comes back', async () => {
  const { shop, database } = at
  const hand = await at.handOf(shop.phones.seller)
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

test('orders of a customer are picked together, signed for with a finger, shared, and a part is exchanged', async () => {
  const { shop, database } = at
  const { owner } = shop
  const warehouse = await firstWarehouse(owner)
  const [customer] = (await owner.do('sales', 'customer.list', { text: '好邻居' })).rows
  const [water] = (await owner.do('product', 'sku.list', {})).rows
  const lines = [{ sku: water.id, unit: water.units[0].id, quantity: '3', price: '2' }]
  for (const address of ['人民路 1 号', '人民路 1 号'])
    await owner.do('sales', 'salesOrder.post', { date: today(), party: customer.id, warehouse, lines, address })
  const hand = await at.handOf(shop.phones.keeper)
  await hand.tap('待发货', '.shortcut')
  await hand.page.locator('.tick').nth(2).waitFor()
  for (const tick of await hand.page.locator('.tick').all()) await tick.tap()
  await hand.tap('拣货 3 单')
  await hand.tap('全部拣齐')
  await hand.tap('出库 28 件')
  await hand.sees('明细（3 行）')
  await hand.sees('人民路 1 号')

  await hand.tap('填写运单', '.list-row')
  await hand.page.locator('.sheet input').nth(1).fill('SF20261124')
  await hand.tap('保存运单')
  await hand.sees('SF20261124')
  await hand.tap('签收', '.list-row')
  await hand.page.locator('.sheet input').first().fill('王五')
  const sheet = (await hand.page.locator('.signature-sheet').boundingBox())!
  await hand.page.mouse.move(sheet.x + 30, sheet.y + 40)
  await hand.page.mouse.down()
  await hand.page.mouse.move(sheet.x + 200, sheet.y + 110, { steps: 8 })
  await hand.page.mouse.up()
  await hand.tap('签收', '.sheet-footer .button')
  await hand.sees('王五 签收')
  await hand.page.locator('.signed-pictures .picture-image').first().waitFor()
  const id = new URL(hand.page.url().replace('#/', '')).searchParams.get('id')!
  const { base64 } = await owner.do('output', 'document.pdf', { document: id })
  expect(Buffer.from(base64, 'base64').toString('latin1')).toContain('/Subtype /Image')

  // Whoever gets the link and may see the document finds it behind the login.
  const other = await at.strangerHand()
  await other.open(`/pages/document/index?kind=delivery&id=${id}&company=${owner.company}`)
  await other.page.locator('input[name=phone]').waitFor()
  await other.enter(shop.phones.keeper, PASSWORD)
  await other.sees('明细（3 行）')

  await hand.tap('退货')
  await hand.sees('可退 3 瓶')
  await hand.tap('换货')
  await hand.page.locator('.chip', { hasText: '换出' }).waitFor()
  await hand.scan(BOTTLE)
  await hand.tap('换出', '.chip')
  await hand.scan(BOTTLE)
  await hand.page.locator('.entry-line').getByText('农夫山泉饮用天然水').first().waitFor()
  await hand.tap('换货', '.page-footer .button')
  await hand.sees('换货销售退货')
  expect(await owner.do('sales', 'customer.balance', { id: customer.id })).toMatchObject({ balance: expect.any(String) })
  await expectSound(database.url)
})

test('an order with a promotion shows its reason, takes the gift, is picked by scan, delivered, and comes back in part', async () => {
  const { shop, database } = at
  const { owner } = shop
  const [water] = (await owner.do('product', 'sku.list', {})).rows
  const unit = water.units[0].id
  const everywhere = { from: today(), goods: [{ sku: water.id }], gifts: [], customers: [] }
  const off = { ...everywhere, name: '水节九折', promotionKind: 'percent', discountRate: '0.1' }
  const gifts = [{ sku: water.id, unit, quantity: '1' }]
  const give = { ...everywhere, name: '整箱有礼', promotionKind: 'buyGift', buyQuantity: '24', repeats: true, gifts }
  const promotions = [await owner.do('sales', 'promotion.save', off), await owner.do('sales', 'promotion.save', give)]
  const before = Number((await stock()).onHand)
  const hand = await at.handOf(shop.phones.seller)
  await hand.tap('销售订单')
  await hand.sees('扫第一件商品')
  await hand.scan(CASE)
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap('好邻居便利店', '.sheet .list-row')
  await hand.sees('水节九折')
  await hand.tap('加上', '.entry-grant .button')
  await hand.sees('赠品：整箱有礼')
  await hand.tap('存草稿')
  await hand.tap('查看单据')
  await hand.tap('提交')
  await hand.sees('待审核')
  await hand.tap('审核')
  await hand.seesState('已审核')
  await hand.sees('水节九折')
  await hand.tap('发货')
  await hand.scan(CASE)
  await hand.scan(BOTTLE)
  await hand.tap('出库 25 件')
  await hand.sees('明细（2 行）')
  await hand.sees('¥41.04')
  expect(Number((await stock()).onHand)).toBe(before - 25)
  await hand.tap('退货')
  await hand.scan(BOTTLE)
  await hand.tap('退货入库')
  await hand.sees('来自销售出库')
  expect(Number((await stock()).onHand)).toBe(before - 24)
  // What came back is a bottle of the case that was paid for, at its part of the promoted price, not the gift.
  const [{ id }] = (await owner.do('sales', 'salesReturn.list', {})).rows
  const returned = await owner.do('sales', 'salesReturn.detail', { id })
  expect(returned).toMatchObject({ amountIncl: '1.71', lines: [{ priceSource: 'promotion', quantity: '1.0000' }] })
  for (const { id, version } of promotions) await owner.do('sales', 'promotion.stop', { id, version })
  await expectSound(database.url)
})
