import mysql from 'mysql2/promise'
import { CHECKS, checkCompany, describe } from './checker'
import { openDatabase } from './database'
import { dataDir } from './paths'

/** The id of a company given by id or name. */
async function companyOf(url: string, wanted: string): Promise<string> {
  const connection = await mysql.createConnection({ uri: url, supportBigNumbers: true, bigNumberStrings: true })
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT company FROM book WHERE name = ? OR CAST(company AS CHAR) = ?', [
      wanted,
      wanted,
    ])
    if (rows.length !== 1) throw new Error(`${rows.length} companies are called ${wanted}`)
    return rows[0]!.company
  } finally {
    await connection.end()
  }
}

async function main(): Promise<number> {
  const [wanted] = process.argv.slice(2)
  if (!wanted) throw new Error('npm run check -- <company name or id | all>')
  const database = await openDatabase({ dataDir: dataDir() })
  try {
    const violations = await checkCompany(database.url, wanted === 'all' ? undefined : await companyOf(database.url, wanted))
    for (const violation of violations) console.log(describe(violation))
    console.log(
      violations.length
        ? `账不平 ${violations.length} of ${CHECKS.length} checks failed`
        : `账实相符 ${CHECKS.length} checks, no violation`,
    )
    return violations.length ? 1 : 0
  } finally {
    await database.stop()
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
