import { type Caller, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { csvLines, exported } from './exported'
import { tick } from './nightly'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let seller: Caller
let purchaser: Caller

beforeAll(async () => {
  db = await testDatabase('tradeReports')
  shop = await Shop.open(db, '报表商贸')
  const tea = await shop.stocked('茶', '100')
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
