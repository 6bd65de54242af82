import type mysql from 'mysql2/promise'
import { numbers } from './stockWorld'
import { makeWorld, newId, type World } from './world'

/** Journal lines of a round: a delivery, its collection, a receipt and its payment. */
const LINES = 12
const POSTINGS = 4
/** Rounds of a day: what grows is the length of the history, not the trade of a day. */
const A_DAY = 80
const PARTIES = 400
/** Rounds of the last so many days are not paid yet. */
const OPEN_DAYS = 20

export interface BooksWorld extends World {
  /** First month of the history. */
  since: string
}

/**
 * A company with 400 customers and suppliers and a history of so many journal lines, loaded in bulk: each round sells for
 * 113.00 what cost 60.00, collects it, receives for 67.80 and pays it; balances are made from the lines as a rebuild would.
 */
export async function booksWorld(db: mysql.Connection, index: number, lines: number): Promise<BooksWorld> {
  const world = await makeWorld(db, index, 0)
  const { company } = world
  const rounds = Math.ceil(lines / LINES)
  const days = Math.ceil(rounds / A_DAY)
  const parties = Array.from({ length: PARTIES }, (_, place) => ({ id: newId(), name: `往来 ${place}` }))
  await db.query('INSERT INTO party (company, id, version, archived, pinyin, name, customer, supplier) VALUES ?', [
    parties.map(({ id, name }) => [company, id, 1, false, 'wl', name, true, true]),
  ])
  const [[fund]] = await db.query<mysql.RowDataPacket[]>("SELECT id FROM fund WHERE company = ? AND fundKind = 'bank' LIMIT 1", [company])
  const base = BigInt(newId()) + 1_000_000_000n
  const day = `(CURRENT_DATE - INTERVAL (${days - 1} - FLOOR(k / ${A_DAY})) DAY)`
  const from = `FROM ${numbers(5)} s JOIN ${POSTING_OF} f WHERE k < ${rounds} ORDER BY k, f.place`
  const paid = `(f.place IN (0, 2) OR k < ${Math.max(0, rounds - OPEN_DAYS * A_DAY)})`
  const only = from.replace(' WHERE ', ` WHERE ${paid} AND `)
  const number = `k * ${POSTINGS} + f.place + 1`
  const party = `(SELECT id FROM bench_party b WHERE b.place = (k * 7 + f.place) % ${PARTIES})`
  await db.query('CREATE TEMPORARY TABLE bench_party (place int PRIMARY KEY, id bigint unsigned NOT NULL)')
  await db.query('INSERT INTO bench_party VALUES ?', [parties.map(({ id }, place) => [place, id])])
  await db.query(
    `INSERT INTO document (company, id, kind, number, state, version, date, party, taxInclusive, discount, summary, lineCount, amountExcl, tax, amountIncl, madeBy, madeAt, updatedBy, updatedAt)
     SELECT ?, ${base} + ${number}, f.kind, CONCAT('B', ${number}), 'approved', 3, ${day}, ${party.replace('+ f.place', '')}, 0, 0, '', 1, 0, 0, 0, ?, NOW(3), ?, NOW(3) ${only}`,
    [company, world.member, world.member],
  )
  await db.query(
    `INSERT INTO posting (company, number, document, act, date, period, voucher, member, at)
     SELECT ?, ${number}, ${base} + ${number}, 'approve', ${day}, DATE_FORMAT(${day}, '%Y-%m'), ROW_NUMBER() OVER (PARTITION BY DATE_FORMAT(${day}, '%Y-%m') ORDER BY k, f.place), ?, TIMESTAMP(${day}) ${only}`,
    [company, world.member],
  )
  await db.query(
    `INSERT INTO journal_line (company, posting, seq, date, period, account, debit, credit, party, fund, cashItem)
     SELECT ?, ${number}, l.seq, ${day}, DATE_FORMAT(${day}, '%Y-%m'), l.account, l.debit, l.credit,
       IF(l.account IN ('1122', '2202'), ${party.replace('+ f.place', '')}, NULL), IF(l.account = '1002', ?, NULL), l.item
     FROM ${numbers(5)} s JOIN ${POSTING_OF} f JOIN ${LINES_OF} l ON l.place = f.place WHERE ${paid} AND k < ${rounds} ORDER BY k, f.place, l.seq`,
    [company, fund!.id],
  )
  await db.query(
    `INSERT INTO account_balance (company, period, account, party, fund, debit, credit)
     SELECT company, period, account, COALESCE(party, 0), COALESCE(fund, 0), SUM(debit), SUM(credit) FROM journal_line WHERE company = ? GROUP BY 1, 2, 3, 4, 5`,
    [company],
  )
  await db.query(
    'INSERT INTO cash_flow SELECT company, period, cashItem, SUM(debit - credit) FROM journal_line WHERE company = ? AND cashItem IS NOT NULL GROUP BY 1, 2, 3',
    [company],
  )
  const settled = `k < ${Math.max(0, rounds - OPEN_DAYS * A_DAY)}`
  const amount = 'CASE f.place WHEN 0 THEN 113 WHEN 1 THEN -113 WHEN 2 THEN -67.80 ELSE 67.80 END'
  await db.query(
    `INSERT INTO party_entry (company, posting, seq, party, account, amount, open, settled, date, dueDate)
     SELECT ?, ${number}, 0, ${party.replace('+ f.place', '')}, IF(f.place < 2, '1122', '2202'), ${amount}, IF(${settled}, 0, ${amount}), ${settled}, ${day}, ${day} + INTERVAL 15 DAY ${only}`,
    [company],
  )
  await db.query(
    `INSERT INTO party_match (company, posting, seq, entryPosting, entrySeq, againstPosting, againstSeq, amount, date)
     SELECT ?, ${number}, 0, ${number}, 0, ${number} - 1, 0, IF(f.place = 1, 113, 67.80), ${day} ${only.replace(' WHERE ', ' WHERE f.place IN (1, 3) AND ')}`,
    [company],
  )
  await db.query('DROP TEMPORARY TABLE bench_party')
  for (const table of ['document', 'posting', 'journal_line', 'account_balance', 'cash_flow', 'party_entry', 'party_match'])
    await db.query(`ANALYZE TABLE ${table}`)
  const [[first]] = await db.query<mysql.RowDataPacket[]>('SELECT MIN(period) AS since FROM posting WHERE company = ?', [company])
  return { ...world, since: first!.since }
}

const rowsOf = (names: string, rows: string[]) => {
  const columns = names.split(' ')
  return `(${rows
    .map(
      (row) =>
        `SELECT ${row
          .split(' ')
          .map((value, index) => `${value} AS ${columns[index]}`)
          .join(', ')}`,
    )
    .join(' UNION ALL ')})`
}
const POSTING_OF = rowsOf('place kind', ["0 'delivery'", "1 'collection'", "2 'receipt'", "3 'payment'"])
const LINES_OF = rowsOf('place seq account debit credit item', [
  "0 0 '1122' 113 0 NULL",
  "0 1 '5001' 0 100 NULL",
  "0 2 '22210102' 0 13 NULL",
  "0 3 '5401' 60 0 NULL",
  "0 4 '1405' 0 60 NULL",
  "1 0 '1002' 113 0 1",
  "1 1 '1122' 0 113 NULL",
  "2 0 '1405' 60 0 NULL",
  "2 1 '22210101' 7.80 0 NULL",
  "2 2 '2202' 0 67.80 NULL",
  "3 0 '2202' 67.80 0 NULL",
  "3 1 '1002' 0 67.80 3",
])
