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
let sales: Caller
let cola: Goods
let { detail, post, sold, quote, agree, promote, stop } = {} as ReturnType<typeof priceActs>

type Row = Record<string, any>
const reason = '试'

beforeAll(async () => {
  db = await testDatabase('sales_prices')
  shop = await Shop.open(db, '定价商贸')
  owner = shop.owner
  ;({ detail, post, sold, quote, agree, promote, stop } = priceActs(shop))
  keeper = await newMember(db.invoke, owner, 'warehouse')
  sales = await newMember(db.invoke, owner, 'salesperson')
  cola = await shop.stocked('可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

const settings = async (more: object) => {
  const { closedTo: _closedTo, ...kept } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...kept, ...more })
}

test('each rule in its turn: standard, level, tier, promotion, agreement, by hand; the line says which', async () => {
  const goods = await shop.stocked('汽水', '500')
  const wholesale = (await owner.do('product', 'priceLevel.save', { name: '批发' })).id
  const party = await newCustomer(owner, '批发客户', { priceLevel: wholesale })
  const source = async (price?: string) => {
    const { lines } = await sold([lineOf(goods, '12', price ? { price } : {})], { party })
    return [lines[0].priceSource, lines[0].price, lines[0].priceNote]
  }
  expect(await source()).toEqual(['standard', '3.000000', '标准价'])
  const rule = { target: 'level', level: wholesale, method: 'fixed', value: '2.8', rounding: 'cent', ids: [goods.id], baseOnly: true }
  await owner.do('product', 'price.change', rule)
  expect(await source()).toEqual(['level', '2.800000', '等级价，批发'])
  const steps = [{ fromQuantity: '10', price: '2.7' }]
  await owner.do('sales', 'priceTier.save', { sku: goods.id, unit: goods.unit, level: wholesale, steps })
  expect(await source()).toEqual(['tier', '2.700000', '阶梯价，满 10 瓶'])
  const special = await promote('special', {
    goods: [{ sku: goods.id, unit: goods.unit, price: '2.6' }],
    customers: [{ level: wholesale }],
  })
  expect(await source()).toEqual(['promotion', '2.600000', `店庆 特价，至 ${today().slice(5)}`])
  await agree(goods, '2.5', { party, to: '2099-12-31' })
  expect(await source()).toEqual(['agreement', '2.500000', '客户协议价，至 2099-12-31'])
  expect(await source('2.4')).toEqual(['manual', '2.400000', '手工价，原为 ¥2.50（客户协议价，至 2099-12-31）'])
  const { lines } = await quote([lineOf(goods, '12')], { party })
  expect(lines[0].losers.map((loser: Row) => `${loser.source} ${loser.why}`)).toEqual([
    'promotion 客户协议价优先',
    'tier 客户协议价优先',
    'level 客户协议价优先',
    'standard 客户协议价优先',
  ])
  expect((await sold([lineOf(goods, '1')])).lines[0].priceSource).toBe('standard')
  await stop(special)
})

test('deliveries and returns keep the price of their order with its reason', async () => {
  const goods = await shop.stocked('茶', '50')
  await agree(goods, '2.9')
  const ordered = await post([lineOf(goods, '5')], {}, 'salesOrder')
  const [line] = (await detail(ordered.id, 'salesOrder')).lines
  const from = (source: Row, quantity: string) => ({ sku: goods.id, unit: goods.unit, quantity, sourceLine: source.id })
  const delivered = await sold([from(line, '5')])
  const back = await post([from(delivered.lines[0], '1')], {}, 'salesReturn')
  const kept = { price: '2.900000', priceSource: 'agreement', priceNote: '客户协议价，长期' }
  expect(delivered).toMatchObject({ lines: [kept] })
  expect(await detail(back.id, 'salesReturn')).toMatchObject({ lines: [kept] })
})

test('who may not change prices gets the price of the rules, and hears of every line typed otherwise', async () => {
  const refused = async (lines: unknown[], more: object = {}) =>
    messages(await keeper.refused('sales', 'delivery.save', shop.sale(lines, more)))
  expect(await refused([lineOf(cola, '1'), lineOf(cola, '1', { price: '2.99' }), lineOf(cola, '1', { discountRate: '0.1' })])).toEqual([
    'lines.1.price 第 2 行 可乐：不能手工改价，应为 ¥3.00（标准价）',
    'lines.2.discountRate 第 3 行 可乐：不能手工打折，要有改价权限',
  ])
  expect(await refused([lineOf(cola, '1')], { discount: '0.01' })).toEqual(['discount 整单优惠要有改价权限'])
  await keeper.do('sales', 'delivery.save', shop.sale([lineOf(cola, '1', { price: '3.00' }), lineOf(cola, '1')]))
  await sales.do('sales', 'delivery.save', shop.sale([lineOf(cola, '1', { price: '2.99' })], { discount: '0.01' }))
  await settings({ handPrices: false })
  expect(messages(await sales.refused('sales', 'delivery.save', shop.sale([lineOf(cola, '1', { price: '2.99' })])))).toHaveLength(1)
  expect(await sales.do('sales', 'price.quote', { lines: [lineOf(cola, '1')] })).toMatchObject({ manual: false })
  await owner.do('sales', 'delivery.save', shop.sale([lineOf(cola, '1', { price: '2.99' })]))
  await settings({ handPrices: true })
})

test('a price that was agreed in a draft stays for others, as long as they do not take more', async () => {
  const draft = await shop.draft([lineOf(cola, '10', { price: '2.5' })], { discount: '1' })
  const change = (quantity: string, version: number, more: object = {}) =>
    shop.sale([lineOf(cola, quantity, { price: '2.5' })], { id: draft.id, version, discount: '1', ...more })
  const saved = await keeper.do('sales', 'delivery.save', change('9', draft.version))
  expect((await detail(draft.id)).lines[0]).toMatchObject({ priceSource: 'manual', price: '2.500000', quantity: '9.0000' })
  expect(messages(await keeper.refused('sales', 'delivery.save', change('11', saved.version)))).toEqual([
    'lines.0.price 第 1 行 可乐：不能手工改价，应为 ¥3.00（标准价）',
  ])
  expect(messages(await keeper.refused('sales', 'delivery.save', change('9', saved.version, { discount: '1.01' })))).toHaveLength(1)
  const ordered = await post([lineOf(cola, '10', { price: '2.6' })], {}, 'salesOrder')
  const [line] = (await detail(ordered.id, 'salesOrder')).lines
  const altered = { ...shop.sale([{ ...lineOf(cola, '8', { price: '2.6' }), line: line.id }]), ...seen(ordered), reason }
  await settings({ handPrices: false })
  expect((await sales.refused('sales', 'salesOrder.change', altered)).code).toBe('NOT_FOUND')
  await settings({ handPrices: true })
  await owner.do('sales', 'salesOrder.change', altered)
  expect((await detail(ordered.id, 'salesOrder')).lines[0]).toMatchObject({ priceSource: 'manual', quantity: '8.0000' })
})

test('below the floor at what a person decided; a promotion of the company may go below it', async () => {
  const goods = await newGoods(owner, '底价水', { floorPrice: '2.80' })
  const save = (line: Record<string, unknown>, more: object = {}) =>
    sales.answer('sales', 'salesOrder.save', shop.sale([lineOf(goods, '2', line)], more))
  expect(messages((await save({ price: '2.79' })) as Row)).toEqual(['lines.0.price 第 1 行 底价水：低于最低售价 ¥2.80'])
  expect(((await save({}, { discount: '0.41' })) as Row).ok).toBe(false)
  expect(((await save({}, { discount: '0.40' })) as Row).ok).toBe(true)
  const special = await promote('special', { goods: [{ sku: goods.id, unit: goods.unit, price: '2' }] })
  expect(((await save({})) as Row).ok).toBe(true)
  const low = await owner.do('sales', 'salesOrder.save', shop.sale([lineOf(goods, '2', { price: '1' })], { employee: await me(sales) }))
  expect(messages(await sales.refused('sales', 'salesOrder.submit', seen(low)))).toEqual([
    'lines.0.price 第 1 行 底价水：低于最低售价 ¥2.80',
  ])
  const submitted = await owner.do('sales', 'salesOrder.submit', seen(low))
  expect((await sales.refused('sales', 'salesOrder.approve', seen(submitted))).code).toBe('INVALID')
  await owner.do('sales', 'salesOrder.approve', seen(submitted))
  await stop(special)
})

const me = async (caller: Caller): Promise<string> => (await caller.do('access', 'session.show')).member

test('below cost is noted, or refused without the right, where it is submitted and approved', async () => {
  const goods = await shop.stocked('成本水', '100') // 2.00 each without tax
  const cheap = lineOf(goods, '1', { price: '2.25', taxRate: '0.13' })
  expect((await sold([cheap])).history.at(-1)).toMatchObject({ note: '低于成本：成本水' })
  expect((await sold([{ ...cheap, price: '2.26' }])).history.at(-1).note).toBeNull()
  const draft = await sales.do('sales', 'delivery.save', shop.sale([cheap]))
  await settings({ belowCost: 'refuse' })
  const sentence = ['lines.0.price 第 1 行 成本水：低于成本，要有低于成本销售的权限']
  expect(messages(await sales.refused('sales', 'delivery.submit', seen(draft)))).toEqual(sentence)
  expect(messages(await sales.refused('sales', 'salesOrder.post', shop.sale([cheap])))).toEqual(sentence)
  const submitted = await owner.do('sales', 'delivery.submit', seen(draft))
  expect(messages(await sales.refused('sales', 'delivery.approve', seen(submitted)))).toEqual(sentence)
  await owner.do('sales', 'delivery.approve', seen(submitted))
  await settings({ belowCost: 'allow' })
  expect((await sold([cheap])).history.at(-1).note).toBeNull()
  await settings({ belowCost: 'warn' })
})

describe('agreements', () => {
  test('of one customer and unit do not overlap; a new one may end the old', async () => {
    const goods = await newGoods(owner, '协议水')
    const old = await agree(goods, '2.9', { from: '2026-01-01' })
    expect(
      messages(
        await owner.refused('sales', 'agreement.save', {
          party: shop.customer,
          sku: goods.id,
          unit: goods.unit,
          price: '2.8',
          from: today(),
        }),
      ),
    ).toEqual(['from 协议水 已有 2026-01-01 到 长期的协议价，时间重叠'])
    await agree(goods, '230', { unit: goods.caseUnit })
    await agree(goods, '2.8', { replace: true })
    const rows = (await owner.do('sales', 'agreement.list', { sku: goods.id })).rows
    expect(rows.map(({ price, from, to, state }: Row) => [price, from, to, state])).toEqual([
      ['2.800000', today(), null, 'running'],
      ['230.000000', today(), null, 'running'],
      ['2.900000', '2026-01-01', addDays(today(), -1), 'over'],
    ])
    expect((await owner.refused('sales', 'agreement.remove', seen(old))).code).toBe('CHANGED')
    const lines = [{ sku: goods.id, unit: goods.unit, price: '2.7' }]
    const twice = await newCustomer(owner, '两人同时')
    const both = await Promise.all([1, 2].map(() => owner.answer('sales', 'agreement.add', { party: twice, from: today(), lines })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('and all other rules go with a unit that nothing uses', async () => {
    const goods = await newGoods(owner, '减单位')
    await agree(goods, '60', { unit: goods.caseUnit })
    const steps = [{ fromQuantity: '2', discountRate: '0.1' }]
    await owner.do('sales', 'priceTier.save', { sku: goods.id, unit: goods.caseUnit, steps })
    const { version, code, name, skuKind, taxRate, units } = await owner.do('product', 'sku.detail', { id: goods.id })
    await owner.do('product', 'sku.save', { id: goods.id, version, code, name, skuKind, taxRate, units: units.slice(0, 1) })
    expect((await owner.do('sales', 'agreement.list', { sku: goods.id })).rows).toEqual([])
    expect((await owner.do('sales', 'priceTier.list', { sku: goods.id })).rows).toEqual([])
  })
})

test('steps are saved together, more never dearer than less, each a price or a discount', async () => {
  const goods = await newGoods(owner, '阶梯水')
  const save = (...steps: object[]) => owner.answer('sales', 'priceTier.save', { sku: goods.id, unit: goods.unit, steps }) as Promise<Row>
  expect(messages(await save({ fromQuantity: '10', price: '2.5' }, { fromQuantity: '20', price: '2.6' }))[0]).toMatch(/^steps.1.price /)
  expect(messages(await save({ fromQuantity: '10', price: '2.5' }, { fromQuantity: '10', price: '2.5' }))[0]).toMatch(
    /^steps.1.fromQuantity /,
  )
  expect(messages(await save({ fromQuantity: '10', price: '2.5', discountRate: '0.1' }))[0]).toMatch(/^steps.0.price /)
  expect((await save({ fromQuantity: '20', price: '2.4' }, { fromQuantity: '10', price: '2.5' })).ok).toBe(true)
  expect((await owner.do('sales', 'priceTier.list', { text: '阶梯水' })).rows).toMatchObject([
    {
      unitName: '瓶',
      level: null,
      steps: [
        { fromQuantity: '10.0000', price: '2.500000' },
        { fromQuantity: '20.0000', price: '2.400000' },
      ],
    },
  ])
  const ten = await shop.draft(Array.from({ length: 10 }, () => lineOf(goods, '1')))
  const one = await shop.draft([lineOf(goods, '10')])
  expect((await detail(ten.id)).amountIncl).toBe((await detail(one.id)).amountIncl)
  expect((await detail(one.id)).amountIncl).toBe('25.00')
  expect((await save()).ok).toBe(true)
})
