import { addDays } from '../../shared/kernel/fields'
import { changeOfParty } from '../../shared/masters/partyActions'
import { type Caller, type Goods, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods

type Row = Record<string, any>

beforeAll(async () => {
  db = await testDatabase('customers')
  shop = await Shop.open(db, '客户商贸')
  owner = shop.owner
  cola = await shop.stocked('可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

const detail = (id: string, role = 'customer'): Promise<Row> =>
  owner.do(role === 'customer' ? 'sales' : 'purchase', `${role}.detail`, { id })
const names = async (criteria: object): Promise<string[]> =>
  (await owner.do('sales', 'customer.list', criteria)).rows.map((row: Row) => row.name).sort()
const trade = (id: string, caller = owner): Promise<Row> => caller.do('sales', 'customer.trade', { id })
const sold = (party: string, lines: unknown[], more: object = {}, caller = owner): Promise<Outcome> =>
  caller.do('sales', 'delivery.post', { ...shop.sale(lines, more), party })

describe('contacts, addresses and tags', () => {
  test('are kept in their order, one address the default; what a change does not speak of stays', async () => {
    const contacts = [{ name: '王店长', position: '店长', phone: '13712345678' }, { name: '李会计' }]
    const addresses = [{ address: '长江路 8 号' }, { address: '人民路 1 号', contact: '王店长', isDefault: true }]
    const id = await newCustomer(owner, '多联系人', { contacts, addresses, tags: ['重点', '周结', '重点'] })
    expect(await detail(id)).toMatchObject({
      contacts: [contacts[0], { name: '李会计', position: null }],
      addresses: [
        { address: '长江路 8 号', isDefault: false },
        { ...addresses[1], isDefault: true },
      ],
      tags: ['周结', '重点'],
    })
    const { contacts: _contacts, addresses: _addresses, tags: _tags, ...plain } = changeOfParty(await detail(id))
    await owner.do('sales', 'customer.save', { ...plain, note: '改备注', tags: ['重点'] })
    expect(await detail(id)).toMatchObject({ note: '改备注', tags: ['重点'], contacts: [{}, {}], addresses: [{}, {}] })
    await owner.do('sales', 'customer.save', { ...changeOfParty(await detail(id)), addresses: [{ address: '只此一处' }], contacts: [] })
    expect(await detail(id)).toMatchObject({ contacts: [], addresses: [{ address: '只此一处', isDefault: true }] })
    const two = { ...changeOfParty(await detail(id)), addresses: addresses.map((one) => ({ ...one, isDefault: true })) }
    expect(await owner.refused('sales', 'customer.save', two)).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'addresses' }] } })
  })

  test('of a supplier as of a customer: it is one party', async () => {
    const saved = await owner.do('purchase', 'supplier.save', { name: '也是客户', contacts: [{ name: '赵经理' }], tags: ['厂家'] })
    expect(await detail(saved.id, 'supplier')).toMatchObject({ contacts: [{ name: '赵经理' }], tags: ['厂家'] })
    expect((await owner.do('purchase', 'supplier.tags')).tags).toEqual([{ tag: '厂家', count: 1 }])
    expect((await owner.do('sales', 'customer.tags')).tags.map(({ tag }: Row) => tag)).not.toContain('厂家')
  })
})

test('customers are found by level, region, salesperson and tag', async () => {
  const priceLevel = (await owner.do('product', 'priceLevel.save', { name: '批发' })).id
  const region = (await owner.do('system', 'region.save', { name: '城东' })).id
  const sales = await newMember(db.invoke, owner, 'salesperson')
  const employee = (await sales.do('access', 'session.show')).member
  await newCustomer(owner, '甲', { priceLevel, region, tags: ['老客'] })
  await newCustomer(owner, '乙', { priceLevel, employee })
  await newCustomer(owner, '丙', { region, employee, tags: ['老客'] })
  expect(await names({ priceLevel })).toEqual(['乙', '甲'].sort())
  expect(await names({ region })).toEqual(['丙', '甲'].sort())
  expect(await names({ employee })).toEqual(['丙', '乙'].sort())
  expect(await names({ tag: '老客', region })).toEqual(['丙', '甲'].sort())
  expect(await names({ tag: "老客' OR 1=1" })).toEqual([])
  expect((await owner.do('sales', 'customer.list', { employee, region })).rows[0]).toMatchObject({ regionName: '城东', tags: ['老客'] })
})

describe('what a customer buys', () => {
  test('most often first, last and usual price, interval and when it is due again; returns and the last order', async () => {
    const party = await newCustomer(owner, '常客', { creditLimit: '1000' })
    const tea = await shop.stocked('茶', '100')
    const day = (back: number) => ({ date: addDays(today(), -back) })
    await sold(party, [lineOf(cola, '10', { price: '3' }), lineOf(tea, '2', { price: '5' })], day(21))
    await sold(party, [lineOf(cola, '20', { price: '3' })], day(14))
    const last = await sold(party, [lineOf(cola, '10', { price: '2.4' })], day(7))
    const [line] = (await owner.do('sales', 'delivery.detail', { id: last.id })).lines
    const back = [{ sku: cola.id, unit: cola.unit, quantity: '2', sourceLine: line.id }]
    await owner.do('sales', 'salesReturn.post', { ...shop.sale(back), party })
    await owner.do('sales', 'salesOrder.post', { ...shop.sale([lineOf(tea, '10', { price: '5' })]), party })
    expect(await trade(party)).toMatchObject({
      goods: [
        {
          sku: cola.id,
          times: 3,
          quantity: '13.0000',
          lastPrice: '2.400000',
          usualPrice: '2.850000',
          lastDate: addDays(today(), -7),
          interval: 7,
          nextDate: today(),
        },
        { sku: tea.id, times: 1, interval: null, nextDate: null },
      ],
      last: { kind: 'salesOrder', summary: '茶' },
      sold: '124.00',
      deliveries: 3,
      returned: '4.80',
      returns: 1,
      interval: 7,
      nextDate: today(),
      creditLeft: '830.80',
    })
  })

  test('is what a salesperson sold themselves; credit only for who may see it; gifts are no habit', async () => {
    const party = await newCustomer(owner, '两人的客户')
    const sales = await newMember(db.invoke, owner, 'salesperson')
    const keeper = await newMember(db.invoke, owner, 'warehouse')
    const gift = await shop.stocked('赠品杯', '10')
    const promotion = await owner.do('sales', 'promotion.save', {
      name: '送杯',
      promotionKind: 'buyGift',
      from: today(),
      buyQuantity: '5',
      goods: [{ sku: cola.id }],
      gifts: [{ sku: gift.id, unit: gift.unit, quantity: '1' }],
      customers: [{ party }],
    })
    await sold(party, [lineOf(cola, '5'), lineOf(gift, '1', { price: '0' })])
    expect((await trade(party)).goods.map(({ sku }: Row) => sku)).toEqual([cola.id])
    expect(await trade(party, sales)).toMatchObject({ goods: [], last: null, deliveries: 0 })
    expect(await trade(party, keeper)).not.toHaveProperty('creditLeft')
    await owner.do('sales', 'promotion.stop', { id: promotion.id, version: promotion.version })
    expect(await owner.refused('sales', 'customer.trade', { id: shop.supplier })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
