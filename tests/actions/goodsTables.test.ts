import { type Caller, firstWarehouse, newCompany, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
const { http, load, refusedLoad, skus, upload } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('goodsTables')
  owner = await newCompany(db.invoke, '表格商贸')
})
afterAll(() => dropSound(db))

const messages = async (kind: string, text: string): Promise<string[]> =>
  (await refusedLoad(owner, kind, text)).data.issues.map((issue: { message: string }) => issue.message)

async function exported(content: string, caller = owner): Promise<string> {
  const { file } = await caller.do('product', 'sku.export', { format: 'csv', content })
  const { body } = await http(caller, 'GET', `/file/${file}`, { company: caller.company })
  return Buffer.from(body, 'base64').toString('utf8')
}

/** What a table would change where it came from. */
async function checked(kind: string, text: string, caller = owner) {
  const file = await upload(caller, 'again.csv', text)
  return caller.do('system', 'import.check', { kind, file })
}

describe('styles in the table of goods', () => {
  const HEADER = '编码,名称,基本单位,税率,款式编码,款式名称,属性'
  const shirt = async () => {
    const [row] = (await owner.do('product', 'product.list', { text: 'GF01' })).rows
    return row && (await owner.do('product', 'product.detail', { id: row.id }))
  }

  test('come in with their variants: each row gives its style a value of every attribute', async () => {
    await load(
      owner,
      'sku',
      `${HEADER}\nV1,工服 绿 S,件,13%,GF01,小满工服,颜色=绿；尺码=S\nV2,工服 绿 M,件,13%,GF01,,尺码=M;颜色=绿\nV3,工服 白 S,件,13%,gf01,,颜色=白；尺码=S\n`,
    )
    expect(await shirt()).toMatchObject({
      name: '小满工服',
      taxRate: '0.130000',
      attributes: [
        { name: '颜色', values: ['绿', '白'] },
        { name: '尺码', values: ['S', 'M'] },
      ],
      variants: [{ code: 'V1' }, { code: 'V2' }, { code: 'V3' }],
    })
  })

  test('take further variants and a new name; an old variant may become another', async () => {
    await load(owner, 'sku', `${HEADER}\nV4,工服 白 XL,件,13%,GF01,新工服,颜色=白；尺码=XL\nV3,,,,,,颜色=白；尺码=L\n`)
    const style = await shirt()
    expect(style).toMatchObject({ name: '新工服', attributes: [{ values: ['绿', '白'] }, { values: ['S', 'M', 'XL', 'L'] }] })
    expect(style.variants.find(({ code }: { code: string }) => code === 'V3').attributes).toEqual([
      { name: '颜色', value: '白' },
      { name: '尺码', value: 'L' },
    ])
  })

  test('are refused by row: twins, missing and foreign attributes, values without a style', async () => {
    expect(
      await messages(
        'sku',
        `${HEADER}\nW1,甲,件,13%,GF01,,颜色=绿；尺码=S\nW2,乙,件,13%,GF01,,颜色=绿\nW3,丙,件,13%,GF01,,颜色=绿；大小=S\nW4,丁,件,13%,,,颜色=绿\nW5,戊,件,13%,GF01,,\nW6,己,件,13%,NEW,,红色\nW7,庚,件,13%,NEW,,色=红\nW8,辛,件,13%,NEW,,色=红\nW9,壬,件,13%,,无款,\n`,
      ),
    ).toEqual([
      '第 2 行 属性：与同一款式的商品 V1 相同',
      '第 3 行 属性：款式 GF01 的属性是 颜色、尺码，每个都要有值',
      '第 4 行 属性：款式 GF01 的属性是 颜色、尺码，每个都要有值',
      '第 5 行 属性：没有填款式编码',
      '第 6 行 属性：这个商品是款式的变体，请填属性，如 颜色=松绿；尺码=M',
      '第 7 行 属性：应为 颜色=松绿；尺码=M 这样的属性和值，最多 5 个',
      '第 9 行 属性：与同一款式的商品 W7 相同',
      '第 10 行 款式名称：没有填款式编码',
    ])
  })

  test('leave with the goods and come back unchanged, here and in other books', async () => {
    const text = await exported('sku')
    expect(text).toMatch(/V1,.*GF01,新工服,颜色=绿；尺码=S,/)
    const before = await shirt()
    expect(await checked('sku', text)).toMatchObject({ create: 0, update: 4, errorCount: 0 })
    await load(owner, 'sku', text)
    expect(await shirt()).toEqual(before)
    const other = await newCompany(db.invoke, '另一家')
    await load(other, 'sku', text)
    const [row] = (await other.do('product', 'product.list', {})).rows
    expect(row).toMatchObject({ code: 'GF01', name: '新工服', variants: 4 })
    expect(row.attributes.map(({ values }: { values: string[] }) => [...values].sort())).toEqual([
      ['白', '绿'],
      ['L', 'M', 'S', 'XL'],
    ])
  })
})

describe('the table of units and prices', () => {
  beforeAll(async () => {
    await owner.do('product', 'priceLevel.save', { name: '批发' })
    await load(owner, 'sku', '编码,名称,基本单位,税率,售价,重量\nT1,绿茶,瓶,13%,3.00,0.55\nT2,红茶,瓶,13%,4.00,\n')
  })
  const unitsOf = async (code: string) =>
    (await skus(owner, code))[0].units.map((unit: Record<string, unknown>) => [unit.name, unit.numerator, unit.denominator, unit.salePrice])

  test('adds units with ratio, barcodes, prices and defaults, and changes those that are there', async () => {
    const header = '商品编码,单位,换算,条码,多条码,售价,进价,默认销售单位,等级价：批发'
    expect(
      await load(owner, 'unit', `${header}\nT1,瓶,,690100,690101；690102,3.20,,,3.00\nT1,箱,24,690103,,70,48,是,66\nT1,口,1/3,,,1.10,,,\n`),
    ).toEqual({ imported: 3 })
    expect(await unitsOf('T1')).toEqual([
      ['瓶', 1, 1, '3.200000'],
      ['箱', 24, 1, '70.000000'],
      ['口', 1, 3, '1.100000'],
    ])
    const [tea] = await skus(owner, 'T1')
    expect(tea).toMatchObject({
      weight: '0.5500',
      units: [{ barcodes: ['690101', '690102'] }, { forSale: true, purchasePrice: '48.000000' }, {}],
    })
    const { rows } = await owner.do('product', 'price.history', { sku: tea.id })
    expect(rows.filter(({ target }: { target: string }) => target === 'sale')).toHaveLength(4)
    await load(owner, 'unit', '商品编码,单位,默认销售单位\nT1,瓶,是\n')
    expect((await skus(owner, 'T1'))[0].units.map(({ forSale }: { forSale: boolean | null }) => Boolean(forSale))).toEqual([
      true,
      false,
      false,
    ])
  })

  test('is refused by row and column', async () => {
    expect(
      await messages(
        'unit',
        '商品编码,单位,换算,条码,默认销售单位\nX9,瓶,,,\nT2,箱,,,\nT2,包,半,,\nT1,瓶,2,,\nT2,瓶,,690103,\nT2,提,6,,是\nT2,打,12,,是\nT2,打,12,,\n',
      ),
    ).toEqual([
      '第 2 行 商品编码：没有商品 X9',
      '第 3 行 换算：新单位必填',
      '第 4 行 换算：应为 24 或 1/3 这样的换算',
      '第 5 行 换算：瓶 是基本单位，换算为 1',
      '第 6 行 条码：条码已用于商品 T1',
      '第 8 行 默认销售单位：同一商品只能有一个',
      '第 9 行 单位：与第 8 行重复',
    ])
    expect(await unitsOf('T2')).toEqual([['瓶', 1, 1, '4.000000']])
  })

  test('leaves and comes back unchanged', async () => {
    const text = await exported('unit')
    const before = (await skus(owner, 'T')).map(({ version: _version, ...row }: { version: number }) => row)
    expect(await checked('unit', text)).toMatchObject({ create: 0, errorCount: 0 })
    await load(owner, 'unit', text)
    expect((await skus(owner, 'T')).map(({ version: _version, ...row }: { version: number }) => row)).toEqual(before)
  })
})

describe('the table of stock levels', () => {
  test('sets levels by warehouse and goods; empty cells keep what is there', async () => {
    const header = '仓库,商品编码,最低库存,最高库存,安全库存,提前期天数'
    await load(owner, 'level', `${header}\n主仓,T1,24,240,12,7\n主仓,T2,10,,,\n`)
    await load(owner, 'level', `${header}\n主仓,T1,36,,,\n`)
    const { rows } = await owner.do('inventory', 'level.list', {})
    expect(rows.map((row: Record<string, unknown>) => [row.code, row.minimum, row.maximum, row.safety, row.leadDays])).toEqual([
      ['T1', '36.0000', '240.0000', '12.0000', 7],
      ['T2', '10.0000', null, null, null],
    ])
    expect(await messages('level', `${header}\n副仓,T1,1,,,\n主仓,X9,1,,,\n主仓,T1,300,,,\n主仓,T2,,,,\n在途,T2,1,,,\n`)).toEqual([
      '第 2 行 仓库：没有仓库 副仓',
      '第 3 行 商品编码：没有商品 X9',
      '第 4 行 最高库存：最高库存低于最低或安全库存',
      '第 5 行 最低库存：这一行没有填任何上下限',
      '第 6 行 仓库：没有仓库 在途',
    ])
    expect(await checked('level', await exported('level'))).toMatchObject({ create: 0, update: 2, errorCount: 0 })
  })
})

test('stock with its batches and serial numbers leaves as the opening of other books', async () => {
  await load(owner, 'sku', '编码,名称,基本单位,税率,跟踪\nL1,牛奶,盒,9%,批次\nS1,手机,台,13%,序列号\n')
  await load(
    owner,
    'opening',
    '仓库,商品编码,数量,成本单价,批号,有效期至,序列号,业务日期\n主仓,T1,7,2,,,,2026-01-31\n主仓,L1,5,3,B1,2099-01-01,,\n主仓,L1,6,4,B2,,,\n主仓,S1,2,900,,,Z1；Z2,\n',
  )
  const { rows: openings } = await owner.do('inventory', 'opening.list', {})
  expect(openings.map(({ date }: { date: string }) => date)).toContain('2026-01-31')
  const text = await exported('opening')
  const other = await newCompany(db.invoke, '新账套')
  await other.do('product', 'priceLevel.save', { name: '批发' })
  await load(other, 'sku', await exported('sku'))
  expect(await load(other, 'opening', text)).toEqual({ imported: 4 })
  const worth = async (caller: Caller) => (await caller.do('inventory', 'stock.list', { totals: true })).value
  expect([await worth(other), await worth(owner)]).toEqual(['1853.00', '1853.00'])
  expect((await other.do('product', 'serial.list', {})).rows.map(({ number }: { number: string }) => number)).toEqual(['Z1', 'Z2'])
  expect((await other.do('product', 'lot.list', {})).rows.map(({ number }: { number: string }) => number)).toEqual(['B1', 'B2'])
  expect(await firstWarehouse(other)).not.toBe(await firstWarehouse(owner))
})

test('who may not see cost or stock takes neither away', async () => {
  const administrator = await newMember(db.invoke, owner, 'administrator')
  const { errors } = await checked('unit', '商品编码,单位,进价\nT1,瓶,1\n', administrator)
  expect(errors).toMatchObject([{ row: 2, column: '进价' }])
  expect(await exported('unit')).toMatch(/进价/)
  expect(await exported('unit', administrator)).not.toMatch(/进价/)
  for (const content of ['opening', 'level'])
    expect(await administrator.refused('product', 'sku.export', { format: 'csv', content })).toMatchObject({ code: 'FORBIDDEN' })
})
