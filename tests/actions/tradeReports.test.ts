import { addDays } from '../../shared/kernel/fields'
import { type Caller, type Goods, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { csvLines, exported } from './exported'
import { tick } from './nightly'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let tea: Goods
let seller: Caller
let purchaser: Caller

beforeAll(async () => {
  db = await testDatabase('tradeReports')
  shop = await Shop.open(db, '报表商贸')
  tea = await shop.stocked('茶', '100')
  seller = await newMember(db.invoke, shop.owner, 'salesperson')
  purchaser = await newMember(db.invoke, shop.owner, 'purchaser')
  const sell = (caller: Caller, quantity: string) =>
    caller.do('sales', 'delivery.post', shop.sale([lineOf(tea, quantity, { price: '11.3' })]))
  await sell(shop.owner, '3')
  await sell(shop.owner, '2')
})
afterAll(async () => {
  await shop.close()
  await dropSound(db)
})

describe('the export of an analysis', () => {
  const sales = {
    report: 'sales',
    format: 'csv',
    dimensions: ['party'],
    measures: ['amount', 'documents', 'margin'],
    from: today(),
    to: today(),
  }
  const file = (caller: Caller, input: object) => exported(db, caller, ['report', 'report.export'], input)

  test('says in words what it is grouped by, and what stands on the page', async () => {
    const { name, rows, bytes } = await file(shop.owner, sales)
    expect([name, rows]).toEqual([`销售分析 ${today()}.csv`, 1])
    expect(csvLines(bytes)).toEqual(['往来单位,价税合计,单数,毛利', '报表商贸的客户,56.50,2,40.00'])
  })

  test('is made in the rights and scope of who asks: margins are left out, and the sales of others', async () => {
    const { bytes, rows } = await file(seller, sales)
    expect(csvLines(bytes)[0]).toBe('往来单位,价税合计,单数')
    expect(rows).toBe(0)
  })

  test('is refused at once to who may not see the documents, and for a figure there is not', async () => {
    expect(await purchaser.refused('report', 'report.export', sales)).toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'delivery.view' },
    })
    expect(await shop.owner.refused('report', 'report.export', { ...sales, measures: ['profit'] })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'measures.0' }] },
    })
    expect(await shop.owner.refused('report', 'report.export', { ...sales, to: '2020-01-01' })).toMatchObject({ code: 'INVALID' })
  })

  test('of a member who left before it was made is not made', async () => {
    const leaver = await newMember(db.invoke, shop.owner, 'salesperson')
    const { job } = await leaver.do('report', 'report.export', { ...sales, format: 'xlsx' })
    await shop.sql.query('UPDATE member m JOIN job j ON j.company = m.company AND j.createdBy = m.id SET m.active = 0 WHERE j.id = ?', [
      job,
    ])
    await tick(db)
    expect(await shop.owner.do('system', 'job.show', { id: job })).toMatchObject({ state: 'failed' })
  })
})

describe('what buyers take away', () => {
  const file = (caller: Caller, input: object) => exported(db, caller, ['purchase', 'purchase.export'], { format: 'csv', ...input })

  test('is what is on its way, all of it or only what is late', async () => {
    const order = (more: object) =>
      shop.owner.do('purchase', 'purchaseOrder.post', shop.purchase([lineOf(tea, '4', { price: '2.5' })], more)) as Promise<{
        number: string
      }>
    const late = await order({ date: addDays(today(), -9), expectedDate: addDays(today(), -2) })
    const due = await order({ expectedDate: addDays(today(), 2) })
    const numbers = async (input: object) =>
      csvLines((await file(purchaser, { report: 'arrivals', ...input })).bytes).map((line) => line.split(',')[0])
    expect(await numbers({})).toEqual(['单号', late.number, due.number])
    expect(await numbers({ late: true })).toEqual(['单号', late.number])
  })

  test('is what was paid, how suppliers kept their word, and a plan', async () => {
    const { bytes } = await file(purchaser, { report: 'history', sku: tea.id })
    expect(csvLines(bytes)[0]).toBe('单号,业务日期,供应商,基本数量,基本单位进价')
    expect(csvLines(bytes)[1]).toContain('报表商贸的厂家,100.0000,2.26')
    const records = csvLines((await file(purchaser, { report: 'record' })).bytes)
    expect(records[0]).toBe('供应商,评分,准时率,到货率,拒收率,退货率,价格指数,未完成订单,迟到订单')
    expect(records[1]).toMatch(/^报表商贸的厂家,.*,2,1$/)
    const plan = await purchaser.do('purchase', 'purchasePlan.save', {
      date: today(),
      warehouse: shop.warehouse,
      lines: [{ ...lineOf(tea, '7'), supplier: shop.supplier }],
    })
    const planned = csvLines((await file(purchaser, { report: 'plan', plan: plan.id })).bytes)
    expect(planned[1]).toMatch(/,茶,.*7\.?0*,.*报表商贸的厂家/)
  })

  test('is refused to who may not see suppliers’ prices, and without the goods it is about', async () => {
    expect(await purchaser.refused('purchase', 'purchase.export', { report: 'history' })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'sku' }] },
    })
    expect(await seller.refused('purchase', 'purchase.export', { report: 'record' })).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('the sales analysis', () => {
  const run = async (input: object) =>
    (await shop.owner.do('report', 'report.run', { dataset: 'sales', from: today(), to: today(), ...input })).rows as Record<
      string,
      string
    >[]

  test('adds up by region, and each row leads to the deliveries behind it', async () => {
    const region = (await shop.owner.do('system', 'region.save', { name: '华东' })).id
    const east = (await shop.owner.do('sales', 'customer.save', { name: '华东客户', region })).id
    await shop.owner.do('sales', 'delivery.post', shop.sale([lineOf(tea, '1', { price: '11.3' })], { party: east }))
    const rows = await run({ dimensions: ['region'], measures: ['amount', 'margin'] })
    expect(rows.map(({ regionName, amount, margin }) => [regionName, amount, margin])).toEqual([
      [null, '56.50', '40.00'],
      ['华东', '11.30', '8.00'],
    ])
    const list = (more: object) => shop.owner.do('report', 'document.list', { kinds: ['delivery'], totals: true, ...more })
    expect(await list({ region })).toMatchObject({ count: 1, total: '11.30' })
    const mine = await shop.owner.do('sales', 'delivery.list', {})
    expect((await list({ employee: mine.rows[0].madeBy })).count).toBe(await counted('employee', mine.rows[0].madeBy))
  })

  test('counts who bought again: the first customer did within the day, the new one did not', async () => {
    const [row] = await run({ dimensions: [], measures: ['buyers', 'repeaters'] })
    expect([String(row!.buyers), String(row!.repeaters)]).toEqual(['2', '1'])
  })

  const counted = async (column: string, value: string) =>
    parseInt(
      (
        await shop.rows(
          `SELECT COUNT(*) AS n FROM document WHERE company = ? AND kind = 'delivery' AND ${column} = ?`,
          shop.owner.company,
          value,
        )
      )[0]!.n,
      10,
    )
})
