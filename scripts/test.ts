import { buildIfStale } from './build'
import { browserBinary } from './packages'
import { fromRoot } from './paths'
import { endChildren, jestProjects, program, type Result, task } from './stages'
import { openTestServer, prepareTemplate, removeLeftovers, type Server } from './testServer'

interface Stage {
  name: string
  /** Stages without whose success this one proves nothing. */
  needs?: string[]
  run(pattern: string[]): Promise<Result>
}

let server: Server | undefined

/** Database tests find the server and the database to copy in their environment. */
async function prepareDatabase() {
  server = await openTestServer()
  process.env.DATABASE_SERVER_URL = server.url
  await removeLeftovers(server.url)
  process.env.DATABASE_TEMPLATE = await prepareTemplate(server.url)
}

/** Browser tests find it in CHROMIUM. */
async function prepareBrowser() {
  process.env.CHROMIUM = browserBinary()
}

const build = (target: 'functions' | 'h5' | 'weapp') => () => task(() => buildIfStale(target))

const STAGES: Stage[] = [
  { name: 'typecheck', run: () => program('typescript/bin/tsc', '--noEmit') },
  { name: 'lint', run: () => program('@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'functions', run: build('functions') },
  { name: 'unit', run: (pattern) => jestProjects(['unit'], pattern) },
  { name: 'migrations', run: () => task(prepareDatabase) },
  { name: 'actions', needs: ['functions', 'migrations'], run: (pattern) => jestProjects(['actions'], pattern) },
  { name: 'h5', run: build('h5') },
  { name: 'weapp', run: build('weapp') },
  { name: 'pages', needs: ['weapp'], run: (pattern) => jestProjects(['pages', 'weapp'], pattern) },
  { name: 'browser', run: () => task(prepareBrowser) },
  { name: 'e2e', needs: ['functions', 'migrations', 'h5', 'browser'], run: (pattern) => jestProjects(['e2e'], pattern) },
]

/** A named stage brings what it needs; `unit` needs nothing and stays fast. */
function chosen(name: string | undefined): Stage[] {
  if (!name) return STAGES
  const stage = STAGES.find((candidate) => candidate.name === name)
  if (!stage) throw new Error(`unknown stage ${name}; there are ${STAGES.map((candidate) => candidate.name).join(', ')}`)
  return STAGES.filter((candidate) => candidate === stage || stage.needs?.includes(candidate.name))
}

async function main() {
  const [name, ...pattern] = process.argv.slice(2)
  const stages = chosen(name)
  const failedStages = new Set<string>()
  const total: Result = { passed: 0, failed: 0, skipped: 0 }
  const summary: string[] = []
  for (const stage of stages) {
    const missing = stage.needs?.filter((needed) => failedStages.has(needed)) ?? []
    if (missing.length) {
      failedStages.add(stage.name)
      total.failed++ // what could not be proven is not passed over in silence
      summary.push(`${stage.name.padEnd(12)} not run: ${missing.join(', ')} failed`)
      continue
    }
    console.log(`\n── ${stage.name} ──`)
    const from = Date.now()
    const result = await stage.run(stage.name === name || !name ? pattern : [])
    if (result.failed) failedStages.add(stage.name)
    total.passed += result.passed
    total.failed += result.failed
    total.skipped += result.skipped
    const counts = `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`
    summary.push(`${stage.name.padEnd(12)} ${((Date.now() - from) / 1000).toFixed(1).padStart(6)} s   ${counts}`)
  }
  console.log(`\n${summary.join('\n')}\n`)
  await server?.stop()
  if (total.passed + total.failed === 0) console.log('no test was run')
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed || total.passed === 0 ? 1 : 0)
}

let stopping = false

/** Ctrl-C arrives more than once: from the terminal and from npm. */
function stopOnSignal() {
  if (stopping) return
  stopping = true
  endChildren()
  void Promise.resolve(server?.stop()).finally(() => process.exit(130))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnSignal)

process.chdir(fromRoot())
main().catch(async (error) => {
  console.error(error)
  await server?.stop().catch(() => {})
  process.exit(1)
})
