import { fromTimer } from '../../scripts/invoke'
import { addDays } from '../../shared/kernel/fields'
import { type Caller, firstWarehouse, newCompany, newMember, today } from '../company'
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
  expect(rows[0]).toMatchObject({ madeByName: '系统', state: 'draft', warehouse })
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

test('plans are made by those who review, and seen by those who count', async () => {
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect((await keeper.do('inventory', 'stocktakePlan.list', {})).rows).toHaveLength(4)
  expect(
    await keeper.refused('inventory', 'stocktakePlan.save', { name: '我的', warehouse, frequency: 'weekly', nextDate: today() }),
  ).toMatchObject({ code: 'FORBIDDEN' })
})
