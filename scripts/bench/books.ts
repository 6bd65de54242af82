import mysql from 'mysql2/promise'
import type { TestServer } from '../database'
import { migrate } from '../migrate'
import { type BooksWorld, booksWorld } from './booksWorld'
import { printGrowth } from './growth'

const SIZES = [100_000, 1_000_000]

const day = (back: number): string => new Date(Date.now() + 8 * 3600_000 - back * 86_400_000).toISOString().slice(0, 10)
const some = (most: number): number => Math.floor(Math.random() * most)
/** Any of the last three months: both histories have them. */
const month = (): string => day(some(80)).slice(0, 7)

/** What an accountant asks of the books; every run asks about another of the last months. */
const QUESTIONS: [string, string, (world: BooksWorld) => object][] = [
  ['科目余额表 of a month', 'ledger.trialBalance', () => ((period) => ({ from: period, to: period }))(month())],
  ['科目余额表 of all months', 'ledger.trialBalance', ({ since }) => ({ from: since, to: day(0).slice(0, 7) })],
  ['财务报表 of a month', 'financialStatement.view', () => ({ period: month() })],
  ['财务报表 of the year', 'financialStatement.view', () => ({ period: day(0).slice(0, 4) })],
  ['应收账款 by party, first page', 'financialStatement.line', () => ({ period: month(), form: 'balance', line: 4 })],
  ['账龄 today', 'partyReport.ageing', () => ({ side: 'customer' })],
  ['账龄 on any day of 80', 'partyReport.ageing', () => ({ side: 'customer', date: day(1 + some(80)) })],
  ['明细账 of 1002 in a month', 'ledger.entries', () => ((period) => ({ account: '1002', from: period, to: period }))(month())],
]

/** The books after 100 thousand and after 1 million journal lines of the same daily trade. */
export async function benchBooks(server: TestServer) {
  const url = await server.createDatabase('bench_books')
  await migrate(url)
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL: '4', TOKEN_SECRET: 'a secret of the benchmark, long enough' })
  const db = await mysql.createConnection({
    uri: url,
    multipleStatements: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  })
  const worlds: BooksWorld[] = []
  for (const [index, size] of SIZES.entries()) {
    const begun = performance.now()
    worlds.push(await booksWorld(db, index, size))
    console.log(`  loaded ${size.toLocaleString('en')} journal lines in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  }
  await printGrowth('lines', 'finance', worlds, QUESTIONS)
  await db.end()
}
