import { firstWarehouse, today } from '../company'
import { expectSound } from '../sound'
import type { Hand } from './hand'
import { BOTTLE } from './shop'
import { stage } from './stage'

let hand: Hand
let customer: string
let supplier: string

const set = stage('e2e_money', {
  async prepare({ owner }) {
    const [goods] = (await owner.do('product', 'sku.list', {})).rows
    const line = (quantity: string, price: string) => ({ sku: goods.id, unit: goods.units[0].id, quantity, price })
    const warehouse = await firstWarehouse(owner)
    const customers = (await owner.do('sales', 'customer.list', {})).rows
    customer = customers.find(({ name }: { name: string }) => name === '好邻居便利店').id
    supplier = (await owner.do('purchase', 'supplier.list', {})).rows[0].id
    await owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, lines: [line('240', '1')] })
    for (const quantity of ['10', '20', '30'])
      await owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines: [line(quantity, '2')] })
  },
})

const inHandOf = async (phone: string) => {
  hand = await set.handOf(phone)
}
const balances = async (): Promise<string[]> =>
  (await set.shop.owner.do('finance', 'fund.list')).rows.map((row: { balance: string }) => row.balance)
const owed = async () => (await set.shop.owner.do('sales', 'customer.balance', { id: customer })).balance

test('three open items are collected in three taps from the customer’s page, and the links lead both ways', async () => {
  await inHandOf('13700000001')
  await hand.open(`/sales/party/index?role=customer&id=${customer}`)
  await hand.sees('好邻居便利店')
  await hand.tap('收款')
  await hand.sees('¥120.00')
  await hand.tap('确认收款 ¥120.00')
  await hand.sees('核销哪些')
  await hand.seesState('已审核')
  expect(await owed()).toBe('0.00')
  expect((await balances())[0]).toBe('120.00')
  await hand.tap('来自销售出库', '.list-row')
  await hand.sees('明细（1 行）')
  await hand.tap('生成收款', '.list-row')
  await hand.sees('资金账户')
})

test('a supplier is paid in part, and the account’s journal shows it', async () => {
  await inHandOf('13700000001')
  await hand.open(`/finance/pay/index?party=${supplier}`)
  await hand.sees('¥240.00')
  await hand.tap('现金', '.chip')
  await hand.page.locator('[aria-label="金额"]').first().tap()
  for (const key of ['1', '0', '0']) await hand.page.locator(`.pad-key[aria-label="${key}"]`).tap()
  await hand.tap('确定')
  await hand.sees('核销 ¥100.00')
  await hand.tap('确认付款 ¥100.00')
  await hand.seesState('已审核')
  expect((await balances())[0]).toBe('20.00')
  await hand.open('/finance/funds/index')
  await hand.tap('现金', '.list-row')
  await hand.sees('-¥100.00')
  await hand.sees('余 ¥20.00')
})

test('a quick sale: scan, customer, done; and it is taken back', async () => {
  await inHandOf(set.shop.phones.seller)
  await hand.open('/sales/quick/index')
  await hand.sees('扫第一件商品')
  await hand.scan(BOTTLE)
  await hand.page.locator('.entry-line').waitFor()
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap('阿芳杂货铺', '.sheet .list-row')
  await hand.tap('完成')
  await hand.sees('已售出')
  expect((await balances())[0]).toBe('22.00')
  await hand.tap('撤销这一单')
  await hand.page.locator('.taro-modal__foot div', { hasText: '撤销' }).last().tap()
  await hand.sees('已撤销')
  expect((await balances())[0]).toBe('20.00')
  await expectSound(set.database.url)
})
