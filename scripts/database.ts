import fs from 'node:fs'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { Users, withLock } from './lock'
import { end, launch, type Place, placeOf, runningPid } from './mariadb'

export interface Database {
  url: string
  /** False when it was named by DATABASE_URL or already ran. */
  started: boolean
  stop(): Promise<void>
}

const urlOf = (place: Place, name: string) =>
  `mysql://zhangfang:${fs.readFileSync(place.password, 'utf8')}@127.0.0.1:${fs.readFileSync(place.port, 'utf8')}/${name}`

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``

const createSql = (name: string) => `CREATE DATABASE IF NOT EXISTS ${quoted(name)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`

/** Every account but ours is taken away from the network; root remains on the socket, whose folder is ours alone. */
async function prepare(place: Place) {
  const password = fs.readFileSync(place.password, 'utf8')
  const connection = await mysql.createConnection({ socketPath: place.socket, user: 'root', multipleStatements: true })
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      "SELECT user AS user, host AS host FROM mysql.user WHERE user NOT IN ('mariadb.sys', 'zhangfang') AND NOT (user = 'root' AND host = 'localhost')",
    )
    for (const { user, host } of rows) await connection.query('DROP USER ?@?', [user, host])
    await connection.query("CREATE USER IF NOT EXISTS zhangfang@'127.0.0.1' IDENTIFIED BY ?", [password])
    await connection.query("GRANT ALL PRIVILEGES ON *.* TO zhangfang@'127.0.0.1' WITH GRANT OPTION")
  } finally {
    await connection.end()
  }
}

/** One private MariaDB in one folder, shared by the processes that open it. */
class PrivateServer {
  readonly place: Place
  private readonly users: Users
  private readonly lock: string
  started = false

  constructor(folder: string) {
    const absolute = path.resolve(folder)
    fs.mkdirSync(absolute, { recursive: true, mode: 0o700 })
    this.place = placeOf(absolute)
    this.users = new Users(path.join(absolute, 'users'))
    this.lock = path.join(absolute, 'start.lock')
  }

  /** Starts the server, or takes over the one that a killed run left behind. */
  open(): Promise<number> {
    return withLock(this.lock, async () => {
      const running = await runningPid(this.place)
      const pid = running ?? (await launch(this.place))
      this.started = running === null
      await prepare(this.place).catch(async (error) => {
        if (this.started) await end(pid, 'SIGTERM')
        throw error
      })
      this.users.enter()
      return pid
    })
  }

  /** Leaves the server; the last one to leave stops it. */
  close(): Promise<void> {
    return withLock(this.lock, async () => {
      if (!this.users.leave()) return
      const pid = await runningPid(this.place)
      if (pid !== null) await end(pid, 'SIGTERM')
    })
  }
}

/** The database to work with: DATABASE_URL, or else a private MariaDB under the data folder. */
export async function openDatabase({ dataDir, name = 'zhangfang' }: { dataDir: string; name?: string }): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    await createGiven(given)
    return { url: given, started: false, stop: async () => {} }
  }
  const server = new PrivateServer(path.join(dataDir, 'mariadb'))
  await server.open()
  const url = urlOf(server.place, name)
  await withConnection(urlOf(server.place, ''), (connection) => connection.query(createSql(name)))
  let closing: Promise<void> | undefined
  return { url, started: server.started, stop: () => (closing ??= server.close()) }
}

async function withConnection<T>(uri: string, work: (connection: mysql.Connection) => Promise<T>): Promise<T> {
  const connection = await mysql.createConnection({ uri, charset: 'utf8mb4' })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

/** A server somebody else runs: its database is made if it is missing and we may. */
async function createGiven(url: string) {
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1))
  if (!name) throw new Error('DATABASE_URL 里没有库名。DATABASE_URL names no database: mysql://user:password@host:3306/zhangfang')
  try {
    await withConnection(url, async () => {})
  } catch (error) {
    if ((error as { errno?: number }).errno !== 1049)
      throw new Error(`连接不上 DATABASE_URL 指定的库。Cannot reach ${address.host}: ${(error as Error).message}`)
    address.pathname = '/'
    await withConnection(address.href, (connection) => connection.query(createSql(name)))
  }
}

/** A database server for tests: it can be killed, frozen and started again. */
export class TestServer {
  private readonly server: PrivateServer
  private pid: number | undefined

  constructor(folder: string) {
    this.server = new PrivateServer(folder)
  }

  async start(): Promise<this> {
    this.pid = await this.server.open()
    return this
  }

  /** Address of the server without a database. */
  get url(): string {
    return urlOf(this.server.place, '')
  }

  private get running(): number {
    if (!this.pid) throw new Error('the test server is not started')
    return this.pid
  }

  /** As a power cut does it: no flush, no goodbye. */
  async kill9() {
    await end(this.running, 'SIGKILL')
  }

  /** Up again on the same port after kill9. */
  async restart() {
    this.pid = await this.server.open()
  }

  /** Alive but silent, as under a stuck disk, until `thaw`. */
  freeze() {
    process.kill(this.running, 'SIGSTOP')
  }

  thaw() {
    process.kill(this.running, 'SIGCONT')
  }

  createDatabase(name: string): Promise<string> {
    return createDatabase(this.url, name)
  }

  async stop() {
    await this.server.close()
  }
}

/** Makes an empty database on a server given by its address; answers the database's address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await withConnection(server, async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`)
    await connection.query(createSql(name))
  })
  const address = new URL(server)
  address.pathname = `/${encodeURIComponent(name)}`
  return address.href
}

export async function dropDatabase(url: string) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  await withConnection(url, (connection) => connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`))
}
