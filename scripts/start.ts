import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { buildIfStale } from './build'
import { type Database, openDatabase } from './database'
import { seedOnce } from './firstRun'
import { migrate } from './migrate'
import { dataDir, fromRoot } from './paths'
import { type Service, serve } from './runtime'

const begun = Date.now()
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now()
  const result = await work()
  console.log(`${label}  ${seconds(from)}`)
  return result
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT 应为 0 到 65535 的整数，而不是 ${text}。PORT must be a number.`)
  return port
}

/** Known before anything slow begins. */
async function demandFree(port: number) {
  const host = process.env.HOST || '127.0.0.1'
  const probe = net.createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve)).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`端口 ${port} 已被占用，换一个再试：PORT=${port + 1} npm start\nPort ${port} is taken; try PORT=${port + 1} npm start`)
  })
  await new Promise((resolve) => probe.close(resolve))
}

/** Sessions must survive a restart, so the key that signs them is kept. */
function tokenSecret(folder: string): string {
  const file = path.join(folder, 'secret')
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}

let service: Service | undefined
let database: Promise<Database> | undefined
let stopping: Promise<void> | undefined

/** Everything this program started, in the opposite order. */
async function stop() {
  await service?.close()
  const opened = await database?.catch(() => undefined)
  await opened?.stop()
}

function stopOnSignal() {
  if (stopping) return
  console.log('\n正在停止… stopping …')
  stopping = stop().then(
    () => process.exit(0),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
}

async function main() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnSignal)
  const port = portOf(process.env.PORT)
  await demandFree(port)
  const folder = dataDir()
  fs.mkdirSync(folder, { recursive: true })

  database = step('数据库 database', () => openDatabase({ dataDir: folder }))
  const { url } = await database
  process.env.DATABASE_URL = url
  process.env.DATA_DIR = folder
  process.env.TOKEN_SECRET ||= tokenSecret(folder)
  process.env.DATABASE_POOL ||= '8' // an instance in the cloud serves one call at a time; this process serves them all

  await step('结构 migrations', () => migrate(url))
  await step('云函数 functions', () => buildIfStale('functions'))
  await step('网页 H5', () => buildIfStale('h5'))
  const people = await seedOnce(url, folder)
  if (stopping) return

  service = await serve({ port, h5Dir: fromRoot('dist', 'h5') })
  console.log(`\n账房已就绪 ready in ${seconds(begun)}\n\n  ${service.url}\n`)
  if (people.length) {
    console.log('演示公司的人 people of the demo company（手机号 phone / 密码 password）:')
    for (const { role, name, phone, password } of people) console.log(`  ${phone}  ${password}  ${name} ${role}`)
  }
  console.log('\nCtrl-C 停止 stops everything.')
}

main().catch(async (error) => {
  if (stopping) return
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
  await stop().catch(() => {})
  process.exit(1)
})
