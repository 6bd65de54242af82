import { BOTTLE, CASE } from './shop'
import { stage } from './stage'

const at = stage('e2e_stocktake')

test('two phones count one warehouse at once, and the owner posts what they found', async () => {
  const { shop, handOf } = at
  const { rows: warehouses } = await shop.owner.do('inventory', 'warehouse.list', {})
  const { rows: goods } = await shop.owner.do('product', 'sku.list', {})
  const [bottle] = goods[0].units
  await shop.owner.do('inventory', 'opening.post', {
    date: new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10),
    warehouse: warehouses[0].id,
    lines: [{ sku: goods[0].id, unit: bottle.id, quantity: '30', price: '1' }],
  })

  const keeper = await handOf(shop.phones.keeper)
  await keeper.open('/inventory/stocktakes/index')
  await keeper.tap('新盘点')
  await keeper.tap('开始盘点')
  await keeper.sees('扫第一件商品')
  const address = keeper.page.url().split('#')[1]!
  const owner = await handOf('13700000001')
  await owner.open(address)
  await owner.sees('扫第一件商品')

  // A case by one, three bottles by the other, while both look at the same stocktake.
  await Promise.all([
    keeper.scan(CASE),
    (async () => {
      for (let scanned = 0; scanned < 3; scanned += 1) {
        await owner.scan(BOTTLE)
        await owner.sees(`我盘到 ${scanned + 1} 瓶`)
      }
    })(),
  ])
  await keeper.sees('+1 箱')
  await keeper.sees('已盘 1 / 1')
  await owner.sees('王大力 1 笔')
  await owner.tap('撤销')
  await owner.sees('已撤销')

  await owner.tap('核对差异')
  await owner.sees('账面 30 → 实盘 26')
  await owner.tap('提交')
  await owner.tap('提交', '.sheet .button')
  await owner.sees('待审核')
  await owner.tap('审核')
  await owner.seesState('已审核')
  const { rows } = await shop.owner.do('inventory', 'stock.list', {})
  expect(rows[0]?.onHand).toBe('26.0000')
})
