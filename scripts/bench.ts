import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { benchBooks } from './bench/books'
import { benchCold } from './bench/cold'
import { benchPost } from './bench/post'
import { benchStock } from './bench/stock'
import { benchTrade } from './bench/trade'
import { buildIfStale } from './build'
import { TestServer } from './database'
import { dataDir } from './paths'

/** Each benchmark prints its figures, the floor measured beside them in the same run, and the ratio. */
const BENCHES: Record<string, (server: TestServer) => Promise<void>> = {
  post: benchPost,
  cold: benchCold,
  stock: benchStock,
  trade: benchTrade,
  books: benchBooks,
}

/** One benchmark in this process; several in a process each, because functions keep the database they first connected to. */
async function main() {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !BENCHES[name])
  if (unknown) throw new Error(`no benchmark ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}`)
  const [name] = wanted
  if (wanted.length === 1 && name) await run(name)
  else for (const each of wanted.length ? wanted : Object.keys(BENCHES)) runElsewhere(each)
}

async function run(name: string): Promise<void> {
  await buildIfStale('functions')
  const server = await new TestServer(path.join(dataDir(), 'bench')).start()
  try {
    console.log(`\n── ${name} ──`)
    await BENCHES[name]?.(server)
  } finally {
    await server.stop()
  }
}

function runElsewhere(name: string): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', __filename, name], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`the benchmark ${name} failed`)
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
