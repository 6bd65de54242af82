import { addDays, chinaDay } from '../shared/kernel/fields'
import { csv } from './seed/caller'
import { type demoGoods, goodsRows, yuan } from './seed/goods'
import { customerRows, demoSuppliers, supplierRows } from './seed/parties'
import { hire, type Worker } from './seed/people'
import { orderAtEveryPrice, setPrices } from './seed/prices'
import { Random } from './seed/random'
import { seedKept } from './seed/kept'
import { seedShelf } from './seed/shelf'
import { knownGoods, Shelves } from './seed/stock'
import { type Trade, tradeDays } from './seed/trade'

export { demoPeople } from './seed/people'

const SEED = 20_261_124

/**
 * The demo company 小满商贸, made through the actions its people would use: goods, parties and opening stock by import,
 * ninety days of receipts and deliveries by the people whose work it is. Wants DATABASE_URL, DATA_DIR and TOKEN_SECRET
 * in the environment, a migrated database and the compiled functions.
 */
export async function seedDemo({
  days = 90,
  today = chinaDay(new Date()),
}: {
  days?: number
  today?: string
} = {}): Promise<{ company: string }> {
  const random = new Random(SEED)
  const { company, people } = await hire('小满商贸')
  const owner = people.owner as Worker
  const [main, ...more] = await warehousesOf(owner)
  await owner.caller.importFile('sku', '商品.csv', csv(goodsRows()))
  await owner.caller.importFile('customer', '客户.csv', csv(customerRows()))
  await owner.caller.importFile('supplier', '供应商.csv', csv(supplierRows()))
  const shelves = new Shelves()
  const { goods, freight } = await knownGoods(owner.caller)
  const opened = goods.filter((_, index) => index % 4 !== 3)
  await owner.caller.importFile('opening', '期初库存.csv', csv(openingRows(opened, addDays(today, -days))))
  for (const made of opened) shelves.move(main, made, 2 * made.ratio)
  const trade: Trade = {
    people,
    goods,
    freight,
    shelves,
    suppliers: await idsOf(owner, 'purchase', 'supplier.list', demoSuppliers),
    carrier: (await owner.caller.do<Named>('purchase', 'supplier.save', { name: '顺路物流', carrier: true, terms: 'monthEnd' })).id,
    customers: await customersOf(owner),
    owed: new Map(),
    warehouses: [main, ...more],
    departments: await departmentsOf(owner),
  }
  await setPrices(trade, addDays(today, 1 - days), today)
  await tradeDays(trade, random, addDays(today, 1 - days), today)
  await seedKept(trade, today)
  await seedShelf(trade)
  await orderAtEveryPrice(trade, today)
  await closeMonths(people.accountant as Worker, today)
  await secondCompany(owner)
  return { company }
}

interface Named {
  id: string
  name: string
}

async function warehousesOf({ caller }: Worker): Promise<[string, ...string[]]> {
  const { rows } = await caller.do<{ rows: Named[] }>('inventory', 'warehouse.list')
  const made = [rows[0]?.id ?? '']
  for (const name of ['城南仓', '门店仓']) made.push((await caller.do<Named>('inventory', 'warehouse.save', { name })).id)
  return made as [string, ...string[]]
}

async function departmentsOf({ caller }: Worker): Promise<Trade['departments']> {
  const ids: string[] = []
  for (const name of ['销售部', '采购部', '仓储部', '财务部']) ids.push((await caller.do<Named>('system', 'department.save', { name })).id)
  return { sales: ids[0] as string, purchasing: ids[1] as string }
}

async function idsOf({ caller }: Worker, module: string, action: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await caller.do<{ rows: Named[] }>(module, action, { limit: 200 })
  const byName = new Map(rows.map((row) => [row.name, row.id]))
  return names.map((name) => byName.get(name) ?? '')
}

async function customersOf({ caller }: Worker): Promise<Map<string, string>> {
  const { rows } = await caller.do<{ rows: Named[] }>('sales', 'customer.list', { limit: 200 })
  return new Map(rows.map((row) => [row.name, row.id]))
}

/** What lay in the main warehouse the day before the books began: two cases of most goods. */
const openingRows = (goods: readonly (typeof demoGoods)[number][], day: string): string[][] => [
  ['仓库', '商品编码', '数量', '单位', '成本单价', '业务日期'],
  ...goods.map((made) => ['主仓', made.code, '2', made.caseUnit, yuan(Math.round((made.cost * made.ratio) / 1.13)), day]),
]

/** The months before the last one are closed; the last one waits for the accountant. */
async function closeMonths({ caller }: Worker, today: string): Promise<void> {
  const last = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  const { rows } = await caller.do<{ rows: { period: string }[] }>('finance', 'period.list')
  for (const { period } of rows.reverse()) if (period < last) await caller.do('finance', 'period.close', { period })
}

/** A shop the owner runs beside, so that there is something to switch to. */
async function secondCompany({ caller }: Worker): Promise<void> {
  const { id } = await caller.do<{ id: string }>('access', 'company.create', { name: '小满烘焙' })
  const shop = caller.in(id)
  const rows = [
    ['编码', '名称', '分类', '基本单位', '售价', '进价', '税率'],
    ['HB01', '吐司面包', '面包', '个', '12.00', '6.50', '13%'],
    ['HB02', '蛋挞', '点心', '个', '5.00', '2.20', '13%'],
    ['HB03', '生日蛋糕', '蛋糕', '个', '168.00', '82.00', '13%'],
    ['HB04', '面粉', '原料', '袋', '98.00', '76.00', '9%'],
  ]
  await shop.importFile('sku', '商品.csv', csv(rows))
  await shop.importFile(
    'customer',
    '客户.csv',
    csv([
      ['名称', '结算方式'],
      ['幸福超市', '月结'],
      ['零售顾客', '现结'],
    ]),
  )
  await shop.importFile(
    'opening',
    '期初库存.csv',
    csv([
      ['仓库', '商品编码', '数量', '成本单价'],
      ['主仓', 'HB01', '20', '6.50'],
      ['主仓', 'HB02', '60', '2.20'],
      ['主仓', 'HB04', '8', '76.00'],
    ]),
  )
}
