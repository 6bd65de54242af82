import type { Caller } from '../company'
import { newCompany } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
let wholesale: string
let member: string
const { http, load, refusedLoad, skus } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('ownColumns')
  owner = await newCompany(db.invoke, '自定商贸')
  wholesale = (await owner.do('product', 'priceLevel.save', { name: '批发' })).id
  member = (await owner.do('product', 'priceLevel.save', { name: '会员 卡' })).id
  await owner.do('product', 'customField.save', { name: '产地', fieldKind: 'text' })
  await owner.do('product', 'customField.save', { name: '等级', fieldKind: 'choice', options: '一级；二级' })
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const exported = async (text: string) => {
  const { file } = await owner.do('product', 'sku.export', { format: 'csv', text })
  const { body } = await http(owner, 'GET', `/file/${file}`, { company: owner.company })
  return Buffer.from(body, 'base64').toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
}

test('level prices of both units and custom fields come in by columns of their own', async () => {
  const header = '编码,名称,基本单位,税率,大单位,大单位换算,等级价：批发,等级价：会员卡,大单位等级价:批发,自定义：产地,自定义：等级'
  await load(owner, 'sku', `${header}\nC1,乌龙茶,瓶,13%,箱,12,2.80,2.90,33,福建,一级\n`)
  const [tea] = await skus(owner, 'C1')
  expect(tea.units.map(({ levelPrices }: { levelPrices: object }) => levelPrices)).toEqual([
    [
      { level: wholesale, price: '2.800000' },
      { level: member, price: '2.900000' },
    ],
    [{ level: wholesale, price: '33.000000' }],
  ])
  expect(tea.custom.map(({ value }: { value: string }) => value)).toEqual(['福建', '一级'])
  const { rows } = await owner.do('product', 'price.history', { sku: tea.id })
  expect(rows.filter(({ target }: { target: string }) => target === 'level')).toHaveLength(3)
})

test('what a row leaves empty stays, and a price that did not change leaves no history', async () => {
  await load(owner, 'sku', '编码,等级价：批发,等级价：会员卡,自定义：等级\nC1,2.80,2.70,二级\n')
  const [tea] = await skus(owner, 'C1')
  expect(tea.units[0].levelPrices).toEqual([
    { level: wholesale, price: '2.800000' },
    { level: member, price: '2.700000' },
  ])
  expect(tea.custom.map(({ value }: { value: string }) => value)).toEqual(['福建', '二级'])
  const { rows } = await owner.do('product', 'price.history', { sku: tea.id })
  expect(rows.filter(({ levelName }: { levelName: string }) => levelName === '会员 卡')).toHaveLength(2)
  expect(rows.filter(({ levelName }: { levelName: string }) => levelName === '批发')).toHaveLength(2)
})

test('the export has the same columns and reads back as it is', async () => {
  const lines = await exported('C1')
  expect(lines[0]).toMatch(/,等级价：批发,等级价：会员 卡,大单位等级价：批发,大单位等级价：会员 卡,自定义：产地,自定义：等级$/)
  expect(lines[1]).toMatch(/,2\.80?,2\.70?,33(?:\.00)?,,福建,二级$/)
  const before = (await skus(owner, 'C1'))[0]
  await load(owner, 'sku', `${lines.join('\n')}\n`)
  const { version: _now, ...after } = (await skus(owner, 'C1'))[0]
  const { version: _then, ...was } = before
  expect(after).toEqual(was)
})

test('a value that does not fit its field, and a level price without its unit, are refused by row and column', async () => {
  const said = async (header: string, row: string) => {
    const { code, data } = await refusedLoad(owner, 'sku', `${header}\n${row}\n`)
    expect(code).toBe('INVALID')
    return data.issues[0].message
  }
  expect(await said('编码,自定义：等级', 'C1,特级')).toBe('第 2 行 自定义：等级：应为其中之一：一级、二级')
  expect(await said('编码,大单位等级价：批发', 'C1,3')).toBe('第 2 行 大单位等级价：没有填大单位')
  expect(await said('编码,等级价：批发', 'C1,便宜')).toMatch(/等级价：批发：应为/)
  expect(await said('编码,等级价：零售', 'C1,3')).toMatch(/不认识的列/)
})

test('the template shows the columns of the company', async () => {
  const { base64 } = await owner.do('system', 'import.template', { kind: 'sku' })
  expect(Buffer.from(base64, 'base64').toString('utf8')).toMatch(/等级价：批发.*自定义：等级/)
  const { base64: customer } = await owner.do('system', 'import.template', { kind: 'customer' })
  expect(Buffer.from(customer, 'base64').toString('utf8')).not.toMatch(/等级价/)
})
