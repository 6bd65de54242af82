import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller
let warehouse: string
let supplier: string
let customer: string
let cola: Goods
let water: Goods

beforeAll(async () => {
  db = await testDatabase('trade')
  owner = await newCompany(db.invoke, '测试商贸')
  warehouse = await firstWarehouse(owner)
  supplier = await newSupplier(owner, '可乐厂')
  customer = await newCustomer(owner, '老王便利店', { terms: 'net', termDays: 30, creditLimit: '1000' })
  cola = await newGoods(owner, '可口可乐')
  water = await newGoods(owner, '矿泉水')
})
afterAll(() => dropSound(db))

const receive = (lines: unknown[], more = {}) =>
  owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, lines, ...more })
const deliver = (lines: unknown[], more = {}) =>
  owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines, ...more })
const onHand = async (goods: Goods) =>
  (await owner.do('inventory', 'stock.list', { text: undefined })).rows.find((row: any) => row.sku === goods.id)

test('a receipt in cases and bottles raises stock, payable and the ledger', async () => {
  const receipt = await receive([
    { sku: cola.id, unit: cola.caseUnit, quantity: '10', price: '54.24' },
    lineOf(water, '100', { price: '1.13' }),
  ])
  expect(receipt).toMatchObject({ state: 'approved', number: expect.stringMatching(/^CGRK\d{8}0001$/) })
  expect(await onHand(cola)).toMatchObject({ onHand: '240.0000', value: '480.00' })
  expect(await onHand(water)).toMatchObject({ onHand: '100.0000', value: '100.00' })
  expect(await owner.do('purchase', 'supplier.balance', { id: supplier })).toMatchObject({
    balance: '655.40',
    items: [{ open: '655.40', number: receipt.number }],
  })
  const { rows, total } = await owner.do('finance', 'ledger.trialBalance', { from: today().slice(0, 7), to: today().slice(0, 7) })
  expect(rows.map((row: any) => [row.account, row.debit, row.credit])).toEqual([
    ['1405', '580.00', '0.00'],
    ['2202', '0.00', '655.40'],
    ['22210101', '75.40', '0.00'],
  ])
  expect(total.debit).toBe(total.credit)
})

test('a delivery takes cost at the moving average and raises the receivable', async () => {
  await receive([lineOf(cola, '60', { price: '3.39' })])
  const delivery = await deliver([lineOf(cola, '100', { price: '3.00' })], { discount: '10' })
  const detail = await owner.do('sales', 'delivery.detail', { id: delivery.id })
  expect(detail).toMatchObject({
    amountIncl: '290.00',
    amountExcl: '256.64',
    tax: '33.36',
    cost: '220.00',
    allowed: ['void'],
    partyName: '老王便利店',
  })
  expect(detail.voucher).toMatch(/记-3$/)
  expect(await onHand(cola)).toMatchObject({ onHand: '200.0000', value: '440.00' })
  expect(await owner.do('sales', 'customer.balance', { id: customer })).toMatchObject({ balance: '290.00', items: [{ open: '290.00' }] })
  const card = await owner.do('inventory', 'stock.card', { sku: cola.id })
  expect(card.rows.map((row: any) => [row.kind, row.quantity, row.onHandAfter, row.valueAfter])).toEqual([
    ['delivery', '-100.0000', '200.0000', '440.00'],
    ['receipt', '60.0000', '300.0000', '660.00'],
    ['receipt', '240.0000', '240.0000', '480.00'],
  ])
})

test('selling more than there is, and beyond the credit limit, is refused and changes nothing', async () => {
  const before = await onHand(cola)
  const draft = { date: today(), party: customer, warehouse }
  expect(await owner.refused('sales', 'delivery.post', { ...draft, lines: [lineOf(cola, '200.0001', { price: '0.01' })] })).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    data: { wanted: '200.0001', available: '200.0000' },
  })
  expect(await owner.refused('sales', 'delivery.post', { ...draft, lines: [lineOf(cola, '200', { price: '10' })] })).toMatchObject({
    code: 'CREDIT_EXCEEDED',
    data: { limit: '1000.00', exposure: '290.00', amount: '2000.00' },
  })
  expect(await onHand(cola)).toEqual(before)
})

test('draft, submit, approve, void: the void is the exact opposite and leaves nothing open', async () => {
  const before = await owner.do('finance', 'ledger.trialBalance', { from: today().slice(0, 7), to: today().slice(0, 7) })
  const stock = await onHand(water)
  const saved = await owner.do('sales', 'delivery.save', {
    date: today(),
    party: customer,
    warehouse,
    lines: [lineOf(water, '7', { price: '1.99', discountRate: '0.05' })],
  })
  const submitted = await owner.do('sales', 'delivery.submit', { id: saved.id, version: saved.version })
  expect(submitted).toMatchObject({ state: 'submitted', number: expect.stringMatching(/^XSCK\d{8}0002$/) })
  expect(await owner.refused('sales', 'delivery.approve', { id: saved.id, version: saved.version })).toMatchObject({ code: 'CHANGED' })
  const approved = await owner.do('sales', 'delivery.approve', { id: saved.id, version: submitted.version })
  expect(await owner.refused('sales', 'delivery.approve', { id: saved.id, version: approved.version })).toMatchObject({
    code: 'WRONG_STATE',
    data: { state: 'approved' },
  })
  const voided = await owner.do('sales', 'delivery.void', { id: saved.id, version: approved.version, reason: '开错了' })
  expect(voided.state).toBe('voided')
  expect(await onHand(water)).toEqual(stock)
  const after = await owner.do('finance', 'ledger.trialBalance', { from: today().slice(0, 7), to: today().slice(0, 7) })
  expect(after).toEqual(before)
  const detail = await owner.do('sales', 'delivery.detail', { id: saved.id })
  expect(detail.history.map((row: any) => row.action)).toEqual(['delivery.save', 'delivery.submit', 'delivery.approve', 'delivery.void'])
  expect(detail.history[3].note).toBe('开错了')
})

test('a receipt whose goods have left cannot be voided', async () => {
  const { rows } = await owner.do('purchase', 'receipt.list', { totals: true })
  expect(rows).toHaveLength(2)
  const first = rows[1]
  await deliver([lineOf(water, '50', { price: '0.10' })])
  expect(await owner.refused('purchase', 'receipt.void', { id: first.id, version: first.version, reason: '退' })).toMatchObject({
    code: 'STOCK_IN_USE',
    data: { reason: 'quantity' },
  })
})

test('the home page, searches and scans find it all', async () => {
  const home = await owner.do('report', 'home.show')
  expect(home).toMatchObject({ today: today(), sales: '295.00', receivable: '295.00', toApprove: 0 })
  expect(home.trend).toHaveLength(30)
  expect((await owner.do('product', 'sku.list', { text: 'kkkl' })).rows.map((row: any) => row.id)).toEqual([cola.id])
  const sku = await owner.do('product', 'sku.detail', { id: cola.id })
  const hit = await owner.do('product', 'sku.scan', { code: sku.units[1].barcode, warehouse })
  expect(hit).toMatchObject({ unit: cola.caseUnit, sku: { id: cola.id, available: '200.0000' } })
  expect(await owner.refused('product', 'sku.scan', { code: '0000' })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'barcode' } })
  const found = await owner.do('report', 'document.list', { text: '老王', totals: true })
  expect(found.count).toBe(3)
})
