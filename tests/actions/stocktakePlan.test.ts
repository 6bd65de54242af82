import { fromTimer } from '../../scripts/invoke'
import { addDays } from '../../shared/kernel/fields'
import { type Caller, firstWarehouse, lineOf, newCompany, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let warehouse: string

beforeAll(async () => {
  db = await testDatabase('stocktakePlan')
  owner = await newCompany(db.invoke, '计划商贸')
  warehouse = await firstWarehouse(owner)
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const save = (more: object) => owner.do('inventory', 'stocktakePlan.save', { warehouse, frequency: 'weekly', nextDate: today(), ...more })
const tick = () => db.invoke('jobs', {}, fromTimer())
const opened = async (): Promise<string[]> =>
  (await owner.do('inventory', 'stocktake.list', {})).rows.map(({ summary }: { summary: string }) => summary)

test('a plan opens its stocktake on the day, once, and sets the next day', async () => {
  const plan = await save({ name: '周盘', blind: true, thresholdQuantity: '3' })
  await save({ name: '月盘', frequency: 'monthly', nextDate: addDays(today(), 20) })
  await save({ ...plan, name: '周盘', blind: true, thresholdQuantity: '3', note: undefined })
  await tick()
  await tick()
  expect(await opened()).toEqual([`周盘 ${today()}`])
  const { rows } = await owner.do('inventory', 'stocktake.list', {})
  expect(rows[0]).toMatchObject({ title: `周盘 ${today()}`, blind: true, madeByName: '系统', state: 'draft', warehouse })
  expect(await owner.do('inventory', 'stocktake.detail', { id: rows[0].id })).toMatchObject({ blind: true, thresholdQuantity: '3.0000' })
  expect(await owner.do('inventory', 'stocktakePlan.detail', { id: plan.id })).toMatchObject({ nextDate: addDays(today(), 7), version: 3 })
})

test('a day that was missed is opened once and not made up for; a plan laid aside opens nothing until it is taken up', async () => {
  const late = await save({ name: '补盘', nextDate: addDays(today(), -20) })
  const aside = await save({ name: '停盘' })
  const archive = (version: number, archived: boolean) =>
    owner.do('inventory', 'stocktakePlan.archive', { id: aside.id, version, archived })
  await archive(1, true)
  await tick()
  expect((await opened()).sort()).toEqual([`周盘 ${today()}`, `补盘 ${addDays(today(), -20)}`])
  expect(await owner.do('inventory', 'stocktakePlan.detail', { id: late.id })).toMatchObject({ nextDate: addDays(today(), 1) })
  await archive(2, false)
  await tick()
  expect(await opened()).toContain(`停盘 ${today()}`)
})

test('where a plan or a person says nothing, goods are counted again by the thresholds of the company', async () => {
  const { closedTo: _closedTo, ...settings } = await owner.do('system', 'settings.show')
  const usual = { recountRate: '0.02', recountAmount: '500', recountQuantity: '5' }
  await owner.do('system', 'settings.save', { ...settings, ...usual })
  const headOf = async (id: string) => owner.do('inventory', 'stocktake.detail', { id })
  const start = (more: object) => owner.do('inventory', 'stocktake.start', { title: '随手盘', warehouse, ...more })
  const silent = { thresholdRate: '0.020000', thresholdAmount: '500.00', thresholdQuantity: '5.0000' }
  expect(await headOf((await start({})).id)).toMatchObject(silent)
  expect(await headOf((await start({ thresholdRate: null, thresholdQuantity: '9' })).id)).toMatchObject({
    ...silent,
    thresholdRate: null,
    thresholdQuantity: '9.0000',
  })
  await save({ name: '照公司', thresholdAmount: '1' })
  await tick()
  const { rows } = await owner.do('inventory', 'stocktake.list', {})
  const planned = rows.find(({ title }: { title: string }) => title.startsWith('照公司'))
  expect(await headOf(planned.id)).toMatchObject({ ...silent, thresholdAmount: '1.00' })
})

test('plans are made by those who review, and seen by those who count', async () => {
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect((await keeper.do('inventory', 'stocktakePlan.list', {})).rows).toHaveLength(5)
  expect(
    await keeper.refused('inventory', 'stocktakePlan.save', { name: '我的', warehouse, frequency: 'weekly', nextDate: today() }),
  ).toMatchObject({ code: 'FORBIDDEN' })
})

test('while a blind count is open, who counts finds the figures of the book nowhere, where the company hides them', async () => {
  const shop = await newCompany(db.invoke, '暗盘商贸')
  const place = await firstWarehouse(shop)
  const [keeper, seller] = [await newMember(db.invoke, shop, 'warehouse'), await newMember(db.invoke, shop, 'salesperson')]
  const goods = await newGoods(shop, '暗盘货')
  await shop.do('inventory', 'opening.post', { date: today(), warehouse: place, lines: [lineOf(goods, '7', { price: '2' })] })
  const { closedTo: _closedTo, ...kept } = await shop.do('system', 'settings.show')
  const start = (blind: boolean) => shop.do('inventory', 'stocktake.start', { title: '盲', warehouse: place, skus: [goods.id], blind })
  const figures = async (caller: Caller) => {
    const [row] = (await caller.do('product', 'sku.list', { ids: [goods.id], warehouse: place })).rows
    const scanned = await caller.do('product', 'sku.detail', { id: goods.id })
    return [row.onHand, row.available, scanned.onHand]
  }
  const READS: [string, string, object][] = [
    ['inventory', 'stock.list', {}],
    ['inventory', 'stock.card', { sku: goods.id }],
    ['inventory', 'stock.availability', { skus: [goods.id] }],
    ['inventory', 'movement.list', { sku: goods.id }],
    ['inventory', 'alert.list', {}],
    ['inventory', 'replenish.suggest', {}],
    ['product', 'sku.live', { id: goods.id }],
  ]
  const open = ['7.0000', '7.0000', '7.0000']
  // Everywhere shown: the count itself is blind, other pages are not.
  const shown = await start(true)
  expect(await figures(keeper)).toEqual(open)
  await shop.do('inventory', 'stocktake.remove', { id: shown.id, version: shown.version })
  await shop.do('system', 'settings.save', { ...kept, blindStock: 'hidden' })
  expect(await figures(keeper)).toEqual(open)
  const seeing = await start(false)
  expect(await figures(keeper)).toEqual(open)
  const blind = await start(true)
  expect(await figures(keeper)).toEqual([undefined, undefined, undefined])
  for (const [module, action, input] of READS)
    expect([action, (await keeper.refused(module, action, input)).code]).toEqual([action, 'FORBIDDEN'])
  for (const caller of [seller, shop]) expect(await figures(caller)).toEqual(open)
  await keeper.do('inventory', 'stocktake.count', {
    id: blind.id,
    lines: [{ sku: goods.id, unit: goods.unit, quantity: '6', mode: 'add' }],
  })
  // A refusal tells who counts no more than the pages do: nobody finds a figure by asking for too much.
  const elsewhere = (await shop.do('inventory', 'warehouse.save', { name: '后仓' })).id
  const tooMany = { date: today(), warehouse: place, toWarehouse: elsewhere, lines: [lineOf(goods, '999')] }
  const short = { name: '暗盘货', wanted: '999.0000' }
  const told = async (caller: Caller) => await caller.refused('inventory', 'transfer.post', tooMany)
  expect(await told(shop)).toMatchObject({ code: 'INSUFFICIENT_STOCK', data: { ...short, available: '7.0000' } })
  const untold = await told(keeper)
  expect(untold).toMatchObject({ code: 'INSUFFICIENT_STOCK', data: short })
  expect(untold.data).not.toHaveProperty('available')
  expect(untold.data).not.toHaveProperty('reserved')
  const phone = await newGoods(shop, '手机', { tracking: 'serial' })
  const opened = { date: today(), warehouse: place, lines: [lineOf(phone, '1', { price: '1', serials: ['P1'] })] }
  await shop.do('inventory', 'opening.post', opened)
  const strayed = { ...tooMany, warehouse: elsewhere, toWarehouse: place, lines: [lineOf(phone, '1', { serials: ['P1'] })] }
  const stray = async (caller: Caller) => (await caller.refused('inventory', 'transfer.post', strayed)).data
  expect(await stray(shop)).toMatchObject({ serial: 'P1', warehouse: place })
  expect(Object.keys(await stray(keeper))).toEqual(['sku', 'code', 'name', 'serial'])
  const party = await newSupplier(shop, '供应商')
  const twice = (caller: Caller) => caller.refused('purchase', 'receipt.post', { ...opened, party })
  expect((await twice(shop)).data).toMatchObject({ serial: 'P1', warehouse: place })
  expect(await twice(keeper)).toMatchObject({ code: 'SERIAL_IN_STOCK' })
  expect(Object.keys((await twice(keeper)).data)).not.toContain('warehouse')
  const submitted = await shop.do('inventory', 'stocktake.submit', { id: blind.id, version: blind.version })
  expect(await figures(keeper)).toEqual([undefined, undefined, undefined])
  await shop.do('inventory', 'stocktake.approve', { id: blind.id, version: submitted.version })
  expect(await figures(keeper)).toEqual(['6.0000', '6.0000', '6.0000'])
  expect((await told(keeper)).data).toMatchObject({ ...short, available: '6.0000' })
  await shop.do('inventory', 'stocktake.remove', { id: seeing.id, version: seeing.version })
})
