import { escposLabel, escposReceipt } from '../../cloudfunctions/output/escpos'
import { gb18030 } from '../../cloudfunctions/output/gbk'
import { drawn } from '../../cloudfunctions/output/lazy/barcode'
import type { Mark } from '../../shared/output/layout'
import { barcodeSymbol, type CodeSymbol, qrSymbol } from '../../shared/output/symbol'

const hex = (bytes: Buffer) => bytes.toString('hex').replace(/(..)/g, '$1 ').trim()
const of = (text: string) => hex(gb18030(text).bytes)
const text = (words: string, size = 3): Mark => ({ kind: 'text', x: 1.5, y: 2, width: 37, size, text: words })
const code = (symbol: CodeSymbol, module = 0.25): Mark => {
  const code = drawn(symbol)
  const place = { x: 3, y: 18, module }
  return code.kind === 'bars' ? { kind: 'bars', ...place, height: 8, drawn: code } : { kind: 'matrix', ...place, drawn: code }
}
const ascii = (words: string) => hex(Buffer.from(words))
const BEGIN = '1b 40 1c 26'
const BARS = '1d 21 00 1b 61 01 1d 68 40 1d 77 02 1d 48 02 1d 6b'

test.each<[string, Mark, string]>([
  ['words', text('矿泉水'), `1b 61 00 1d 21 00 bf f3 c8 aa cb ae 0a`],
  ['large words', text('￥3', 6), `1b 61 00 1d 21 11 a3 a4 33 0a`],
  ['control characters are spaces', text('a\x1bb\x1dV\x00c'), `1b 61 00 1d 21 00 ${ascii('a b V c')} 0a`],
  ['EAN-13', code(barcodeSymbol('6901234567892')), `${BARS} 43 0d ${ascii('6901234567892')} 0a`],
  ['EAN-8', code(barcodeSymbol('96385074')), `${BARS} 44 08 ${ascii('96385074')} 0a`],
  ['ITF-14', code(barcodeSymbol('16901234567899')), `${BARS} 46 0e ${ascii('16901234567899')} 0a`],
  ['Code 128 doubles its brace', code(barcodeSymbol('A{1')), `${BARS} 49 06 ${ascii('{BA{{1')} 0a`],
  [
    'QR',
    code(qrSymbol('zf:sku:1'), 0.5),
    `1d 21 00 1b 61 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 04 1d 28 6b 03 00 31 45 31 1d 28 6b 0b 00 31 50 30 ${ascii('zf:sku:1')} 1d 28 6b 03 00 31 51 30 0a`,
  ],
])('%s', (_name, mark, bytes) => {
  expect(hex(escposLabel([mark], 1).content)).toBe(`${BEGIN} ${bytes} 1b 64 03`)
})

test('a GS1 code is a picture of its bars, one for black', () => {
  const { content } = escposLabel([code({ bcid: 'gs1-128', text: '(01)06901234567892' }, 0.25)], 1)
  const begin = content.indexOf(Buffer.from([0x1d, 0x76, 0x30, 0]))
  const rowBytes = content.readUInt16LE(begin + 4)
  const height = content.readUInt16LE(begin + 6)
  expect([rowBytes, height]).toEqual([
    Math.ceil(((drawn({ bcid: 'gs1-128', text: '(01)06901234567892' }) as { modules: number }).modules * 2) / 8),
    64,
  ])
  // Start C of Code 128: 2 1 1 2 3 2, doubled.
  expect(
    content
      .readUInt16BE(begin + 8)
      .toString(2)
      .padStart(16, '0'),
  ).toBe('1111001100001111')
  expect(content.length).toBe(begin + 8 + rowBytes * height + 3)
})

test('copies are repeated, and what is lacking is told', () => {
  const one = escposLabel([text('㛃')], 1)
  const three = escposLabel([text('㛃')], 3)
  expect(three.content.length - 4).toBe((one.content.length - 4) * 3)
  expect([...three.missing]).toEqual(['㛃'])
})

test('a receipt: company, title, lines, our code, cut', () => {
  const { content } = escposReceipt({ company: '小满商贸', title: '销售出库单', code: 'zf:delivery:1', lines: ['单号：XSCK1', '合计 1'] })
  expect(hex(content)).toBe(
    [
      BEGIN,
      '1b 61 01 1d 21 00',
      of('小满商贸'),
      '0a 1d 21 11',
      of('销售出库单'),
      '0a 1d 21 00 1b 61 00',
      of('单号：XSCK1'),
      '0a',
      of('合计 1'),
      '0a 1b 61 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 05 1d 28 6b 03 00 31 45 31 1d 28 6b 10 00 31 50 30',
      ascii('zf:delivery:1'),
      '1d 28 6b 03 00 31 51 30 0a 0a 1d 56 42 00',
    ].join(' '),
  )
})

test('GB18030 bytes are those the platform reads back', () => {
  const all = '啊镕囍堃喆玥〓￥　—…（）【】「」０Ａａ①Ⅳ'
  expect(new TextDecoder('gb18030').decode(gb18030(all).bytes)).toBe(all)
  expect(gb18030('¥–•\u00a0').bytes.toString('hex')).toBe(gb18030('￥-· ').bytes.toString('hex'))
})
