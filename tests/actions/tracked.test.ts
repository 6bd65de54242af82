import { movesStock } from '../../shared/inventory/reports'
import { documentKinds } from '../../shared/registry'
import { type Goods, lineOf, newGoods, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

/**
 * Batches and serial numbers on every kind of document that moves goods, from the registry: a kind without a recipe here
 * fails, and each recipe must leave the batch it names and every serial number in the ledgers.
 */
let db: TestDatabase
let shop: Shop
let milk: Goods
let phone: Goods
let store: string
let reason: string
const made = new Map<string, string>()

interface Wanted {
  module: string
  /** Of goods with batches: how many of which batch; of goods with serial numbers: which. */
  batch: string
  quantity: string
  serials: string[]
  head?: () => object
  /** The kind whose lines this one takes up. */
  from?: string
  /** What is refused where a line that comes in names no batch. */
  names?: boolean
  price?: string
}

// A landed cost moves value alone.
const MOVING = documentKinds.filter((kind) => movesStock(kind) && kind.kind !== 'landedCost')
const party = (role: 'supplier' | 'customer') => () => ({ party: shop[role] })

const RECIPES: Record<string, Wanted> = {
  opening: { module: 'inventory', batch: '期初', quantity: '10', serials: ['O1', 'O2', 'O3'], names: true, price: '2' },
  receipt: {
    module: 'purchase',
    batch: '进货',
    quantity: '10',
    serials: ['R1', 'R2', 'R3'],
    names: true,
    price: '3',
    head: party('supplier'),
  },
  purchaseReturn: { module: 'purchase', batch: '进货', quantity: '1', serials: ['R1'], from: 'receipt', head: party('supplier') },
  delivery: { module: 'sales', batch: '进货', quantity: '3', serials: ['R2', 'O1'], price: '9', head: party('customer') },
  salesReturn: { module: 'sales', batch: '进货', quantity: '1', serials: ['O1'], from: 'delivery', head: party('customer') },
  adjustment: { module: 'inventory', batch: '期初', quantity: '1', serials: ['O2'], head: () => ({ reason }) },
  transfer: { module: 'inventory', batch: '期初', quantity: '4', serials: ['O3', 'R3'], head: () => ({ toWarehouse: store }) },
  transferIn: {
    module: 'inventory',
    batch: '期初',
    quantity: '4',
    serials: ['O3', 'R3'],
    from: 'transfer',
    head: () => ({ warehouse: store }),
  },
  stocktake: { module: 'inventory', batch: '期初', quantity: '3', serials: ['N1'] },
}

beforeAll(async () => {
  db = await testDatabase('tracked')
  shop = await Shop.open(db, '追踪商贸')
  milk = await newGoods(shop.owner, '牛奶', { tracking: 'lot' })
  phone = await newGoods(shop.owner, '手机', { tracking: 'serial' })
  store = (await shop.owner.do('inventory', 'warehouse.save', { name: '门店' })).id
  const { rows } = await shop.owner.do('inventory', 'reason.list', {})
  reason = rows.find(({ name }: { name: string }) => name === '报损').id
})
afterAll(() => dropSound(db, () => shop.close()))

test('every kind of document that moves goods is tried here', () => {
  expect(MOVING.map(({ kind }) => kind).sort()).toEqual(Object.keys(RECIPES).sort())
})

/** The two lines of a document: goods with batches and goods with serial numbers. */
async function inputOf(kind: string, { module, batch, quantity, serials, from, names, price, head }: Wanted) {
  const sources = from ? (await shop.owner.do(RECIPES[from]!.module, `${from}.detail`, { id: made.get(from) })).lines : []
  const source = (goods: Goods) => (from ? { sourceLine: sources.find(({ sku }: { sku: string }) => sku === goods.id).id } : {})
  const lots = from ? {} : names ? { lotNumber: batch, expiresAt: '2099-01-01' } : { lot: await lotOf(batch) }
  const priced = price ? { price } : {}
  const lines = [
    lineOf(milk, quantity, { ...lots, ...priced, ...source(milk) }),
    lineOf(phone, String(serials.length), { serials, ...priced, ...source(phone) }),
  ]
  return { module, action: `${kind}.post`, input: { date: today(), warehouse: shop.warehouse, lines, ...head?.() } }
}

const lotOf = async (number: string) =>
  (await shop.rows('SELECT id FROM lot WHERE company = ? AND sku = ? AND number = ?', shop.owner.company, milk.id, number))[0]!.id as string

/** A stocktake counts what the book says less what is missing, and a serial number nobody knew. */
async function counted({ batch, quantity, serials }: Wanted): Promise<string> {
  const { owner, warehouse } = shop
  const { id } = await owner.do('inventory', 'stocktake.start', { title: '盘', warehouse, skus: [milk.id, phone.id] })
  const line = lineOf(milk, quantity, { mode: 'set', lot: await lotOf(batch) })
  expect(await owner.refused('inventory', 'stocktake.count', { id, lines: [lineOf(milk, '1', { mode: 'set' })] })).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'lines.0.lotNumber' }] },
  })
  const found = lineOf(phone, String(serials.length), { mode: 'set', serials })
  expect(await owner.refused('inventory', 'stocktake.count', { id, lines: [{ ...found, serials: [] }] })).toMatchObject({
    code: 'SERIALS_MISCOUNTED',
  })
  await owner.do('inventory', 'stocktake.count', { id, lines: [line, found] })
  const { version } = await owner.do('inventory', 'stocktake.submit', { id, version: 1 })
  await owner.do('inventory', 'stocktake.approve', { id, version })
  return id
}

async function posted(kind: string, wanted: Wanted): Promise<string> {
  const { module, action, input } = await inputOf(kind, wanted)
  const [batched, numbered] = input.lines
  const short = { ...numbered, serials: wanted.serials.slice(1) }
  expect(await shop.owner.refused(module, action, { ...input, lines: [batched, short] })).toMatchObject({ code: 'SERIALS_MISCOUNTED' })
  if (wanted.names) {
    const nameless = { ...batched, lotNumber: undefined, expiresAt: undefined }
    expect(await shop.owner.refused(module, action, { ...input, lines: [nameless, numbered] })).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'lines.0.lotNumber' }] },
    })
  }
  return (await shop.owner.do(module, action, input)).id
}

test.each(Object.entries(RECIPES))('%s keeps the batch and every serial number it moves', async (kind, wanted) => {
  const document = kind === 'stocktake' ? await counted(wanted) : await posted(kind, wanted)
  made.set(kind, document)
  const ledger = `JOIN posting p ON p.company = m.company AND p.number = m.posting WHERE p.company = ? AND p.document = ? AND m.sku = ?`
  const moves = await shop.rows(
    `SELECT DISTINCT l.number FROM stock_move m LEFT JOIN lot l ON l.company = m.company AND l.id = m.lot ${ledger}`,
    shop.owner.company,
    document,
    milk.id,
  )
  expect(moves.map(({ number }) => number)).toContain(wanted.batch)
  // A stocktake finds other batches missing, each as itself; nothing moves without a batch.
  expect(moves.map(({ number }) => number)).not.toContain(null)
  if (kind !== 'stocktake') expect(moves).toHaveLength(1)
  const serials = await shop.rows(`SELECT DISTINCT m.number FROM serial_move m ${ledger}`, shop.owner.company, document, phone.id)
  expect(serials.map(({ number }) => number)).toEqual(expect.arrayContaining(wanted.serials))
  for (const number of wanted.serials) {
    const { serials: lives } = await shop.owner.do('product', 'serial.detail', { number })
    expect(lives[0].moves.map(({ document: at }: { document: string }) => at)).toContain(document)
  }
})

test('the batch and a serial number tell their whole way, document by document', async () => {
  const trace = await shop.owner.do('product', 'lot.trace', { lot: await lotOf('进货') })
  expect(new Set([...trace.sources, ...trace.deliveries].map(({ kind }: { kind: string }) => kind))).toEqual(
    new Set(['receipt', 'purchaseReturn', 'delivery', 'salesReturn']),
  )
  expect(trace.customers).toMatchObject([{ quantity: '2.0000' }])
  const { serials } = await shop.owner.do('product', 'serial.detail', { number: 'O1' })
  expect(serials[0].moves.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['opening', 'delivery', 'salesReturn']))
})
