import { randomUUID } from 'node:crypto'
import { DataSource, type EntitySchema, type QueryRunner } from 'typeorm'
import { refuse } from '../../shared/kernel/refusal'
import { type Statement, sql } from './sql'

export type Row = Record<string, any>

const COUNTED = new Set(['TINY', 'DATE', 'DATETIME'])

// Wire forms of the driver: TINYINT holds only booleans, dates are texts, moments are ISO in UTC, decimals and big numbers stay texts.
const typeCast = (field: { type: string; string(): string | null }, next: () => unknown): unknown => {
  if (!COUNTED.has(field.type)) return next()
  const text = field.string()
  if (text === null) return null
  if (field.type === 'TINY') return text === '1'
  return field.type === 'DATE' ? text : `${text.replace(' ', 'T')}Z`
}

/**
 * A data source on a MySQL-compatible database. `type` stays mysql on MariaDB, so that the SQL is the same everywhere.
 * Entities are for migrations and the test that holds them against each other; a function never builds their metadata.
 */
export function createDataSource(
  url: string,
  options: { poolSize?: number; type?: 'mysql' | 'mariadb'; entities?: EntitySchema[]; migrations?: Function[] } = {},
): DataSource {
  const { poolSize = 2, type = 'mysql', entities = [], migrations = [] } = options
  return new DataSource({
    type,
    url,
    driver: require('mysql2'),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    entities,
    migrations,
    migrationsTableName: '_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize,
    // No call stack is kept for each statement: an error of the database tells the statement itself.
    extra: { multipleStatements: true, trace: false, enableKeepAlive: true, idleTimeout: 20_000, maxIdle: poolSize, typeCast },
  })
}

// wait_timeout frees the book lock of an instance that was frozen while holding it; MySQL would cut a list of warehouses off at 1 KB.
const SESSION =
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; SET SESSION wait_timeout = 30, innodb_lock_wait_timeout = 10, group_concat_max_len = 1000000'

let opened: Promise<DataSource> | undefined

/** The data source of this function instance; opened on first use, kept while the instance is warm. */
export function dataSource(): Promise<DataSource> {
  opened ??= open().catch((error) => {
    opened = undefined
    throw error
  })
  return opened
}

async function open(): Promise<DataSource> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const source = await createDataSource(url, { poolSize: parseInt(process.env.DATABASE_POOL ?? '2', 10) }).initialize()
  const pool = (
    source.driver as unknown as {
      pool: { on(event: string, listener: (connection: { query(text: string, done: () => void): void }) => void): void }
    }
  ).pool
  pool.on('connection', (connection) => connection.query(SESSION, () => {}))
  await source.query(SESSION)
  return source
}

/**
 * A connection at work. Statements are queued and travel together in one packet with the next read, so that a posting
 * needs few round trips; a failing statement stops all that follow it in the packet, COMMIT included.
 */
export class Tx {
  committing = false
  private queue: { statement: Statement; then?: (result: any) => void }[] = []

  constructor(private readonly runner: QueryRunner) {}

  /** Queues a statement; it is sent with the next read or at the end. */
  later(statement: Statement, then?: (result: any) => void): void {
    this.queue.push({ statement, then })
  }

  /** Whether somebody waits for the answer of a queued statement. */
  get awaits(): boolean {
    return this.queue.some(({ then }) => then !== undefined)
  }

  async rows<T extends Row = Row>(statement: Statement): Promise<T[]> {
    return (await this.all([statement]))[0] as T[]
  }

  /** Several reads in one round trip. */
  async all(statements: readonly Statement[]): Promise<Row[][]> {
    const results: Row[][] = []
    for (const [index, statement] of statements.entries()) {
      this.later(statement, (rows) => {
        results[index] = rows
      })
    }
    await this.flush()
    return results
  }

  /** Runs a write now and tells how many rows it found. */
  async run(statement: Statement): Promise<number> {
    let found = 0
    this.later(statement, (result) => (found = result.affectedRows))
    await this.flush()
    return found
  }

  async flush(): Promise<void> {
    const sent = this.queue
    if (sent.length === 0) return
    this.queue = []
    const text = sent.map(({ statement }) => statement.text).join(';\n')
    const values: unknown[] = []
    for (const { statement } of sent) values.push(...statement.values)
    const result = await this.send(text, values)
    const results = sent.length === 1 ? [result] : result
    for (const [index, { then }] of sent.entries()) then?.(results[index])
  }

  // Straight to the driver's connection: what the runner's own query adds for entities costs a posting a third of its time.
  private async send(text: string, values: unknown[]): Promise<any> {
    const connection: Connection = await this.runner.connect()
    return new Promise((resolve, reject) => connection.query(text, values, (error, result) => (error ? reject(error) : resolve(result))))
  }

  forget(): void {
    this.queue = []
  }
}

interface Connection {
  query(text: string, values: unknown[], done: (error: Error | null, result: unknown) => void): void
}

const LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const DOWN = new Set([...LOST, 'ECONNREFUSED', 'ENOENT', 'ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR', 'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR'])
const CONFLICT = new Set([1213, 1205, 1020])
const MOST_ATTEMPTS = 5

interface DriverError {
  errno?: number
  code?: string
  fatal?: boolean
  message: string
}

export const driverError = (error: unknown): DriverError => ((error as { driverError?: DriverError }).driverError ?? error) as DriverError

const lost = (error: DriverError): boolean => LOST.has(error.code ?? '') || /closed state|after fatal error/.test(error.message ?? '')

const BEYOND_COLUMN = 1264

/**
 * Says UNAVAILABLE instead of a database that cannot be reached or a conflict that outlasted every repetition, and INVALID
 * where a sum outgrew its column (strict mode refuses the row); anything else stays what it is.
 */
export const refusalOf = (error: unknown): unknown => {
  const cause = driverError(error)
  if (cause.errno === BEYOND_COLUMN) return refuse('INVALID', { issues: [{ path: '', message: '数字太大，账上放不下' }] })
  const down = DOWN.has(cause.code ?? '') || lost(cause) || CONFLICT.has(cause.errno ?? 0)
  return down ? refuse('UNAVAILABLE', { retryAfter: 5 }) : error
}

/** Logs a fault under a reference that a person can quote. The driver's error holds what people sent: only its words are kept. */
export function logFault(what: string, error: unknown): string {
  const ref = randomUUID().slice(0, 8)
  console.error(`[${ref}] ${what}`, error instanceof Error ? error.stack : error)
  return ref
}

/**
 * Runs `body` in one transaction and repeats it whole, from the top, on a conflict (at most five times, with jitter) and
 * once when the connection was lost before COMMIT was sent. Lost during COMMIT is unknown: the client repeats with the
 * same request id and gets the first answer.
 */
export async function transaction<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
  let reconnected = false
  for (let attempt = 1; ; attempt++) {
    const runner = (await dataSource()).createQueryRunner()
    const tx = new Tx(runner)
    try {
      tx.later(sql`START TRANSACTION`)
      const result = await body(tx)
      // What a queued read finds may still refuse (a reference of another company): nothing is committed in its packet.
      if (tx.awaits) await tx.flush()
      tx.later(sql`COMMIT`)
      tx.committing = true
      await tx.flush()
      return result
    } catch (error) {
      const cause = driverError(error)
      await rollback(runner, cause)
      const again =
        CONFLICT.has(cause.errno ?? 0) || isClash(error) ? attempt < MOST_ATTEMPTS : lost(cause) && !tx.committing && !reconnected
      if (!again) throw error
      reconnected ||= lost(cause)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt))
    } finally {
      await runner.release().catch(() => {})
    }
  }
}

async function rollback(runner: QueryRunner, cause: DriverError): Promise<void> {
  if (lost(cause)) return
  await runner.query('ROLLBACK').catch(() => {})
}

/** Reads outside a transaction, or in one consistent snapshot where an answer needs several statements. */
export async function reading<T>(snapshot: boolean, body: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const runner = (await dataSource()).createQueryRunner()
    const tx = new Tx(runner)
    try {
      if (snapshot) {
        tx.later(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`)
        tx.later(sql`START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY`)
      }
      const result = await body(tx)
      if (snapshot) await tx.run(sql`COMMIT`)
      return result
    } catch (error) {
      const cause = driverError(error)
      if (snapshot) await rollback(runner, cause)
      if (!lost(cause) || attempt > 1) throw error
    } finally {
      await runner.release().catch(() => {})
    }
  }
}

/** Two instances drew the same id, or registered the same batch at once: the second finds the first when it begins again. */
const isClash = (error: unknown): boolean => isDuplicate(error, 'PRIMARY') || isDuplicate(error, 'lot_number')

export const isDuplicate = (error: unknown, key: string): boolean => {
  const cause = driverError(error)
  return cause.errno === 1062 && cause.message.includes(key)
}
