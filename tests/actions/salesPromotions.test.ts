import { addDays } from '../../shared/kernel/fields'
import { type Caller, type Goods, lineOf, newCustomer, newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { messages, priceActs } from './priceShop'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let keeper: Caller
let cola: Goods
let { detail, sold, quote, promote, stop } = {} as ReturnType<typeof priceActs>

type Row = Record<string, any>

beforeAll(async () => {
  db = await testDatabase('sales_promotions')
  shop = await Shop.open(db, '促销商贸')
  owner = shop.owner
  ;({ detail, sold, quote, promote, stop } = priceActs(shop))
  keeper = await newMember(db.invoke, owner, 'warehouse')
  cola = await shop.stocked('可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

describe('promotions', () => {
  test('hold through the last of their days, and for the customers they name', async () => {
    const goods = await newGoods(owner, '日子')
    const [before, after] = [addDays(today(), -1), addDays(today(), 1)]
    const special = await promote('special', {
      from: before,
      goods: [{ sku: goods.id, unit: goods.unit, price: '2' }],
      customers: [{ party: shop.customer }],
    })
    const price = async (date: string, more: object = {}) => (await quote([lineOf(goods, '1')], { date, ...more })).lines[0].price
    expect(await Promise.all([addDays(before, -1), before, today(), after].map((day) => price(day)))).toEqual([
      '3.000000',
      '2.000000',
      '2.000000',
      '3.000000',
    ])
    expect(await price(today(), { party: await newCustomer(owner, '路人') })).toBe('3.000000')
    expect(await price(today(), { party: null })).toBe('3.000000')
    const listed = async (state: string) => (await owner.do('sales', 'promotion.list', { state })).rows.map(({ id }: Row) => id)
    expect(await listed('running')).toContain(special.id)
    const stopped = await stop(special)
    expect(await price(today())).toBe('3.000000')
    expect([await listed('running'), await listed('over')].map((ids) => ids.includes(special.id))).toEqual([false, true])
    expect((await owner.refused('sales', 'promotion.stop', seen(stopped))).code).toBe('WRONG_STATE')
  })

  test('on a category reach the goods beneath it; two that stack do', async () => {
    const drinks = (await owner.do('product', 'category.save', { name: '饮料' })).id
    const juices = (await owner.do('product', 'category.save', { name: '果汁', parent: drinks })).id
    const goods = await shop.stocked('橙汁', '10')
    const { version, ...sku } = await owner.do('product', 'sku.detail', { id: goods.id })
    const { code, name, skuKind, taxRate, units } = sku
    await owner.do('product', 'sku.save', { id: goods.id, version, code, name, skuKind, taxRate, category: juices, units })
    const one = await promote('percent', { name: '九折', discountRate: '0.1', goods: [{ category: drinks }] })
    const two = await promote('special', { name: '特惠', goods: [{ sku: goods.id, unit: goods.unit, price: '2.5' }] })
    expect((await sold([lineOf(goods, '2')])).lines[0]).toMatchObject({
      price: '2.250000',
      priceNote: `特惠 特价＋九折 9 折，至 ${today().slice(5)}`,
    })
    expect((await quote([lineOf(cola, '1')])).lines[0].source).toBe('standard')
    await stop(one)
    await stop(two)
  })

  test('满减 is the whole-order discount, spread to the cent; a smaller one is anybody’s, a larger one is not', async () => {
    const off = await promote('threshold', { steps: [{ amount: '10', off: '1' }], repeats: true })
    const lines = [lineOf(cola, '3'), lineOf(cola, '4', { taxRate: '0.09' })]
    const sale = await sold(lines)
    expect(sale).toMatchObject({ discount: '2.00', discountNote: '店庆 满 ¥20 减 ¥2', amountIncl: '19.00' })
    expect(sale.lines.map(({ share }: Row) => share)).toEqual(['0.86', '1.14'])
    expect(await keeper.do('sales', 'delivery.save', shop.sale(lines, { discount: '1.50' }))).toMatchObject({ state: 'draft' })
    expect(messages(await keeper.refused('sales', 'delivery.save', shop.sale(lines, { discount: '2.01' })))).toEqual([
      'discount 整单优惠不能超过促销给的 ¥2.00，更多要有改价权限',
    ])
    const by = await sold(lines, { discount: '3' })
    expect(by).toMatchObject({ discount: '3.00', discountNote: null })
    await stop(off)
  })

  test('gifts are lines at zero: goods leave at cost, nobody owes for them, and nobody takes more than is granted', async () => {
    const goods = await shop.stocked('买赠水', '50')
    const gift = await shop.stocked('赠杯', '10')
    const rule = { buyQuantity: '10', repeats: true, goods: [{ sku: goods.id }], gifts: [{ sku: gift.id, unit: gift.unit, quantity: '1' }] }
    const promotion = await promote('buyGift', rule)
    const offered = await quote([lineOf(goods, '25')])
    expect(offered.gifts).toMatchObject([{ sku: gift.id, quantity: '2.0000', name: '赠杯', unitName: '瓶', note: '店庆 买 20 送' }])
    const taken = [lineOf(goods, '25'), lineOf(gift, '2', { price: '0' })]
    expect((await quote(taken)).gifts).toEqual([])
    const sale = await detail((await keeper.do('sales', 'delivery.post', shop.sale(taken))).id)
    expect(sale).toMatchObject({
      amountIncl: '75.00',
      lines: [{}, { priceSource: 'gift', amountIncl: '0.00', priceNote: '赠品：店庆 买 20 送' }],
    })
    expect(await shop.onHand(gift)).toBe('8.0000')
    expect(sale.history.at(-1).note).toBeNull()
    const more = shop.sale([lineOf(goods, '25'), lineOf(gift, '3', { price: '0' })])
    expect(messages(await keeper.refused('sales', 'delivery.save', more))).toHaveLength(1)
    await stop(promotion)
  })

  test('that say too little or the impossible are refused at the field', async () => {
    const paths = async (kind: string, more: object) =>
      (
        await owner.refused('sales', 'promotion.save', {
          name: '错',
          promotionKind: kind,
          from: today(),
          goods: [],
          gifts: [],
          customers: [],
          ...more,
        })
      ).data.issues[0].path
    const goods = [{ sku: cola.id, unit: cola.unit, price: '1' }]
    expect(await paths('special', {})).toBe('goods')
    expect(await paths('special', { goods: [{ sku: cola.id }] })).toBe('goods.0.price')
    expect(await paths('special', { goods: [{ ...goods[0], unit: (await newGoods(owner, '别的')).unit }] })).toBe('goods.0.unit')
    expect(await paths('percent', {})).toBe('discountRate')
    expect(await paths('buyGift', { buyQuantity: '1' })).toBe('gifts')
    expect(await paths('threshold', { steps: [{ amount: '10', off: '11' }] })).toBe('steps.0.off')
    expect(await paths('percent', { discountRate: '0.1', to: addDays(today(), -1) })).toBe('to')
    expect(await paths('percent', { discountRate: '0.1', customers: [{}] })).toBe('customers.0.party')
  })
})
