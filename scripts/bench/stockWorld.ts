import type mysql from 'mysql2/promise'
import { fromTimer, invoke } from '../invoke'
import { makeWorld, type World } from './world'

/** Moves of a day, ten to a posting: what grows is the length of the history, not the trade of a day. */
const A_DAY = 1000
const LINES = 10
const GOODS = 10_000
/** Moves of one statement. */
const STEP = 100_000

const DIGITS = `(${Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS n`).join(' UNION ALL ')})`
/** A table of the numbers k with so many digits, from 0. */
export const numbers = (digits: number): string => {
  const names = Array.from({ length: digits }, (_, index) => `d${index}`)
  return `(SELECT ${names.map((name, index) => `${name}.n * ${10 ** index}`).join(' + ')} AS k FROM ${names.map((name) => `${DIGITS} ${name}`).join(', ')})`
}

/**
 * A company with 10,000 goods and a history of `moves` moves, loaded in bulk: every good in turn comes in (20 at 2.00) and
 * goes out (10), so that balances are known without reading. The last day is not summarised yet, as on any afternoon.
 */
export async function stockWorld(db: mysql.Connection, index: number, moves: number): Promise<World> {
  const world = await makeWorld(db, index, GOODS)
  const days = Math.ceil(moves / A_DAY)
  await load(db, world, 0, moves - A_DAY, days)
  await balances(db, world, moves - A_DAY)
  await summarise(db, world)
  await load(db, world, moves - A_DAY, moves, days)
  await balances(db, world, moves)
  return world
}

async function load(db: mysql.Connection, world: World, from: number, to: number, days: number): Promise<void> {
  const { company, warehouse, member, customer } = world
  const first = BigInt(world.skus[0]!.id)
  const document = first + 1_000_000_000n
  const date = `CURRENT_DATE - INTERVAL (${days - 1} - FLOOR(k * ${LINES} / ${A_DAY})) DAY`
  const receipt = `FLOOR(k * ${LINES} / ${GOODS}) % 2 = 0`
  const postings = `FROM ${numbers(5)} s WHERE k >= ${from / LINES} AND k < ${to / LINES} ORDER BY k`
  await db.query(
    `INSERT INTO document (company, id, kind, number, state, version, date, party, warehouse, taxInclusive, discount, summary, lineCount, amountExcl, tax, amountIncl, madeBy, madeAt, updatedBy, updatedAt)
     SELECT ?, ${document} + k, IF(${receipt}, 'receipt', 'delivery'), CONCAT('D', k), 'approved', 3, ${date}, ?, ?, 0, 0, '', ${LINES}, 0, 0, 0, ?, NOW(3), ?, NOW(3) ${postings}`,
    [company, customer, warehouse, member, member],
  )
  await db.query(
    `INSERT INTO posting (company, number, document, act, date, period, voucher, member, at)
     SELECT ?, k + 1, ${document} + k, 'approve', ${date}, DATE_FORMAT(${date}, '%Y-%m'), NULL, ?, TIMESTAMP(${date}) + INTERVAL (k % ${A_DAY / LINES}) SECOND ${postings}`,
    [company, member],
  )
  for (let start = from; start < to; start += STEP)
    await db.query(
      `INSERT INTO stock_move (company, posting, seq, date, warehouse, sku, lot, quantity, value, line, onHandAfter, valueAfter)
       SELECT ?, FLOOR(m.k / ${LINES}) + 1, m.k % ${LINES}, CURRENT_DATE - INTERVAL (${days - 1} - FLOOR(m.k / ${A_DAY})) DAY, ?, g.id, 0,
         IF(m.turn % 2 = 0, 20, -10), IF(m.turn % 2 = 0, 40, -20), NULL, ${HELD}, 2 * ${HELD}
       FROM (SELECT k, FLOOR(k / ${GOODS}) AS turn FROM ${numbers(6)} s WHERE k >= ${start} AND k < ${Math.min(to, start + STEP)}) m
       JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 AS place FROM sku WHERE company = ?) g ON g.place = m.k % ${GOODS} ORDER BY m.k`,
      [company, warehouse, company],
    )
}

/** After its turn a good holds 20 for every one that came and 10 less for every one that went. */
const HELD = '(20 * FLOOR((m.turn + 2) / 2) - 10 * FLOOR((m.turn + 1) / 2))'

async function balances(db: mysql.Connection, { company }: World, moves: number): Promise<void> {
  await db.query(
    `UPDATE stock_balance b JOIN (SELECT m.id, ${HELD} AS held FROM
       (SELECT id, FLOOR((? - ROW_NUMBER() OVER (ORDER BY id)) / ${GOODS}) AS turn FROM sku WHERE company = ?) m) h ON h.id = b.sku
     SET b.onHand = h.held, b.value = 2 * h.held WHERE b.company = ?`,
    [moves, company, company],
  )
  for (const table of ['stock_move', 'stock_balance', 'posting', 'document', 'stock_month', 'stock_flow'])
    await db.query(`ANALYZE TABLE ${table}`)
}

/** Runs the night's work through the jobs function until it is done. */
async function summarise(db: mysql.Connection, { company }: World): Promise<void> {
  await db.query("INSERT INTO nightly (company, day) VALUES (?, '2000-01-01') ON DUPLICATE KEY UPDATE day = VALUES(day)", [company])
  for (;;) {
    await invoke('jobs', {}, fromTimer())
    const [rows] = await db.query<mysql.RowDataPacket[]>("SELECT state, failure FROM job WHERE company = ? AND kind = 'stock.nightly'", [
      company,
    ])
    if (rows[0]?.state === 'done') return
    if (rows[0]?.state === 'failed' || rows[0]?.failure) throw new Error(`the night's work failed: ${rows[0].failure}`)
  }
}
