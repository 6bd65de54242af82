import path from 'node:path'
import esbuild from 'esbuild'
import type { readSheet as ReadSheet } from '../../cloudfunctions/kernel/lazy/sheet'
import { type Caller, firstWarehouse, lineOf, newCompany, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
const { http, load, refusedLoad, skus } = importing((...call) => db.invoke(...call))

/** The reader as it is shipped, bundled: its library is an ES module and jest runs CommonJS. */
async function reader(): Promise<{ readSheet: typeof ReadSheet }> {
  const entry = path.join(__dirname, '../../cloudfunctions/kernel/lazy/sheet.ts')
  const { outputFiles } = await esbuild.build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', write: false })
  const found = { exports: {} as { readSheet: typeof ReadSheet } }
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(found, found.exports, require)
  return found.exports
}

beforeAll(async () => {
  db = await testDatabase('productsFiles')
  owner = await newCompany(db.invoke, '表格商贸')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const HEADER = '编码,名称,规格,品牌,基本单位,税率,条码,售价,进价,多条码,跟踪,保质期天数,最低售价,状态'

describe('the import of goods', () => {
  test('takes brand, tracking, shelf life, floor price, life cycle and several barcodes', async () => {
    const rows = [
      'A1,酸奶,200g,奶家,杯,13%,6001,5,3,6002；6003;6004,批次,21,4.50,在用',
      'A2,旧货,,,个,13%,,,,,序列号,,,停止采购',
      'A3,普通,,,个,13%,,,,,,,,',
    ]
    expect(await load(owner, 'sku', `${HEADER}\n${rows.join('\n')}\n`)).toEqual({ imported: 3 })
    const [yogurt] = await skus(owner, 'A1')
    expect(yogurt).toMatchObject({ brand: '奶家', tracking: 'lot', shelfDays: 21, floorPrice: '4.500000', lifeCycle: 'active' })
    expect(yogurt.units[0]).toMatchObject({ barcode: '6001', barcodes: ['6002', '6003', '6004'] })
    expect((await skus(owner, 'A2'))[0]).toMatchObject({ tracking: 'serial', lifeCycle: 'notForPurchase' })
    const { rows: history } = await owner.do('product', 'price.history', { sku: yogurt.id })
    expect(history.map(({ target, price }: { target: string; price: string }) => [target, price]).sort()).toEqual([
      ['floor', '4.500000'],
      ['purchase', '3.000000'],
      ['sale', '5.000000'],
    ])
    expect((await owner.do('product', 'sku.scan', { code: '6003' })).sku.id).toBe(yogurt.id)
  })

  test('changes them by code; what a cell of barcodes does not name goes', async () => {
    await load(owner, 'sku', '编码,多条码,售价,最低售价\nA1,6003；6005,6,\n')
    const [yogurt] = await skus(owner, 'A1')
    expect(yogurt).toMatchObject({ version: 2, floorPrice: '4.500000' })
    expect(yogurt.units[0]).toMatchObject({ barcode: '6001', barcodes: ['6003', '6005'], salePrice: '6.000000' })
    const { rows } = await owner.do('product', 'price.history', { sku: yogurt.id, limit: 1 })
    expect(rows[0]).toMatchObject({ target: 'sale', was: '5.000000', price: '6.000000' })
    await load(owner, 'sku', '编码,多条码\nA1,6003;6005\n')
    expect((await skus(owner, 'A1'))[0].units[0].barcodes).toEqual(['6003', '6005'])
  })

  test('finds duplicates: barcodes anywhere, codes, and the same name, spec and brand', async () => {
    const bad = [
      'B1,新一,,,个,13%,6003,,,,,,,',
      'B2,新二,,,个,13%,6100,,,6001,,,,',
      'B3,新三,,,个,13%,6101,,,6101,,,,',
      'B4,新四,,,个,13%,,,,6100,,,,',
      'B5,酸奶,200G,奶家,杯,13%,,,,,,,,',
      'B6,新六,大,甲,个,13%,,,,,,,,',
      'B7,新六,大,甲,个,13%,,,,,,,,',
      'B8,新六,小,甲,个,13%,,,,,,,,',
    ]
    const { data } = await refusedLoad(owner, 'sku', `${HEADER}\n${bad.join('\n')}\n`)
    expect(data.issues).toEqual([
      { path: 'rows.2.条码', message: '第 2 行 条码：条码已用于商品 A1' },
      { path: 'rows.3.多条码', message: '第 3 行 多条码：条码已用于商品 A1' },
      { path: 'rows.4.多条码', message: '第 4 行 多条码：与同一行的另一列重复' },
      { path: 'rows.5.多条码', message: '第 5 行 多条码：与第 3 行重复' },
      { path: 'rows.6.名称', message: '第 6 行 名称：名称、规格、品牌与商品 A1 相同' },
      { path: 'rows.8.名称', message: '第 8 行 名称：名称、规格、品牌与商品 B6 相同' },
    ])
  })

  test('takes further units with their ratio, and leaves that of used ones', async () => {
    await load(owner, 'sku', '编码,大单位,大单位换算,其他单位\nA1,箱,24,提=6；口=1/3\n')
    const units = async () =>
      (await skus(owner, 'A1'))[0].units.map((unit: { name: string; numerator: number; denominator: number }) => [
        unit.name,
        unit.numerator,
        unit.denominator,
      ])
    expect(await units()).toEqual([
      ['杯', 1, 1],
      ['箱', 24, 1],
      ['提', 6, 1],
      ['口', 1, 3],
    ])
    await load(owner, 'sku', '编码,其他单位\nA1,提=8\n')
    expect(await units()).toEqual(
      expect.arrayContaining([
        ['提', 8, 1],
        ['口', 1, 3],
      ]),
    )
    for (const [cell, word] of [
      ['提=0', '换算'],
      ['提', '换算'],
      ['杯=2', '重名'],
      ['提=2；提=3', '重名'],
    ])
      expect((await refusedLoad(owner, 'sku', `编码,其他单位\nA1,${cell}\n`)).data.issues).toMatchObject([
        { path: 'rows.2.其他单位', message: expect.stringContaining(word!) },
      ])
    const [yogurt] = await skus(owner, 'A1')
    const pack = { id: yogurt.id, unit: yogurt.units[2].id, caseUnit: '' }
    const line = lineOf(pack, '1', { price: '1', lotNumber: 'L', expiresAt: '2099-01-01' })
    await owner.do('inventory', 'opening.post', { date: today(), warehouse: await firstWarehouse(owner), lines: [line] })
    expect((await refusedLoad(owner, 'sku', '编码,其他单位\nA1,提=9\n')).data.issues).toMatchObject([{ path: 'rows.2.其他单位' }])
  })

  test('leaves the tracking of what has documents', async () => {
    const [plain] = await skus(owner, 'A3')
    const line = lineOf({ id: plain.id, unit: plain.units[0].id, caseUnit: '' }, '1', { price: '1' })
    await owner.do('inventory', 'opening.post', { date: today(), warehouse: await firstWarehouse(owner), lines: [line] })
    expect((await refusedLoad(owner, 'sku', '编码,跟踪\nA3,批次\n')).data.issues).toMatchObject([{ path: 'rows.2.跟踪' }])
    await load(owner, 'sku', '编码,跟踪\nA3,不跟踪\n')
  })
})

describe('the export of goods', () => {
  const content = async (caller: Caller, id: string) => {
    const answer = await http(caller, 'GET', `/file/${id}`, { company: caller.company })
    expect(answer.statusCode).toBe(200)
    return Buffer.from(answer.body, 'base64')
  }

  test.each(['xlsx', 'csv'])('as %s has the columns of the import, and can be read back unchanged', async (format) => {
    const before = (await skus(owner, 'A')).map(({ version: _version, ...row }: { version: number }) => row)
    const { file, rows } = await owner.do('product', 'sku.export', { format, text: 'A' })
    expect(rows).toBe(3)
    const bytes = await content(owner, file)
    const { header, rows: cells } = await (await reader()).readSheet(bytes, 100)
    expect(header).toEqual(expect.arrayContaining(['编码', '名称', '进价', '多条码', '跟踪', '最低售价', '状态']))
    const yogurt = cells.find(({ cells: [code] }) => code === 'A1')!.cells
    const cell = (column: string) => yogurt[header.indexOf(column)]
    expect([cell('条码'), cell('多条码'), cell('售价'), cell('税率'), cell('跟踪'), cell('保质期天数')]).toEqual([
      '6001',
      '6003；6005',
      '6.00',
      '13%',
      '批次',
      '21',
    ])
    expect(await load(owner, 'sku', bytes, `back.${format}`)).toEqual({ imported: 3 })
    expect((await skus(owner, 'A')).map(({ version: _version, ...row }: { version: number }) => row)).toEqual(before)
  })

  test('leaves out purchase prices for those who may not see cost, and is not for everybody', async () => {
    const administrator = await newMember(db.invoke, owner, 'administrator')
    const { file } = await administrator.do('product', 'sku.export', { format: 'csv' })
    expect((await content(administrator, file)).toString()).not.toMatch(/进价/)
    const sales = await newMember(db.invoke, owner, 'salesperson')
    expect(await sales.refused('product', 'sku.export', { format: 'csv' })).toMatchObject({ code: 'FORBIDDEN' })
  })
})
