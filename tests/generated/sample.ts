import type { Action } from '../../shared/kernel/contract'
import { elementOf, type Field, isOptional, metaOf, type Shape, shapeOf } from '../../shared/kernel/fields'
import { contracts } from '../../shared/contracts'
import { priceWords } from './samplePrices'
import { lineOf, newGoods, today } from '../company'
import { BUYING } from './buyingWords'
import { MONEY_WORDS } from './moneySamples'
import { delivered, plainLines } from './saleSamples'
import { PASSWORD, plant, type World } from './world'

export interface Named {
  module: string
  name: string
  action: Action
}

/** Every action there is; a new one is covered by being in the registry. */
export const everyAction: Named[] = Object.values(contracts).flatMap((contract) =>
  Object.entries(contract.actions).map(([name, action]) => ({ module: contract.module, name, action: action as Action })),
)

export const actionOf = (name: string): Named => {
  const found = everyAction.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no action ${name}`)
  return found
}

export const inputShape = ({ action }: Named): Shape => shapeOf(action.input) ?? {}

/** Paging, what excludes another field, and batches, which only goods with batches have: samples leave them out. */
const BATCHES = ['lot', 'lotNumber', 'producedAt', 'expiresAt', 'serials', 'serial']
const LEFT_OUT = new Set(['after', 'discountRate', 'sourceLine', 'override', 'version', 'open', 'gift', ...BATCHES])
const isLeftOut = (key: string, field: Field): boolean => LEFT_OUT.has(key) || metaOf(field).kind === 'id'

/** A valid value of a field; `every` fills optional fields too. */
function sampleValue(field: Field, key: string, world: World, every: boolean): unknown {
  const meta = metaOf(field)
  if (meta.kind === 'ref') return world.ids[meta.ref!]
  if (meta.kind === 'text') return plant(world.marker, meta.label, meta.max ?? 20)
  if (meta.kind === 'enum') return Object.keys(meta.options!)[0]
  if (meta.kind === 'integer') return key === 'limit' ? 20 : 1
  if (meta.kind === 'lines') {
    const element = elementOf(field)!
    const shape = shapeOf(element)
    return [shape ? valuesOf(shape, world, every) : sampleValue(element, key, world, every)]
  }
  if (meta.kind === 'object') return valuesOf(shapeOf(field)!, world, every)
  const plain: Partial<Record<typeof meta.kind, unknown>> = {
    money: '0.10',
    quantity: '1',
    price: '2.50',
    rate: '0.13',
    date: today(),
    time: new Date().toISOString(),
    boolean: true,
  }
  if (!(meta.kind in plain)) throw new Error(`no sample for a field of kind ${meta.kind} (${key})`)
  return plain[meta.kind]
}

function valuesOf(shape: Shape, world: World, every: boolean): Record<string, unknown> {
  const wanted = Object.entries(shape).filter(([key, field]) => !isLeftOut(key, field) && (every || !isOptional(field)))
  return Object.fromEntries(wanted.map(([key, field]) => [key, sampleValue(field, key, world, every)]))
}

/** A part of what is under way to the shop. */
const arrival = ({ ids, shop, shipped }: World) => ({
  warehouse: shop,
  discount: undefined,
  lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', sourceLine: shipped }],
})

/** A line of something delivered, to be given back. */
async function givenBack(world: World): Promise<object> {
  const id = await delivered(world)
  const [line] = (await world.owner.do('sales', 'delivery.detail', { id })).lines
  return { sku: line.sku, unit: line.unit, quantity: '1', sourceLine: line.id }
}

const outOf = (ids: World['ids']) => ({ out: plainLines(ids).lines })

/** A stocktake with a difference: of ten pieces eight were counted. */
async function counted(world: World): Promise<{ id: string; version: number; entry: string; lines: object[] }> {
  const { owner, ids, marker } = world
  const goods = await newGoods(owner, plant(marker, '盘', 20))
  const opening = { date: today(), warehouse: ids.warehouse, lines: [lineOf(goods, '10', { price: '1' })] }
  await owner.do('inventory', 'opening.post', opening)
  const start = { title: plant(marker, '盘', 20), warehouse: ids.warehouse, skus: [goods.id] }
  const { id, version } = await owner.do('inventory', 'stocktake.start', start)
  const lines = [{ sku: goods.id, unit: goods.unit, quantity: '8', mode: 'add' }]
  const { rows } = await owner.do('inventory', 'stocktake.count', { id, lines })
  return { id, version, entry: rows[0].id, lines }
}

const UNFILTERED = { text: undefined, category: undefined, sku: undefined, warehouse: undefined }

/** No filter of goods: what all of them choose together is nothing. */
const everyGoods = Object.fromEntries(['text', 'category', 'brand', 'product', 'lifeCycle', 'skuKind'].map((key) => [key, undefined]))

/** What the shape alone cannot know. */
const WORDS: Record<string, (world: World) => Promise<object> | object> = {
  'session.open': ({ phone }) => ({ phone, password: PASSWORD }),
  'session.register': () => ({ phone: `137${String(Date.now()).slice(-8)}`, password: PASSWORD }),
  'password.change': () => ({ old: PASSWORD, new: PASSWORD }),
  'invitation.accept': async ({ owner }) => ({
    code: (await owner.do('access', 'invitation.create', { name: '新人', roles: ['owner'] })).code,
    phone: undefined,
    password: undefined,
  }),
  'invitation.create': () => ({ roles: ['salesperson'] }),
  'member.save': ({ spare }) => ({ id: spare, roles: ['salesperson'] }),
  'member.handOver': ({ ids, spare }) => ({ from: spare, to: ids.member }),
  'role.save': () => ({ grants: [{ permission: 'sku.view', scope: 'all' }] }),
  'role.detail': async (world) => ({ id: (await saved('access', 'role', world)).id }),
  'job.show': ({ ids }) => ({ id: ids.job }),
  'sku.scan': ({ barcode }) => ({ code: barcode }),
  // The file of the world is no picture, and its goods are no variant.
  'sku.save': () => ({ pictures: undefined, product: undefined, attributes: undefined }),
  'product.save': () => ({ pictures: undefined }),
  'product.preview': ({ ids }) => ({ product: ids.product, variants: undefined }),
  'product.generate': ({ ids }) => ({ product: ids.product, variants: undefined }),
  ...priceWords,
  'sku.live': ({ batched }) => ({ id: batched }),
  'lot.propose': ({ batched }) => ({ sku: batched }),
  'lot.trace': ({ ids }) => ({ lot: ids.lot }),
  'serial.detail': ({ serial }) => ({ number: serial, sku: undefined }),
  'ledger.trialBalance': () => ({ from: today().slice(0, 7), to: today().slice(0, 7) }),
  'reason.save': () => ({ account: '5711' }),
  'voucher.list': () => ({ period: today().slice(0, 7), account: '1405' }),
  'report.run': () => ({ dataset: 'sales', dimensions: ['sku', 'party', 'warehouse', 'employee'], measures: ['amount', 'cost', 'margin'] }),
  'purchase.export': () => ({ report: 'record', plan: undefined }),
  'report.export': () => ({ report: 'sales', dimensions: ['party'], measures: ['amount', 'margin'] }),
  'transfer.underway': () => ({ transfer: undefined, toWarehouse: undefined, sku: undefined }),
  'transfer.save': ({ shop }) => ({ toWarehouse: shop }),
  'transfer.post': ({ shop }) => ({ toWarehouse: shop }),
  'transferIn.save': (world) => arrival(world),
  'transferIn.post': (world) => arrival(world),
  'salesOrder.change': ({ ids }) => plainLines(ids),
  'purchaseOrder.change': ({ ids }) => plainLines(ids),
  'document.inbox': async ({ owner, ids }) => {
    const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
    const saved = await owner.do('sales', 'salesOrder.save', {
      ...head,
      lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', price: '3' }],
    })
    await owner.do('sales', 'salesOrder.submit', { id: saved.id, version: saved.version })
    return { kinds: undefined }
  },
  'delivery.fromOrder': async ({ owner, ids }) => {
    const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
    await owner.do('sales', 'salesOrder.post', { ...head, lines: [{ sku: ids.sku, unit: ids.unit, quantity: '1', price: '3' }] })
    return { orders: undefined }
  },
  ...BUYING,
  'sku.list': ({ ids, marker }) => ({ ...everyGoods, ids: [ids.sku], custom: { field: ids.custom_field, value: `${marker}栏` } }),
  'product.detail': async (world) => {
    const { id } = await saved('product', 'product', world)
    await world.owner.do('product', 'product.generate', { product: id, unit: '件' })
    return { id }
  },
  'salesReturn.save': async (world) => ({ lines: [await givenBack(world)] }),
  'salesReturn.post': async (world) => ({ lines: [await givenBack(world)] }),
  'exchange.post': async (world) => ({ back: [await givenBack(world)], ...outOf(world.ids), discount: undefined }),
  'exchange.void': async (world) => {
    const { owner, ids } = world
    const head = { date: today(), party: ids.party, warehouse: ids.warehouse }
    const { delivery } = await owner.do('sales', 'exchange.post', { ...head, back: [await givenBack(world)], ...outOf(ids) })
    return { id: delivery.id, version: delivery.version }
  },
  'delivery.ship': async (world) => ({ id: await delivered(world) }),
  'delivery.receive': async (world) => ({ id: await delivered(world) }),
  ...MONEY_WORDS,
  'delivery.signed': async (world) => {
    const id = await delivered(world)
    await world.owner.do('sales', 'delivery.receive', { id, signer: plant(world.marker, '签', 20), photo: world.ids.file })
    return { id }
  },
  'level.copy': ({ ids, shop }) => ({ from: shop, to: [ids.warehouse], skus: undefined }),
  'level.set': ({ ids }) => ({ category: ids.category }),
  // All goods: what filters choose together is nothing.
  'movement.list': ({ ids }) => ({ ...UNFILTERED, kinds: undefined, party: undefined, lot: undefined, sku: ids.sku }),
  'replenish.suggest': () => ({ ...UNFILTERED, supplier: undefined }),
  'stockReport.summary': () => ({ ...UNFILTERED, by: 'sku', totals: true }),
  'stockReport.slow': () => UNFILTERED,
  'replenish.transfer': ({ ids, shop }) => ({ rows: [{ sku: ids.sku, warehouse: shop, from: ids.warehouse, quantity: '1' }] }),
  'stocktake.count': async (world) => {
    const { id, lines } = await counted(world)
    return { id, lines }
  },
  'stocktake.detail': async (world) => {
    const { id, version } = await counted(world)
    const submitted = await world.owner.do('inventory', 'stocktake.submit', { id, version })
    const approved = await world.owner.do('inventory', 'stocktake.approve', { id, version: submitted.version })
    return { id: approved.id }
  },
  'stocktake.undo': async (world) => {
    const { id, entry } = await counted(world)
    return { id, entry }
  },
  'document.list': () => ({ kinds: ['delivery', 'receipt'] }),
  // A stocktake of this world is submitted without a second count.
  'settings.save': () => ({ approvals: [], numberDigits: 4, recountRate: undefined, recountAmount: undefined, recountQuantity: undefined }),
  'file.register': ({ owner }) => ({ cloudId: `cloud://env.x/company/${owner.company}/a.csv`, name: 'a.csv' }),
}

/** Which steps bring a new document into the state the verb expects. */
const STEPS: Record<string, string[]> = {
  approve: ['submit'],
  reject: ['submit'],
  void: ['submit', 'approve'],
  close: ['submit', 'approve'],
  change: ['submit', 'approve'],
  reopen: ['submit', 'approve', 'close'],
}

async function saved(module: string, thing: string, world: World): Promise<{ id: string; version: number }> {
  const saving = actionOf(`${thing}.save`)
  return world.owner.do(module, saving.name, await sampleOf(saving, world))
}

/** A new row for an action that names one by id: saved through `<thing>.save`, brought into the state its verb expects. */
async function subjectOf(named: Named, world: World): Promise<{ id: string; version: number }> {
  const [thing, verb] = named.name.split('.') as [string, string]
  let subject = thing === 'stocktake' ? await counted(world) : await saved(named.module, thing, world)
  for (const step of STEPS[verb] ?? [])
    subject = await world.owner.do(named.module, `${thing}.${step}`, {
      id: subject.id,
      version: subject.version,
      ...(step === 'close' ? { reason: '不要了' } : {}),
    })
  return { id: subject.id, version: subject.version }
}

/** A valid input for an action; a row that it names by id is made new for it. With `every`, optional fields are filled. */
export async function sampleOf(named: Named, world: World, { every = true } = {}): Promise<Record<string, unknown>> {
  const shape = inputShape(named)
  const values = { ...valuesOf(shape, world, every), ...(await WORDS[named.name]?.(world)) } as Record<string, unknown>
  if (shape.id && metaOf(shape.id).kind === 'id' && !isOptional(shape.id) && !values.id) {
    const subject = await subjectOf(named, world)
    values.id = subject.id
    if (shape.version) values.version = subject.version
  }
  return values
}

/** A save that names a row it changes; null for actions that cannot. */
export async function changeOf(named: Named, world: World): Promise<Record<string, unknown> | null> {
  const shape = inputShape(named)
  if (!shape.id || !isOptional(shape.id)) return null
  return { ...(await sampleOf(named, world)), ...(await subjectOf(named, world)) }
}
