import { isOptional, metaOf, shapeOf } from '../../shared/kernel/fields'
import { type Caller, firstWarehouse, newCompany, today } from '../company'
import { testDatabase } from '../database'
import { everyAction } from '../generated/sample'
import { plant, rowsOf, type World } from '../generated/world'
import { dropSound } from '../sound'

let db: World['db']
let owner: Caller
let warehouse: string
let voucher: string

beforeAll(async () => {
  db = await testDatabase('masters')
  owner = await newCompany(db.invoke, '主数据')
  warehouse = await firstWarehouse(owner)
  const entries = [
    { account: '560204', debit: '1' },
    { account: '1602', credit: '1' },
  ]
  voucher = (await owner.do('finance', 'manualVoucher.post', { date: today(), entries })).id
})
afterAll(() => dropSound(db))

/** Every master: what has save, archive, list and detail. */
const masters = everyAction
  .filter(({ name }) => name.endsWith('.archive'))
  .map(({ module, name }) => {
    const thing = name.replace('.archive', '')
    const saving = everyAction.find((each) => each.name === `${thing}.save`)!
    return { thing, module, shape: shapeOf(saving.action.input)! }
  })

const requiredOf = (thing: string): Record<string, unknown> => ({
  ...(thing === 'fund' && { fundKind: 'bank' }),
  ...(thing === 'expenseCategory' && { categoryKind: 'expense', account: '5602' }),
  ...(thing === 'reason' && { direction: 'in', account: '5301' }),
  ...(thing === 'customField' && { fieldKind: 'text' }),
  ...(thing === 'voucherTemplate' && { document: voucher }),
  ...(thing === 'label' && { paper: 'roll40x30', symbol: 'barcode' }),
  ...(thing === 'stocktakePlan' && { warehouse, frequency: 'weekly', nextDate: '2099-01-01' }),
  ...(thing === 'product' && { code: plant('KS', '', 20), taxRate: '0.13' }),
  ...(thing === 'sku' && {
    code: plant('SKU', '', 20),
    skuKind: 'goods',
    taxRate: '0.13',
    units: [{ name: '个', numerator: 1, denominator: 1 }],
  }),
})

test('masters are found by themselves', () => {
  expect(masters.map(({ thing }) => thing).sort()).toEqual([
    'category',
    'customField',
    'customer',
    'department',
    'expenseCategory',
    'fund',
    'label',
    'priceLevel',
    'product',
    'reason',
    'region',
    'sku',
    'staff',
    'stocktakePlan',
    'supplier',
    'voucherTemplate',
    'warehouse',
  ])
})

describe.each(masters.map((each) => [each.thing, each] as const))('%s', (thing, { module, shape }) => {
  const save = (input: object) => owner.do(module, `${thing}.save`, { ...requiredOf(thing), ...input })
  const detail = (id: string) => owner.do(module, `${thing}.detail`, { id })
  const namesFound = async (criteria: object): Promise<string[]> =>
    (await owner.do(module, `${thing}.list`, criteria)).rows.map((row: { name: string }) => row.name)

  test('is saved, shown, changed; a stale version is CHANGED and changes nothing', async () => {
    const saved = await save({ name: `${thing}甲` })
    expect(saved.version).toBe(1)
    expect(await detail(saved.id)).toMatchObject({ id: saved.id, version: 1, name: `${thing}甲`, archived: false })
    const known = await detail(saved.id)
    const same = thing === 'sku' ? { units: known.units } : {}
    expect(await save({ id: saved.id, version: 1, name: `${thing}乙`, ...same })).toEqual({ id: saved.id, version: 2 })
    const stale = { ...requiredOf(thing), id: saved.id, version: 1, name: `${thing}丙`, ...same }
    expect(await owner.refused(module, `${thing}.save`, stale)).toMatchObject({ code: 'CHANGED', data: { version: 2 } })
    expect(await owner.refused(module, `${thing}.archive`, { id: saved.id, version: 1, archived: true })).toMatchObject({ code: 'CHANGED' })
    expect(await detail(saved.id)).toMatchObject({ name: `${thing}乙`, version: 2 })
    expect(await owner.refused(module, `${thing}.save`, { ...stale, id: '7' })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('every field comes back as it was saved, and is emptied by leaving it out', async () => {
    const plain = Object.entries(shape).filter(
      ([key, field]) =>
        isOptional(field) &&
        ['text', 'integer', 'money', 'boolean'].includes(metaOf(field).kind) &&
        !['name', 'code', 'version', 'customer', 'supplier'].includes(key),
    )
    const values = Object.fromEntries(
      plain.map(([key, field]) => [key, { text: `字${key}`, integer: 7, money: '12.30', boolean: true }[metaOf(field).kind as 'text']]),
    )
    const { id } = await save({ name: `${thing}全`, ...values })
    expect(await detail(id)).toMatchObject(values)
    const { version, units } = await detail(id)
    await save({ id, version, name: `${thing}全`, ...(thing === 'sku' && { units }) })
    const empty = await detail(id)
    for (const key of Object.keys(values)) expect([key, empty[key] ?? null]).toEqual([key, null])
  })

  test('is found by a part of its name and by the initials of its pinyin', async () => {
    const name = ({ supplier: '重庆长安厂', staff: '重庆长安人' } as Record<string, string>)[thing] ?? '重庆长安' // customers and suppliers are one table
    await save({ name })
    await save({ name: ({ supplier: '银行大楼里', staff: '银行大楼外' } as Record<string, string>)[thing] ?? '银行大楼' })
    expect(await namesFound({ text: '庆长' })).toEqual([name])
    expect(await namesFound({ text: 'cqca' })).toEqual([name])
    expect(await namesFound({ text: 'CQC' })).toEqual([name])
    expect(await namesFound({ text: 'yhdl' })).toEqual([expect.stringContaining('银行大楼')])
    expect(await namesFound({ text: 'qca' })).toEqual([])
  })

  test('pages by key: every row once, in order', async () => {
    for (let count = 0; count < 5; count++) await save({ name: `${thing}页${count}` })
    const seen: string[] = []
    let after: string | undefined
    for (;;) {
      const { rows, more } = await owner.do(module, `${thing}.list`, { text: `${thing}页`, limit: 2, after })
      seen.push(...rows.map((row: { name: string }) => row.name))
      if (!more) break
      after = rows.at(-1).id
    }
    expect(seen).toEqual([0, 1, 2, 3, 4].map((count) => `${thing}页${count}`))
  })

  test('is archived and brought back; lists leave it out unless asked', async () => {
    const { id } = await save({ name: `${thing}停` })
    await owner.do(module, `${thing}.archive`, { id, version: 1, archived: true })
    expect(await namesFound({ text: `${thing}停` })).toEqual([])
    expect(await namesFound({ text: `${thing}停`, archived: true })).toEqual([`${thing}停`])
    expect(await detail(id)).toMatchObject({ archived: true, version: 2 })
    await owner.do(module, `${thing}.archive`, { id, version: 2, archived: false })
    expect(await namesFound({ text: `${thing}停` })).toEqual([`${thing}停`])
  })

  test('a second one of the same name or code is a DUPLICATE', async () => {
    const first = { ...requiredOf(thing), name: `${thing}同` }
    await owner.do(module, `${thing}.save`, first)
    const other = await save({ name: `${thing}异` })
    expect(await owner.refused(module, `${thing}.save`, first)).toMatchObject({
      code: 'DUPLICATE',
      data: { field: ['sku', 'product'].includes(thing) ? 'code' : 'name' },
    })
    const known = await detail(other.id)
    const changed = { ...first, id: other.id, version: 1, ...(thing === 'sku' && { units: known.units }) }
    expect(await owner.refused(module, `${thing}.save`, changed)).toMatchObject({ code: 'DUPLICATE' })
    expect(await detail(other.id)).toMatchObject({ name: `${thing}异`, version: 1 })
  })

  test('its changes are in the operation log, before and after', async () => {
    const { id } = await save({ name: `${thing}前` })
    const { units } = await detail(id)
    await save({ id, version: 1, name: `${thing}后`, ...(thing === 'sku' && { units }) })
    const [row] = await rowsOf(db, 'SELECT was, became FROM operation WHERE subject = ? ORDER BY id DESC LIMIT 1', [id])
    expect([JSON.parse(row!.was).name, JSON.parse(row!.became).name]).toEqual([`${thing}前`, `${thing}后`])
  })
})

test('a customer is no supplier until somebody says so; the lists of both are views of one party', async () => {
  const { id } = await owner.do('sales', 'customer.save', { name: '两面' })
  expect(await owner.refused('purchase', 'supplier.detail', { id })).toMatchObject({ code: 'NOT_FOUND' })
  await owner.do('sales', 'customer.save', { id, version: 1, name: '两面', supplier: true })
  expect(await owner.do('purchase', 'supplier.detail', { id })).toMatchObject({ id, name: '两面' })
})
