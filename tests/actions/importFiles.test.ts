import { type Caller, newCompany } from '../company'
import { dropSound } from '../sound'
import { type TestDatabase, testDatabase } from '../database'
import { hucre, importing } from './importing'

let db: TestDatabase
let owner: Caller
const { http, put, upload, load, refusedLoad, skus } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('importFiles')
  owner = await newCompany(db.invoke, '导入商贸')
})
afterAll(() => dropSound(db))

describe('files', () => {
  test('in GB18030 and as XLSX are read as well', async () => {
    const gb = Buffer.concat([
      Buffer.from([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]),
      Buffer.from('A2,'),
      Buffer.from([0xbf, 0xf3, 0xc8, 0xaa, 0xcb, 0xae]),
      Buffer.from('\n'),
    ])
    await load(owner, 'sku', '编码,名称,基本单位,税率\nA2,湿巾,包,9%\n')
    expect(await load(owner, 'sku', gb)).toEqual({ imported: 1 })
    expect((await skus(owner, 'A2'))[0].name).toBe('矿泉水')
    const { writeXlsx } = await hucre()
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '商品',
          rows: [
            ['编码', '名称', '基本单位', '条码', '售价', '税率'],
            ['0012', '苏打水', '瓶', 6901234567908, 3.1, 0.13],
          ],
        },
      ],
    })
    expect(await load(owner, 'sku', bytes, '商品.xlsx')).toEqual({ imported: 1 })
    expect((await skus(owner, '苏打水'))[0]).toMatchObject({ code: '0012', units: [{ barcode: '6901234567908', salePrice: '3.100000' }] })
  })

  test('that are damaged name row and column, and nothing is written', async () => {
    expect(await refusedLoad(owner, 'sku', '编码,名称\nA9,"abc\n')).toMatchObject({
      code: 'FILE_UNREADABLE',
      data: { reason: '引号没有闭合', row: 2, column: '第 2 列' },
    })
    expect(await refusedLoad(owner, 'sku', 'PK\x03\x04 cut', 'a.xlsx')).toMatchObject({ code: 'FILE_UNREADABLE' })
    expect(
      (await owner.refused('system', 'import.check', { kind: 'sku', file: await upload(owner, 'c.csv', '编码,名称\nA9\n') })).data,
    ).toEqual({ reason: '这一行的列数与表头不同', row: 2 })
  })

  test('must be what their name says, of a kind that is allowed, and not too large', async () => {
    for (const [name, content] of [
      ['a.exe', 'x'],
      ['a', 'x'],
      ['a.png', '编码'],
      ['a.xlsx', '编码'],
      ['a.csv', 'PK\x03\x04'],
      ['a.csv', ''],
      ['a.pdf', '<html>'],
    ] as const)
      expect(await put(owner, name, content)).toMatchObject({ ok: false, code: 'INVALID' })
    expect(await put(owner, 'a.csv', Buffer.alloc(6 * 1024 * 1024 + 1, 0x61))).toMatchObject({ ok: false, code: 'TOO_LARGE' })
  })

  test('belong to one company: others neither read nor import them', async () => {
    const other = await newCompany(db.invoke, '别家')
    const id = await upload(owner, '清单 "1".csv', '编码,名称\nA1,水\n')
    const own = await http(owner, 'GET', `/file/${id}`, { company: owner.company })
    expect(own.statusCode).toBe(200)
    expect(own.headers['content-disposition']).toBe(`attachment; filename="__ _1_.csv"; filename*=UTF-8''%E6%B8%85%E5%8D%95%20%221%22.csv`)
    expect(Buffer.from(own.body, 'base64').toString()).toBe('编码,名称\nA1,水\n')
    expect((await http(other, 'GET', `/file/${id}`, { company: other.company })).statusCode).toBe(404)
    expect((await http(other, 'GET', `/file/${id}`, { company: owner.company })).statusCode).toBe(403)
    expect(JSON.parse((await http(other, 'GET', `/file/${id}`, { company: owner.company })).body)).toEqual({
      ok: false,
      code: 'NOT_MEMBER',
      data: {},
    })
    expect((await http({ token: null }, 'GET', `/file/${id}`, { company: owner.company })).statusCode).toBe(401)
    expect((await http(other, 'PUT', '/file', { company: owner.company, name: 'a.csv' }, Buffer.from('a'))).statusCode).toBe(403)
    expect(await other.refused('system', 'import.apply', { kind: 'sku', file: id })).toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'file' },
    })
    expect(await other.refused('system', 'import.check', { kind: 'sku', file: id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await owner.refused('system', 'file.register', { cloudId: `cloud://env.bucket/company/${other.company}/a.csv`, name: 'a.csv' }),
    ).toMatchObject({ code: 'NOT_FOUND' })
  })
})
