import { type Caller, type Goods, lineOf, newGoods, newMember, newSupplier } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let carrier: string
const reason = '运费开错了'

beforeAll(async () => {
  db = await testDatabase('landed_costs')
  shop = await Shop.open(db, '分摊商贸')
  owner = shop.owner
  carrier = await newSupplier(owner, '顺路物流')
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const set = async (changed: object) => {
  const { closedTo: _closedTo, ...kept } = await owner.do('system', 'settings.show')
  await owner.do('system', 'settings.save', { ...kept, ...changed })
}
const received = async (lines: unknown[]): Promise<{ made: Outcome; lines: Line[] }> => {
  const made = await owner.do('purchase', 'receipt.post', shop.purchase(lines))
  return { made, lines: (await owner.do('purchase', 'receipt.detail', { id: made.id })).lines }
}
const of = (line: Line, more: object = {}) => ({ sku: line.sku, unit: line.unit, quantity: line.quantity, sourceLine: line.id, ...more })
const spread = (lines: unknown[], more: object = {}): Promise<Outcome> =>
  owner.do('purchase', 'landedCost.post', shop.purchase(lines, { party: carrier, fee: '10', basis: 'amount', ...more }))
const voided = (made: Outcome) => owner.do('purchase', 'landedCost.void', { ...seen(made), reason })
const stock = async (goods: Goods) =>
  (
    await shop.rows(
      'SELECT COALESCE(SUM(onHand), 0) AS onHand, COALESCE(SUM(value), 0) AS value FROM stock_balance WHERE company = ? AND sku = ?',
      owner.company,
      goods.id,
    )
  )[0]
const journalOf = async ({ id }: Outcome) =>
  (
    await shop.rows(
      "SELECT j.account, j.debit, j.credit FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting WHERE j.company = ? AND p.document = ? AND p.act = 'approve' ORDER BY j.seq",
      owner.company,
      id,
    )
  ).map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)
const untaxed = (goods: Goods, quantity: string, price: string) => lineOf(goods, quantity, { price, taxRate: '0' })

test('freight is a cost of selling unless the company says otherwise; the shares are kept on the lines', async () => {
  const tea = await newGoods(owner, '茶')
  const salt = await newGoods(owner, '盐')
  const { lines } = await received([untaxed(tea, '5', '20'), untaxed(salt, '50', '1')])
  const made = await spread(
    lines.map((line) => of(line)),
    { fee: '10.90', feeTaxRate: '0.09' },
  )
  expect(await journalOf(made)).toEqual(['22210101 0.90 0.00', '560103 10.00 0.00', '2202 0.00 10.90'])
  expect(await stock(tea)).toMatchObject({ value: '100.00' })
  const detail = await owner.do('purchase', 'landedCost.detail', { id: made.id })
  expect(detail).toMatchObject({
    amountIncl: '10.90',
    lines: [
      { amountExcl: '6.67', tax: '0.60', weight: '100.0000' },
      { amountExcl: '3.33', tax: '0.30', weight: '50.0000' },
    ],
    related: [{ kind: 'receipt', direction: 'source' }],
  })
  const { items } = await owner.do('purchase', 'supplier.balance', { id: carrier })
  expect(items).toMatchObject([{ document: made.id, open: '10.90' }])
  await voided(made)
  const quantity = await spread(
    lines.map((line) => of(line)),
    { basis: 'quantity' },
  )
  expect((await owner.do('purchase', 'landedCost.detail', { id: quantity.id })).lines).toMatchObject([
    { amountIncl: '0.91' },
    { amountIncl: '9.09' },
  ])
  const weight = await spread([of(lines[0]!, { weight: '3' }), of(lines[1]!, { weight: '1' })], { basis: 'weight' })
  expect((await owner.do('purchase', 'landedCost.detail', { id: weight.id })).lines).toMatchObject([
    { amountIncl: '7.50' },
    { amountIncl: '2.50' },
  ])
})

test('by weight, goods weigh what is known of them where the line says nothing', async () => {
  const light = await newGoods(owner, '薯片', { weight: '0.1' })
  const heavy = await newGoods(owner, '大米', { weight: '0.5' })
  const { lines } = await received([untaxed(light, '10', '20'), untaxed(heavy, '6', '20')])
  const spreadLines = async (more: object) => {
    const { id } = await spread([of(lines[0]!), of(lines[1]!, more)], { basis: 'weight' })
    return (await owner.do('purchase', 'landedCost.detail', { id })).lines
  }
  expect(await spreadLines({ weight: '4' })).toMatchObject([
    { weight: '1.0000', amountIncl: '2.00' },
    { weight: '4.0000', amountIncl: '8.00' },
  ])
  expect(await spreadLines({})).toMatchObject([
    { weight: '1.0000', amountIncl: '2.50' },
    { weight: '3.0000', amountIncl: '7.50' },
  ])
})

test('capitalised: 5@10 and 5@12, one sold, 10 more on the first five: 9 on the stock, 1 to cost of sales, average 12.00', async () => {
  await set({ landedCost: 'capitalise' })
  const goods = await newGoods(owner, '算例')
  const first = await received([untaxed(goods, '5', '10')])
  await received([untaxed(goods, '5', '12')])
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '1', { price: '30' })]))
  // What was voided never happened.
  const undone = await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '4', { price: '30' })]))
  await owner.do('sales', 'delivery.void', { ...seen(undone), reason })
  const before = await stock(goods)
  const made = await spread([of(first.lines[0]!)], { deductible: false })
  expect(await stock(goods)).toMatchObject({ onHand: '9.0000', value: '108.00' })
  expect(await journalOf(made)).toEqual(['1405 9.00 0.00', '5401 1.00 0.00', '2202 0.00 10.00'])
  // A receipt that bears cost is not undone before it.
  expect(await owner.refused('purchase', 'receipt.void', { ...seen(first.made), reason })).toMatchObject({ code: 'BLOCKED_BY' })
  await voided(made)
  expect(await stock(goods)).toEqual(before)
  const gone = await received([untaxed(goods, '1', '10')])
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '10', { price: '30' })]))
  const late = await spread([of(gone.lines[0]!)])
  expect(await journalOf(late)).toEqual(['5401 10.00 0.00', '2202 0.00 10.00'])
  await voided(late)
  await set({ landedCost: 'expense' })
})

test('a batch bears its own cost, and takes it along when it goes back to the supplier', async () => {
  await set({ landedCost: 'capitalise' })
  const milk = await newGoods(owner, '牛奶', { tracking: 'lot' })
  const { lines } = await received([
    lineOf(milk, '10', { price: '10', taxRate: '0', lotNumber: '甲' }),
    lineOf(milk, '10', { price: '10', taxRate: '0', lotNumber: '乙' }),
  ])
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(milk, '5', { price: '30', lotNumber: '甲' })]))
  const made = await spread(
    lines.map((line) => of(line)),
    { basis: 'quantity', fee: '20' },
  )
  expect(await journalOf(made)).toEqual(['1405 15.00 0.00', '5401 5.00 0.00', '2202 0.00 20.00'])
  const back = await owner.do('purchase', 'purchaseReturn.post', shop.purchase([{ ...of(lines[1]!), quantity: '5' }]))
  expect(await journalOf(back)).toEqual(['1405 -55.00 0.00', '5401 5.00 0.00', '2202 0.00 -50.00'])
  expect(await stock(milk)).toMatchObject({ onHand: '10.0000', value: '110.00' })
  await set({ landedCost: 'expense' })
})

test('what does not fit is refused and leaves nothing', async () => {
  const goods = await newGoods(owner, '杂货')
  const freight = await newGoods(owner, '装卸费', { skuKind: 'service' })
  const { lines } = await received([untaxed(goods, '5', '10'), lineOf(freight, '1', { price: '5' })])
  const [line, service] = lines as [Line, Line]
  const other = (await owner.do('inventory', 'warehouse.save', { name: '别的仓' })).id
  const wrong: [unknown[], object][] = [
    [[of(line), of(line)], {}],
    [[{ ...of(line), sourceLine: null }], {}],
    [[of(line)], { basis: 'weight' }],
    [[of(line)], { fee: '0' }],
    [[of(service)], {}],
    [[of(line)], { warehouse: other }],
  ]
  await shop.refusesAll(
    wrong.map(([bad, more]) => [shop.purchase(bad, { party: carrier, fee: '10', basis: 'amount', ...more }), { code: 'INVALID' }]),
    'landedCost.post',
    'purchase',
  )
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const input = shop.purchase([of(line)], { party: carrier, fee: '10', basis: 'amount' })
  expect(await keeper.refused('purchase', 'landedCost.post', input)).toMatchObject({ code: 'FORBIDDEN' })
})
