import { changeOfSku } from '../../shared/masters/sku'
import { type Caller, firstWarehouse, lineOf, newCompany, newCustomer, newGoods, newMember, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'

let db: TestDatabase
let owner: Caller

beforeAll(async () => {
  db = await testDatabase('productsLive')
  owner = await newCompany(db.invoke, '商品商贸')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const detail = (id: string) => owner.do('product', 'sku.detail', { id })
const changing = async (id: string) => changeOfSku(await detail(id))

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
