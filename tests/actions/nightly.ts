import mysql from 'mysql2/promise'
import { fromTimer } from '../../scripts/invoke'
import type { Caller } from '../company'
import type { TestDatabase } from '../database'

/** A connection that reads the tables with nothing of the product's own reading code. */
export const plainConnection = (db: TestDatabase): Promise<mysql.Connection> =>
  mysql.createConnection({ uri: db.url, supportBigNumbers: true, bigNumberStrings: true, dateStrings: true })

export const rowsOf = async (database: mysql.Connection, text: string, values: unknown[] = []): Promise<any[]> =>
  (await database.query<mysql.RowDataPacket[]>(text, values))[0]

export const tick = (db: TestDatabase) => db.invoke('jobs', {}, fromTimer())

/** The clock strikes two: what a company has done once a night is done now. */
export async function night(db: TestDatabase, database: mysql.Connection, caller: Caller): Promise<void> {
  await database.query("INSERT INTO nightly (company, day) VALUES (?, '2000-01-01') ON DUPLICATE KEY UPDATE day = '2000-01-01'", [
    caller.company,
  ])
  await tick(db)
  const [job] = await rowsOf(
    database,
    "SELECT state, failure FROM job WHERE company = ? AND kind = 'stock.nightly' ORDER BY id DESC LIMIT 1",
    [caller.company],
  )
  if (job?.state !== 'done') throw new Error(`the night's work was not done: ${JSON.stringify(job)}`)
}
