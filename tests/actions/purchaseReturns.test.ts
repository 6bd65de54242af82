import { type Caller, type Goods, lineOf, newCustomer, newGoods, newMember, newSupplier } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
const reason = '退错了'

beforeAll(async () => {
  db = await testDatabase('purchase_returns')
  shop = await Shop.open(db, '退货商贸')
  owner = shop.owner
})
afterAll(() => dropSound(db, () => shop.close()))

type Line = Record<string, any>
const detail = (id: string, kind = 'purchaseReturn'): Promise<Line> => owner.do('purchase', `${kind}.detail`, { id })
const post = (kind: string, lines: unknown[], more: object = {}): Promise<Outcome> =>
  owner.do('purchase', `${kind}.post`, shop.purchase(lines, more))
const received = async (lines: unknown[], more: object = {}) => {
  const made = await post('receipt', lines, more)
  return { made, lines: (await detail(made.id, 'receipt')).lines as Line[] }
}
const from = (line: Line, quantity: string, more: object = {}) => ({
  sku: line.sku,
  unit: line.unit,
  quantity,
  sourceLine: line.id,
  ...more,
})
const voided = async (kind: string, { id }: Outcome) =>
  owner.do('purchase', `${kind}.void`, { ...seen((await detail(id, kind)) as Outcome), reason })
const stock = async (goods: Goods) =>
  (
    await shop.rows(
      'SELECT COALESCE(SUM(onHand), 0) AS onHand, COALESCE(SUM(value), 0) AS value FROM stock_balance WHERE company = ? AND sku = ?',
      owner.company,
      goods.id,
    )
  )[0]
/** Everything that has a balance: what a return and its void must leave as it was. */
const balances = async () => [
  await shop.rows('SELECT warehouse, sku, lot, onHand, value FROM stock_balance WHERE company = ? ORDER BY 1, 2, 3', owner.company),
  await shop.rows(
    'SELECT account, party, SUM(debit) AS debit, SUM(credit) AS credit FROM account_balance WHERE company = ? GROUP BY 1, 2 HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 ORDER BY 1, 2',
    owner.company,
  ),
  await shop.rows('SELECT posting, seq, open FROM party_entry WHERE company = ? AND open <> 0 ORDER BY 1, 2', owner.company),
  await shop.rows(
    'SELECT line, lot, SUM(quantity) AS quantity, SUM(value) AS value FROM line_use WHERE company = ? GROUP BY 1, 2 HAVING SUM(quantity) <> 0 ORDER BY 1, 2',
    owner.company,
  ),
  await shop.rows('SELECT sku, number, warehouse FROM serial WHERE company = ? ORDER BY 1, 2', owner.company),
]

test('goods go back at what their receipt cost, the payable goes down and settles the receipt; all of it is given back exactly', async () => {
  const tea = await newGoods(owner, '茶')
  const first = await received([lineOf(tea, '10', { price: '11.30' })], { discount: '0.07' })
  await received([lineOf(tea, '10', { price: '22.60' })])
  const before = await owner.do('purchase', 'supplier.balance', { id: shop.supplier })
  const line = first.lines[0]!
  const some = await post('purchaseReturn', [from(line, '3', { price: '99' })])
  expect(await stock(tea)).toMatchObject({ onHand: '17.0000', value: '269.96' })
  expect(await detail(some.id)).toMatchObject({ amountIncl: '33.88', related: [{ kind: 'receipt', direction: 'source' }] })
  const rest = await post('purchaseReturn', [from(line, '7')])
  expect(await stock(tea)).toMatchObject({ onHand: '10.0000', value: '200.00' })
  const after = await owner.do('purchase', 'supplier.balance', { id: shop.supplier })
  expect(Number(before.balance) - Number(after.balance)).toBeCloseTo(112.93, 2)
  expect(after.items.filter((item: Line) => [first.made.id, some.id, rest.id].includes(item.document))).toEqual([])
  await shop.refusesAll([[shop.purchase([from(line, '1')]), { code: 'SOURCE_EXHAUSTED' }]], 'purchaseReturn.post', 'purchase')
  expect(await owner.refused('purchase', 'receipt.void', { ...seen(first.made), reason })).toMatchObject({ code: 'BLOCKED_BY' })
})

test('every case and its void leave all books as they were', async () => {
  const goods = await newGoods(owner, '罐头')
  const batched = await newGoods(owner, '牛奶', { tracking: 'lot' })
  const numbered = await newGoods(owner, '手机', { tracking: 'serial' })
  const freight = await newGoods(owner, '运费', { skuKind: 'service' })
  const plain = await newSupplier(owner, '没有专票的', { specialInvoice: false })
  const mixed = await received([
    lineOf(goods, '20', { price: '5.65' }),
    lineOf(batched, '10', { price: '2.26', lotNumber: '甲', expiresAt: '2026-01-01' }),
    lineOf(batched, '10', { price: '4.52', lotNumber: '乙' }),
    lineOf(numbered, '2', { price: '1130', serials: ['A1', 'A2'] }),
    lineOf(freight, '1', { price: '10.90', taxRate: '0.09' }),
    lineOf(goods, '2', { price: '0' }),
  ])
  const small = await received([lineOf(goods, '5', { price: '11.30' })], { party: plain })
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(goods, '3', { price: '9' })]))
  const [cans, first, second, phones, fee, gift] = mixed.lines as [Line, Line, Line, Line, Line, Line]
  const cases: [string, unknown[], object?][] = [
    ['a part of one line', [from(cans, '2')]],
    ['an expired batch', [from(first, '10')]],
    ['another batch', [from(second, '1')]],
    ['serials', [from(phones, '1', { serials: ['A2'] })]],
    ['a service', [from(fee, '1')]],
    ['a gift', [from(gift, '1')]],
    ['without a receipt', [lineOf(goods, '4', { price: '5' })]],
    ['tax that was not deducted', [from(small.lines[0]!, '5')], { party: plain }],
    ['everything at once', [from(cans, '20'), from(first, '10'), from(phones, '2', { serials: ['A1', 'A2'] }), from(fee, '1')]],
  ]
  for (const [name, lines, more] of cases) {
    const before = await balances()
    const made = await post('purchaseReturn', lines, more)
    expect([name, await balances()]).not.toEqual([name, before])
    await voided('purchaseReturn', made)
    expect([name, await balances()]).toEqual([name, before])
  }
  const tax = await post('purchaseReturn', [from(small.lines[0]!, '1')], { party: plain })
  expect(await detail(tax.id)).toMatchObject({ lines: [{ deductible: false }] })
  const journal = await shop.rows(
    'SELECT j.account, j.debit, j.credit FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting WHERE j.company = ? AND p.document = ? ORDER BY j.seq',
    owner.company,
    tax.id,
  )
  expect(journal.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)).toEqual(['1405 -11.30 0.00', '2202 0.00 -11.30'])
  const wrong: [unknown[], object, object?][] = [
    [[from(phones, '1', { serials: ['A9'] })], { code: 'INVALID' }],
    [[from(phones, '1')], { code: 'SERIALS_MISCOUNTED' }],
    [[from(cans, '21')], { code: 'SOURCE_EXHAUSTED' }],
    [[from(cans, '1')], { code: 'INVALID' }, { party: plain }],
    [[from(cans, '1', { sku: batched.id, unit: batched.unit })], { code: 'INVALID' }],
  ]
  await shop.refusesAll(
    wrong.map(([lines, expected, more]) => [shop.purchase(lines, more), expected]),
    'purchaseReturn.post',
    'purchase',
  )
})

test('what was turned down but taken in goes onto the draft of a return, with its reason', async () => {
  const eggs = await newGoods(owner, '鸡蛋')
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const line = lineOf(eggs, '30', { price: '1', rejected: '4', rejectReason: '破壳' })
  await shop.refusesAll(
    [
      [
        shop.purchase([{ ...line, rejected: '31' }], { rejects: 'giveBack' }),
        { code: 'INVALID', data: { issues: [{ path: 'lines.0.rejected' }] } },
      ],
    ],
    'receipt.post',
    'purchase',
  )
  const made = await keeper.do('purchase', 'receipt.post', shop.purchase([line], { rejects: 'giveBack' }))
  expect((await stock(eggs))!.onHand).toBe('30.0000')
  const { related, history } = await detail(made.id, 'receipt')
  expect(related).toMatchObject([{ kind: 'purchaseReturn', state: 'draft', direction: 'target' }])
  expect(history).toMatchObject([{ action: 'receipt.post' }])
  const draft = await detail(related[0].id)
  expect(draft).toMatchObject({ lines: [{ quantity: '4.0000', returnReason: '破壳', sourceKind: 'receipt' }], amountIncl: '4.00' })
  const submitted = await keeper.do('purchase', 'purchaseReturn.submit', seen(draft as Outcome))
  await keeper.do('purchase', 'purchaseReturn.approve', seen(submitted))
  expect((await stock(eggs))!.onHand).toBe('26.0000')
  // Submitted and approved in two acts, a receipt drafts its return once.
  const saved = await owner.do('purchase', 'receipt.save', shop.purchase([line], { rejects: 'giveBack' }))
  const waiting = await owner.do('purchase', 'receipt.submit', seen(saved))
  expect((await detail(saved.id, 'receipt')).related).toEqual([])
  await owner.do('purchase', 'receipt.approve', seen(waiting))
  expect((await detail(saved.id, 'receipt')).related).toHaveLength(1)
  // Refused at the door, they are only noted.
  const refused = await received([line], { rejects: 'refuse' })
  expect((await detail(refused.made.id, 'receipt')).related).toEqual([])
})

test('goods that were sold meanwhile cannot go back, and a voided receipt has nothing to give', async () => {
  const lamps = await newGoods(owner, '灯')
  const { made, lines } = await received([lineOf(lamps, '3', { price: '10' })])
  const sold = await owner.do(
    'sales',
    'delivery.post',
    shop.sale([lineOf(lamps, '2', { price: '20' })], { party: await newCustomer(owner, '买灯的') }),
  )
  await shop.refusesAll([[shop.purchase([from(lines[0]!, '2')]), { code: 'INSUFFICIENT_STOCK' }]], 'purchaseReturn.post', 'purchase')
  await owner.do('sales', 'delivery.void', { id: sold.id, version: sold.version, reason })
  await owner.do('purchase', 'receipt.void', { ...seen(made), reason })
  await shop.refusesAll([[shop.purchase([from(lines[0]!, '1')]), { code: 'INVALID' }]], 'purchaseReturn.post', 'purchase')
})

test('a waybill is noted on goods that went back, without posting them again, and not where they came back by a void', async () => {
  const goods = await shop.stocked('寄回', '5')
  const made = await post('purchaseReturn', [lineOf(goods, '1', { price: '2' })])
  const postings = await shop.count('posting')
  await owner.do('purchase', 'purchaseReturn.ship', { id: made.id, carrier: '德邦', waybill: 'DB9' })
  expect(await detail(made.id)).toMatchObject({ carrier: '德邦', waybill: 'DB9', version: made.version })
  expect(await shop.count('posting')).toBe(postings)
  const receipt = await post('receipt', [lineOf(goods, '1', { price: '2' })])
  expect(await owner.refused('purchase', 'purchaseReturn.ship', { id: receipt.id, waybill: 'DB9' })).toMatchObject({ code: 'NOT_FOUND' })
  await voided('purchaseReturn', made)
  expect(await owner.refused('purchase', 'purchaseReturn.ship', { id: made.id, waybill: 'X' })).toMatchObject({ code: 'WRONG_STATE' })
})
