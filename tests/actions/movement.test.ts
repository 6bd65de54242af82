import path from 'node:path'
import type mysql from 'mysql2/promise'
import { addDays } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'
import { functionsFolder } from '../../scripts/paths'
import {
  type Caller,
  firstWarehouse,
  type Goods,
  lineOf,
  newCompany,
  newCustomer,
  newGoods,
  newMember,
  newSupplier,
  today,
} from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { exported } from './exported'
import { plainConnection, rowsOf } from './nightly'

let db: TestDatabase
let database: mysql.Connection
let owner: Caller
let main: string
let shop: string
let supplier: string
let customer: string
let tea: Goods
let cup: Goods

type Moves = Record<string, any>

beforeAll(async () => {
  db = await testDatabase('movement')
  database = await plainConnection(db)
  owner = await newCompany(db.invoke, '进出商贸')
  main = await firstWarehouse(owner)
  shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  supplier = await newSupplier(owner, '供应商')
  customer = await newCustomer(owner, '客户')
  tea = await newGoods(owner, '茶=1+1')
  cup = await newGoods(owner, '杯')
  const receive = (date: string, good: Goods, quantity: string, price: string) =>
    owner.do('purchase', 'receipt.post', {
      date,
      party: supplier,
      warehouse: main,
      taxInclusive: false,
      lines: [lineOf(good, quantity, { price })],
    })
  for (const [index, price] of ['1.11', '2.22', '3.33'].entries()) await receive(addDays(today(), -index), tea, '10', price)
  await receive(addDays(today(), -70), cup, '7', '5')
  const sold = await owner.do('sales', 'delivery.post', {
    date: today(),
    party: customer,
    warehouse: main,
    lines: [lineOf(tea, '4', { price: '9' })],
  })
  await owner.do('inventory', 'transfer.post', {
    date: today(),
    warehouse: main,
    toWarehouse: shop,
    direct: true,
    lines: [lineOf(tea, '6'), lineOf(cup, '1')],
  })
  await owner.do('sales', 'delivery.void', { id: sold.id, version: sold.version, reason: '错' })
})
afterAll(() => dropSound(db, () => database.end()))

const list = (input: object = {}): Promise<Moves> => owner.do('inventory', 'movement.list', input)

test('every move of a SKU stands with its document and what was left after it, page by page', async () => {
  for (const warehouse of [undefined, main, shop]) {
    const truth = await rowsOf(
      database,
      `SELECT posting, seq, quantity, SUM(quantity) OVER (ORDER BY posting, seq) AS runningQuantity, SUM(value) OVER (ORDER BY posting, seq) AS runningValue
       FROM stock_move WHERE company = ? AND sku = ? ${warehouse ? 'AND warehouse = ?' : ''} ORDER BY posting DESC, seq DESC`,
      [owner.company, tea.id, ...(warehouse ? [warehouse] : [])],
    )
    const seen: Moves[] = []
    for (let after: string | null = null, first = true; first || after; first = false) {
      const page: Moves = await list({ sku: tea.id, warehouse, limit: 2, after })
      seen.push(...page.rows)
      after = page.more
    }
    expect(
      seen.map(({ posting, seq, quantity, runningQuantity, runningValue }) => ({ posting, seq, quantity, runningQuantity, runningValue })),
    ).toEqual(truth)
  }
  const [first] = (await list({ sku: tea.id })).rows
  expect(first).toMatchObject({
    kind: 'delivery',
    reversal: true,
    partyName: '客户',
    warehouseName: '主仓',
    baseUnit: '瓶',
    quantity: '4.0000',
  })
})

test('filters narrow the rows and the totals alike', async () => {
  const all = await list({ from: '2000-01-01', totals: true })
  expect(all.count).toBe(10)
  expect(moneyText(dec(all.inValue).minus(all.outValue))).toBe(moneyText(sum(all.rows.map((row: Moves) => row.value))))
  const receipts = await list({ kinds: ['receipt'], sku: tea.id, totals: true })
  expect(receipts).toMatchObject({ count: 3, inQuantity: '30.0000', outQuantity: '0.0000', inValue: '66.60' })
  expect(receipts.rows.map((row: Moves) => row.runningQuantity)).toEqual(['30.0000', '20.0000', '10.0000'])
  expect((await list({ party: customer, totals: true })).count).toBe(2)
  expect((await list({ warehouse: shop, totals: true })).rows.map((row: Moves) => row.name).sort()).toEqual(['杯', '茶=1+1'])
  expect((await list({ text: '杯', from: '2000-01-01' })).rows).toHaveLength(3)
  expect((await list({ from: '2000-01-01', to: addDays(today(), -60), totals: true })).count).toBe(1)
  // Without goods, party or batch: this month.
  expect(await list({})).toMatchObject({ from: `${today().slice(0, 7)}-01` })
  expect(await owner.refused('inventory', 'movement.list', { after: "1' OR 1" })).toMatchObject({ code: 'INVALID' })
})

test('availability is what is on hand less what is promised, with what is expected beside it', async () => {
  const order = { date: today(), party: supplier, warehouse: shop, lines: [lineOf(tea, '2', { unit: tea.caseUnit, price: '1' })] }
  await owner.do('purchase', 'purchaseOrder.post', order)
  await owner.do('inventory', 'transfer.post', { date: today(), warehouse: main, toWarehouse: shop, lines: [lineOf(tea, '3')] })
  const ask = async (warehouse?: string) => (await owner.do('inventory', 'stock.availability', { skus: [tea.id], warehouse })).rows
  expect(await ask(shop)).toEqual([
    { sku: tea.id, onHand: '6.0000', reserved: '0.0000', available: '6.0000', onOrder: '48.0000', inTransit: '3.0000' },
  ])
  expect(await ask()).toMatchObject([{ onHand: '27.0000', onOrder: '48.0000', inTransit: '3.0000' }])
  const { rows } = await owner.do('product', 'sku.list', { warehouse: shop, ids: [tea.id] })
  expect(rows).toMatchObject([{ available: '6.0000', reserved: '0.0000', onOrder: '48.0000', inTransit: '3.0000' }])
})

describe('the export', () => {
  const fileOf = (caller: Caller, input: object) => exported(db, caller, ['inventory', 'stockReport.export'], input)

  test('holds every row as CSV, a text that looks like a formula stays a text, and cost only for who may see it', async () => {
    const { name, rows, bytes } = await fileOf(owner, { report: 'movement', format: 'csv', sku: tea.id })
    expect(name).toBe(`进出记录 ${today()}.csv`)
    const lines = bytes.toString('utf8').slice(0, -2).split('\r\n')
    expect(lines).toHaveLength(rows + 1)
    expect(lines[0]).toBe('\ufeff业务日期,单据,单号,往来单位,仓库,编码,商品,规格,批号,单位,数量,金额,结存,结存金额')
    const { rows: shown } = await list({ sku: tea.id })
    expect(lines.slice(1).map((line: string) => line.split(',')[10])).toEqual(shown.map((row: Moves) => row.quantity))
    const formula = await newGoods(owner, '=HYPERLINK("x")')
    await owner.do('inventory', 'opening.post', { date: today(), warehouse: main, lines: [lineOf(formula, '1', { price: '1' })] })
    expect((await fileOf(owner, { report: 'stock', format: 'csv', sku: formula.id })).bytes.toString('utf8')).toContain(
      `"'=HYPERLINK(""x"")"`,
    )
    const purchaser = await newMember(db.invoke, owner, 'purchaser')
    expect((await fileOf(purchaser, { report: 'stock', format: 'csv' })).bytes.toString('utf8')).toContain('库存金额')
    const keeper = await newMember(db.invoke, owner, 'warehouse')
    expect(await keeper.refused('inventory', 'stockReport.export', { report: 'stock' })).toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each(['movement', 'stock', 'summary', 'turnover', 'ageing', 'abc', 'slow'])('of %s is a workbook that opens', async (report) => {
    const { bytes, rows } = await fileOf(owner, { report, from: addDays(today(), -30), to: today() })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    const { readSheet } = require(path.join(functionsFolder(), 'system', 'lazy-sheet.js'))
    const sheet = await readSheet(bytes, 1000)
    expect(sheet.rows).toHaveLength(rows)
    expect(sheet.header).toContain('商品')
  })

  test.each(['stock', 'summary'])('of %s by warehouse says what stands on the page', async (report) => {
    const { bytes } = await fileOf(owner, { report, by: 'warehouse', format: 'csv', from: addDays(today(), -30), to: today() })
    const [header, ...rows] = bytes.toString('utf8').slice(0, -2).split('\r\n')
    expect(header).toMatch(/^\ufeff仓库,(现存量|期初数量)/)
    const { rows: places } = await owner.do('inventory', 'stock.at', { by: 'warehouse' })
    expect(rows.map((row: string) => row.split(',')[0])).toEqual(expect.arrayContaining(places.map(({ name }: { name: string }) => name)))
  })

  test('asks for a period where the report needs one', async () => {
    expect(await owner.refused('inventory', 'stockReport.export', { report: 'summary' })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'from' }] },
    })
  })
})

test('costs are masked, and another company’s goods do not exist', async () => {
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const { rows, more, inValue } = await keeper.do('inventory', 'movement.list', { sku: tea.id, limit: 2, totals: true })
  expect([rows[0].value, rows[0].valueAfter, rows[0].runningValue, inValue]).toEqual([undefined, undefined, undefined, undefined])
  expect(more).toMatch(/_0\.00$/)
  const next = await keeper.do('inventory', 'movement.list', { sku: tea.id, limit: 2, after: more })
  expect(next.rows[0].runningQuantity).toBe(quantityText((await list({ sku: tea.id })).rows[2].runningQuantity))
  const stranger = await newCompany(db.invoke, '外人商贸')
  expect(await stranger.refused('inventory', 'movement.list', { sku: tea.id })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await stranger.do('inventory', 'movement.list', { totals: true })).toMatchObject({ rows: [], count: 0 })
  expect(await stranger.refused('inventory', 'stock.availability', { skus: [tea.id] })).toMatchObject({ code: 'NOT_FOUND' })
})
