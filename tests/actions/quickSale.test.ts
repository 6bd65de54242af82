import { type Caller, type Goods, lineOf, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let seller: Caller
let cola: Goods
let cash: string
let wechat: string

beforeAll(async () => {
  db = await testDatabase('quickSale')
  shop = await Shop.open(db, '快销商贸')
  owner = shop.owner
  seller = await newMember(db.invoke, owner, 'salesperson')
  cola = await shop.stocked('可乐', '1000')
  const { rows } = await owner.do('finance', 'fund.list')
  cash = rows[0].id
  wechat = rows[2].id
})
afterAll(() => dropSound(db, shop.close))

const sale = (quantity: string, methods: object[], more: object = {}) =>
  shop.sale([lineOf(cola, quantity, { price: '3' })], { methods, ...more })
const quick = (input: object, who = seller) => who.do('sales', 'sale.quick', input)
const open = async (party = shop.customer): Promise<[string, string][]> =>
  (await owner.do('finance', 'collection.items', { party })).rows.map((row: { account: string; open: string }) => [row.account, row.open])

test('goods and money in one act: the one way that names no amount takes all, nothing is left open', async () => {
  const sold = await quick(sale('4', [{ fund: cash }]))
  expect(sold).toMatchObject({ state: 'approved', collection: { state: 'approved', number: expect.stringMatching(/^SK/) } })
  expect(await open()).toEqual([])
  expect(await shop.onHand(cola)).toBe('996.0000')
  const detail = await seller.do('finance', 'collection.detail', { id: sold.collection.id })
  expect(detail).toMatchObject({
    amountIncl: '12.00',
    methods: [{ fundName: '现金' }],
    items: [{ number: sold.number }],
    history: [{ action: 'sale.quick' }],
  })
  expect((await seller.do('sales', 'delivery.detail', { id: sold.id })).history).toMatchObject([{ action: 'sale.quick' }])
})

test('several ways and waived cents; less is owed, more is an advance, nothing at all is owed whole', async () => {
  const party = await newCustomer(owner, '零钱客户')
  await quick(sale('10', [{ fund: wechat, amount: '20' }, { fund: cash }], { party, roundOff: '0.5' }))
  expect(await open(party)).toEqual([])
  await quick(sale('10', [{ fund: cash, amount: '25' }], { party }))
  expect(await open(party)).toEqual([['1122', '5.00']])
  await quick(sale('1', [{ fund: cash, amount: '5' }], { party }))
  expect(await open(party)).toEqual([
    ['1122', '5.00'],
    ['2203', '-2.00'],
  ])
  expect(await quick(sale('2', [], { party }))).toMatchObject({ state: 'approved', collection: null })
  expect(await open(party)).toContainEqual(['1122', '6.00'])
})

test('undo takes back both on the same day, its own only; what settles more stands in the way', async () => {
  const before = await shop.onHand(cola)
  const sold = await quick(sale('7', [{ fund: cash }]))
  const colleague = await newMember(db.invoke, owner, 'salesperson')
  const input = { delivery: sold.id, version: sold.version }
  expect(await colleague.refused('sales', 'sale.undo', input)).toMatchObject({ code: 'NOT_FOUND' })
  const undone = await seller.do('sales', 'sale.undo', input)
  expect(undone).toMatchObject({ state: 'voided', collections: [{ id: sold.collection.id, state: 'voided' }] })
  expect(await shop.onHand(cola)).toBe(before)
  expect(await open()).toEqual([])
  expect(await seller.refused('sales', 'sale.undo', { ...input, version: undone.version })).toMatchObject({ code: 'WRONG_STATE' })
  const history = (await owner.do('finance', 'collection.detail', { id: sold.collection.id })).history
  expect(history.map((row: { action: string }) => row.action)).toEqual(['sale.quick', 'sale.undo'])
  const yesterday = new Date(Date.now() - 86_400_000 + 8 * 3600_000).toISOString().slice(0, 10)
  const old = await quick(sale('1', [{ fund: cash }], { date: yesterday }))
  expect(await seller.refused('sales', 'sale.undo', { delivery: old.id, version: old.version })).toMatchObject({ code: 'INVALID' })
  await owner.do('sales', 'sale.undo', { delivery: old.id, version: old.version })
  const party = await newCustomer(owner, '合并收款')
  const [first, second] = [await quick(sale('1', [], { party })), await quick(sale('1', [], { party }))]
  const { rows } = await owner.do('finance', 'collection.items', { party })
  const items = rows.map(({ posting, seq, open: amount }: any) => ({ posting, seq, amount }))
  await owner.do('finance', 'collection.post', { date: today(), party, methods: [{ fund: cash, amount: '6' }], items })
  expect(await owner.refused('sales', 'sale.undo', { delivery: first.id, version: first.version })).toMatchObject({ code: 'BLOCKED_BY' })
  expect(second.state).toBe('approved')
})

test('money that comes with the goods needs no credit; what is left to pay does', async () => {
  const party = await newCustomer(owner, '不赊账', { creditLimit: '0', creditDays: 0 })
  expect(await seller.refused('sales', 'sale.quick', sale('2', [], { party }))).toMatchObject({ code: 'CREDIT_EXCEEDED' })
  expect(await seller.refused('sales', 'sale.quick', sale('2', [{ fund: cash, amount: '5.99' }], { party }))).toMatchObject({
    code: 'CREDIT_EXCEEDED',
  })
  await quick(sale('2', [{ fund: cash, amount: '6' }], { party }))
  await quick(sale('2', [{ fund: cash }], { party }))
  expect(await open(party)).toEqual([])
})

test('all or nothing: refused money leaves no delivery; twice sells once; five phones at once sell what there is', async () => {
  const gone = await owner.do('finance', 'fund.save', { name: '停用的', fundKind: 'bank' })
  await owner.do('finance', 'fund.archive', { ...gone, archived: true })
  await shop.refusesAll(
    [
      [sale('1', [{ fund: gone.id }]), { code: 'INVALID' }],
      [sale('1', [{ fund: cash }, { fund: wechat }]), { code: 'INVALID', data: { issues: [{ message: '只能有一种收款方式不填金额' }] } }],
      [sale('1', [{ fund: cash, amount: '3' }, { fund: wechat }]), { code: 'INVALID' }],
      [sale('1', [{ fund: cash, amount: '1', fee: '2' }]), { code: 'INVALID' }],
      [sale('1', [{ fund: cash, amount: '1' }], { roundOff: '9' }), { code: 'INVALID' }],
      [sale('99999', [{ fund: cash }]), { code: 'INSUFFICIENT_STOCK' }],
    ],
    'sale.quick',
  )
  const request = crypto.randomUUID()
  const twice = await Promise.all([1, 2].map(() => seller.answer('sales', 'sale.quick', sale('1', [{ fund: cash }]), request)))
  expect(twice[0]).toEqual(twice[1])
  const last = await shop.stocked('最后一箱', '1')
  const rival = { ...sale('1', [{ fund: cash }]), lines: [lineOf(last, '1', { price: '9' })] }
  const answers = await Promise.all(Array.from({ length: 5 }, () => seller.answer('sales', 'sale.quick', rival)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.refused('sales', 'sale.quick', sale('1', [{ fund: cash }]))).toMatchObject({ code: 'FORBIDDEN' })
})

test('where a second approval is needed the delivery waits as submitted, and no money is booked', async () => {
  const { closedTo: _closed, ...kept } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...kept, approvals: [{ kind: 'delivery', levels: 2 }] })
  const sold = await quick(sale('1', [{ fund: cash }]))
  expect(sold).toMatchObject({ state: 'submitted', collection: null })
  await owner.do('system', 'settings.save', kept)
})
