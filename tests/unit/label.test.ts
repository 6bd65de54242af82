import fc from 'fast-check'
import { drawn } from '../../cloudfunctions/output/lazy/barcode'
import { goodsLabel, type GoodsOnLabel, namedLabel, plainTemplate } from '../../shared/output/label'
import { broken, emsOf, fits, placed } from '../../shared/output/layout'
import { ownCode, readOwnCode } from '../../shared/output/ownCode'
import { LABEL_PAPERS, type LabelPaperName, paperOf } from '../../shared/output/paper'
import { barcodeSymbol, type CodeSymbol, gs1Symbol, qrSymbol, squareOf } from '../../shared/output/symbol'
import { checkDigit } from '../../shared/product/barcode'
import { readGs1 } from '../../shared/product/gs1'
import { decode, pictureOf, pictureOfLabel } from './decode'

// Decoding is slow on a machine that is busy.
jest.setTimeout(60_000)

const GTIN = '06901234567892'

test.each<[CodeSymbol, string, string]>([
  [barcodeSymbol('6901234567892'), 'EAN13', '6901234567892'],
  [barcodeSymbol('036000291452'), 'EAN13', '0036000291452'],
  [barcodeSymbol('96385074'), 'EAN8', '96385074'],
  [barcodeSymbol('16901234567899'), 'ITF', '16901234567899'],
  [barcodeSymbol('6901234567893'), 'Code128', '6901234567893'],
  [barcodeSymbol('A-01/b {x}'), 'Code128', 'A-01/b {x}'],
  [barcodeSymbol('货号甲'), 'QRCode', '货号甲'],
  [qrSymbol('中文二维码 ABC 123'), 'QRCode', '中文二维码 ABC 123'],
  [qrSymbol(ownCode('delivery', '123456789012345678')), 'QRCode', 'zf:delivery:123456789012345678'],
  [
    gs1Symbol({ sku: '1', code: 'A', barcode: '6901234567892', lotNumber: 'LOT-A', expiresAt: '2027-12-31', serial: 'S1' }),
    'Code128',
    `]C101${GTIN}1727123110LOT-A\x1d21S1`,
  ],
  [
    squareOf(gs1Symbol({ sku: '1', code: 'A', barcode: '6901234567892', lotNumber: 'LOT-A', serial: 'S1' })),
    'QRCode',
    `]Q301${GTIN}10LOT-A\x1d21S1`,
  ],
  [gs1Symbol({ sku: '1', code: 'A', barcode: '6901234567892', lot: '7', lotNumber: '甲批' }), 'QRCode', 'zf:lot:7'],
  [gs1Symbol({ sku: '1', code: 'A', barcode: null, lotNumber: 'L', serial: 'SN-9' }), 'Code128', 'SN-9'],
  [gs1Symbol({ sku: '1', code: 'A-7', barcode: null }), 'Code128', 'A-7'],
])('%j is read back as %s', async (symbol, format, text) => {
  const [found, ...others] = await decode(pictureOf(drawn(symbol)))
  expect(others).toEqual([])
  expect(found).toEqual({ format, text })
})

test('codes of any goods are read back', async () => {
  const gtin = fc.stringMatching(/^\d{12}$/).map((digits) => digits + checkDigit(digits))
  const latin = fc.stringMatching(/^[!-~]{4,20}$/).filter((text) => !/^\d+$/.test(text) && !/^\][A-Za-z]\d/.test(text))
  await fc.assert(
    fc.asyncProperty(fc.oneof(gtin, latin), async (code) => {
      const [found] = await decode(pictureOf(drawn(barcodeSymbol(code))))
      expect(found?.text).toBe(code)
    }),
    { numRuns: 60 },
  )
})

const MILK: GoodsOnLabel = {
  sku: '1',
  code: 'A0001',
  name: '清溪牌天然矿泉水特别长的名字装不下一行',
  spec: '550ml',
  unit: '瓶',
  price: '1234.5',
  barcode: '6901234567892',
  lot: '7',
  lotNumber: 'L20261124',
  producedAt: '2026-11-24',
  expiresAt: '2027-11-23',
}

const papers = Object.keys(LABEL_PAPERS) as LabelPaperName[]

test.each(papers.flatMap((paper) => (['barcode', 'gs1', 'qr'] as const).map((symbol) => [paper, symbol] as const)))(
  'on %s the %s code is read between its words, and nothing runs over the edge',
  async (paper, symbol) => {
    const { width, height, grid, margin } = paperOf(paper)
    const template = { ...plainTemplate(paper), symbol, withCompany: true, withCode: true }
    const { texts, symbol: wanted } = goodsLabel(template, MILK, '小满商贸有限公司')
    const canvas = { width, height, margin, dot: grid ? 0 : 0.125 }
    const first = drawn(wanted!)
    const code = fits(first, canvas) ? first : drawn(squareOf(wanted!))
    const marks = placed({ texts, symbol: wanted }, code, canvas)
    for (const mark of marks) {
      const right =
        mark.kind === 'text'
          ? mark.x + emsOf(mark.text) * mark.size
          : mark.x + mark.module * (mark.drawn.kind === 'bars' ? mark.drawn.modules : mark.drawn.rows.length)
      expect(mark.x).toBeGreaterThanOrEqual(1)
      // Ten modules of white at both ends, or a scanner does not find them.
      if (mark.kind === 'bars') {
        expect(mark.x / mark.module).toBeGreaterThanOrEqual(10)
        expect((width - right) / mark.module).toBeGreaterThanOrEqual(10)
      }
      expect(right).toBeLessThanOrEqual(width - 1)
      expect(mark.y + (mark.kind === 'text' ? mark.size : mark.kind === 'bars' ? mark.height + 2 : 0)).toBeLessThanOrEqual(height - 1)
    }
    const texts_ = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(texts_.length).toBeGreaterThanOrEqual(2)
    const [found] = await decode(pictureOfLabel(marks, canvas, grid ? 16 : 8))
    if (symbol !== 'gs1') expect(found?.text).toBe('6901234567892')
    else
      expect(readGs1(found!.text, '2026-11-24')).toMatchObject({
        ok: true,
        data: { gtin: GTIN, lot: 'L20261124', expiresAt: '2027-11-23' },
      })
  },
)

test('what a template leaves out is not on the label; what the goods lack neither', () => {
  const bare = { ...plainTemplate('roll60x40'), withPrice: false, withLot: false, withExpiry: false }
  expect(goodsLabel(bare, MILK, '公司').texts.map(({ text }) => text)).toEqual([MILK.name, '550ml 瓶'])
  const simple = { ...MILK, spec: null, price: null, lotNumber: null, producedAt: null, expiresAt: null, barcode: null }
  expect(goodsLabel(plainTemplate('roll60x40'), simple, '公司')).toEqual({
    texts: [{ text: MILK.name, rows: 2 }],
    symbol: { bcid: 'code128', text: 'A0001' },
  })
  expect(goodsLabel({ ...bare, symbol: 'none' }, MILK, '公司').symbol).toBeNull()
  expect(
    goodsLabel({ ...plainTemplate('roll60x40'), withCode: true }, { ...MILK, serial: 'S1' }, '公司').texts.map(({ text }) => text),
  ).toEqual([MILK.name, '¥1,234.50/瓶', '550ml', '序列号 S1', '批号 L20261124', '产 2026-11-24 至 2027-11-23', 'A0001'])
})

test('a place is named beside our own code', async () => {
  const label = namedLabel('东区三号货架', '仓库', ownCode('warehouse', '42'))
  const canvas = { width: 60, height: 40, dot: 0.125 }
  const marks = placed(label, drawn(label.symbol!), canvas)
  const [found] = await decode(pictureOfLabel(marks, canvas, 8))
  expect(readOwnCode(found!.text)).toEqual({ kind: 'warehouse', id: '42' })
  for (const text of ['zf:warehouse:0', 'zf:warehouse', 'zf::1', 'xx:warehouse:1', "zf:warehouse:1' OR 1"])
    expect(readOwnCode(text)).toBeNull()
})

test.each([
  ['矿泉水', 3, 1, ['矿泉水']],
  ['矿泉水', 2, 1, ['矿…']],
  ['矿泉水550ml', 3, 2, ['矿泉水', '550ml']],
  ['天然矿泉水', 3, 2, ['天然矿', '泉水']],
  ['天然矿泉水整箱装', 3, 2, ['天然矿', '泉水…']],
  ['a\n b', 3, 1, ['a b']],
  ['批号 L-1 2027-11-23', 5, 9, ['批号 L-1', '2027-11-23']],
  ['ABCDEFGH', 2, 9, ['ABCD', 'EFGH']],
  ['甲 ABCDEFGHIJ', 2, 9, ['甲 A', 'BCDE', 'FGHI', 'J']],
  ['', 3, 1, ['']],
])('%s within %s ems and %s rows is %j', (text, ems, rows, lines) => expect(broken(text, ems, rows)).toEqual(lines))
