import { type Caller, newCompany, newMember } from '../company'
import { dropSound } from '../sound'
import { type TestDatabase, testDatabase } from '../database'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
const { upload, load, refusedLoad, skus } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('import')
  owner = await newCompany(db.invoke, '导入商贸')
})
afterAll(() => dropSound(db))

describe('goods', () => {
  const file = [
    '编码,名称,类型,规格,分类,品牌,基本单位,条码,售价,进价,税率,大单位,大单位换算,大单位条码,大单位售价',
    'A1,清溪矿泉水,商品,550ml,饮料,清溪,瓶,6901234567892,"¥2.00",1.20,13%,箱,24,16901234567899,45',
    'F1,运费,服务,,,,次,,10,,0.06,,,,',
    'A2,=SUM(A1),,,饮料,,包,,1.5,,0.09,,,,',
  ].join('\r\n')

  test('are checked first, without writing anything, then created with their units, category and prices', async () => {
    const id = await upload(owner, '商品.csv', `\uFEFF${file}`)
    expect(await owner.do('system', 'import.check', { kind: 'sku', file: id })).toEqual({
      rows: 3,
      create: 3,
      update: 0,
      errors: [],
      errorCount: 0,
    })
    expect(await skus(owner, '清溪')).toEqual([])
    expect(await owner.do('system', 'import.apply', { kind: 'sku', file: id })).toEqual({ imported: 3 })
    const [water] = await skus(owner, 'qxkqs')
    expect(water).toMatchObject({
      code: 'A1',
      name: '清溪矿泉水',
      spec: '550ml',
      categoryName: '饮料',
      brand: '清溪',
      skuKind: 'goods',
      taxRate: '0.130000',
    })
    expect(water.units).toMatchObject([
      { name: '瓶', numerator: 1, barcode: '6901234567892', salePrice: '2.000000', purchasePrice: '1.200000' },
      { name: '箱', numerator: 24, denominator: 1, barcode: '16901234567899', salePrice: '45.000000', purchasePrice: null },
    ])
    expect((await skus(owner, '运费'))[0]).toMatchObject({ skuKind: 'service', taxRate: '0.060000' })
    expect((await skus(owner, 'A2'))[0].name).toBe('=SUM(A1)')
  })

  test('that exist are updated by code; cells left empty change nothing', async () => {
    expect(await load(owner, 'sku', '编码,名称,售价,大单位,大单位换算\nA1,,2.50,,\nA2,湿巾,,提,10\n')).toEqual({ imported: 2 })
    const [water] = await skus(owner, 'A1')
    expect(water).toMatchObject({ name: '清溪矿泉水', version: 2 })
    expect(water.units[0]).toMatchObject({ salePrice: '2.500000', barcode: '6901234567892' })
    const [wipes] = await skus(owner, 'sj')
    expect(wipes.units).toMatchObject([{ name: '包' }, { name: '提', numerator: 10 }])
  })

  test('with problems are refused whole, each by row and column', async () => {
    const bad = [
      '编码,名称,基本单位,税率,售价,条码,大单位,大单位换算',
      'A1,,罐,,,,,',
      'N1,新品,个,13,1.1234567,,,',
      'N2,,个,13%,,6901234567892,,',
      'N3,新品三,个,13%,x,,个,2',
      'N4,新品四,个,13%,1,777,箱,',
      'N4,新品四,个,13%,1,777,,5',
    ].join('\n')
    const { code, data } = await refusedLoad(owner, 'sku', bad)
    expect(code).toBe('INVALID')
    expect(data.issues).toEqual(
      expect.arrayContaining([
        { path: 'rows.2.基本单位', message: '第 2 行 基本单位：已有商品的基本单位是 瓶，不能用导入修改' },
        { path: 'rows.3.税率', message: '第 3 行 税率：应为 13% 或 0.13 这样的比率' },
        { path: 'rows.3.售价', message: '第 3 行 售价：应为不超过六位小数的单价' },
        { path: 'rows.4.名称', message: '第 4 行 名称：新商品必填' },
        { path: 'rows.4.条码', message: '第 4 行 条码：条码已用于商品 A1' },
        { path: 'rows.5.售价', message: '第 5 行 售价：应为不超过六位小数的单价' },
        { path: 'rows.6.大单位换算', message: '第 6 行 大单位换算：必填' },
        { path: 'rows.7.编码', message: '第 7 行 编码：与第 6 行重复' },
        { path: 'rows.7.条码', message: '第 7 行 条码：与第 6 行重复' },
      ]),
    )
    expect(await skus(owner, '新品')).toEqual([])
    const checked = await owner.do('system', 'import.check', { kind: 'sku', file: await upload(owner, 'b.csv', bad) })
    expect(checked).toMatchObject({ rows: 6, create: 0, update: 0, errorCount: data.issues.length })
    expect(checked.errors[0]).toEqual({ row: 2, column: '基本单位', message: '已有商品的基本单位是 瓶，不能用导入修改' })
  })

  test('columns that are unknown, doubled or missing are named', async () => {
    const { data } = await refusedLoad(owner, 'sku', '名称,售价格,名称\na,1,b\n')
    expect(data.issues.map((issue: { path: string }) => issue.path)).toEqual(['rows.1.售价格', 'rows.1.名称', 'rows.1.编码'])
  })
})

describe('parties', () => {
  test('are created, updated by code or name, and take on a second role', async () => {
    const customers =
      '编码,名称,联系人,电话,地区,结算方式,账期天数,信用额度\nK1,老王便利店,王芳,13900000001,城东,货到,30,"20,000"\n,小李超市,,,城东,现结,,\n'
    expect(await load(owner, 'customer', customers)).toEqual({ imported: 2 })
    expect((await owner.do('sales', 'customer.list', { text: '老王' })).rows[0]).toMatchObject({
      code: 'K1',
      terms: 'net',
      termDays: 30,
      creditLimit: '20000.00',
      customer: true,
    })
    expect((await owner.do('system', 'region.list', {})).rows).toMatchObject([{ name: '城东' }])
    expect(await load(owner, 'supplier', '名称,开专票,税号\n小李超市,是,91310000MA1\n')).toEqual({ imported: 1 })
    expect(await load(owner, 'customer', '编码,名称,结算方式\nK1,王记便利店,月结\n')).toEqual({ imported: 1 })
    expect((await owner.do('sales', 'customer.list', {})).rows).toMatchObject([
      { name: '王记便利店', terms: 'monthEnd', phone: '13900000001' },
      { name: '小李超市', supplier: true, specialInvoice: true },
    ])
  })

  test('whose code and name belong to two others are refused', async () => {
    const { data } = await refusedLoad(owner, 'customer', '编码,名称,账期天数,信用额度\nK1,小李超市,,\nK2,新客户,三十,\nK3,新客户,400,-5\n')
    expect(data.issues.map((issue: { message: string }) => issue.message)).toEqual([
      '第 2 行 名称：这个名称已用于编码 （无）',
      '第 3 行 账期天数：应为整数',
      '第 4 行 账期天数：不能大于 365',
      '第 4 行 信用额度：应为不超过两位小数的金额',
    ])
  })
})

describe('opening stock', () => {
  test('becomes approved documents, once for each good and warehouse', async () => {
    await load(owner, 'sku', '编码,名称,基本单位,税率\n0012,苏打水,瓶,13%\n')
    const file = '仓库,商品编码,数量,单位,成本单价\n主仓,A1,2,箱,28.80\n主仓,0012,10,,2\n'
    expect(await load(owner, 'opening', file)).toEqual({ imported: 2 })
    expect((await owner.do('inventory', 'stock.list', { text: 'A1' })).rows[0]).toMatchObject({ onHand: '48.0000', value: '57.60' })
    expect((await owner.do('inventory', 'opening.list', {})).rows).toMatchObject([{ state: 'approved', lineCount: 2, amountIncl: '77.60' }])
    const { data } = await refusedLoad(owner, 'opening', `${file}副仓,A1,1,,1\n主仓,X9,1,,1\n主仓,F1,1,,1\n主仓,A2,0,,1\n`)
    expect(data.issues.map((issue: { message: string }) => issue.message)).toEqual([
      '第 2 行 商品编码：这个仓库里该商品已有期初库存',
      '第 3 行 商品编码：这个仓库里该商品已有期初库存',
      '第 4 行 仓库：没有仓库 副仓',
      '第 5 行 商品编码：没有商品 X9',
      '第 6 行 商品编码：服务没有库存',
      '第 7 行 数量：应为大于 0 的数',
    ])
  })
})

test('opening stock of goods with batches and serial numbers names them', async () => {
  await load(owner, 'sku', '编码,名称,基本单位,税率,跟踪\nP1,牛奶,盒,9%,批次\nP2,手机,台,13%,序列号\n')
  const header = '仓库,商品编码,数量,成本单价,批号,生产日期,有效期至,序列号\n'
  const { data } = await refusedLoad(
    owner,
    'opening',
    `${header}主仓,P1,5,3,,,,\n主仓,P2,2,900,,,,S1\n主仓,A3,1,1,L1,,,\n主仓,P1,5,3,B1,,,\n主仓,P1,6,3,b1,,,\n`,
  )
  expect(data.issues.map((issue: { message: string }) => issue.message)).toEqual([
    '第 2 行 批号：这个商品按批次管理，请填批号',
    '第 3 行 序列号：要填 2 个不同的序列号，填了 1 个',
    expect.stringContaining('第 4 行'),
    '第 6 行 商品编码：与第 5 行重复',
  ])
  const rows = '主仓,P1,5,3,B1,2026-06-01,2026-12-01,\n主仓,P1,6,4,B2,2026/7/1,2027年1月1日,\n主仓,P2,2,900,,,,S1；S2\n'
  expect(await load(owner, 'opening', header + rows)).toEqual({ imported: 3 })
  const { rows: lots } = await owner.do('product', 'lot.list', {})
  expect(lots.map((lot: Record<string, unknown>) => [lot.number, lot.expiresAt, lot.onHand])).toEqual([
    ['B1', '2026-12-01', '5.0000'],
    ['B2', '2027-01-01', '6.0000'],
  ])
  expect((await owner.do('product', 'serial.list', {})).rows.map((row: { number: string }) => row.number)).toEqual(['S1', 'S2'])
})

test('who may import still needs the right to what is imported', async () => {
  const seller = await newMember(db.invoke, owner, 'salesperson')
  const file = await upload(seller, 'a.csv', '编码,名称\nA1,水\n')
  expect(await seller.refused('system', 'import.apply', { kind: 'sku', file })).toMatchObject({
    code: 'FORBIDDEN',
    data: { permission: 'import.run' },
  })
  const accountant = await newMember(db.invoke, owner, 'accountant')
  expect(await accountant.refused('system', 'import.apply', { kind: 'sku', file })).toMatchObject({
    code: 'FORBIDDEN',
    data: { permission: 'sku.manage' },
  })
})

test('templates can be filled in and imported as they are', async () => {
  const fresh = await newCompany(db.invoke, '模板')
  for (const [kind, name] of [
    ['sku', '商品'],
    ['customer', '客户'],
    ['supplier', '供应商'],
    ['opening', '期初库存'],
  ]) {
    const template = await fresh.do('system', 'import.template', { kind })
    expect(template.name).toBe(`${name}导入模板.csv`)
    const bytes = Buffer.from(template.base64, 'base64')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(await load(fresh, kind!, bytes)).toEqual({ imported: 1 })
  }
})
