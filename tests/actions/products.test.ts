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
import { expectSound } from '../sound'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
const { upload } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('products')
  owner = await newCompany(db.invoke, '款式商贸')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const PNG = Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1')
const detail = (id: string) => owner.do('product', 'sku.detail', { id })
const changing = async (id: string) => {
  const { archived: _archived, categoryName: _category, onHand: _onHand, ...fields } = await detail(id)
  return fields
}
const shirt = {
  code: 'TX',
  name: 'T恤',
  brand: '棉语',
  taxRate: '0.13',
  attributes: [
    { name: '颜色', values: ['红', '蓝'] },
    { name: '尺码', values: ['M', 'L'] },
  ],
}

describe('a product with variants', () => {
  let product: string
  const generation = (more: object = {}) => ({ product, unit: '件', salePrice: '59', purchasePrice: '30', ...more })

  test('shows before it makes them every combination with its code, name and price', async () => {
    product = (await owner.do('product', 'product.save', shirt)).id
    const shown = await owner.do('product', 'product.preview', generation())
    expect(shown).toMatchObject({ create: 4, keep: 0 })
    expect(shown.rows.map((row: any) => [row.code, row.name, row.salePrice])).toEqual([
      ['TX-红-M', 'T恤 红 M', '59'],
      ['TX-红-L', 'T恤 红 L', '59'],
      ['TX-蓝-M', 'T恤 蓝 M', '59'],
      ['TX-蓝-L', 'T恤 蓝 L', '59'],
    ])
    expect((await owner.do('product', 'sku.list', { product })).rows).toEqual([])
  })

  test('makes them with codes, barcodes and prices of their own, and keeps those that are there', async () => {
    const variants = [
      { values: ['红', 'L'], code: 'TX-RL', barcode: '6911111111119', salePrice: '69' },
      { values: ['蓝', 'L'], left: true },
    ]
    const made = await owner.do('product', 'product.generate', generation({ variants }))
    expect(made).toMatchObject({ kept: 0 })
    expect(made.created).toHaveLength(3)
    const again = await owner.do('product', 'product.generate', generation({ salePrice: '79' }))
    expect(again).toMatchObject({ kept: 3 })
    expect(again.created).toHaveLength(1)
    const { variants: rows } = await owner.do('product', 'product.detail', { id: product })
    expect(rows.map((row: any) => [row.code, row.barcode ?? null, row.salePrice])).toEqual([
      ['TX-红-M', null, '59.000000'],
      ['TX-RL', '6911111111119', '69.000000'],
      ['TX-蓝-M', null, '59.000000'],
      ['TX-蓝-L', null, '79.000000'],
    ])
    expect(await detail(rows[1].sku)).toMatchObject({
      product,
      brand: '棉语',
      attributes: [
        { name: '颜色', value: '红' },
        { name: '尺码', value: 'L' },
      ],
      units: [{ name: '件', purchasePrice: '30.000000' }],
    })
    expect((await owner.do('product', 'product.list', { text: 'tx' })).rows).toMatchObject([{ id: product, variants: 4 }])
  })

  test('makes none of them where one code is taken', async () => {
    const { id } = await owner.do('product', 'product.save', { ...shirt, code: 'KZ', name: '裤子' })
    await newGoods(owner, '占用', { code: 'KZ-蓝-L' })
    expect(await owner.refused('product', 'product.generate', { product: id, unit: '条' })).toMatchObject({
      code: 'DUPLICATE',
      data: { field: 'code', value: 'KZ-蓝-L' },
    })
    expect((await owner.do('product', 'product.detail', { id })).variants).toEqual([])
  })

  test('keeps the attributes its variants have; new values may come', async () => {
    const save = (attributes: object[]) => ({ ...shirt, id: product, version: 1, attributes })
    const [colours, sizes] = shirt.attributes
    for (const attributes of [[colours], [colours, { name: '尺码', values: ['M'] }], [colours, sizes, { name: '款', values: ['男'] }]])
      expect(await owner.refused('product', 'product.save', save(attributes as object[]))).toMatchObject({
        code: 'IN_USE',
        data: { what: '款式的属性' },
      })
    await owner.do('product', 'product.save', save([colours!, { name: '尺码', values: ['S', 'M', 'L'] }]))
    expect(await owner.do('product', 'product.preview', generation())).toMatchObject({ create: 2, keep: 4 })
  })

  test('a variant has one value of each attribute, and no twin', async () => {
    const { rows } = await owner.do('product', 'sku.list', { product })
    const first = await changing(rows[0].id)
    const red = { name: '颜色', value: '红' }
    for (const attributes of [[red], [red, { name: '尺码', value: 'XXL' }]])
      expect(await owner.refused('product', 'sku.save', { ...first, attributes })).toMatchObject({ code: 'INVALID' })
    expect(await owner.refused('product', 'sku.save', { ...first, attributes: [red, { name: '尺码', value: 'L' }] })).toMatchObject({
      code: 'DUPLICATE',
      data: { field: 'attributes', value: 'TX-RL' },
    })
    const { product: _product, attributes: _attributes, ...plain } = first
    await owner.do('product', 'sku.save', { ...plain, note: '不提款式' })
    expect(await detail(first.id)).toMatchObject({ product, note: '不提款式' })
  })
})

describe('categories', () => {
  test('form a tree without rings, and a choice of one means all beneath it', async () => {
    const make = async (name: string, parent?: string) => (await owner.do('product', 'category.save', { name, parent })).id
    const food = await make('食品')
    const drinks = await make('饮料', food)
    const tea = await make('茶饮', drinks)
    const refused = (parent: string) => owner.refused('product', 'category.save', { id: food, version: 1, name: '食品', parent })
    for (const parent of [food, drinks, tea])
      expect(await refused(parent)).toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'parent' }] } })
    const goods = await newGoods(owner, '乌龙茶', { category: tea })
    const found = async (category: string) => (await owner.do('product', 'sku.list', { category })).rows.map(({ id }: Goods) => id)
    for (const category of [food, drinks, tea]) expect(await found(category)).toEqual([goods.id])
    expect(await found(await make('日用'))).toEqual([])
  })
})

describe('pictures', () => {
  test('are images of at most 2 MB, of this company', async () => {
    const picture = await upload(owner, '正面.png', PNG)
    const goods = await newGoods(owner, '有图', { pictures: [picture] })
    expect((await detail(goods.id)).pictures).toEqual([picture])
    const large = await upload(owner, '大.png', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]))
    const table = await upload(owner, 'a.csv', 'a,b\n')
    const known = await changing(goods.id)
    for (const [bad, word] of [
      [large, '2 MB'],
      [table, '不是图片'],
    ])
      expect(await owner.refused('product', 'sku.save', { ...known, pictures: [picture, bad] })).toMatchObject({
        code: 'INVALID',
        data: { issues: [{ path: 'pictures.1', message: expect.stringContaining(word!) }] },
      })
    const stranger = await newCompany(db.invoke, '别家')
    const foreign = await upload(stranger, 'x.png', PNG)
    expect(await owner.refused('product', 'sku.save', { ...known, pictures: [foreign] })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('custom fields', () => {
  test('hold what the company declared, and goods are found by them', async () => {
    const field = async (name: string, fieldKind: string, options?: string) =>
      (await owner.do('product', 'customField.save', { name, fieldKind, options })).id
    expect(await owner.refused('product', 'customField.save', { name: '空', fieldKind: 'choice' })).toMatchObject({ code: 'INVALID' })
    const origin = await field('产地', 'choice', '云南；福建')
    const weight = await field('净重', 'number')
    const launched = await field('上市', 'date')
    const tea = await newGoods(owner, '普洱', {
      custom: [
        { field: origin, value: '云南' },
        { field: weight, value: '357.5' },
        { field: launched, value: '2026-03-01' },
      ],
    })
    const known = await changing(tea.id)
    expect(known.custom).toHaveLength(3)
    for (const [bad, value] of [
      [origin, '广东'],
      [weight, '重'],
      [launched, '2026-02-30'],
    ])
      expect(await owner.refused('product', 'sku.save', { ...known, custom: [{ field: bad, value }] })).toMatchObject({
        code: 'INVALID',
        data: { issues: [{ path: 'custom.0.value' }] },
      })
    const found = async (input: object) => (await owner.do('product', 'sku.list', input)).rows.map(({ id }: Goods) => id)
    expect(await found({ custom: { field: origin, value: '云南' } })).toEqual([tea.id])
    expect(await found({ custom: { field: origin, value: '福建' } })).toEqual([])
    expect(await found({ text: '357' })).toEqual([tea.id])
    expect(await owner.refused('product', 'customField.save', { id: weight, version: 1, name: '净重', fieldKind: 'text' })).toMatchObject({
      code: 'IN_USE',
    })
    await owner.do('product', 'customField.save', { id: weight, version: 1, name: '净重（克）', fieldKind: 'number' })
  })
})

describe('units', () => {
  test('have several barcodes, each of which finds the unit, and none of which other goods may have', async () => {
    const goods = await newGoods(owner, '多码')
    const known = await changing(goods.id)
    const [bottle, crate] = known.units
    await owner.do('product', 'sku.save', {
      ...known,
      units: [
        { ...bottle, barcodes: ['7000001', '7000002'], forSale: true },
        { ...crate, barcodes: ['7000003'], forPurchase: true },
      ],
    })
    const scan = async (code: string) => (await owner.do('product', 'sku.scan', { code })).unit
    expect([await scan('7000001'), await scan('7000002'), await scan('7000003')]).toEqual([goods.unit, goods.unit, goods.caseUnit])
    expect((await owner.do('product', 'sku.list', { text: '7000003' })).rows).toMatchObject([{ id: goods.id }])
    const other = await changing((await newGoods(owner, '别的')).id)
    const taken = (change: object) => owner.refused('product', 'sku.save', { ...other, units: [{ ...other.units[0], ...change }] })
    for (const change of [{ barcode: '7000002' }, { barcodes: ['7000003'] }, { barcodes: [bottle.barcode] }])
      expect(await taken(change)).toMatchObject({ code: 'DUPLICATE', data: { field: 'barcode' } })
    expect(await taken({ barcode: '7', barcodes: ['7'] })).toMatchObject({ code: 'INVALID' })
    const now = await changing(goods.id)
    expect(now.units).toMatchObject([
      { forSale: true, barcodes: ['7000001', '7000002'] },
      { forPurchase: true, barcodes: ['7000003'] },
    ])
    const units = now.units.map(({ barcodes: _barcodes, forSale: _sale, ...unit }: any) => unit)
    await owner.do('product', 'sku.save', { ...now, units })
    expect((await changing(goods.id)).units).toMatchObject([{ forSale: true, barcodes: ['7000001', '7000002'] }, {}])
    expect(
      await owner.refused('product', 'sku.save', {
        ...(await changing(goods.id)),
        units: units.map((unit: any) => ({ ...unit, forSale: true })),
      }),
    ).toMatchObject({ code: 'INVALID' })
  })
})

describe('what moves and what does not', () => {
  test('life cycle: what is no longer bought or sold goes on no such document', async () => {
    const party = await newSupplier(owner, '厂家')
    const customer = await newCustomer(owner, '店家')
    const warehouse = await firstWarehouse(owner)
    const goods = await newGoods(owner, '停采')
    const buy = { date: today(), party, warehouse, lines: [lineOf(goods, '5', { price: '2' })] }
    const sell = { date: today(), party: customer, warehouse, lines: [lineOf(goods, '1', { price: '3' })] }
    const set = async (lifeCycle: string) => owner.do('product', 'sku.save', { ...(await changing(goods.id)), lifeCycle })
    const issue = (message: string) => ({ code: 'INVALID', data: { issues: [{ path: 'lines.0.sku', message }] } })
    await owner.do('purchase', 'receipt.post', buy)
    await set('notForPurchase')
    expect(await owner.refused('purchase', 'receipt.post', buy)).toMatchObject(issue('停采 已停止采购'))
    expect(await owner.refused('purchase', 'purchaseOrder.post', buy)).toMatchObject(issue('停采 已停止采购'))
    await owner.do('sales', 'delivery.post', sell)
    await set('notForSale')
    expect(await owner.refused('sales', 'delivery.post', sell)).toMatchObject(issue('停采 已停止销售'))
    await owner.do('purchase', 'receipt.post', buy)
    expect((await owner.do('product', 'sku.list', { lifeCycle: 'notForSale' })).rows).toMatchObject([{ id: goods.id }])
  })

  test('tracking, kind and base unit change only before anything moved', async () => {
    const goods = await newGoods(owner, '未动')
    await owner.do('product', 'sku.save', { ...(await changing(goods.id)), tracking: 'lot' })
    await owner.do('product', 'sku.save', { ...(await changing(goods.id)), tracking: 'serial' })
    await owner.do('product', 'sku.save', { ...(await changing(goods.id)), tracking: 'none' })
    await owner.do('inventory', 'opening.post', {
      date: today(),
      warehouse: await firstWarehouse(owner),
      lines: [lineOf(goods, '1', { price: '1' })],
    })
    const known = await changing(goods.id)
    for (const [change, what] of [
      [{ tracking: 'lot' }, '批次或序列号跟踪'],
      [{ skuKind: 'service' }, '基本单位和类型'],
      [{ units: [known.units[1] && { ...known.units[1], numerator: 1 }, known.units[0]] }, '基本单位和类型'],
    ] as const)
      expect(await owner.refused('product', 'sku.save', { ...known, ...change })).toMatchObject({ code: 'IN_USE', data: { what } })
  })

  test('goods that look like one another are found', async () => {
    const first = await newGoods(owner, '双胞胎', { spec: '500g', brand: '甲' })
    const second = await newGoods(owner, '双胞胎', { spec: '500g', brand: '甲' })
    await newGoods(owner, '双胞胎', { spec: '1kg', brand: '甲' })
    const { groups } = await owner.do('product', 'sku.duplicates', {})
    expect(groups).toMatchObject([{ name: '双胞胎', spec: '500g', goods: [{ id: first.id }, { id: second.id }] }])
  })
})

describe('one query follows a SKU', () => {
  test('where it is, promised, expected, worth, last prices, moves and trend', async () => {
    const warehouse = await firstWarehouse(owner)
    const shop = (await owner.do('inventory', 'warehouse.save', { name: '门店' })).id
    const supplier = await newSupplier(owner, '奶厂')
    const customer = await newCustomer(owner, '奶站')
    const milk = await newGoods(owner, '鲜奶', { tracking: 'lot' })
    const lot = (lotNumber: string, expiresAt: string) => lineOf(milk, '10', { price: '2', lotNumber, expiresAt })
    const receive = (lines: unknown[]) =>
      owner.do('purchase', 'receipt.post', { date: today(), party: supplier, warehouse, taxInclusive: false, lines })
    await receive([lot('晚', '2099-02-01'), lot('早', '2099-01-01')])
    const wrong = await receive([lot('错', '2099-03-01')])
    await owner.do('purchase', 'receipt.void', { id: wrong.id, version: wrong.version, reason: '错' })
    await owner.do('purchase', 'purchaseOrder.post', {
      date: today(),
      party: supplier,
      warehouse,
      lines: [lineOf(milk, '7', { price: '2' })],
    })
    await owner.do('sales', 'delivery.post', { date: today(), party: customer, warehouse, lines: [lineOf(milk, '4', { price: '5' })] })
    await owner.do('inventory', 'transfer.post', { date: today(), warehouse, toWarehouse: shop, lines: [lineOf(milk, '3')] })
    const seen = await owner.do('product', 'sku.live', { id: milk.id })
    expect(seen).toMatchObject({
      onHand: '13.0000',
      reserved: '0.0000',
      available: '13.0000',
      onOrder: '7.0000',
      inTransit: '3.0000',
      value: '32.00',
      averageCost: '2.000000',
      lastPurchase: { partyName: '奶厂', unitName: '瓶', price: '2.000000' },
      lastSale: { partyName: '奶站', price: '5.000000' },
    })
    expect(seen.warehouses).toMatchObject([
      { warehouse, onHand: '13.0000', onOrder: '7.0000', value: '26.00' },
      { warehouse: shop, onHand: '0.0000', inTransit: '3.0000' },
    ])
    expect(seen.lots.map((row: any) => [row.number, row.onHand])).toEqual([
      ['早', '3.0000'],
      ['早', '3.0000'],
      ['晚', '10.0000'],
    ])
    expect(seen.moves[0]).toMatchObject({ kind: 'transfer', lotNumber: '早' })
    expect(seen.moves.some((move: any) => move.reversal)).toBe(true)
    expect(seen.trend).toHaveLength(12)
    expect(seen.trend[11]).toEqual({ month: today().slice(0, 7), incoming: '20.0000', outgoing: '4.0000', sold: '4.0000' })
    expect(seen.trend[0]).toMatchObject({ incoming: '0.0000' })
    const sales = await newMember(db.invoke, owner, 'salesperson')
    const masked = await sales.do('product', 'sku.live', { id: milk.id })
    expect(JSON.stringify(masked)).not.toMatch(/"value"|"averageCost"|"price":"2.0/)
    expect(masked.lastSale.price).toBe('5.000000')
  })
})
