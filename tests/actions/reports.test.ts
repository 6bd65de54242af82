import type mysql from 'mysql2/promise'
import { addDays } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText, sum } from '../../shared/kernel/money'
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
import { night, plainConnection, rowsOf } from './nightly'

let db: TestDatabase
let database: mysql.Connection

beforeAll(async () => {
  db = await testDatabase('reports')
  database = await plainConnection(db)
})
afterAll(() => dropSound(db, () => database.end()))

const ask = (text: string, values: unknown[] = []) => rowsOf(database, text, values)

async function shopOf(name: string) {
  const owner = await newCompany(db.invoke, name)
  const main = await firstWarehouse(owner)
  const supplier = await newSupplier(owner, '供应商')
  const customer = await newCustomer(owner, '客户')
  const receive = (date: string, lines: unknown[], warehouse = main) =>
    owner.do('purchase', 'receipt.post', { date, party: supplier, warehouse, taxInclusive: false, lines })
  const deliver = (date: string, lines: unknown[], warehouse = main) =>
    owner.do('sales', 'delivery.post', { date, party: customer, warehouse, taxInclusive: false, lines })
  return { owner, main, supplier, customer, receive, deliver }
}

describe('summary and past stock after random documents, some backdated, some voided', () => {
  let seed = 20_261_124
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  let owner: Caller
  let goods: Goods[]
  let warehouses: string[]

  /** Documents of the last hundred days, none later than so many days ago. */
  async function trade(shop: Awaited<ReturnType<typeof shopOf>>, steps: number, latest: number) {
    const posted: { module: string; kind: string; id: string; version: number }[] = []
    for (let step = 0; step < steps; step++) {
      const date = addDays(today(), -latest - random(100 - latest))
      const good = goods[random(goods.length)]!
      const warehouse = warehouses[random(2)]!
      const quantity = String(1 + random(9))
      const act = random(10)
      const line = lineOf(good, quantity, { price: `${1 + random(5)}.${10 + random(90)}` })
      if (act < 4) posted.push({ module: 'purchase', kind: 'receipt', ...(await shop.receive(date, [line, line], warehouse)) })
      else if (act < 7) {
        const answer = await owner.answer('sales', 'delivery.post', { date, party: shop.customer, warehouse, lines: [line] })
        if (answer.ok) posted.push({ module: 'sales', kind: 'delivery', ...answer.data })
      } else if (act < 9) {
        const toWarehouse = warehouses.find((one) => one !== warehouse)
        const move = { date, warehouse, toWarehouse, direct: random(2) === 0, lines: [lineOf(good, quantity)] }
        await owner.answer('inventory', 'transfer.post', move)
      } else if (posted.length) {
        const [one] = posted.splice(random(posted.length), 1)
        await owner.answer(one!.module, `${one!.kind}.void`, { id: one!.id, version: one!.version, reason: '错' })
      }
    }
  }

  beforeAll(async () => {
    const shop = await shopOf('汇总商贸')
    owner = shop.owner
    warehouses = [shop.main, (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id]
    goods = []
    for (const name of ['甲', '乙', '丙', '丁']) goods.push(await newGoods(owner, name))
    await trade(shop, 40, 46)
    await database.query('UPDATE posting SET at = at - INTERVAL 45 DAY WHERE company = ?', [owner.company])
    await night(db, database, owner)
    await trade(shop, 40, 6)
    await database.query('UPDATE posting SET at = at - INTERVAL 5 DAY WHERE company = ? AND at > UTC_TIMESTAMP() - INTERVAL 3 DAY', [
      owner.company,
    ])
    await night(db, database, owner)
    await trade(shop, 20, 0)
  })

  const days = [0, 1, 5, 17, 30, 31, 46, 60, 61, 62, 90, 120].map((back) => addDays(today(), -back))
  const dated = { date: 'm.date <= ?', posting: 'p.at < TIMESTAMP(?) + INTERVAL 16 HOUR' }

  test('the summaries are the moves up to their posting, month by month', async () => {
    const [rollup] = await ask('SELECT * FROM stock_rollup WHERE company = ?', [owner.company])
    expect(rollup.posting).toBeGreaterThan(50)
    for (const [basis, month] of [
      ['date', "DATE_FORMAT(m.date, '%Y-%m')"],
      ['posting', "DATE_FORMAT(p.at + INTERVAL 8 HOUR, '%Y-%m')"],
    ])
      expect(
        await ask(
          `SELECT s.month, s.sku, s.warehouse FROM stock_month s LEFT JOIN stock_move m ON m.company = s.company AND m.sku = s.sku AND m.warehouse = s.warehouse AND m.posting <= ?
           LEFT JOIN posting p ON p.company = m.company AND p.number = m.posting AND ${month} <= s.month
           WHERE s.company = ? AND s.basis = ? GROUP BY s.month, s.sku, s.warehouse, s.quantity, s.value
           HAVING s.quantity <> SUM(IF(p.number IS NULL, 0, m.quantity)) OR s.value <> SUM(IF(p.number IS NULL, 0, m.value))`,
          [rollup.posting, owner.company, basis],
        ),
      ).toEqual([])
  })

  test.each(['date', 'posting'] as const)('stock at any day by %s is the sum of the moves until then', async (basis) => {
    for (const date of days) {
      const found = await owner.do('inventory', 'stock.at', { date, basis, totals: true })
      const truth = await ask(
        `SELECT m.sku, SUM(m.quantity) AS onHand, SUM(m.value) AS value FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
         WHERE m.company = ? AND ${dated[basis]} GROUP BY m.sku HAVING SUM(m.quantity) <> 0 OR SUM(m.value) <> 0 ORDER BY m.sku`,
        [owner.company, date],
      )
      expect(found.rows.map(({ sku, onHand, value }: any) => ({ sku, onHand, value }))).toEqual(truth)
      expect(found.totalValue).toBe(moneyText(sum(truth.map((row) => row.value))))
      expect(found.totalOnHand).toBe(quantityText(sum(truth.map((row) => row.onHand))))
      for (const by of ['warehouse', 'category'])
        expect(sum((await owner.do('inventory', 'stock.at', { date, basis, by })).rows.map((row: any) => row.value)).toString()).toBe(
          dec(found.totalValue).toString(),
        )
    }
    const ofOne = 'SELECT SUM(value) AS value FROM stock_balance WHERE company = ? AND warehouse = ?'
    const [here] = await ask(ofOne, [owner.company, warehouses[0]])
    expect((await owner.do('inventory', 'stock.at', { warehouse: warehouses[0], totals: true })).totalValue).toBe(here.value)
  })

  const ledgerAt = async (date: string) =>
    (
      await ask(
        "SELECT COALESCE(SUM(debit - credit), 0) AS balance FROM journal_line WHERE company = ? AND account = '1405' AND date <= ?",
        [owner.company, date],
      )
    )[0].balance

  test('opening, in by kind, out by kind and closing hold for any period, and closing is account 1405', async () => {
    const month = today().slice(0, 7)
    const periods = [
      ...Array.from({ length: 12 }, () => [random(110), random(110)].sort((a, b) => b - a).map((back) => addDays(today(), -back))),
      [`${month}-01`, today()],
      [addDays(today(), -200), today()],
      [`${addDays(`${month}-01`, -1).slice(0, 7)}-01`, addDays(`${month}-01`, -1)],
    ] as [string, string][]
    for (const [from, to] of periods) {
      const { rows, total } = await owner.do('inventory', 'stockReport.summary', { from, to, totals: true })
      expect(total.closingValue).toBe(await ledgerAt(to))
      expect(total.ledgerValue).toBe(await ledgerAt(to))
      expect(total.openingValue).toBe(await ledgerAt(addDays(from, -1)))
      for (const field of ['openingValue', 'inValue', 'outValue', 'closingValue', 'closingQuantity'])
        expect(dec(total[field]).equals(sum(rows.map((row: any) => row[field])))).toBe(true)
      const kinds = await ask(
        `SELECT d.kind, SUM(IF(sense >= 0, quantity, 0)) AS came, SUM(IF(sense >= 0, value, 0)) AS cameValue, SUM(IF(sense < 0, -quantity, 0)) AS went, SUM(IF(sense < 0, -value, 0)) AS wentValue
         FROM (SELECT m.company, p.document, m.quantity, m.value, IF(p.act = 'void', -1, 1) * SIGN(m.quantity) AS sense FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
           WHERE m.company = ? AND m.date BETWEEN ? AND ?) x JOIN document d ON d.company = x.company AND d.id = x.document GROUP BY d.kind ORDER BY d.kind`,
        [owner.company, from, to],
      )
      const side = (quantity: string, value: string) =>
        kinds
          .map((row) => ({ kind: row.kind, quantity: row[quantity], value: row[value] }))
          .filter((row) => !dec(row.quantity).isZero() || !dec(row.value).isZero())
      expect(total.inKinds).toEqual(side('came', 'cameValue'))
      expect(total.outKinds).toEqual(side('went', 'wentValue'))
      for (const by of ['warehouse', 'category']) {
        const groups = (await owner.do('inventory', 'stockReport.summary', { from, to, by })).rows
        expect(dec(total.closingValue).equals(sum(groups.map((row: any) => row.closingValue)))).toBe(true)
      }
    }
    expect(await owner.refused('inventory', 'stockReport.summary', { from: today(), to: addDays(today(), -1) })).toMatchObject({
      code: 'INVALID',
    })
  })

  test('ageing, turnover, ABC, slow goods and the list of stock say what the ledger says, to the cent', async () => {
    const adds = (rows: any[], field: string) => moneyText(sum(rows.map((row) => row[field])))
    for (const date of days) {
      const { rows } = await owner.do('inventory', 'stockReport.ageing', { date })
      expect([date, adds(rows, 'value')]).toEqual([date, moneyText(await ledgerAt(date))])
      for (const { value, onHand, ages, unknown } of rows) {
        expect(adds([...ages, unknown], 'value')).toBe(value)
        expect(quantityText(sum([...ages, unknown].map((age: any) => age.quantity)))).toBe(onHand)
      }
    }
    const now = await ledgerAt(today())
    const { rows: stock, value: total } = await owner.do('inventory', 'stock.list', { limit: 200, totals: true })
    expect([adds(stock, 'value'), total]).toEqual([now, now])
    const held = new Map(stock.map(({ sku, value }: any) => [sku, value]))
    const days100 = { from: addDays(today(), -100), to: today() }
    const [{ cost }] = await ask(
      `SELECT SUM(j.debit - j.credit) AS cost FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting
       JOIN document d ON d.company = p.company AND d.id = p.document WHERE j.company = ? AND j.account = '5401' AND j.date BETWEEN ? AND ? AND d.kind = 'delivery'`,
      [owner.company, days100.from, days100.to],
    )
    const turnover = await owner.do('inventory', 'stockReport.turnover', { ...days100, totals: true })
    expect([turnover.total.cost, adds(turnover.rows, 'cost')]).toEqual([cost, cost])
    const abc = await owner.do('inventory', 'stockReport.abc', days100)
    expect(adds(abc.rows, 'amount')).toBe(abc.total)
    const { rows: slow } = await owner.do('inventory', 'stockReport.slow', {})
    for (const { sku, value } of [...abc.rows, ...slow]) expect([sku, value]).toEqual([sku, held.get(sku) ?? '0.00'])
  })
})

describe('turnover, ageing, ABC and slow goods by hand', () => {
  const back = (days: number) => addDays(today(), -days)
  let shop: Awaited<ReturnType<typeof shopOf>>
  let [fast, slow, still, fresh]: Goods[] = []

  beforeAll(async () => {
    shop = await shopOf('分析商贸')
    ;[fast, slow, still, fresh] = [
      await newGoods(shop.owner, '快'),
      await newGoods(shop.owner, '慢'),
      await newGoods(shop.owner, '滞'),
      await newGoods(shop.owner, '新'),
    ]
    await shop.receive(back(200), [
      lineOf(fast!, '10', { price: '2' }),
      lineOf(slow!, '100', { price: '1' }),
      lineOf(still!, '5', { price: '10' }),
    ])
    await shop.receive(back(40), [lineOf(fast!, '10', { price: '2' })])
    await shop.receive(back(3), [lineOf(fast!, '10', { price: '2' }), lineOf(fresh!, '7', { price: '3' })])
    await shop.deliver(back(20), [lineOf(slow!, '5', { price: '4' })])
    await shop.deliver(back(5), [lineOf(fast!, '8', { price: '10' })])
  })

  const report = (name: string, input: object = {}) => shop.owner.do('inventory', `stockReport.${name}`, input)
  const of = (rows: any[], good: Goods | undefined) => rows.find((row) => row.sku === good!.id)

  test('turnover is cost of sales over the average of the days’ closing values', async () => {
    const { days, rows, total } = await report('turnover', { from: back(9), to: today(), totals: true })
    expect(days).toBe(10)
    // 40.00 for four days, 24.00 for two after 8 left for 16.00, 44.00 for four after 10 came.
    const average = dec('40').times(4).plus(dec('24').times(2)).plus(dec('44').times(4)).div(10)
    expect(of(rows, fast)).toMatchObject({
      soldQuantity: '8.0000',
      cost: '16.00',
      averageValue: moneyText(average),
      turnover: quantityText(dec('16').div(average)),
      turnoverDays: quantityText(average.times(10).div('16')),
    })
    expect(of(rows, still)).toMatchObject({ cost: '0.00', averageValue: '50.00', turnover: '0.0000', turnoverDays: null })
    expect(total).toMatchObject({ cost: '16.00' })
  })

  test('what is on hand is as old as the latest receipts that explain it', async () => {
    const { brackets, rows } = await report('ageing')
    expect(brackets).toHaveLength(6)
    expect(of(rows, fast)).toMatchObject({ onHand: '22.0000', value: '44.00' })
    expect(of(rows, fast).ages.map((age: any) => age.quantity)).toEqual(['10.0000', '10.0000', '0.0000', '0.0000', '2.0000', '0.0000'])
    expect(of(rows, fast).ages.map((age: any) => age.value)).toEqual(['20.00', '20.00', '0.00', '0.00', '4.00', '0.00'])
    expect(of(rows, slow).ages[4]).toEqual({ quantity: '95.0000', value: '95.00' })
    const values = rows.flatMap((row: any) => [...row.ages.map((age: any) => age.value), row.unknown.value])
    const [ledger] = await ask("SELECT SUM(debit - credit) AS balance FROM journal_line WHERE company = ? AND account = '1405'", [
      shop.owner.company,
    ])
    expect(moneyText(sum(values))).toBe(ledger.balance)
  })

  test('ABC cuts the sorted sales at 80 and 95 %, and what did not sell is C', async () => {
    const { total, rows } = await report('abc', { from: back(30), to: today() })
    expect(total).toBe('100.00')
    expect(rows.map(({ name, amount, abc, cumulative }: any) => [name, amount, abc, cumulative])).toEqual([
      ['快', '80.00', 'A', '0.800000'],
      ['慢', '20.00', 'B', '1.000000'],
      ['滞', '0.00', 'C', '1.000000'],
      ['新', '0.00', 'C', '1.000000'],
    ])
  })

  test('slow is what nobody bought for so long or would last too long, but nothing that just came', async () => {
    const { rows } = await report('slow')
    expect(rows.map(({ name, lastSale, coverDays }: any) => [name, lastSale, coverDays])).toEqual([
      ['快', back(5), '247.5000'],
      ['慢', back(20), '1710.0000'],
      ['滞', null, null],
    ])
  })

  test('who may not see cost sees quantities alone, and who may not see reports sees none', async () => {
    const keeper = await newMember(db.invoke, shop.owner, 'warehouse')
    expect(await keeper.refused('inventory', 'stockReport.ageing')).toMatchObject({ code: 'FORBIDDEN' })
    const { rows, totalValue } = await keeper.do('inventory', 'stock.at', { date: back(10), totals: true })
    expect(of(rows, fast)).toMatchObject({ onHand: '20.0000' })
    expect([totalValue, of(rows, fast).value, of(rows, fast).unitCost]).toEqual([undefined, undefined, undefined])
    const stranger = await newCompany(db.invoke, '外人商贸')
    expect(await stranger.refused('inventory', 'stockReport.ageing', { sku: fast!.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await stranger.do('inventory', 'stock.at', { totals: true })).rows).toEqual([])
  })
})
