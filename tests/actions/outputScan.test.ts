import { isChecked } from '../../shared/product/barcode'
import { newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { newOutputShop, nextYear, type OutputShop } from './outputShop'

let db: TestDatabase
let shop: OutputShop
let lot: string
const GTIN = '06901234567892'

beforeAll(async () => {
  db = await testDatabase('outputScan')
  shop = await newOutputShop(db)
  lot = (await scan(`]C101${GTIN}10LOT-A`)).line.lot
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const scan = (code: string) => shop.owner.do('product', 'sku.scan', { code })

describe('scanning', () => {
  const noLine = { quantity: null }
  test.each([
    ['6901234567892', '公斤', { lotNumber: null }],
    [']E06901234567892', '公斤', {}],
    ['26901234567896', '箱', {}],
    ['16901234567899', '公斤', {}],
    [`]C101${GTIN}17280131${'10LOT-A'}`, '公斤', { lotNumber: 'LOT-A', expiresAt: nextYear, producedAt: today() }],
    [`(01)${GTIN}(17)280200(10)NEW-1`, '公斤', { lotNumber: 'NEW-1', expiresAt: '2028-02-29', lot: undefined }],
    [`(01)${GTIN}(15)280200`, '公斤', { expiresAt: '2028-02-29' }],
    [`(02)${GTIN}(37)24(10)LOT-A`, '公斤', { quantity: '24' }],
    [`(01)26901234567896(30)3`, '箱', { quantity: '3' }],
    [`(01)16901234567899(10)LOT-A`, '公斤', { lotNumber: 'LOT-A' }],
    [`01${GTIN}310300125010LOT-A`, '公斤', { quantity: '1.2500', lotNumber: 'LOT-A' }],
    [`\x1d01${GTIN}10LOT-A\x1d21X9`, '公斤', { lotNumber: 'LOT-A', serials: undefined }],
    ['036000291452', '台', noLine],
    ['0036000291452', '台', noLine],
    [`(01)00036000291452(21)SN1`, '台', { serials: ['SN1'], quantity: '1' }],
    ['SN2', '台', { serials: ['SN2'], quantity: '1' }],
  ])('%j is the goods in %s with %j', async (code, unitName, line) => {
    const found = await scan(code)
    expect(found.sku.units.find((unit: { id: string }) => unit.id === found.unit).name).toBe(unitName)
    expect(found.line).toMatchObject(Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)))
    for (const [field, value] of Object.entries(line)) if (value === undefined) expect(found.line[field] ?? null).toBeNull()
  })

  test('our own codes name goods and batches of this company alone', async () => {
    expect(await scan(`zf:lot:${lot}`)).toMatchObject({ sku: { id: shop.milk.id }, line: { lot, lotNumber: 'LOT-A', expiresAt: nextYear } })
    expect(await scan(`zf:sku:${shop.water.id}`)).toMatchObject({ sku: { id: shop.water.id }, unit: shop.water.unit })
    for (const code of [`zf:lot:${lot}`, `zf:sku:${shop.water.id}`, `(01)${GTIN}`, 'SN1'])
      expect(await shop.stranger.refused('product', 'sku.scan', { code })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await shop.owner.refused('product', 'sku.scan', { code: `zf:warehouse:${shop.warehouse}` })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([
    [`(01)${GTIN}(17)271301`, 'INVALID'],
    [']C10106901234567893', 'INVALID'],
    ['(01)06901234567885', 'NOT_FOUND'],
    ['(00)106141412345678908', 'NOT_FOUND'],
    ['nothing', 'NOT_FOUND'],
    ['a\x1bb', 'INVALID'],
    ['', 'INVALID'],
  ])('%j is refused as %s', async (code, refusal) => {
    expect(await shop.owner.refused('product', 'sku.scan', { code })).toMatchObject({ code: refusal })
  })
})

describe('the company’s own barcodes', () => {
  test('come in order, never twice, never one somebody took', async () => {
    const { barcodes } = await shop.owner.do('output', 'barcode.allocate', { count: 3 })
    expect(barcodes).toEqual(['2000000000015', '2000000000022', '2000000000039'])
    await newGoods(shop.owner, '手工编码', { units: [{ name: '个', numerator: 1, denominator: 1, barcode: '2000000000046' }] })
    const rivals = await Promise.all(Array.from({ length: 6 }, () => shop.owner.do('output', 'barcode.allocate', { count: 2 })))
    const all = rivals.flatMap((each) => each.barcodes as string[])
    expect(new Set(all).size).toBe(12)
    expect(all).not.toContain('2000000000046')
    expect(all.every(isChecked)).toBe(true)
    expect((await shop.stranger.do('output', 'barcode.allocate', { count: 1 })).barcodes).toEqual(['2000000000015'])
  })

  test('take the prefix of the settings, and need the right to keep goods', async () => {
    const { closedTo: _closed, ...settings } = await shop.stranger.do('system', 'settings.show', {})
    await shop.stranger.do('system', 'settings.save', { ...settings, barcodePrefix: '29' })
    expect((await shop.stranger.do('output', 'barcode.allocate', { count: 1 })).barcodes).toEqual(['2900000000018'])
    const seller = await newMember(db.invoke, shop.owner, 'salesperson')
    expect(await seller.refused('output', 'barcode.allocate', { count: 1 })).toMatchObject({ code: 'FORBIDDEN' })
  })
})
