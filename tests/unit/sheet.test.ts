import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import esbuild from 'esbuild'
import type { readSheet as ReadSheet } from '../../cloudfunctions/kernel/lazy/sheet'

/** hucre is an ES module, so the reader is tested as it is shipped: bundled. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sheet-'))
let readSheet: typeof ReadSheet
let writeXlsx: (options: { sheets: { name: string; rows: unknown[][] }[] }) => Promise<Uint8Array>

beforeAll(() => {
  const bundle = (contents: string, name: string) => {
    const outfile = path.join(folder, name)
    esbuild.buildSync({
      stdin: { contents, resolveDir: path.resolve(__dirname, '../..') },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    })
    return require(outfile)
  }
  readSheet = bundle("export { readSheet } from './cloudfunctions/kernel/lazy/sheet'", 'reader.js').readSheet
  writeXlsx = bundle("export { writeXlsx } from 'hucre/xlsx'", 'writer.js').writeXlsx
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const text = (value: string) => Buffer.from(value, 'utf8')
const xlsx = (rows: unknown[][]) => writeXlsx({ sheets: [{ name: '商品', rows }] })
const refusal = (bytes: Uint8Array, maxRows = 100) =>
  readSheet(bytes, maxRows).then(
    (sheet) => Promise.reject(new Error(`was read: ${JSON.stringify(sheet).slice(0, 200)}`)),
    (error) => ({ code: error.code, ...error.data }),
  )

/** A zip of one kind of entry each; `claimed` lies about the size before compression. */
function zip(files: { name: string; bytes: Buffer; claimed?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, claimed = bytes.length } of files) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const common = Buffer.alloc(26)
    for (const [offset, value] of [
      [0, 20],
      [4, 8],
      [22, name.length],
    ] as const)
      common.writeUInt16LE(value, offset)
    for (const [offset, value] of [
      [10, crc32(bytes)],
      [14, packed.length],
      [18, claimed],
    ] as const)
      common.writeUInt32LE(value, offset)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    parts.push(local)
    at += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06', 'latin1'), end])
}

describe('CSV', () => {
  const expected = { header: ['编码', '名称'], rows: [{ row: 2, cells: ['0012', '矿泉水'] }] }

  test('UTF-8 with and without mark, UTF-16 and GB18030 read the same', async () => {
    const content = '编码,名称\r\n0012,矿泉水\r\n'
    const gb18030 = Buffer.concat([
      Buffer.from([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]),
      text('0012,'),
      Buffer.from([0xbf, 0xf3, 0xc8, 0xaa, 0xcb, 0xae]),
    ])
    for (const bytes of [text(content), text(`\uFEFF${content}`), Buffer.from(`\uFEFF${content}`, 'utf16le'), gb18030])
      expect(await readSheet(bytes, 10)).toEqual(expected)
  })

  test('rows keep the number a spreadsheet shows; quotes, tabs and formula-like texts stay what they are', async () => {
    const { rows } = await readSheet(text('a,b\n"x\ny",=1+1\n\n"say ""hi""",-5\n'), 10)
    expect(rows).toEqual([
      { row: 2, cells: ['x\ny', '=1+1'] },
      { row: 4, cells: ['say "hi"', '-5'] },
    ])
    expect((await readSheet(text('a\tb\n1\t2\n'), 10)).rows[0]!.cells).toEqual(['1', '2'])
  })

  test('a damaged file names its row and column', async () => {
    expect(await refusal(text('a,b\n1,2\n1,"2\n3,4\n'))).toMatchObject({
      code: 'FILE_UNREADABLE',
      reason: '引号没有闭合',
      row: 3,
      column: '第 2 列',
    })
    expect(await refusal(text('a,b\n1,2\n1\n'))).toEqual({ code: 'FILE_UNREADABLE', reason: '这一行的列数与表头不同', row: 3 })
    expect(await refusal(text('a,b\n1,"2"x\n'))).toEqual({
      code: 'FILE_UNREADABLE',
      reason: '引号后面有多余的内容',
      row: 2,
      column: '第 2 列',
    })
    expect(await refusal(text(''))).toEqual({ code: 'FILE_UNREADABLE', reason: '文件里没有内容' })
    expect(await refusal(Buffer.from([0x61, 0x2c, 0, 0x62]))).toMatchObject({ reason: '不是文本文件' })
  })

  test('too many rows and too many columns are refused', async () => {
    expect(await refusal(text(`a\n${'1\n'.repeat(11)}`), 10)).toEqual({ code: 'TOO_LARGE', limit: 10 })
    expect(await refusal(text(`${'a,'.repeat(101)}a\n`))).toMatchObject({ code: 'FILE_UNREADABLE', row: 1 })
  })
})

describe('XLSX', () => {
  test('numbers become texts without losing a digit; dates, booleans and formula-like texts too', async () => {
    const bytes = await xlsx([
      ['编码', '条码', '数', '日', '对', '式'],
      ['0012', 6901234567892, 0.1 + 0.2, new Date(Date.UTC(2026, 0, 2)), true, '=1+1'],
      [],
      ['B', 1e-7, 1234.5, null, false, 42],
    ])
    expect(await readSheet(bytes, 10)).toEqual({
      header: ['编码', '条码', '数', '日', '对', '式'],
      rows: [
        { row: 2, cells: ['0012', '6901234567892', '0.3', '2026-01-02', '是', '=1+1'] },
        { row: 4, cells: ['B', '0.0000001', '1234.5', '', '否', '42'] },
      ],
    })
  })

  test('a number whose digits Excel has dropped is refused by row and column', async () => {
    expect(
      await refusal(
        await xlsx([
          ['编码', '条码'],
          ['A', 123456789012345680],
        ]),
      ),
    ).toMatchObject({ code: 'FILE_UNREADABLE', row: 2, column: '条码' })
  })

  test('cut, renamed and foreign files are refused', async () => {
    const bytes = await xlsx([['编码'], ['A']])
    expect(await refusal(bytes.slice(0, bytes.length - 30))).toMatchObject({ code: 'FILE_UNREADABLE' })
    expect(await refusal(bytes.slice(0, bytes.length / 2))).toMatchObject({ code: 'FILE_UNREADABLE' })
    expect(await refusal(zip([{ name: 'hello.txt', bytes: text('hello') }]))).toMatchObject({
      reason: '压缩包里没有工作表，不是有效的 XLSX',
    })
    expect(await refusal(zip([{ name: 'xl/worksheets/sheet1.xml', bytes: text('<worksheet><sheetData><row') }]))).toMatchObject({
      code: 'FILE_UNREADABLE',
    })
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toMatchObject({
      code: 'FILE_UNREADABLE',
      reason: expect.stringContaining('.xls'),
    })
  })

  test('an archive that grows beyond reason is refused before it is read', async () => {
    const begun = Date.now()
    const big = { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(65 * 1024 * 1024, 0x20) }
    expect(await refusal(zip([big]))).toMatchObject({ reason: '解压后太大' })
    expect(await refusal(zip([{ ...big, claimed: 100 }]))).toMatchObject({ code: 'FILE_UNREADABLE' })
    const half = { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(50 * 1024 * 1024, 0x20) }
    expect(await refusal(zip([half, { ...half, name: 'b' }, { ...half, name: 'c' }]))).toMatchObject({ reason: '解压后太大' })
    expect(
      await refusal(zip(Array.from({ length: 257 }, (_, index) => ({ name: `xl/worksheets/${index}.xml`, bytes: text('x') })))),
    ).toMatchObject({ reason: '压缩包里的文件太多' })
    expect(Date.now() - begun).toBeLessThan(20_000)
  })

  test('a sheet of a million rows or sixteen thousand columns is refused', async () => {
    expect(await refusal(await xlsx(Array.from({ length: 1000 }, (_, index) => [index])), 100)).toEqual({ code: 'TOO_LARGE', limit: 100 })
    const wide: unknown[] = []
    wide[16_000] = 'x'
    expect(await refusal(await xlsx([['a'], Array.from(wide, (cell) => cell ?? null)]))).toMatchObject({
      code: 'FILE_UNREADABLE',
      row: 2,
      reason: '超过 100 列',
    })
  })
})
