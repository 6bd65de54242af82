import fs from 'node:fs'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { createDatabase, dropDatabase, type TestServer } from '../scripts/database'
import { migrate } from '../scripts/migrate'
import { dataDir } from '../scripts/paths'
import { invoke, type Service, serve } from '../scripts/runtime'

export interface TestDatabase {
  url: string
  invoke: typeof invoke
  /** The functions and the H5 app on a free port, as `npm start` serves them; closed by `drop`. */
  serve(options?: { timer?: boolean }): Promise<Service>
  drop(): Promise<void>
}

let taken = false

/**
 * A database of its own for one test file, migrated and empty, with the compiled functions pointed at it.
 * The functions keep their connection pool for as long as they are loaded, so a file has one database.
 * Tests that kill or freeze the server bring their own.
 */
export async function testDatabase(name: string, { server: given }: { server?: TestServer } = {}): Promise<TestDatabase> {
  if (taken) throw new Error('one test database per test file')
  taken = true
  const server = given?.url ?? process.env.DATABASE_SERVER_URL
  const template = process.env.DATABASE_TEMPLATE
  if (!server || !template) throw new Error('database tests run through: npm test -- actions [pattern]')
  const own = `zft_${process.pid}_${name.replace(/\W/g, '_')}`.slice(0, 60)
  const url = await createDatabase(server, own)
  if (given) await migrate(url)
  else await copyTables(server, template, own)
  const files = path.join(dataDir(), 'test-files', own)
  fs.mkdirSync(files, { recursive: true })
  process.env.DATABASE_URL = url
  process.env.DATA_DIR = files
  process.env.TOKEN_SECRET = 'a secret for tests, long enough to sign with'
  process.env.CHECK_OUTPUT = '1' // every answer is held against its contract
  process.env.DATABASE_POOL = '8' // concurrency tests must reach the database at once
  const services: Service[] = []
  return {
    url,
    invoke,
    async serve({ timer = true } = {}) {
      const service = await serve({ port: 0, timer })
      services.push(service)
      return service
    },
    async drop() {
      for (const service of services) await service.close()
      await cutConnections(server, own)
      await dropDatabase(url)
      fs.rmSync(files, { recursive: true, force: true })
    },
  }
}

/** Copying the tables of the migrated template takes a tenth of the time of migrating anew. */
async function copyTables(server: string, from: string, to: string) {
  const connection = await mysql.createConnection({ uri: server, multipleStatements: true })
  try {
    const [tables] = await connection.query<mysql.RowDataPacket[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
      [from],
    )
    await connection.query(`USE \`${to}\`; SET SESSION foreign_key_checks = 0`)
    for (const { name } of tables) {
      const [[shown]] = await connection.query<mysql.RowDataPacket[]>(`SHOW CREATE TABLE \`${from}\`.\`${name}\``)
      await connection.query(String(shown?.['Create Table']))
      const [columns] = await connection.query<mysql.RowDataPacket[]>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? AND extra NOT LIKE '%GENERATED%'",
        [from, name],
      )
      const list = columns.map((column) => `\`${column.name}\``).join(', ')
      await connection.query(`INSERT INTO \`${to}\`.\`${name}\` (${list}) SELECT ${list} FROM \`${from}\`.\`${name}\``)
    }
  } finally {
    await connection.end()
  }
}

/** The functions' pools have no end of their own: nothing in the cloud closes them either. */
async function cutConnections(server: string, database: string) {
  const connection = await mysql.createConnection(server)
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT id FROM information_schema.processlist WHERE db = ?', [database])
    for (const { id } of rows) await connection.query(`KILL ${Number(id)}`).catch(() => {})
  } finally {
    await connection.end()
  }
}
