import { lineOf } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let other: string

beforeAll(async () => {
  db = await testDatabase('names')
  shop = await Shop.open(db, '称呼商贸')
  other = (await shop.owner.do('inventory', 'warehouse.save', { name: '城西门店' })).id
})
afterAll(async () => {
  await shop.close()
  await expectSound(db.url)
  await db.drop()
})

test('a document says the names of what its own fields refer to, and each line where it came from', async () => {
  const tea = await shop.stocked('绿茶', '10')
  const { owner, warehouse } = shop
  const sent = await owner.do('inventory', 'transfer.post', {
    date: shop.sale([]).date,
    warehouse,
    toWarehouse: other,
    lines: [lineOf(tea, '4')],
  })
  const transfer = await owner.do('inventory', 'transfer.detail', { id: sent.id })
  expect(transfer).toMatchObject({ toWarehouse: other, toWarehouseName: '城西门店' })
  expect(transfer.lines[0].sourceNumber).toBeNull()
  const arrived = await owner.do('inventory', 'transferIn.post', {
    date: shop.sale([]).date,
    warehouse: other,
    lines: [lineOf(tea, '4', { sourceLine: transfer.lines[0].id })],
  })
  const { lines } = await owner.do('inventory', 'transferIn.detail', { id: arrived.id })
  expect(lines[0]).toMatchObject({ sourceDocument: sent.id, sourceKind: 'transfer', sourceNumber: sent.number })
})

test('what a field does not refer to has no name', async () => {
  const { id } = await shop.owner.do('inventory', 'stocktake.start', { warehouse: shop.warehouse, title: '月盘' })
  expect(await shop.owner.do('inventory', 'stocktake.detail', { id })).toMatchObject({ categoryName: null, payerName: null })
})

test('too little stock is refused with the name of the warehouse', async () => {
  const rice = await shop.stocked('大米', '3')
  expect(await shop.owner.refused('sales', 'delivery.post', shop.sale([lineOf(rice, '1')], { warehouse: other }))).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    data: { warehouse: other, warehouseName: '城西门店' },
  })
})

test('the operation log says each action in words and is searched by them', async () => {
  const { rows } = await shop.owner.do('access', 'operation.list', { text: '一步过账', limit: 50 })
  expect(new Set(rows.map(({ label }: { label: string }) => label))).toEqual(
    new Set(['采购入库一步过账', '调拨出库一步过账', '调拨入库一步过账', '销售出库一步过账']),
  )
  expect((await shop.owner.do('access', 'operation.list', { text: '没有这种动作' })).rows).toEqual([])
})
