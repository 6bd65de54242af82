import { inflateSync } from 'node:zlib'
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
import { isChecked } from '../../shared/product/barcode'
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller
let stranger: Caller
let water: Goods
let milk: Goods
let phone: Goods
let lot: string
let warehouse: string
let customer: string
let delivery: { id: string; version: number; number: string }
let receipt: { id: string }
const nextYear = `${parseInt(today().slice(0, 4), 10) + 1}-01-31`
const GTIN = '06901234567892'

beforeAll(async () => {
  db = await testDatabase('output')
  owner = await newCompany(db.invoke, '小满商贸')
  stranger = await newCompany(db.invoke, '别家')
  warehouse = await firstWarehouse(owner)
  const supplier = await newSupplier(owner, '厂家')
  customer = await newCustomer(owner, '镕囍便利店')
  water = await newGoods(owner, '矿泉水', { spec: '550ml' })
  const kilogram = { name: '公斤', numerator: 1, denominator: 1, barcode: '6901234567892', salePrice: '12.5' }
  milk = await newGoods(owner, '奶粉', {
    tracking: 'lot',
    units: [kilogram, { name: '箱', numerator: 12, denominator: 1, barcode: '26901234567896' }],
  })
  phone = await newGoods(owner, '手机', {
    tracking: 'serial',
    units: [{ name: '台', numerator: 1, denominator: 1, barcode: '036000291452' }],
  })
  receipt = await owner.do('purchase', 'receipt.post', {
    date: today(),
    party: supplier,
    warehouse,
    lines: [
      lineOf(water, '100', { price: '1.13' }),
      lineOf(milk, '10', { price: '50', lotNumber: 'LOT-A', producedAt: today(), expiresAt: nextYear }),
      lineOf(phone, '2', { price: '1000', serials: ['SN1', 'SN2'] }),
    ],
  })
  delivery = await owner.do('sales', 'delivery.post', {
    date: today(),
    party: customer,
    warehouse,
    address: '人民路 1 号',
    discount: '0.20',
    lines: [
      lineOf(water, '10', { price: '3' }),
      { ...lineOf(water, '1', { price: '66' }), unit: water.caseUnit },
      lineOf(milk, '2', { price: '80' }),
    ],
  })
  lot = (await owner.do('product', 'sku.scan', { code: `]C101${GTIN}10LOT-A` })).line.lot
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const scan = (code: string) => owner.do('product', 'sku.scan', { code })
const gb = (base64: string) => new TextDecoder('gb18030').decode(Buffer.from(base64, 'base64'))

/** How many pages a PDF has, and whether its parts can be read. */
function pagesOf(base64: string): number {
  const bytes = Buffer.from(base64, 'base64')
  const text = bytes.toString('latin1')
  expect(text.startsWith('%PDF-1.')).toBe(true)
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
  for (const match of text.matchAll(/\/FlateDecode\s*>>\s*stream\n/g)) {
    const begin = match.index + match[0].length
    expect(() => inflateSync(bytes.subarray(begin, text.indexOf('\nendstream', begin)))).not.toThrow()
  }
  return [...text.matchAll(/\/Type \/Page\b/g)].length
}

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
    expect(await scan(`zf:lot:${lot}`)).toMatchObject({ sku: { id: milk.id }, line: { lot, lotNumber: 'LOT-A', expiresAt: nextYear } })
    expect(await scan(`zf:sku:${water.id}`)).toMatchObject({ sku: { id: water.id }, unit: water.unit })
    for (const code of [`zf:lot:${lot}`, `zf:sku:${water.id}`, `(01)${GTIN}`, 'SN1'])
      expect(await stranger.refused('product', 'sku.scan', { code })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await owner.refused('product', 'sku.scan', { code: `zf:warehouse:${warehouse}` })).toMatchObject({ code: 'NOT_FOUND' })
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
    expect(await owner.refused('product', 'sku.scan', { code })).toMatchObject({ code: refusal })
  })
})

describe('the company’s own barcodes', () => {
  test('come in order, never twice, never one somebody took', async () => {
    const { barcodes } = await owner.do('output', 'barcode.allocate', { count: 3 })
    expect(barcodes).toEqual(['2000000000015', '2000000000022', '2000000000039'])
    await newGoods(owner, '手工编码', { units: [{ name: '个', numerator: 1, denominator: 1, barcode: '2000000000046' }] })
    const rivals = await Promise.all(Array.from({ length: 6 }, () => owner.do('output', 'barcode.allocate', { count: 2 })))
    const all = rivals.flatMap((each) => each.barcodes as string[])
    expect(new Set(all).size).toBe(12)
    expect(all).not.toContain('2000000000046')
    expect(all.every(isChecked)).toBe(true)
    expect((await stranger.do('output', 'barcode.allocate', { count: 1 })).barcodes).toEqual(['2000000000015'])
  })

  test('take the prefix of the settings, and need the right to keep goods', async () => {
    const { closedTo: _closed, ...settings } = await stranger.do('system', 'settings.show', {})
    await stranger.do('system', 'settings.save', { ...settings, barcodePrefix: '29' })
    expect((await stranger.do('output', 'barcode.allocate', { count: 1 })).barcodes).toEqual(['2900000000018'])
    const seller = await newMember(db.invoke, owner, 'salesperson')
    expect(await seller.refused('output', 'barcode.allocate', { count: 1 })).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('labels', () => {
  const goods = () => [
    { sku: water.id, copies: 2 },
    { sku: milk.id, lot, copies: 1 },
    { sku: phone.id, serial: 'SN1', copies: 1 },
    { sku: water.id, unit: water.caseUnit, copies: 1 },
  ]

  test('in TSPL: what stands on each, in GB18030', async () => {
    const { base64, missing, name } = await owner.do('output', 'label.commands', { language: 'tspl', paper: 'roll60x40', goods: goods() })
    const text = gb(base64)
    expect([name, missing]).toEqual(['标签.tspl', ''])
    expect([...text.matchAll(/PRINT 1,(\d+)\r\n/g)].map((match) => match[1])).toEqual(['2', '1', '1', '1'])
    for (const part of [
      '"矿泉水"',
      '"￥3.00/瓶"',
      '"550ml"',
      '"￥66.00/箱"',
      '"批号 LOT-A"',
      `"产 ${today()} 至 ${nextYear}"`,
      '"序列号 SN1"',
      '"EAN13",89,1,0,3,6,"6901234567892"',
    ])
      expect(text).toContain(part)
  })

  test('in ESC/POS, with documents and places in our own code', async () => {
    const { base64 } = await owner.do('output', 'label.commands', {
      language: 'escpos',
      goods: [],
      documents: [delivery.id],
      warehouses: [warehouse],
    })
    const text = gb(base64)
    for (const part of [delivery.number, `zf:delivery:${delivery.id}`, `zf:warehouse:${warehouse}`]) expect(text).toContain(part)
  })

  test('by a template of the company, on sheets of A4', async () => {
    const { id } = await owner.do('output', 'label.save', {
      name: '价签',
      paper: 'sheet24',
      symbol: 'gs1',
      withName: true,
      withPrice: true,
    })
    const many = await owner.do('output', 'label.sheet', { template: id, goods: [{ sku: water.id, copies: 49 }] })
    expect(pagesOf(many.base64)).toBe(3)
    expect(pagesOf((await owner.do('output', 'label.sheet', { paper: 'roll40x30', goods: goods() })).base64)).toBe(5)
    expect(await owner.refused('output', 'label.commands', { language: 'tspl', template: id, goods: goods() })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'paper' }] },
    })
    expect(await stranger.refused('output', 'label.sheet', { template: id, goods: [] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await owner.refused('output', 'label.save', { name: '价签', paper: 'sheet24', symbol: 'none' })).toMatchObject({
      code: 'DUPLICATE',
    })
  })

  test('characters no font has are told', async () => {
    const rare = await newGoods(owner, '𠮷野家㛃')
    expect((await owner.do('output', 'label.sheet', { goods: [{ sku: rare.id, copies: 1 }] })).missing).toBe('𠮷㛃')
    expect((await owner.do('output', 'label.commands', { language: 'tspl', goods: [{ sku: rare.id, copies: 1 }] })).missing).toBe('𠮷㛃')
  })

  test('of other companies, of other goods, of nothing or without end are refused', async () => {
    const refused = (input: object) => owner.refused('output', 'label.sheet', input)
    const theirs = await newGoods(stranger, '别家货')
    expect(await refused({ goods: [{ sku: theirs.id, copies: 1 }] })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'sku' } })
    expect(await refused({ goods: [{ sku: water.id, unit: phone.unit, copies: 1 }] })).toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'unit' },
    })
    expect(await refused({ goods: [{ sku: water.id, lot, copies: 1 }] })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'lot' } })
    expect(await refused({ goods: [] })).toMatchObject({ code: 'NO_LINES' })
    expect(
      await refused({
        goods: [
          { sku: water.id, copies: 1000 },
          { sku: milk.id, copies: 1000 },
          { sku: phone.id, copies: 1 },
        ],
      }),
    ).toMatchObject({ code: 'INVALID' })
    expect(await stranger.refused('output', 'label.sheet', { goods: [], documents: [delivery.id] })).toMatchObject({ code: 'NOT_FOUND' })
    const seller = await newMember(db.invoke, owner, 'salesperson')
    expect(await seller.refused('output', 'label.sheet', { goods: [], documents: [receipt.id] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await seller.refused('output', 'label.save', { name: '我的', paper: 'roll40x30', symbol: 'qr' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('documents', () => {
  test('as a receipt: every fact, figure and the amount in words, no cost', async () => {
    const { base64, name, missing } = await owner.do('output', 'document.commands', { document: delivery.id })
    const text = gb(base64)
    expect([name, missing]).toEqual([`销售出库单 ${delivery.number}.escpos`, ''])
    for (const part of [
      '小满商贸',
      '销售出库单',
      `单号：${delivery.number}`,
      '客户：镕囍便利店',
      '送货地址：人民路 1 号',
      '10 瓶 × ￥3.00',
      '1 箱 × ￥66.00',
      'LOT-A',
      '￥160.00',
      '整单优惠',
      '-￥0.20',
      '￥255.80',
      '大写：贰佰伍拾伍元捌角整',
      `zf:delivery:${delivery.id}`,
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('成本')
    for (const line of text.split('\n').filter((each) => each.includes('￥')))
      expect([...line].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)).toBeLessThanOrEqual(50)
    const bare = gb((await owner.do('output', 'document.commands', { document: delivery.id, prices: false, roll: 'roll58' })).base64)
    expect(bare).toContain('10 瓶')
    for (const part of ['￥', '大写', '255.80']) expect(bare).not.toContain(part)
  })

  test('as a PDF, on as many pages as it takes', async () => {
    expect(pagesOf((await owner.do('output', 'document.pdf', { document: delivery.id })).base64)).toBe(1)
    const long = await owner.do('sales', 'delivery.save', {
      date: today(),
      party: customer,
      warehouse,
      lines: Array.from({ length: 120 }, (_, index) => lineOf(water, '1', { price: '3', note: `第 ${index + 1} 行` })),
    })
    expect(pagesOf((await owner.do('output', 'document.pdf', { document: long.id })).base64)).toBeGreaterThanOrEqual(3)
    expect(pagesOf((await owner.do('output', 'document.pdf', { document: long.id, page: 'half241' })).base64)).toBeGreaterThanOrEqual(6)
    expect(gb((await owner.do('output', 'document.commands', { document: long.id })).base64)).toContain('销售出库单（草稿）')
  })

  test('a transfer names both warehouses and no price', async () => {
    const shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
    const transfer = await owner.do('inventory', 'transfer.post', {
      date: today(),
      warehouse,
      toWarehouse: shop,
      expectedDate: nextYear,
      lines: [lineOf(water, '1')],
    })
    const text = gb((await owner.do('output', 'document.commands', { document: transfer.id })).base64)
    for (const part of ['调拨出库单', '调入仓库：门店', `预计到货：${nextYear}`]) expect(text).toContain(part)
    expect(text).not.toContain('￥')
    expect(pagesOf((await owner.do('output', 'document.pdf', { document: transfer.id, page: 'a5' })).base64)).toBe(1)
  })

  test('only for who may view them', async () => {
    for (const action of ['document.pdf', 'document.commands']) {
      expect(await stranger.refused('output', action, { document: delivery.id })).toMatchObject({ code: 'NOT_FOUND' })
      const seller = await newMember(db.invoke, owner, 'salesperson')
      expect(await seller.refused('output', action, { document: delivery.id })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await seller.refused('output', action, { document: receipt.id })).toMatchObject({ code: 'NOT_FOUND' })
      const keeper = await newMember(db.invoke, owner, 'warehouse')
      expect(await keeper.do('output', action, { document: receipt.id })).toHaveProperty('base64')
      const outsider = await newMember(db.invoke, owner, 'customer')
      expect(await outsider.refused('output', action, { document: delivery.id })).toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})
