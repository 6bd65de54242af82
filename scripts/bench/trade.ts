import mysql from 'mysql2/promise'
import { checkCompany, describe } from '../checker'
import type { TestServer } from '../database'
import { migrate } from '../migrate'
import { countedPerCall } from './counted'
import { benchPrices } from './prices'
import { summary } from './summary'
import { call, distinct, makeWorld, type World } from './world'

const CHAINS = Number(process.env.BENCH_DOCUMENTS ?? 60)
const CLIENTS = [1, 8]
const LINES = 10

interface Party {
  world: World
  supplier: string
}

interface Step {
  action: string
  /** From what the steps before answered, the oldest first. */
  input: (party: Party, answers: readonly any[]) => unknown
}

const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
const lines = ({ world }: Party, price: string) =>
  distinct(() => world.skus[Math.floor(Math.random() * world.skus.length)]!, LINES).map(({ id, unit }) => ({
    sku: id,
    unit,
    quantity: '3',
    price,
    taxRate: '0.13',
  }))
const seen = (answer: { id: string; version: number }) => ({ id: answer.id, version: answer.version })
const taken = (answers: readonly any[]) =>
  answers.at(-1).rows.map(({ sku, unit, line, open, numerator, denominator }: Record<string, any>) => ({
    sku,
    unit,
    quantity: String((Number(open) * denominator) / numerator),
    sourceLine: line,
  }))

/** An order of ten lines, from its draft to the goods. */
const orderTo = (order: string, made: string, party: (at: Party) => string, price: string): Step[] => {
  const head = (at: Party) => ({ date: today(), party: party(at), warehouse: at.world.warehouse })
  return [
    { action: `${order}.save`, input: (at) => ({ ...head(at), lines: lines(at, price) }) },
    { action: `${order}.submit`, input: (_at, answers) => seen(answers[0]) },
    { action: `${order}.approve`, input: (_at, answers) => seen(answers[1]) },
    { action: `${made}.fromOrder`, input: (_at, answers) => ({ orders: [answers[0].id] }) },
    { action: `${made}.post`, input: (at, answers) => ({ ...head(at), lines: taken(answers) }) },
  ]
}

const CHAIN_OF = {
  sales: orderTo('salesOrder', 'delivery', ({ world }) => world.customer, '3'),
  purchase: orderTo('purchaseOrder', 'receipt', ({ supplier }) => supplier, '2'),
}
type Module = keyof typeof CHAIN_OF

/** Takes orders of ten lines from draft to delivered, and from draft to received, through the compiled functions. */
export async function benchTrade(server: TestServer) {
  const url = await server.createDatabase('bench_trade')
  await migrate(url)
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL: '10', TOKEN_SECRET: 'a secret of the benchmark, long enough' })
  const db = await mysql.createConnection({ uri: url, multipleStatements: true, dateStrings: true })
  const world = await makeWorld(db, 0, 2_000)
  const { id: supplier } = await call(world.token, world.company, 'purchase', 'supplier.save', { name: '厂家', specialInvoice: true })
  const party = { world, supplier }
  for (const module of Object.keys(CHAIN_OF) as Module[]) {
    const steps = CHAIN_OF[module]
    for (const clients of CLIENTS) await timed(party, module, clients)
    console.log(`  ${module}: per step of an order of ${LINES} lines`)
    for (const [at, { action }] of steps.entries()) {
      const { statements, trips } = await countedPerCall(url, async (count) => ({
        token: world.token,
        company: world.company,
        module,
        action,
        inputs: await inputsOf(party, module, at, count),
      }))
      console.log(`    ${action.padEnd(24)} ${String(statements).padStart(5)} statements ${String(trips).padStart(4)} round trips`)
    }
  }
  const violations = (await checkCompany(url, world.company)).filter(({ invariant }) => [4, 5, 12, 15].includes(invariant))
  console.log(`  violations of balance, numbering and order links: ${violations.length}`)
  for (const violation of violations) console.log(describe(violation))
  await benchPrices(db)
  await db.end()
}

async function run(party: Party, module: Module, until: number, times: number[][] = []): Promise<any[]> {
  const { token, company } = party.world
  const answers: any[] = []
  for (const [at, { action, input }] of CHAIN_OF[module].slice(0, until).entries()) {
    const begun = performance.now()
    answers.push(await call(token, company, module, action, input(party, answers)))
    times[at] = [...(times[at] ?? []), performance.now() - begun]
  }
  return answers
}

/** Inputs of a step, each of a new order that has come so far. */
async function inputsOf(party: Party, module: Module, at: number, count: number): Promise<unknown[]> {
  const inputs: unknown[] = []
  for (let index = 0; index < count; index++) inputs.push(CHAIN_OF[module][at]!.input(party, await run(party, module, at)))
  return inputs
}

async function timed(party: Party, module: Module, clients: number): Promise<void> {
  const times: number[][] = []
  const chains: number[] = []
  let left = CHAINS
  const begun = performance.now()
  const client = async () => {
    while (left-- > 0) {
      const start = performance.now()
      await run(party, module, CHAIN_OF[module].length, times)
      chains.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const whole = summary(chains, (performance.now() - begun) / 1000)
  console.log(
    `\n  ${module}, ${clients} clients: ${whole.perSecond.toFixed(1)} orders/s from draft to goods, p50 ${whole.p50.toFixed(0)} p95 ${whole.p95.toFixed(0)} ms`,
  )
  for (const [at, { action }] of CHAIN_OF[module].entries()) {
    const { p50, p95 } = summary(times[at]!, 1)
    console.log(`    ${action.padEnd(24)} p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)} ms`)
  }
}
