import mysql from 'mysql2/promise'
import { documentChecks } from './checker/documents'
import { ledgerChecks } from './checker/ledgers'
import { moneyChecks } from './checker/money'
import { partyChecks } from './checker/parties'
import { referenceChecks, strayCompanies } from './checker/references'
import { stockChecks } from './checker/stock'

/** A query that must return no row; written in plain SQL against the tables, with nothing of the product's own reading code. */
export interface Check {
  /** Its number in the list of invariants. */
  invariant: number
  name: string
  /** `:company` is bound. */
  sql: string
}

export interface Violation {
  invariant: number
  name: string
  company: string
  rows: Record<string, unknown>[]
}

export const CHECKS: readonly Check[] = [
  ...stockChecks,
  ...ledgerChecks,
  ...partyChecks,
  ...moneyChecks,
  ...documentChecks,
  ...referenceChecks,
].sort((a, b) => a.invariant - b.invariant)

/** Enough rows to see what is wrong. */
const SHOWN = 20

/**
 * Holds the books of one company, or of all, against the invariants, in one consistent snapshot beside whatever is being
 * posted meanwhile. Sound books answer an empty list.
 */
export async function checkCompany(url: string, company?: string): Promise<Violation[]> {
  const connection = await mysql.createConnection({
    uri: url,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    namedPlaceholders: true,
  })
  try {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    const violations: Violation[] = []
    const companies = company ? [company] : await companiesOf(connection)
    for (const each of companies)
      for (const { invariant, name, sql } of CHECKS) {
        const rows = await found(connection, sql, { company: each })
        if (rows.length) violations.push({ invariant, name, company: each, rows })
      }
    if (!company) {
      const rows = await found(connection, strayCompanies, {})
      if (rows.length) violations.push({ invariant: 14, name: 'every row belongs to a company', company: '', rows })
    }
    await connection.query('COMMIT')
    return violations
  } finally {
    await connection.end()
  }
}

async function companiesOf(connection: mysql.Connection): Promise<string[]> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT company FROM book ORDER BY company')
  return rows.map((row) => row.company as string)
}

async function found(connection: mysql.Connection, sql: string, values: Record<string, string>): Promise<Record<string, unknown>[]> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(`${sql} LIMIT ${SHOWN}`, values)
  return rows.map((row) => ({ ...row }))
}

/** A violation as a person reads it. */
export const describe = ({ invariant, name, company, rows }: Violation): string =>
  [`✗ ${String(invariant).padStart(2)} ${name}  (company ${company})`, ...rows.map((row) => `     ${JSON.stringify(row)}`)].join('\n')
