import path from 'node:path'
import mysql from 'mysql2/promise'
import { createDatabase, dropDatabase, TestServer } from './database'
import { fingerprint } from './freshness'
import { isAlive, withLock } from './lock'
import { migrate } from './migrate'
import { dataDir } from './paths'

export interface Server {
  url: string
  stop(): Promise<void>
}

/** The server all database tests of this checkout share: that of DATABASE_URL, or a private one. */
export async function openTestServer(): Promise<Server> {
  const given = process.env.DATABASE_URL
  if (given) {
    const address = new URL(given)
    address.pathname = '/'
    return { url: address.href, stop: async () => {} }
  }
  const server = await new TestServer(path.join(dataDir(), 'test')).start()
  return { url: server.url, stop: () => server.stop() }
}

async function databases(server: string): Promise<string[]> {
  const connection = await mysql.createConnection(server)
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      "SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE 'zft\\_%'",
    )
    return rows.map((row) => row.name as string)
  } finally {
    await connection.end()
  }
}

const urlOf = (server: string, name: string) => new URL(`/${name}`, server).href

/** Test databases carry the id of the process that made them; what a killed run left is removed. */
export async function removeLeftovers(server: string) {
  for (const name of await databases(server)) {
    const owner = /^zft_(\d+)_/.exec(name)?.[1]
    if (owner && !isAlive(Number(owner))) await dropDatabase(urlOf(server, name))
  }
}

/**
 * A migrated, empty database to copy for each test file; made once per state of the migrations. Answers its name.
 * Several test runs of one checkout may ask for it at once.
 */
export function prepareTemplate(server: string): Promise<string> {
  const name = `zft_template_${fingerprint(['cloudfunctions/migrations', 'cloudfunctions/kernel']).slice(0, 16)}`
  return withLock(path.join(dataDir(), 'test-template.lock'), async () => {
    const present = await databases(server)
    if (present.includes(name)) return name
    for (const old of present) if (old.startsWith('zft_template_')) await dropDatabase(urlOf(server, old))
    const url = await createDatabase(server, name)
    await migrate(url).catch(async (error) => {
      await dropDatabase(url)
      throw error
    })
    return name
  })
}
