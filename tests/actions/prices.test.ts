import mysql from 'mysql2/promise'
import { fromTimer } from '../../scripts/invoke'
import { changeOfSku } from '../../shared/masters/sku'
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
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let warehouse: string
let supplier: string
let water: Goods
let juice: Goods
let wholesale: string
let category: string

beforeAll(async () => {
  db = await testDatabase('prices')
  owner = await newCompany(db.invoke, '价格商贸')
  warehouse = await firstWarehouse(owner)
  supplier = await newSupplier(owner, '厂家')
  category = (await owner.do('product', 'category.save', { name: '饮料' })).id
  const below = (await owner.do('product', 'category.save', { name: '果汁', parent: category })).id
  water = await newGoods(owner, '水', { category, brand: '清溪', floorPrice: '2.90' })
  juice = await newGoods(owner, '果汁', { category: below })
  await newGoods(owner, '肥皂')
  wholesale = (await owner.do('product', 'priceLevel.save', { name: '批发' })).id
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const rule = (more: object) => ({ category, target: 'sale', method: 'percent', value: '10', rounding: 'dime', ...more })
const preview = (more: object = {}) => owner.do('product', 'price.preview', rule(more))
const change = (more: object = {}) => owner.do('product', 'price.change', rule(more))
const unitsOf = async (goods: Goods) => (await owner.do('product', 'sku.detail', { id: goods.id })).units
const prices = async (goods: Goods) => (await unitsOf(goods)).map((unit: { salePrice: string }) => unit.salePrice)
const history = async (goods: Goods, caller = owner) => (await caller.do('product', 'price.history', { sku: goods.id })).rows

describe('a mass change', () => {
  test('is shown first: by category with all beneath it, per unit, below floor marked, nothing written', async () => {
    const shown = await preview({ value: '-5', rounding: 'cent' })
    expect(
      shown.rows.map((row: { code: string; unitName: string; was: string; price: string; belowFloor: boolean }) => [
        row.unitName,
        row.was,
        row.price,
        row.belowFloor,
      ]),
    ).toEqual([
      ['瓶', '3.000000', '2.850000', true],
      ['箱', '66.000000', '62.700000', true],
      ['瓶', '3.000000', '2.850000', false],
      ['箱', '66.000000', '62.700000', false],
    ])
    expect(shown).toMatchObject({ count: 4, more: false })
    const page = await preview({ limit: 3, after: 2 })
    expect([page.rows.length, page.more]).toEqual([2, false])
    expect((await preview({ brand: '清溪' })).count).toBe(2)
    expect((await preview({ ids: [juice.id], baseOnly: true })).count).toBe(1)
    expect(await prices(water)).toEqual(['3.000000', '66.000000'])
  })

  test('changes what was shown, says who and when, and makes editors look again', async () => {
    const before = await owner.do('product', 'sku.detail', { id: water.id })
    expect(await change({ except: [juice.caseUnit] })).toMatchObject({ changed: 3 })
    expect(await prices(water)).toEqual(['3.300000', '72.600000'])
    expect(await prices(juice)).toEqual(['3.300000', '66.000000'])
    const rows = await history(juice)
    expect(rows[0]).toMatchObject({ target: 'sale', was: '3.000000', price: '3.300000', state: 'done', dueOn: today(), madeByName: '老板' })
    expect(await owner.refused('product', 'sku.save', changeOfSku(before))).toMatchObject({ code: 'CHANGED' })
  })

  test('from the cost, of what is on hand or else the purchase price; told only to those who see cost', async () => {
    const line = lineOf(water, '3', { price: '3.333333' })
    await owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, taxInclusive: false, lines: [line] })
    const shown = await preview({ method: 'cost', value: '1.3', rounding: 'cent', baseOnly: true })
    expect(shown.rows).toMatchObject([
      { cost: '3.333333', price: '4.330000', belowCost: false },
      { cost: '2.000000', price: '2.600000', belowCost: false },
    ])
    const administrator = await newMember(db.invoke, owner, 'administrator')
    expect(await administrator.refused('product', 'price.preview', rule({ method: 'cost', value: '1' }))).toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'cost.view' },
    })
    const masked = await administrator.do('product', 'price.preview', rule({}))
    expect(JSON.stringify(masked)).not.toMatch(/"cost"|"belowCost"/)
  })

  test('that changes nothing, names no level or goes below zero is refused', async () => {
    const refused = (more: object) => owner.refused('product', 'price.change', rule(more))
    expect(await refused({ value: '0' })).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'value' }] } })
    expect(await refused({ target: 'level' })).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'level' }] } })
    expect(await refused({ method: 'fixed', value: '-1' })).toMatchObject({ code: 'INVALID' })
    expect(await refused({ from: '2020-01-01' })).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'from' }] } })
    const sales = await newMember(db.invoke, owner, 'salesperson')
    expect(await sales.refused('product', 'price.change', rule({}))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('levels and floors', () => {
  test('a level starts from the standard price, and its customers are charged it', async () => {
    await change({ target: 'level', level: wholesale, value: '-10', rounding: 'cent' })
    expect((await unitsOf(water))[0].levelPrices).toEqual([{ level: wholesale, price: '2.970000' }])
    await change({ target: 'level', level: wholesale, method: 'amount', value: '-0.01', rounding: 'cent', ids: [water.id], baseOnly: true })
    expect((await unitsOf(water))[0].levelPrices).toEqual([{ level: wholesale, price: '2.960000' }])
    const sold = async (party: string) => {
      const draft = await owner.do('sales', 'delivery.save', { date: today(), party, warehouse, lines: [lineOf(water, '1')] })
      return (await owner.do('sales', 'delivery.detail', { id: draft.id })).lines[0].price
    }
    expect(await sold(await newCustomer(owner, '批发客户', { priceLevel: wholesale }))).toBe('2.960000')
    expect(await sold(await newCustomer(owner, '散客'))).toBe('3.300000')
  })

  test('nobody sells below the floor without the right, discount counted', async () => {
    const party = await newCustomer(owner, '砍价')
    const sales = await newMember(db.invoke, owner, 'salesperson')
    const draft = (line: object, unit = water.unit) => ({ date: today(), party, warehouse, lines: [lineOf(water, '1', { unit, ...line })] })
    for (const bad of [draft({ price: '2.89' }), draft({ price: '3.30', discountRate: '0.2' }), draft({ price: '69' }, water.caseUnit)])
      expect(await sales.refused('sales', 'delivery.save', bad)).toMatchObject({
        code: 'INVALID',
        data: { issues: [{ path: 'lines.0.price', message: '第 1 行 水：低于最低售价 ¥2.90' }] },
      })
    await sales.do('sales', 'delivery.save', draft({ price: '2.90' }))
    await owner.do('sales', 'delivery.save', draft({ price: '1' }))
  })

  test('floor prices change in bulk too', async () => {
    await change({ target: 'floor', method: 'fixed', value: '2.5', rounding: 'cent' })
    expect(await owner.do('product', 'sku.detail', { id: juice.id })).toMatchObject({ floorPrice: '2.500000' })
    expect((await history(water))[0]).toMatchObject({ target: 'floor', was: '2.900000', price: '2.500000' })
  })
})

describe('a change dated in the future', () => {
  const later = '2099-01-01'
  const clock = async (job: string) => {
    const connection = await mysql.createConnection(db.url)
    await connection.query('UPDATE job SET dueAt = NOW() - INTERVAL 9 HOUR WHERE id = ?', [job])
    await connection.end()
    await db.invoke('jobs', {}, fromTimer())
  }

  test('waits for its day, then starts from what the prices are by then', async () => {
    const { job } = await change({ method: 'fixed', value: '5', rounding: 'cent', from: later, ids: [juice.id], baseOnly: true })
    await db.invoke('jobs', {}, fromTimer())
    expect(await prices(juice)).toEqual(['3.300000', '66.000000'])
    expect((await history(juice))[0]).toMatchObject({ state: 'planned', dueOn: later, price: '5.000000' })
    await change({ method: 'fixed', value: '4', rounding: 'cent', ids: [juice.id], baseOnly: true })
    await clock(job)
    expect(await prices(juice)).toEqual(['5.000000', '66.000000'])
    expect((await history(juice)).slice(0, 2)).toMatchObject([
      { price: '4.000000', was: '3.300000', state: 'done' },
      { price: '5.000000', was: '4.000000', state: 'done' },
    ])
  })

  test('can be cancelled before, once', async () => {
    const { job, batch } = await change({ method: 'fixed', value: '9', rounding: 'cent', from: later, ids: [juice.id] })
    expect(await owner.do('product', 'price.cancel', { batch })).toEqual({ cancelled: 2 })
    expect(await owner.refused('product', 'price.cancel', { batch })).toMatchObject({ code: 'NOT_FOUND' })
    await clock(job)
    expect(await prices(juice)).toEqual(['5.000000', '66.000000'])
    expect((await owner.do('product', 'price.history', { state: 'cancelled' })).rows).toHaveLength(2)
  })
})

test('the history holds what was changed by hand, purchase prices only for those who see cost', async () => {
  const goods = await newGoods(owner, '手改')
  const fields = changeOfSku(await owner.do('product', 'sku.detail', { id: goods.id }))
  const [bottle, crate] = fields.units
  const units = [{ ...bottle, salePrice: '3.5', purchasePrice: '2.2', levelPrices: [{ level: wholesale, price: '3.1' }] }, crate]
  await owner.do('product', 'sku.save', { ...fields, units })
  const targets = (rows: { target: string; was?: string; price: string }[]) =>
    rows.map(({ target, was, price }) => [target, was ?? null, price])
  expect(targets((await history(goods)).slice(0, 3)).sort()).toEqual([
    ['level', null, '3.100000'],
    ['purchase', '2.000000', '2.200000'],
    ['sale', '3.000000', '3.500000'],
  ])
  const sales = await newMember(db.invoke, owner, 'salesperson')
  const seen = targets(await history(goods, sales))
  expect(seen.some(([target]) => target === 'purchase')).toBe(false)
  expect(seen.length).toBeGreaterThan(2)
  const found = async (criteria: object) => (await owner.do('product', 'price.history', criteria)).rows
  expect(targets(await found({ text: '手改', target: 'level' }))).toEqual([['level', null, '3.100000']])
  expect(await found({ text: '没有的' })).toEqual([])
  const first = await owner.do('product', 'price.history', { limit: 2 })
  const second = await owner.do('product', 'price.history', { limit: 2, after: first.more })
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(4)
})

test('a unit that nothing uses goes with its prices, those planned for a day to come as well', async () => {
  const goods = await newGoods(owner, '减单位', { category })
  await change({ method: 'fixed', value: '8', rounding: 'cent', from: '2099-01-01', ids: [goods.id] })
  const fields = changeOfSku(await owner.do('product', 'sku.detail', { id: goods.id }))
  await owner.do('product', 'sku.save', { ...fields, units: fields.units.slice(0, 1) })
  expect(new Set((await history(goods)).map(({ unitName }: { unitName: string }) => unitName))).toEqual(new Set(['瓶']))
})
