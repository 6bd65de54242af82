import fc from 'fast-check'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { type Caller, type Goods, lineOf } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { Shop } from '../actions/shop'
import { type Chain, OrderModel } from './orderModel'

// A seed that failed once is added here and stays.
const SEED = parseInt(process.env.SIMULATION_SEED ?? '20261124', 10)
const RUNS = 16
const STEPS = 60
const STOCK = 100_000

interface Real {
  owner: Caller
  shop: Shop
  goods: Goods
}
type Step = fc.AsyncCommand<OrderModel, Real, true>

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await testDatabase('order_chain')
  shop = await Shop.open(db, '链条商贸')
})
afterAll(async () => {
  await shop.close()
  await db.drop()
})

const detail = (real: Real, { kind, id }: Pick<Chain, 'kind' | 'id'>) => real.owner.do('sales', `${kind}.detail`, { id })
const seen = async (real: Real, chain: Chain) => ({ id: chain.id, version: (await detail(real, chain)).version, reason: '随机' })

/** Does it and says whether it was done; any refusal but an expected one is a failure. */
async function done(real: Real, action: string, input: object): Promise<any> {
  const answer = await real.owner.answer('sales', action, input)
  if (!answer.ok && !['SOURCE_EXHAUSTED', 'BLOCKED_BY', 'WRONG_STATE', 'INVALID'].includes(answer.code))
    throw new Error(`${action}: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.ok ? answer.data : null
}

/** After every step the documents, promises and stock are what the model says. */
async function agree(model: OrderModel, real: Real, touched: readonly (Chain | null)[]): Promise<void> {
  for (const chain of touched) {
    if (!chain) continue
    const { state, fulfilment, lines } = await detail(real, chain)
    expect([chain.kind, state, fulfilment, lines[0].used]).toEqual([
      chain.kind,
      chain.state,
      model.fulfilment(chain),
      `${model.used(chain)}.0000`,
    ])
  }
  const [{ reserved, onHand }] = (await real.owner.do('inventory', 'stock.availability', { skus: [real.goods.id] })).rows
  expect([reserved, onHand]).toEqual([`${model.reserved}.0000`, `${STOCK - model.sold}.0000`])
}

async function added(model: OrderModel, real: Real, kind: Chain['kind'], id: string, quantity: number, source: Chain | null) {
  const { lines } = await real.owner.do('sales', `${kind}.detail`, { id })
  model.documents.push({ id, kind, state: 'approved', line: lines[0].id, quantity, source })
}

const pick = <T>(among: readonly T[], index: number): T | undefined => among[index % Math.max(1, among.length)]

class Order implements Step {
  constructor(
    readonly quantity: number,
    readonly discount: number,
  ) {}
  check = async () => true
  async run(model: OrderModel, real: Real) {
    const input = real.shop.sale([lineOf(real.goods, String(this.quantity), { price: '1.11' })], {
      discount: (this.discount / 100).toFixed(2),
    })
    const { id } = await real.owner.do('sales', 'salesOrder.post', input)
    await added(model, real, 'salesOrder', id, this.quantity, null)
    await agree(model, real, [model.documents.at(-1)!])
  }
  toString = () => `order ${this.quantity} less ${this.discount}`
}

class Take implements Step {
  constructor(
    readonly kind: 'delivery' | 'salesReturn',
    readonly index: number,
    readonly quantity: number,
  ) {}
  private from = (model: OrderModel) => pick(model.of(this.kind === 'delivery' ? 'salesOrder' : 'delivery'), this.index)
  check = async (model: OrderModel) => this.from(model) !== undefined
  async run(model: OrderModel, real: Real) {
    const source = this.from(model)!
    const line = { sku: real.goods.id, unit: real.goods.unit, quantity: String(this.quantity), sourceLine: source.line }
    const made = await done(real, `${this.kind}.post`, real.shop.sale([line]))
    expect([this.toString(), made !== null]).toEqual([this.toString(), model.mayTake(source, this.quantity)])
    if (made) await added(model, real, this.kind, made.id, this.quantity, source)
    await agree(model, real, [source])
  }
  toString = () => `${this.kind} ${this.quantity} of ${this.index}`
}

class Act implements Step {
  constructor(
    readonly verb: 'close' | 'reopen' | 'void',
    readonly index: number,
  ) {}
  private of = (model: OrderModel) => pick(this.verb === 'void' ? model.documents : model.of('salesOrder'), this.index)
  check = async (model: OrderModel) => this.of(model) !== undefined
  async run(model: OrderModel, real: Real) {
    const chain = this.of(model)!
    const may = { void: model.mayVoid(chain), close: model.mayClose(chain), reopen: chain.state === 'closed' }[this.verb]
    const made = await done(real, `${chain.kind}.${this.verb}`, await seen(real, chain))
    expect([this.toString(), made !== null]).toEqual([this.toString(), may])
    if (made) chain.state = ({ void: 'voided', close: 'closed', reopen: 'approved' } as const)[this.verb]
    await agree(model, real, [chain, chain.source])
  }
  toString = () => `${this.verb} ${this.index}`
}

class Change implements Step {
  constructor(
    readonly index: number,
    readonly quantity: number,
  ) {}
  check = async (model: OrderModel) => model.of('salesOrder').length > 0
  async run(model: OrderModel, real: Real) {
    const order = pick(model.of('salesOrder'), this.index)!
    const line = { ...lineOf(real.goods, String(this.quantity), { price: '1.11' }), line: order.line }
    const made = await done(real, 'salesOrder.change', { ...(await seen(real, order)), ...real.shop.sale([line]) })
    expect([this.toString(), made !== null]).toEqual([this.toString(), model.mayChange(order, this.quantity)])
    if (made) order.quantity = this.quantity
    await agree(model, real, [order])
  }
  toString = () => `change ${this.index} to ${this.quantity}`
}

/** What was delivered whole costs what was ordered, and what was given back whole is the very money that was paid. */
async function expectMoney(model: OrderModel, real: Real): Promise<void> {
  for (const source of model.documents.filter((chain) => chain.state !== 'voided' && model.open(chain) === 0 && model.used(chain) > 0)) {
    const taken = model.documents.filter((chain) => chain.source === source && chain.state !== 'voided')
    const amounts = await Promise.all(taken.map(async (chain) => (await detail(real, chain)).amountIncl))
    expect(moneyText(sum(amounts))).toBe((await detail(real, source)).amountIncl)
    expect(amounts.every((amount) => !dec(amount).isNegative())).toBe(true)
  }
}

test('orders, changes, deliveries, returns, closings and voids in any order are what the model says', async () => {
  const quantity = fc.integer({ min: 1, max: 9 })
  const index = fc.nat(20)
  const steps = fc.commands<OrderModel, Real, true>(
    [
      fc.tuple(quantity, fc.integer({ min: 0, max: 99 })).map(([pieces, cents]) => new Order(pieces, cents)),
      fc.tuple(index, quantity).map(([at, pieces]) => new Take('delivery', at, pieces)),
      fc.tuple(index, fc.integer({ min: 1, max: 4 })).map(([at, pieces]) => new Take('delivery', at, pieces)),
      fc.tuple(index, fc.integer({ min: 1, max: 4 })).map(([at, pieces]) => new Take('salesReturn', at, pieces)),
      fc.tuple(index, quantity).map(([at, pieces]) => new Change(at, pieces)),
      fc.tuple(fc.constantFrom('close' as const, 'reopen' as const, 'void' as const), index).map(([verb, at]) => new Act(verb, at)),
    ],
    { maxCommands: STEPS, size: 'max' },
  )
  let stepsDone = 0
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const goods = await shop.stocked(`链条${stepsDone}`, String(STOCK))
      const model = new OrderModel()
      const real: Real = { owner: shop.owner, shop, goods }
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await expectMoney(model, real)
      stepsDone += [...commands].length
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )
  expect(stepsDone).toBeGreaterThan(300)
  await expectSound(db.url)
})
