import { changeOfSku } from '../../shared/masters/sku'
import { type Caller, type Goods, newCompany, newGoods } from '../company'
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
const changing = async (id: string) => changeOfSku(await detail(id))
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
