import { addDays } from '../../shared/kernel/fields'
import { today } from '../company'
import type { Hand } from './hand'
import { stage } from './stage'

const MILK = '6901234500028'

let milk: { id: string; units: { id: string }[] }
let hand: Hand

const at = stage('e2e_lots', {
  prepare: async (shop) => {
    const { id } = await shop.owner.do('product', 'sku.save', {
      code: 'SP0002',
      name: '鲜牛奶',
      spec: '250ml',
      skuKind: 'goods',
      taxRate: '0.09',
      tracking: 'lot',
      units: [{ name: '盒', numerator: 1, denominator: 1, barcode: MILK, salePrice: '5', purchasePrice: '3' }],
    })
    milk = await shop.owner.do('product', 'sku.detail', { id })
  },
})
const inHandOf = async (phone: string) => {
  hand = await at.handOf(phone)
}
/** The label of a carton: goods, batch and the day it expires. */
const label = (lot: string, expiresAt: string) => `(01)0${MILK}(10)${lot}(17)${expiresAt.slice(2).replaceAll('-', '')}`
const setQuantity = async (digits: string) => {
  await hand.page.locator('.stepper-value').first().tap()
  for (const digit of digits) await hand.tap(digit, '.pad-key')
  await hand.tap('确定', '.sheet .button')
}
const held = async () =>
  (await at.shop.owner.do('product', 'lot.list', { sku: milk.id })).rows.map(({ number, expiresAt, onHand }: Record<string, string>) => [
    number,
    expiresAt,
    onHand,
  ])

test('batches come in by their labels and go out as they expire; one that has expired is refused in words', async () => {
  const [soon, later] = [addDays(today(), 10), addDays(today(), 60)]
  await inHandOf(at.shop.phones.keeper)
  await hand.tap('采购入库')
  await hand.sees('扫第一件商品')
  await hand.scan(label('N2', later))
  await hand.sees('批号 N2')
  await setQuantity('10')
  await hand.scan(label('N1', soon))
  await hand.sees('批号 N1')
  await setQuantity('4')
  await hand.tap('选择供应商', '.entry-fact')
  await hand.tap('农夫山泉华东经销部', '.sheet .list-row')
  await hand.tap('收货')
  await hand.sees('已入库')
  expect(await held()).toEqual([
    ['N1', soon, '4.0000'],
    ['N2', later, '10.0000'],
  ])
  await hand.putDown()

  await inHandOf(at.shop.phones.seller)
  await hand.tap('销售出库')
  await hand.sees('扫第一件商品')
  await hand.scan(MILK)
  await hand.sees('系统按先到期先出')
  await setQuantity('6')
  await hand.tap('系统按先到期先出', '.entry-tracking')
  await hand.sees('出 4 盒')
  await hand.sees('出 2 盒')
  await hand.tap('系统按先到期先出', '.sheet .list-row')
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap('好邻居便利店', '.sheet .list-row')
  await hand.tap('出库', '.page-footer .button')
  await hand.sees('已出库')
  expect(await held()).toEqual([['N2', later, '8.0000']])

  const { rows: warehouses } = await at.shop.owner.do('inventory', 'warehouse.list', {})
  const { rows: suppliers } = await at.shop.owner.do('purchase', 'supplier.list', {})
  const old = { sku: milk.id, unit: milk.units[0]!.id, quantity: '3', price: '3', lotNumber: 'OLD', expiresAt: addDays(today(), -1) }
  await at.shop.owner.do('purchase', 'receipt.post', {
    date: today(),
    party: suppliers[0].id,
    warehouse: warehouses[0].id,
    lines: [old],
  })
  await hand.tap('再开一单')
  await hand.scan(MILK)
  await hand.tap('系统按先到期先出', '.entry-tracking')
  await hand.sees('已过期 3 盒，不能出库')
  await hand.tap('OLD', '.sheet .list-row')
  await hand.sees('批号 OLD')
  await hand.tap('选择客户', '.entry-fact')
  await hand.tap('好邻居便利店', '.sheet .list-row')
  await hand.tap('出库', '.page-footer .button')
  await hand.sees('已过期，不能出库')
  await hand.tap('批号 OLD', '.entry-tracking')
  await hand.tap('N2', '.sheet .list-row')
  await hand.tap('出库', '.page-footer .button')
  await hand.sees('已出库')
  expect((await held()).find(([number]: string[]) => number === 'N2')).toEqual(['N2', later, '7.0000'])
})
