import { type Row, transaction } from '../kernel/db'
import { hashOfRows, LOGGED, macOfRow, NO_SEAL, type Seal, sealMac } from '../kernel/logProof'
import { insert, join, name, sql } from '../kernel/sql'

/** Companies of one tick, and rows of one seal; the next tick goes on. */
const MOST_COMPANIES = 200
const MOST_ROWS = 2000

/** Seals what was logged since the last tick, company by company, into the company's chain. */
export async function sealLogs(now: Date): Promise<void> {
  const waiting = await transaction((tx) => tx.rows(sql`SELECT DISTINCT company FROM operation WHERE seal IS NULL LIMIT ${MOST_COMPANIES}`))
  for (const { company } of waiting) await sealLog(company, now)
}

// Two clocks draw one number: the second finds it taken, begins again and seals what is left.
const sealLog = (company: string, now: Date): Promise<void> =>
  transaction(async (tx) => {
    const [last, rows] = await tx.all([
      sql`SELECT number, mac FROM operation_seal WHERE company = ${company} ORDER BY number DESC LIMIT 1`,
      sql`SELECT ${join(LOGGED.map(name), ', ')} FROM operation WHERE company = ${company} AND seal IS NULL ORDER BY id LIMIT ${MOST_ROWS}`,
    ])
    if (rows!.length === 0) return
    const seal = sealOf(company, rows!, last![0], now)
    tx.later(insert('operation_seal', company, Object.keys(seal), [Object.values(seal)]))
    tx.later(sql`UPDATE operation SET seal = ${seal.number} WHERE company = ${company} AND id IN (${rows!.map((row) => row.id)})`)
  })

function sealOf(company: string, rows: readonly Row[], last: Row | undefined, now: Date): Omit<Seal, 'at'> & { at: Date; mac: string } {
  const seal = {
    number: ((last?.number as number | undefined) ?? 0) + 1,
    previous: (last?.mac as string | undefined) ?? NO_SEAL,
    rowCount: rows.length,
    hash: hashOfRows(rows.map((row) => macOfRow(company, row))),
  }
  return { ...seal, at: now, mac: sealMac(company, { ...seal, at: now.toISOString() }) }
}
