import { inflateSync } from 'node:zlib'
import { lineOf, newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { importing } from './importing'
import { newOutputShop, nextYear, type OutputShop } from './outputShop'

let db: TestDatabase
let shop: OutputShop
let lot: string

beforeAll(async () => {
  db = await testDatabase('output')
  shop = await newOutputShop(db)
  lot = (await shop.owner.do('product', 'sku.scan', { code: '(01)06901234567892(10)LOT-A' })).line.lot
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

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

describe('labels', () => {
  const goods = () => [
    { sku: shop.water.id, copies: 2 },
    { sku: shop.milk.id, lot, copies: 1 },
    { sku: shop.phone.id, serial: 'SN1', copies: 1 },
    { sku: shop.water.id, unit: shop.water.caseUnit, copies: 1 },
  ]

  test('in TSPL: what stands on each, in GB18030', async () => {
    const { base64, missing, name } = await shop.owner.do('output', 'label.commands', {
      language: 'tspl',
      paper: 'roll60x40',
      goods: goods(),
    })
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
    const { base64 } = await shop.owner.do('output', 'label.commands', {
      language: 'escpos',
      goods: [],
      documents: [shop.delivery.id],
      warehouses: [shop.warehouse],
    })
    const text = gb(base64)
    for (const part of [shop.delivery.number, `zf:delivery:${shop.delivery.id}`, `zf:warehouse:${shop.warehouse}`])
      expect(text).toContain(part)
  })

  test('by a template of the company, on sheets of A4', async () => {
    const { id } = await shop.owner.do('output', 'label.save', {
      name: '价签',
      paper: 'sheet24',
      symbol: 'gs1',
      withName: true,
      withPrice: true,
    })
    const many = await shop.owner.do('output', 'label.sheet', { template: id, goods: [{ sku: shop.water.id, copies: 49 }] })
    expect(pagesOf(many.base64)).toBe(3)
    expect(pagesOf((await shop.owner.do('output', 'label.sheet', { paper: 'roll40x30', goods: goods() })).base64)).toBe(5)
    expect(await shop.owner.refused('output', 'label.commands', { language: 'tspl', template: id, goods: goods() })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'paper' }] },
    })
    expect(await shop.stranger.refused('output', 'label.sheet', { template: id, goods: [] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await shop.owner.refused('output', 'label.save', { name: '价签', paper: 'sheet24', symbol: 'none' })).toMatchObject({
      code: 'DUPLICATE',
    })
  })

  test('characters no font has are told', async () => {
    const rare = await newGoods(shop.owner, '𠮷野家㛃')
    expect((await shop.owner.do('output', 'label.sheet', { goods: [{ sku: rare.id, copies: 1 }] })).missing).toBe('𠮷㛃')
    expect((await shop.owner.do('output', 'label.commands', { language: 'tspl', goods: [{ sku: rare.id, copies: 1 }] })).missing).toBe(
      '𠮷㛃',
    )
  })

  test('of other companies, of other goods, of nothing or without end are refused', async () => {
    const refused = (input: object) => shop.owner.refused('output', 'label.sheet', input)
    const theirs = await newGoods(shop.stranger, '别家货')
    expect(await refused({ goods: [{ sku: theirs.id, copies: 1 }] })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'sku' } })
    expect(await refused({ goods: [{ sku: shop.water.id, unit: shop.phone.unit, copies: 1 }] })).toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'unit' },
    })
    expect(await refused({ goods: [{ sku: shop.water.id, lot, copies: 1 }] })).toMatchObject({ code: 'NOT_FOUND', data: { what: 'lot' } })
    expect(await refused({ goods: [] })).toMatchObject({ code: 'NO_LINES' })
    expect(
      await refused({
        goods: [
          { sku: shop.water.id, copies: 1000 },
          { sku: shop.milk.id, copies: 1000 },
          { sku: shop.phone.id, copies: 1 },
        ],
      }),
    ).toMatchObject({ code: 'INVALID' })
    expect(await shop.stranger.refused('output', 'label.sheet', { goods: [], documents: [shop.delivery.id] })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const seller = await newMember(db.invoke, shop.owner, 'salesperson')
    expect(await seller.refused('output', 'label.sheet', { goods: [], documents: [shop.receipt.id] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await seller.refused('output', 'label.save', { name: '我的', paper: 'roll40x30', symbol: 'qr' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('documents', () => {
  test('as a receipt: every fact, figure and the amount in words, no cost', async () => {
    const { base64, name, missing } = await shop.owner.do('output', 'document.commands', { document: shop.delivery.id })
    const text = gb(base64)
    expect([name, missing]).toEqual([`销售出库单 ${shop.delivery.number}.escpos`, ''])
    for (const part of [
      '小满商贸',
      '销售出库单',
      `单号：${shop.delivery.number}`,
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
      `zf:delivery:${shop.delivery.id}`,
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('成本')
    for (const line of text.split('\n').filter((each) => each.includes('￥')))
      expect([...line].reduce((sum, letter) => sum + (letter > '\x7f' ? 2 : 1), 0)).toBeLessThanOrEqual(48)
    const bare = gb(
      (await shop.owner.do('output', 'document.commands', { document: shop.delivery.id, prices: false, roll: 'roll58' })).base64,
    )
    expect(bare).toContain('10 瓶')
    for (const part of ['￥', '大写', '255.80']) expect(bare).not.toContain(part)
  })

  test('as a PDF, on as many pages as it takes', async () => {
    expect(pagesOf((await shop.owner.do('output', 'document.pdf', { document: shop.delivery.id })).base64)).toBe(1)
    const long = await shop.owner.do('sales', 'delivery.save', {
      date: today(),
      party: shop.customer,
      warehouse: shop.warehouse,
      lines: Array.from({ length: 120 }, (_, index) => lineOf(shop.water, '1', { price: '3', note: `第 ${index + 1} 行` })),
    })
    expect(pagesOf((await shop.owner.do('output', 'document.pdf', { document: long.id })).base64)).toBeGreaterThanOrEqual(3)
    expect(pagesOf((await shop.owner.do('output', 'document.pdf', { document: long.id, page: 'half241' })).base64)).toBeGreaterThanOrEqual(
      6,
    )
    expect(gb((await shop.owner.do('output', 'document.commands', { document: long.id })).base64)).toContain('销售出库单（草稿）')
  })

  test('with who signed for the goods, and the signature that was drawn', async () => {
    const { upload } = importing((...call) => db.invoke(...call))
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
    const pictures = (base64: string) =>
      [
        ...Buffer.from(base64, 'base64')
          .toString('latin1')
          .matchAll(/\/Subtype \/Image/g),
      ].length
    const pdf = () => shop.owner.do('output', 'document.pdf', { document: shop.delivery.id })
    expect(pictures((await pdf()).base64)).toBe(0)
    const sign = (signature: string) => shop.owner.do('sales', 'delivery.receive', { id: shop.delivery.id, signer: '王五', signature })
    await sign(await upload(shop.owner, 'signature.png', dot))
    const signed = await pdf()
    expect(pagesOf(signed.base64)).toBe(1)
    expect(pictures(signed.base64)).toBeGreaterThan(0)
    expect(gb((await shop.owner.do('output', 'document.commands', { document: shop.delivery.id })).base64)).toContain(
      `签收：王五 ${today()}`,
    )
    const words = await shop.owner.do('output', 'document.words', { document: shop.delivery.id })
    expect(words).toMatchObject({ title: '销售出库单', signed: expect.stringContaining('王五'), capital: '贰佰伍拾伍元捌角整' })
    expect(words.head).toContainEqual({ label: '送货地址', text: '人民路 1 号' })
    expect(words.rows[0].cells).toHaveLength(words.columns.length)
    // A picture that cannot be read is no reason to print nothing.
    await sign(await upload(shop.owner, 'broken.png', dot.subarray(0, 30)))
    expect(pictures((await pdf()).base64)).toBe(0)
  })

  test('a transfer names both warehouses and no price', async () => {
    const branch = (await shop.owner.do('inventory', 'warehouse.save', { name: '门店' })).id
    const transfer = await shop.owner.do('inventory', 'transfer.post', {
      date: today(),
      warehouse: shop.warehouse,
      toWarehouse: branch,
      expectedDate: nextYear,
      lines: [lineOf(shop.water, '1')],
    })
    const text = gb((await shop.owner.do('output', 'document.commands', { document: transfer.id })).base64)
    for (const part of ['调拨出库单', '调入仓库：门店', `预计到货：${nextYear}`]) expect(text).toContain(part)
    expect(text).not.toContain('￥')
    expect(pagesOf((await shop.owner.do('output', 'document.pdf', { document: transfer.id, page: 'a5' })).base64)).toBe(1)
  })

  test('only for who may view them', async () => {
    for (const action of ['document.pdf', 'document.commands', 'document.words']) {
      expect(await shop.stranger.refused('output', action, { document: shop.delivery.id })).toMatchObject({ code: 'NOT_FOUND' })
      const seller = await newMember(db.invoke, shop.owner, 'salesperson')
      expect(await seller.refused('output', action, { document: shop.delivery.id })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await seller.refused('output', action, { document: shop.receipt.id })).toMatchObject({ code: 'NOT_FOUND' })
      const keeper = await newMember(db.invoke, shop.owner, 'warehouse')
      expect(await keeper.do('output', action, { document: shop.receipt.id })).toHaveProperty(
        action === 'document.words' ? 'rows' : 'base64',
      )
      const outsider = await newMember(db.invoke, shop.owner, 'customer')
      expect(await outsider.refused('output', action, { document: shop.delivery.id })).toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})
