import { randomUUID } from 'node:crypto'
import mysql from 'mysql2/promise'
import { checkCompany, describe } from '../checker'
import type { TestServer } from '../database'
import { migrate } from '../migrate'
import { approveByHand } from './floor'
import { countedPerCall } from './counted'
import { type Result, summary } from './summary'
import { call, makeWorld, submittedDeliveries, type World } from './world'

const PER_CELL = Number(process.env.BENCH_DOCUMENTS ?? 400)
const CLIENTS = [1, 8, 32]

/** Approves deliveries of ten lines through the compiled function, beside the floor, in the same run. */
export async function benchPost(server: TestServer) {
  const url = await server.createDatabase('bench_post')
  await migrate(url)
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL: '34', TOKEN_SECRET: 'a secret of the benchmark, long enough' })
  const db = await mysql.createConnection({ uri: url, multipleStatements: true, dateStrings: true })
  const options = { uri: url, multipleStatements: true, supportBigNumbers: true, bigNumberStrings: true, dateStrings: true }
  const pool = mysql.createPool({ ...options, connectionLimit: 34 })
  pool.pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'))
  const worlds: World[] = []
  for (let index = 0; index < 8; index++) worlds.push(await makeWorld(db, index, index === 0 ? 10_000 : 2_000))
  console.log(await statementsPerDocument(db, worlds[0] as World, url))
  console.log('\n  companies  goods    clients |  product /s   p50    p95    p99 ms |  floor /s   p50    p95    p99 ms | ratio')
  const deadlocks = await deadlocksSoFar(db)
  for (const companies of [1, 8])
    for (const hot of [false, true]) for (const clients of CLIENTS) await cell(db, pool, worlds.slice(0, companies), hot, clients)
  console.log(`\n  deadlocks during the run: ${(await deadlocksSoFar(db)) - deadlocks}`)
  await soundness(db, url, worlds)
  await pool.end()
  await db.end()
}

async function cell(db: mysql.Connection, pool: mysql.Pool, worlds: World[], hot: boolean, clients: number) {
  const product = await prepared(db, worlds, hot)
  const floor = await prepared(db, worlds, hot)
  const half = Math.ceil(product.length / 2)
  // Halves interleave, so that what else the machine does falls on both.
  const productTimes: number[] = []
  const floorTimes: number[] = []
  let productSeconds = 0
  let floorSeconds = 0
  for (const part of [0, 1]) {
    const slice = <T>(list: T[]) => list.slice(part * half, (part + 1) * half)
    floorSeconds += await drive(slice(floor), clients, floorTimes, ({ world, document }) =>
      approveByHand(pool, world, document, randomUUID()),
    )
    productSeconds += await drive(slice(product), clients, productTimes, ({ world, document }) =>
      call(world.token, world.company, 'sales', 'delivery.approve', { id: document, version: 1 }),
    )
  }
  const a = summary(productTimes, productSeconds)
  const b = summary(floorTimes, floorSeconds)
  const show = (r: Result) =>
    `${r.perSecond.toFixed(0).padStart(10)} ${[r.p50, r.p95, r.p99].map((ms) => ms.toFixed(1).padStart(6)).join(' ')}    `
  const name = `  ${String(worlds.length).padStart(9)}  ${hot ? 'hot 20 ' : 'random '} ${String(clients).padStart(7)}`
  console.log(`${name} |${show(a)}|${show(b)}|  ${(a.perSecond / b.perSecond).toFixed(2)}`)
}

async function prepared(db: mysql.Connection, worlds: World[], hot: boolean) {
  const jobs: { world: World; document: string }[] = []
  for (const world of worlds) {
    const from = hot ? world.skus.slice(0, 20) : world.skus
    const pick = () => from[Math.floor(Math.random() * from.length)] as World['skus'][number]
    const documents = await submittedDeliveries(db, world, Math.ceil(PER_CELL / worlds.length), pick)
    jobs.push(...documents.map((document) => ({ world, document })))
  }
  return jobs.sort(() => Math.random() - 0.5)
}

async function drive<T>(jobs: T[], clients: number, times: number[], work: (job: T) => Promise<unknown>): Promise<number> {
  const queue = [...jobs]
  const start = performance.now()
  const client = async () => {
    for (let job = queue.pop(); job; job = queue.pop()) {
      const begun = performance.now()
      await work(job)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (performance.now() - start) / 1000
}

async function statementsPerDocument(db: mysql.Connection, world: World, url: string): Promise<string> {
  const { token, company, skus } = world
  const pick = () => skus[Math.floor(Math.random() * skus.length)] as World['skus'][number]
  const { statements, trips } = await countedPerCall(url, async (count) => {
    const ids = await submittedDeliveries(db, world, count, pick)
    return { token, company, module: 'sales', action: 'delivery.approve', inputs: ids.map((id) => ({ id, version: 1 })) }
  })
  return `  per approved delivery of 10 lines: ${statements} statements, ${trips} round trips`
}

async function deadlocksSoFar(db: mysql.Connection): Promise<number> {
  const [rows] = await db.query<mysql.RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'")
  return Number(rows[0]?.Value ?? 0)
}

/** The bulk-loaded stock has no moves, so only what postings wrote is held against the rules. */
async function soundness(db: mysql.Connection, url: string, worlds: World[]) {
  const [rows] = await db.query<mysql.RowDataPacket[]>('SELECT COUNT(*) AS n FROM posting')
  const violations = (await checkCompany(url, (worlds[1] as World).company)).filter(({ invariant }) => [4, 5, 12].includes(invariant))
  console.log(`  ${rows[0]?.n} postings, violations of balance and numbering: ${violations.length}`)
  for (const violation of violations) console.log(describe(violation))
}
