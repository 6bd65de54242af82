import fs from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build'
import { createDatabase, TestServer } from './database'
import { invoke } from './invoke'
import { migrate } from './migrate'
import { dataDir } from './paths'
import { FAULTS, type Fault } from './simulate/faults'
import { Chance } from './simulate/random'
import { simulate } from './simulate/run'

// The functions keep their pool for as long as they are loaded, so one run has one database and many rounds of faults.
const folder = path.join(dataDir(), `simulation-${process.pid}`)
let server: TestServer | undefined

async function end() {
  await server?.stop().catch(() => {})
  fs.rmSync(folder, { recursive: true, force: true })
}

/** A fault every few seconds for so long; silence in the lock takes half a minute and comes seldom. */
function planned(minutes: number, chance: Chance): Fault[] {
  const seconds: Record<Fault, number> = { kill: 4, freeze: 4, cutCommit: 2, cutReply: 2, skew: 4, holdLock: 35 }
  const faults: Fault[] = Object.keys(FAULTS) as Fault[]
  let left = minutes * 60 - faults.reduce((sum, fault) => sum + seconds[fault], 0)
  while (left > 0) {
    const fault = chance.happens(0.03) ? 'holdLock' : chance.one(['kill', 'freeze', 'cutCommit', 'cutReply', 'skew'] as const)
    faults.push(fault)
    left -= seconds[fault]
  }
  return faults
    .map((fault) => ({ fault, order: chance.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ fault }) => fault)
}

async function main(): Promise<number> {
  const [minutes = '5', given] = process.argv.slice(2)
  const seed = given ? parseInt(given, 10) : Math.floor(Math.random() * 1_000_000_000)
  if (!(parseFloat(minutes) > 0) || !Number.isInteger(seed)) throw new Error('npm run simulate -- [minutes] [seed]')
  await buildIfStale('functions')
  server = await new TestServer(folder).start()
  const url = await createDatabase(server.url, 'simulation')
  await migrate(url)
  Object.assign(process.env, {
    TOKEN_SECRET: 'a secret for simulations, long enough to sign',
    CHECK_OUTPUT: '1',
    DATABASE_POOL: '8',
    DATA_DIR: folder,
  })
  const faults = planned(parseFloat(minutes), new Chance(seed))
  console.log(`演练 seed ${seed}: ${faults.length} faults`)
  const plan = { seed, companies: 4, phonesPerCompany: 4, faults }
  const { wrong, recoveries, cuts, ...counts } = await simulate(
    plan,
    server,
    url,
    invoke,
    (through) => (process.env.DATABASE_URL = through),
  )
  for (const [what, count] of [...Object.entries(counts), ...Object.entries(cuts).map(([cut, n]) => [`cut ${cut}`, n])])
    console.log(`${String(what).padEnd(14)} ${count}`)
  console.log('recovery ms    faults  median     max')
  for (const fault of Object.keys(FAULTS)) {
    const times = recoveries
      .filter((each) => each.fault === fault)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b)
    if (times.length)
      console.log(
        `${fault.padEnd(14)} ${String(times.length).padStart(6)} ${String(times[times.length >> 1]).padStart(7)} ${String(times.at(-1)).padStart(7)}`,
      )
  }
  for (const each of wrong) console.log(`✗ ${each}`)
  console.log(
    wrong.length
      ? `seed ${seed} FAILED: ${wrong.length} things are wrong; repeat with: npm run simulate -- ${minutes} ${seed}`
      : `seed ${seed}: nothing lost, nothing twice, the books are sound`,
  )
  return wrong.length ? 1 : 0
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().finally(() => process.exit(130)))

main()
  .catch((error) => {
    console.error(error)
    return 1
  })
  .then(async (code) => {
    await end()
    process.exit(code)
  })
