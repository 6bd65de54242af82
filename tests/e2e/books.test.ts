import { addDays, endOfMonth } from '../../shared/kernel/fields'
import { firstWarehouse, today } from '../company'
import { expectSound } from '../sound'
import type { Hand } from './hand'
import { stage } from './stage'

let hand: Hand
let customer: string
let supplier: string
let sold: string

const LAST = addDays(`${today().slice(0, 7)}-01`, -1).slice(0, 7)
const words = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`

const set = stage('e2e_books', {
  async prepare({ owner }) {
    const [goods] = (await owner.do('product', 'sku.list', {})).rows
    const line = (quantity: string, price: string) => ({ sku: goods.id, unit: goods.units[0].id, quantity, price })
    const warehouse = await firstWarehouse(owner)
    customer = (await owner.do('sales', 'customer.list', {})).rows.find(({ name }: { name: string }) => name === '好邻居便利店').id
    supplier = (await owner.do('purchase', 'supplier.list', {})).rows[0].id
    const date = `${LAST}-10`
    await owner.do('purchase', 'receipt.post', { date, party: supplier, warehouse, lines: [line('240', '1')] })
    for (const quantity of ['10', '20', '30'])
      await owner.do('sales', 'delivery.post', { date, party: customer, warehouse, lines: [line(quantity, '2')] })
    const late = await owner.do('sales', 'delivery.post', { date: `${LAST}-20`, party: customer, warehouse, lines: [line('5', '2')] })
    sold = late.number
  },
})

test('three open items are collected, a supplier is paid, the month is closed, and the sheet leads down to a delivery', async () => {
  hand = await set.handOf('13700000001')
  await hand.open(`/finance/collect/index?party=${customer}`)
  await hand.sees('核销哪些')
  // The oldest three; the fourth stays open.
  await hand.page.locator('[aria-label="金额"]').first().tap()
  for (const key of ['1', '2', '0']) await hand.page.locator(`.pad-key[aria-label="${key}"]`).tap()
  await hand.tap('确定')
  await hand.tap('确认收款 ¥120.00')
  await hand.seesState('已审核')
  expect((await set.shop.owner.do('sales', 'customer.balance', { id: customer })).balance).toBe('10.00')

  await hand.open(`/finance/pay/index?party=${supplier}`)
  await hand.sees('¥240.00')
  await hand.tap('现金', '.chip')
  await hand.page.locator('[aria-label="金额"]').first().tap()
  for (const key of ['1', '0', '0']) await hand.page.locator(`.pad-key[aria-label="${key}"]`).tap()
  await hand.tap('确定')
  await hand.tap('确认付款 ¥100.00')
  await hand.seesState('已审核')

  await hand.open(`/finance/period/index?period=${LAST}`)
  await hand.sees('本月利润')
  await hand.tap('结账')
  await hand.page.locator('.taro-modal__foot div', { hasText: '确定' }).last().tap()
  await hand.sees('结转凭证')
  expect((await set.shop.owner.do('finance', 'period.list', {})).closedTo).toBe(endOfMonth(`${LAST}-01`))

  await hand.open('/finance/hub/index')
  await hand.tap('财务报表', '.list-row')
  await hand.sees('三张表互相对得上')
  await hand.tap('应收账款', '.statement-row')
  await hand.tap('好邻居便利店', '.list-row')
  await hand.sees('期初余额')
  await hand.tap('销售出库', '.list-row')
  await hand.tap(sold, '.list-row')
  await hand.seesState('已审核')
  await hand.sees('明细（1 行）')
})

test('the month before shows what it was, profit and money as well; the totals of the sheet are equal', async () => {
  hand = await set.handOf('13700000001')
  await hand.open(`/finance/statements/index?period=${LAST}`)
  await hand.sees('三张表互相对得上')
  await hand.sees('流动资产合计')
  await hand.tap('利润表', '.chip')
  await hand.sees('四、净利润')
  await hand.tap('现金流量表', '.chip')
  await hand.sees('五、期末现金余额')
  await hand.page.locator('[aria-label="后一期"]').tap()
  await hand.sees(words(today().slice(0, 7)))
  await hand.tap('销售产成品、商品、提供劳务收到的现金', '.statement-row')
  await hand.sees('¥120.00')
  await hand.tap('好邻居便利店', '.list-row')
  await hand.tap('看凭证', '.sheet .list-row')
  await hand.sees('记账凭证')
  await expectSound(set.database.url)
})
