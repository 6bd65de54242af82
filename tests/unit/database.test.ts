import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { openDatabase, TestServer } from '../../scripts/database'
import { withLock } from '../../scripts/lock'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zhangfang-database-'))
const given = process.env.DATABASE_URL

beforeAll(() => void delete process.env.DATABASE_URL)
afterAll(() => {
  if (given) process.env.DATABASE_URL = given
  fs.rmSync(folder, { recursive: true, force: true })
})

async function ask(uri: string, sql: string) {
  const connection = await mysql.createConnection(uri)
  try {
    return (await connection.query<mysql.RowDataPacket[]>(sql))[0]
  } finally {
    await connection.end()
  }
}

test('what was committed survives kill -9, and the server comes back at the same address', async () => {
  // Longer than a socket path may be.
  const server = await new TestServer(path.join(folder, 'deep'.repeat(25))).start()
  const url = await server.createDatabase('crash')
  await ask(url, 'CREATE TABLE kept (id INT PRIMARY KEY)')
  await ask(url, 'INSERT INTO kept VALUES (1), (2)')
  await server.kill9()
  await expect(ask(url, 'SELECT 1')).rejects.toThrow()
  await server.restart()
  expect(await ask(url, 'SELECT COUNT(*) AS n FROM kept')).toEqual([{ n: 2 }])
  await server.stop()
}, 120_000)

test('two starts on one data folder share one server, and the last to leave stops it', async () => {
  const [first, second] = await Promise.all([openDatabase({ dataDir: folder }), openDatabase({ dataDir: folder })])
  expect([first.started, second.started].sort()).toEqual([false, true])
  expect(second.url).toBe(first.url)
  await first.stop()
  expect(
    await ask(
      second.url,
      "SELECT @@character_set_database AS c, CURRENT_USER() AS me, COUNT(*) AS others FROM mysql.user WHERE user = 'root' AND host <> 'localhost'",
    ),
  ).toEqual([{ c: 'utf8mb4', me: 'zhangfang@127.0.0.1', others: 0 }])
  await second.stop()
  await expect(ask(second.url, 'SELECT 1')).rejects.toThrow()
}, 120_000)

test('a lock left by a process that died is taken over; one work at a time', async () => {
  const file = path.join(folder, 'some.lock')
  fs.writeFileSync(file, '999999999 0')
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 5 }, () =>
      withLock(file, async () => {
        most = Math.max(most, ++inside)
        await new Promise((resolve) => setTimeout(resolve, 20))
        inside--
      }),
    ),
  )
  expect(most).toBe(1)
  expect(fs.existsSync(file)).toBe(false)
})
