import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { isAlive } from './lock'
import { isRoot, serverBinary } from './packages'

/** Files of one private server, all in its own folder. */
export interface Place {
  data: string
  socket: string
  pid: string
  log: string
  port: string
  password: string
  ready: string
}

export function placeOf(folder: string): Place {
  const data = path.join(folder, 'data')
  const near = path.join(folder, 'server.sock')
  return {
    data,
    // The system cuts socket paths at 108 bytes.
    socket: Buffer.byteLength(near) < 100 ? near : path.join(privateTemporary(folder), 'server.sock'),
    pid: path.join(folder, 'server.pid'),
    log: path.join(folder, 'server.log'),
    port: path.join(folder, 'port'),
    password: path.join(folder, 'password'),
    ready: path.join(data, '.zhangfang-ready'),
  }
}

function privateTemporary(folder: string): string {
  const short = path.join(os.tmpdir(), `zhangfang-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  fs.mkdirSync(short, { recursive: true, mode: 0o700 })
  const owner = fs.statSync(short).uid
  if (process.getuid && owner !== process.getuid()) throw new Error(`${short} belongs to another user`)
  return short
}

// A server that starts clears the folder of its temporary tables: in a shared one it would take those of others.
const temporaryOf = (place: Place): string => path.dirname(place.socket)

/** SQL files and messages lie beside the binary: /usr/sbin → /usr/share, wherever the prefix is. */
function shareOf(binary: string): string {
  const prefix = path.resolve(path.dirname(fs.realpathSync(binary)), '..')
  const found = ['share/mysql', 'share/mariadb']
    .map((name) => path.join(prefix, name))
    .find((name) => fs.existsSync(path.join(name, 'mysql_system_tables.sql')))
  if (!found) throw new Error(`mysql_system_tables.sql not found under ${prefix}/share; it belongs to mariadb-server-core`)
  return found
}

const common = (share: string) => [
  '--no-defaults',
  `--lc-messages-dir=${share}`,
  `--character-sets-dir=${share}/charsets`,
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  '--skip-name-resolve',
  '--innodb-buffer-pool-size=256M',
  '--innodb-log-file-size=96M',
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-lock-wait-timeout=10',
  '--performance-schema=OFF',
  '--key-buffer-size=1M',
  '--aria-pagecache-buffer-size=1M',
  '--max-connections=200',
  '--max-allowed-packet=64M',
  '--table-open-cache=800',
  '--thread-cache-size=16',
  '--skip-log-bin',
  ...(isRoot() ? ['--user=root'] : []),
]

const BOOTSTRAP = [
  'mysql_system_tables.sql',
  'mysql_performance_tables.sql',
  'mysql_system_tables_data.sql',
  'maria_add_gis_sp_bootstrap.sql',
]

/** Fills a new data folder. mariadb-install-db is not used: it needs programs of the client package. */
async function bootstrap(binary: string, place: Place) {
  if (fs.existsSync(place.ready)) return
  fs.rmSync(place.data, { recursive: true, force: true }) // what an interrupted first start left
  fs.mkdirSync(place.data, { recursive: true, mode: 0o700 })
  const share = shareOf(binary)
  const sql = [
    'CREATE DATABASE IF NOT EXISTS mysql;',
    'USE mysql;',
    'SET @auth_root_socket=NULL;',
    ...BOOTSTRAP.map((name) => fs.readFileSync(path.join(share, name), 'utf8')),
  ].join('\n')
  const child = spawn(
    binary,
    [
      ...common(share),
      '--bootstrap',
      `--datadir=${place.data}`,
      `--tmpdir=${temporaryOf(place)}`,
      '--log-warnings=0',
      '--enforce-storage-engine=',
      '--net-buffer-length=16K',
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  let words = ''
  child.stderr.on('data', (chunk) => (words += chunk))
  child.stdin.on('error', () => {}) // its exit code says more
  child.stdin.end(sql)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`MariaDB could not set up ${place.data} (exit ${code})\n${words.slice(-2000)}`)
  fs.writeFileSync(place.password, randomBytes(18).toString('base64url'), { mode: 0o600 })
  fs.writeFileSync(place.ready, '')
}

/** A server that greets is ready; this needs neither client nor password. */
export function greets(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket)
    const answer = (value: boolean) => {
      probe.destroy()
      resolve(value)
    }
    probe.once('data', (packet) => answer(packet[4] === 0x0a))
    probe.once('error', () => answer(false))
    probe.setTimeout(1000, () => answer(false))
  })
}

async function freePort(preferred: number): Promise<number> {
  for (const port of [preferred, 0]) {
    const found = await new Promise<number>((resolve) => {
      const probe = net.createServer()
      probe.once('error', () => resolve(0))
      probe.listen(port, '127.0.0.1', () => {
        const { port: given } = probe.address() as net.AddressInfo
        probe.close(() => resolve(given))
      })
    })
    if (found) return found
  }
  throw new Error('no free port on 127.0.0.1')
}

/** The process id of a server that already runs in this place, left by a killed run or used by another one. */
export async function runningPid(place: Place): Promise<number | null> {
  const pid = Number(fs.existsSync(place.pid) ? fs.readFileSync(place.pid, 'utf8') : 0)
  if (!pid || !isAlive(pid)) return null
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    if (await greets(place.socket)) return pid
    await new Promise((resolve) => setTimeout(resolve, 100)) // it may be on its way up or down
  }
  return null
}

/** Starts the server and answers its process id once it greets. */
export async function launch(place: Place): Promise<number> {
  const binary = serverBinary()
  await bootstrap(binary, place)
  const port = await freePort(fs.existsSync(place.port) ? Number(fs.readFileSync(place.port, 'utf8')) : 0)
  fs.writeFileSync(place.port, String(port))
  const where = [
    `--datadir=${place.data}`,
    `--tmpdir=${temporaryOf(place)}`,
    `--socket=${place.socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${place.pid}`,
    `--log-error=${place.log}`,
  ]
  // Its own session: Ctrl-C in the terminal must reach us first, so that answers in flight can still be given.
  const child = spawn(binary, [...common(shareOf(binary)), ...where], { stdio: 'ignore', detached: true })
  child.unref()
  const ended: { code?: number } = {}
  child.on('exit', (code) => (ended.code = code ?? -1))
  const until = Date.now() + 60_000
  while (!(await greets(place.socket))) {
    if (ended.code !== undefined) throw new Error(`mariadbd ended with ${ended.code}; see ${place.log}`)
    if (Date.now() > until) throw new Error(`mariadbd is not ready after 60 s; see ${place.log}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return child.pid as number
}

/** Ends a server by its process id and waits until it is gone. */
export async function end(pid: number, signal: 'SIGTERM' | 'SIGKILL') {
  if (!isAlive(pid)) return
  process.kill(pid, signal)
  const until = Date.now() + 60_000
  while (isAlive(pid)) {
    if (Date.now() > until) throw new Error(`database process ${pid} does not end`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
