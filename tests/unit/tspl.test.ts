import { drawn } from '../../cloudfunctions/output/lazy/barcode'
import { tsplLabel } from '../../cloudfunctions/output/tspl'
import type { Mark } from '../../shared/output/layout'
import { paperOf } from '../../shared/output/paper'
import { barcodeSymbol, qrSymbol } from '../../shared/output/symbol'
import { decode } from './decode'

const PAPER = paperOf('roll40x30')
const HEAD = 'SIZE 40 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nCODEPAGE 936\r\nCLS\r\n'
const bytesOf = (mark: Mark, copies = 1) => tsplLabel([mark], PAPER, copies)
const shown = (bytes: Buffer) => new TextDecoder('gb18030').decode(bytes)
const text = (words: string, size = 3): Mark => ({ kind: 'text', x: 1.5, y: 2, width: 37, size, text: words })
const bars = (code: string, module = 0.25): Mark => ({
  kind: 'bars',
  x: 3,
  y: 18,
  height: 8,
  module,
  drawn: drawn(barcodeSymbol(code)) as never,
})
const square = (code: string): Mark => ({ kind: 'matrix', x: 20, y: 2, module: 0.5, drawn: drawn(qrSymbol(code)) as never })

test.each<[string, Mark, string]>([
  ['Chinese', text('矿泉水 550ml'), 'TEXT 12,16,"TSS24.BF2",0,1,1,"矿泉水 550ml"'],
  ['small', text('批号 A', 2), 'TEXT 12,16,"TSS16.BF2",0,1,1,"批号 A"'],
  ['large', text('¥3.00', 6), 'TEXT 12,16,"TSS24.BF2",0,2,2,"￥3.00"'],
  ['a quote', text('12" 管'), 'TEXT 12,16,"TSS24.BF2",0,1,1,"12\\["] 管"'],
  ['a line that would be a command', text('x"\r\nPRINT 99\r\n'), 'TEXT 12,16,"TSS24.BF2",0,1,1,"x\\["] PRINT 99 "'],
  ['a rare character', text('㛃𠮷😀'), 'TEXT 12,16,"TSS24.BF2",0,1,1,"〓〓〓"'],
  ['EAN-13', bars('6901234567892'), 'BARCODE 24,144,"EAN13",64,1,0,2,4,"6901234567892"'],
  ['EAN-8', bars('96385074', 0.375), 'BARCODE 24,144,"EAN8",64,1,0,3,6,"96385074"'],
  ['ITF-14', bars('16901234567899'), 'BARCODE 24,144,"ITF14",64,1,0,2,4,"16901234567899"'],
  ['Code 128', bars('A-1"'), 'BARCODE 24,144,"128",64,1,0,2,4,"A-1\\["]"'],
  ['QR', square('zf:sku:1'), 'QRCODE 160,16,M,4,A,0,"zf:sku:1"'],
])('%s', (_name, mark, line) => {
  expect(shown(bytesOf(mark).content)).toBe(`${HEAD}${line}\r\nPRINT 1,1\r\n`)
})

test('the bytes of 矿 are GB18030, and copies are the printer’s work', () => {
  const { content } = bytesOf(text('矿¥'), 7)
  expect(content.includes(Buffer.from([0xbf, 0xf3, 0xa3, 0xa4]))).toBe(true)
  expect(content.subarray(-11).toString()).toBe('PRINT 1,7\r\n')
})

test('what GB18030 printers lack is told', () => {
  expect([...bytesOf(text('㛃a𠮷镕喆')).missing]).toEqual(['㛃', '𠮷'])
})

test('a QR code in Chinese travels as a picture, white where the bit is 1', async () => {
  const { content } = bytesOf(square('货架甲'))
  const [, rowBytes = '', height = ''] = /BITMAP 160,16,(\d+),(\d+),0,/.exec(content.toString('latin1'))!
  const begin = content.indexOf(',0,', content.indexOf('BITMAP 160,16')) + 3
  const [wide, high] = [parseInt(rowBytes, 10) * 8, parseInt(height, 10)]
  const border = 32
  const width = wide + 2 * border
  const data = new Uint8ClampedArray(width * (high + 2 * border) * 4).fill(255)
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++)
      if (!(content[begin + ((y * wide + x) >> 3)]! & (0x80 >> (x & 7))))
        data.fill(0, ((y + border) * width + x + border) * 4, ((y + border) * width + x + border) * 4 + 3)
  expect(await decode({ data, width, height: high + 2 * border })).toEqual([{ format: 'QRCode', text: '货架甲' }])
})
