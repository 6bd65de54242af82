import { countingProxy, statementsOf } from '../../scripts/bench/proxy'
import { type Goods, lineOf } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let proxy: Awaited<ReturnType<typeof countingProxy>>
let goods: Goods[]

beforeAll(async () => {
  db = await testDatabase('statements')
  proxy = await countingProxy(new URL(db.url))
  process.env.DATABASE_URL = proxy.url
  shop = await Shop.open(db, '数数商贸')
  goods = []
  for (let index = 0; index < 10; index++) goods.push(await shop.stocked(`商品 ${index}`, '100'))
  await approve(await delivery()) // connections are open and the caller is known
})
afterAll(async () => {
  await dropSound(db, () => shop.close())
  proxy.close()
})

const delivery = () => shop.submitted(goods.map((each) => lineOf(each, '1', { price: '3' })))
const approve = (document: Outcome) => shop.owner.do('sales', 'delivery.approve', seen(document))

test('approving a delivery of ten lines takes at most 16 statements in at most 4 round trips', async () => {
  const document = await delivery()
  proxy.take()
  await approve(document)
  const commands = proxy.take()
  const statements = commands.flatMap(statementsOf)
  expect(statements.at(-1)).toBe('COMMIT')
  expect(commands.length).toBeLessThanOrEqual(4)
  expect(statements.length).toBeLessThanOrEqual(16)
})
