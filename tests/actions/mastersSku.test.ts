import { changeOfSku } from '../../shared/masters/sku'
import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newGoods, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'

let db: TestDatabase
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('mastersSku')
  owner = await newCompany(db.invoke, '商品档案')
})
afterAll(() => dropSound(db))

const bottle = { name: '瓶', numerator: 1, denominator: 1 }
const crate = { name: '箱', numerator: 24, denominator: 1 }
let codes = 0
const sku = (units: object[], more = {}) => ({ code: `M${++codes}`, name: '可乐', skuKind: 'goods', taxRate: '0.13', units, ...more })
const save = (input: object) => owner.do('product', 'sku.save', input)
const refused = (input: object) => owner.refused('product', 'sku.save', input)
const detail = (id: string) => owner.do('product', 'sku.detail', { id })
const changing = async (id: string) => changeOfSku(await detail(id))
const use = async (goods: Goods, unit = goods.unit) =>
  owner.do('inventory', 'opening.post', {
    date: today(),
    warehouse: await firstWarehouse(owner),
    lines: [lineOf(goods, '1', { unit, price: '1' })],
  })

test.each([
  ['no unit', [], 'units'],
  ['a base unit that is not one', [crate], 'units.0.numerator'],
  ['a base unit of a half', [{ ...bottle, denominator: 2 }], 'units.0.numerator'],
  ['two units of one name', [bottle, { ...crate, name: '瓶' }], 'units.1.name'],
  [
    'one barcode twice',
    [
      { ...bottle, barcode: '1' },
      { ...crate, barcode: '1' },
    ],
    'units.1.barcode',
  ],
])('%s is INVALID', async (_what, units, path) => {
  expect(await refused(sku(units))).toMatchObject({ code: 'INVALID', data: { issues: [{ path }] } })
})

test('units keep their order, the base unit first, and their exact ratios', async () => {
  const { id } = await save(sku([bottle, { name: '打', numerator: 12, denominator: 1 }, { name: '口', numerator: 1, denominator: 3 }]))
  expect((await detail(id)).units.map((unit: typeof bottle) => [unit.name, unit.numerator, unit.denominator])).toEqual([
    ['瓶', 1, 1],
    ['打', 12, 1],
    ['口', 1, 3],
  ])
})

test('a barcode belongs to one unit of the company; another company may have it too', async () => {
  await save(sku([{ ...bottle, barcode: '2900000000001' }]))
  expect(await refused(sku([{ ...bottle, barcode: '2900000000001' }]))).toMatchObject({ code: 'DUPLICATE', data: { field: 'barcode' } })
  const other = await newCompany(db.invoke, '别家')
  await other.do('product', 'sku.save', sku([{ ...bottle, barcode: '2900000000001' }]))
})

test('a scan finds the unit of the barcode, with or without the leading zero, or the code of the goods', async () => {
  const { id } = await save(
    sku(
      [
        { ...bottle, barcode: '0036000291452' },
        { ...crate, barcode: '10036000291459' },
      ],
      { code: 'SCAN-1' },
    ),
  )
  const units = (await detail(id)).units.map((unit: { id: string }) => unit.id)
  const scan = async (code: string) => (await owner.do('product', 'sku.scan', { code })).unit
  expect(await scan('0036000291452')).toBe(units[0])
  expect(await scan('036000291452')).toBe(units[0])
  expect(await scan('10036000291459')).toBe(units[1])
  expect(await scan('SCAN-1')).toBe(units[0])
  const known = await changing(id)
  await owner.do('product', 'sku.archive', { id, version: known.version, archived: true })
  expect(await owner.refused('product', 'sku.scan', { code: '0036000291452' })).toMatchObject({ code: 'NOT_FOUND' })
})

describe('what documents use is held', () => {
  test('the base unit, its kind and used ratios stay; unused units may change and go', async () => {
    const goods = await newGoods(owner, '在用')
    const known = await changing(goods.id)
    const [base, box] = known.units
    await save({ ...known, units: [base, { ...box, numerator: 12 }] })
    await use(goods, goods.caseUnit)
    const now = await changing(goods.id)
    const tries: [object, string][] = [
      [{ units: [base, { ...now.units[1], numerator: 24 }] }, '单位换算'],
      [{ units: [base] }, '单位'],
      [{ units: [{ ...bottle, name: '罐' }, now.units[1]] }, '基本单位和类型'],
      [{ units: [{ ...now.units[1], numerator: 1 }, base] }, '基本单位和类型'],
      [{ skuKind: 'service' }, '基本单位和类型'],
    ]
    for (const [change, what] of tries)
      expect([what, await refused({ ...now, ...change })]).toEqual([what, expect.objectContaining({ code: 'IN_USE', data: { what } })])
    expect(await changing(goods.id)).toEqual(now)
    await save({ ...now, name: '改名', units: [...now.units, { name: '板', numerator: 6, denominator: 1 }] })
    expect((await detail(goods.id)).units).toHaveLength(3)
  })

  test('before anything was posted the base unit may change', async () => {
    const { id } = await save(sku([bottle, crate]))
    const known = await changing(id)
    await save({ ...known, units: [{ name: '罐', numerator: 1, denominator: 1 }] })
    expect((await detail(id)).units.map((unit: typeof bottle) => unit.name)).toEqual(['罐'])
  })

  test('a unit of other goods cannot be taken over', async () => {
    const goods = await newGoods(owner, '甲')
    const other = await newGoods(owner, '乙')
    const known = await changing(goods.id)
    expect(await refused({ ...known, units: [known.units[0], { ...crate, id: other.caseUnit }] })).toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'unit' },
    })
    expect((await detail(other.id)).units).toHaveLength(2)
  })

  test('archived goods go on no new document', async () => {
    const goods = await newGoods(owner, '停售')
    await owner.do('product', 'sku.archive', { id: goods.id, version: 1, archived: true })
    const draft = { date: today(), warehouse: await firstWarehouse(owner), lines: [lineOf(goods, '1', { price: '1' })] }
    expect(await owner.refused('inventory', 'opening.save', draft)).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'lines.0.sku' }] },
    })
  })
})
