import fc from 'fast-check'
import { moneyText, sum } from '../../shared/kernel/money'
import { type Caller, type Goods, lineOf, newGoods } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { Shop } from '../actions/shop'
import { type Bought, BuyingModel } from './buyingModel'

// A seed that failed once is added here and stays.
const SEED = parseInt(process.env.SIMULATION_SEED ?? '20261124', 10)
const RUNS = 12
const STEPS = 60

interface Real {
  owner: Caller
  shop: Shop
  goods: Goods
}
type Step = fc.AsyncCommand<BuyingModel, Real, true>

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await testDatabase('buying_chain')
  shop = await Shop.open(db, '进货链商贸')
  const { closedTo: _closedTo, ...kept } = await shop.owner.do('system', 'settings.show')
  await shop.owner.do('system', 'settings.save', { ...kept, overReceipt: '0.1' })
})
afterAll(async () => {
  await shop.close()
  await db.drop()
})

const detail = (real: Real, { kind, id }: Pick<Bought, 'kind' | 'id'>) => real.owner.do('purchase', `${kind}.detail`, { id })
const seen = async (real: Real, document: Bought) => ({ id: document.id, version: (await detail(real, document)).version })

/** Does it and says whether it was done; any refusal but an expected one is a failure. */
async function done(real: Real, action: string, input: object): Promise<any> {
  const answer = await real.owner.answer('purchase', action, input)
  if (!answer.ok && !['SOURCE_EXHAUSTED', 'BLOCKED_BY', 'WRONG_STATE', 'INVALID'].includes(answer.code))
    throw new Error(`${action}: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.ok ? answer.data : null
}

/** After every step the documents, what is expected and what is there are what the model says. */
async function agree(model: BuyingModel, real: Real, touched: readonly (Bought | null)[]): Promise<void> {
  for (const document of touched) {
    if (!document) continue
    const { state, fulfilment, lines } = await detail(real, document)
    expect([document.kind, state, fulfilment, lines[0].used]).toEqual([
      document.kind,
      document.state,
      model.fulfilment(document),
      `${model.used(document)}.0000`,
    ])
  }
  const [{ onOrder, onHand }] = (await real.owner.do('inventory', 'stock.availability', { skus: [real.goods.id] })).rows
  expect([onOrder, onHand]).toEqual([`${model.onOrder}.0000`, `${model.onHand}.0000`])
}

async function added(
  model: BuyingModel,
  real: Real,
  document: Pick<Bought, 'id' | 'kind' | 'quantity' | 'source'> & { use?: number; state?: Bought['state'] },
): Promise<Bought> {
  const { lines } = await detail(real, document)
  const made: Bought = { state: 'approved', use: document.quantity, ...document, line: lines[0].id }
  model.documents.push(made)
  return made
}

const pick = <T>(among: readonly T[], index: number): T | undefined => among[index % Math.max(1, among.length)]
const lineFrom = (real: Real, source: Bought, quantity: number, more: object = {}) => ({
  sku: real.goods.id,
  unit: real.goods.unit,
  quantity: String(quantity),
  sourceLine: source.line,
  ...more,
})

class Order implements Step {
  constructor(
    readonly quantity: number,
    readonly discount: number,
  ) {}
  check = async () => true
  async run(model: BuyingModel, real: Real) {
    const discount = (this.discount / 100).toFixed(2)
    const { id } = await real.owner.do(
      'purchase',
      'purchaseOrder.post',
      real.shop.purchase([lineOf(real.goods, String(this.quantity), { price: '1.11' })], { discount }),
    )
    await agree(model, real, [await added(model, real, { id, kind: 'purchaseOrder', quantity: this.quantity, source: null })])
  }
  toString = () => `order ${this.quantity} less ${this.discount}`
}

class Receive implements Step {
  constructor(
    readonly index: number,
    readonly quantity: number,
    readonly rejected: number,
  ) {}
  private from = (model: BuyingModel) => pick(model.of('purchaseOrder'), this.index)
  check = async (model: BuyingModel) => this.from(model) !== undefined
  async run(model: BuyingModel, real: Real) {
    const source = this.from(model)!
    const bad = Math.min(this.rejected, this.quantity)
    const more = bad ? { rejected: String(bad), rejectReason: '破损' } : {}
    const input = real.shop.purchase([lineFrom(real, source, this.quantity, more)], bad ? { rejects: 'giveBack' } : {})
    const use = Math.min(this.quantity, Math.max(0, model.open(source)))
    const may = model.mayReceive(source, this.quantity)
    const made = await done(real, 'receipt.post', input)
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) {
      const receipt = await added(model, real, { id: made.id, kind: 'receipt', quantity: this.quantity, use, source })
      const { related } = await detail(real, receipt)
      const draft = related.find(({ kind }: { kind: string }) => kind === 'purchaseReturn')
      expect(Boolean(draft)).toBe(bad > 0)
      if (draft) await added(model, real, { id: draft.id, kind: 'purchaseReturn', quantity: bad, source: receipt, state: 'draft' })
    }
    await agree(model, real, [source])
  }
  toString = () => `receive ${this.quantity} of ${this.index}, ${this.rejected} bad`
}

class GiveBack implements Step {
  constructor(
    readonly index: number,
    readonly quantity: number,
  ) {}
  private from = (model: BuyingModel) => pick(model.of('receipt'), this.index)
  check = async (model: BuyingModel) => this.from(model) !== undefined
  async run(model: BuyingModel, real: Real) {
    const source = this.from(model)!
    const may = model.mayReturn(source, this.quantity)
    const made = await done(real, 'purchaseReturn.post', real.shop.purchase([lineFrom(real, source, this.quantity)]))
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) await added(model, real, { id: made.id, kind: 'purchaseReturn', quantity: this.quantity, source })
    await agree(model, real, [source])
  }
  toString = () => `give ${this.quantity} of ${this.index} back`
}

/** The draft of what was turned down leaves, if the receipt still has as much. */
class SendRejects implements Step {
  constructor(readonly index: number) {}
  private of = (model: BuyingModel) => pick(model.of('purchaseReturn', 'draft'), this.index)
  check = async (model: BuyingModel) => this.of(model) !== undefined
  async run(model: BuyingModel, real: Real) {
    const draft = this.of(model)!
    const source = draft.source!
    const may = model.mayReturn(source, draft.quantity)
    const input = { date: real.shop.purchase([]).date, party: real.shop.supplier, warehouse: real.shop.warehouse }
    const made = await done(real, 'purchaseReturn.post', {
      ...(await seen(real, draft)),
      ...input,
      lines: [lineFrom(real, source, draft.quantity)],
    })
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) {
      draft.state = 'approved'
      draft.line = (await detail(real, draft)).lines[0].id
    }
    await agree(model, real, [source])
  }
  toString = () => `send rejects ${this.index}`
}

class Act implements Step {
  constructor(
    readonly verb: 'close' | 'reopen' | 'void',
    readonly index: number,
  ) {}
  private of = (model: BuyingModel) =>
    pick(this.verb === 'void' ? model.documents.filter(({ state }) => state !== 'draft') : model.of('purchaseOrder'), this.index)
  check = async (model: BuyingModel) => this.of(model) !== undefined
  async run(model: BuyingModel, real: Real) {
    const document = this.of(model)!
    const may = { void: model.mayVoid(document), close: model.mayClose(document), reopen: document.state === 'closed' }[this.verb]
    const made = await done(real, `${document.kind}.${this.verb}`, { ...(await seen(real, document)), reason: '随机' })
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) document.state = ({ void: 'voided', close: 'closed', reopen: 'approved' } as const)[this.verb]
    await agree(model, real, [document, document.source])
  }
  toString = () => `${this.verb} ${this.index}`
}

class Change implements Step {
  constructor(
    readonly index: number,
    readonly quantity: number,
  ) {}
  check = async (model: BuyingModel) => model.of('purchaseOrder').length > 0
  async run(model: BuyingModel, real: Real) {
    const order = pick(model.of('purchaseOrder'), this.index)!
    const line = { ...lineOf(real.goods, String(this.quantity), { price: '1.11' }), line: order.line }
    const may = model.mayChange(order, this.quantity)
    const made = await done(real, 'purchaseOrder.change', { ...(await seen(real, order)), ...real.shop.purchase([line]), reason: '随机' })
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) order.quantity = this.quantity
    await agree(model, real, [order])
  }
  toString = () => `change ${this.index} to ${this.quantity}`
}

/** What was given back whole is the very money that was owed for it. */
async function expectMoney(model: BuyingModel, real: Real): Promise<void> {
  for (const receipt of model.of('receipt', 'approved').filter((one) => model.open(one) === 0)) {
    const returned = model.of('purchaseReturn', 'approved').filter(({ source }) => source === receipt)
    const amounts = await Promise.all(returned.map(async (one) => (await detail(real, one)).amountIncl))
    expect(moneyText(sum(amounts))).toBe((await detail(real, receipt)).amountIncl)
  }
}

test('orders, receipts, rejects, returns, changes, closings and voids in any order are what the model says', async () => {
  const ordered = fc.integer({ min: 5, max: 24 })
  const pieces = fc.integer({ min: 1, max: 12 })
  const index = fc.nat(20)
  const steps = fc.commands<BuyingModel, Real, true>(
    [
      fc.tuple(ordered, fc.integer({ min: 0, max: 99 })).map(([quantity, cents]) => new Order(quantity, cents)),
      fc.tuple(index, pieces, fc.constantFrom(0, 0, 0, 2)).map(([at, quantity, bad]) => new Receive(at, quantity, bad)),
      fc.tuple(index, pieces, fc.constantFrom(0, 0, 1)).map(([at, quantity, bad]) => new Receive(at, quantity, bad)),
      fc.tuple(index, fc.integer({ min: 1, max: 6 })).map(([at, quantity]) => new GiveBack(at, quantity)),
      index.map((at) => new SendRejects(at)),
      fc.tuple(index, ordered).map(([at, quantity]) => new Change(at, quantity)),
      fc.tuple(fc.constantFrom('close' as const, 'reopen' as const, 'void' as const), index).map(([verb, at]) => new Act(verb, at)),
    ],
    { maxCommands: STEPS, size: 'max' },
  )
  let stepsDone = 0
  let received = 0
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const goods = await newGoods(shop.owner, `进货链${stepsDone}`)
      const model = new BuyingModel()
      const real: Real = { owner: shop.owner, shop, goods }
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await expectMoney(model, real)
      stepsDone += [...commands].length
      received += model.of('receipt').length
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )
  expect(stepsDone).toBeGreaterThan(200)
  expect(received).toBeGreaterThan(20)
  await expectSound(db.url)
})
