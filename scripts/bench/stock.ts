import mysql from 'mysql2/promise'
import type { TestServer } from '../database'
import { migrate } from '../migrate'
import { printGrowth } from './growth'
import { stockWorld } from './stockWorld'
import type { World } from './world'

const SIZES = [100_000, 1_000_000]

const day = (back: number): string => new Date(Date.now() + 8 * 3600_000 - back * 86_400_000).toISOString().slice(0, 10)
const some = (most: number): number => Math.floor(Math.random() * most)
const monthBefore = (): { from: string; to: string } => {
  const to = new Date(Date.parse(`${day(0).slice(0, 7)}-01`) - 86_400_000).toISOString().slice(0, 10)
  return { from: `${to.slice(0, 7)}-01`, to }
}

/** What people ask of stock; every run asks about other goods and days, all within the last ninety. */
const QUESTIONS: [string, string, (world: World) => object][] = [
  ['on hand, first page with totals', 'stock.list', () => ({ limit: 50, totals: true, inStock: true })],
  ['on hand, any page', 'stock.list', ({ skus }) => ({ limit: 50, after: skus[some(skus.length)]?.id })],
  ['stock card of a SKU', 'stock.card', ({ skus }) => ({ sku: skus[some(skus.length)]?.id, limit: 50 })],
  ['moves, newest page', 'movement.list', () => ({ limit: 50 })],
  ['moves of a SKU with balance', 'movement.list', ({ skus }) => ({ sku: skus[some(skus.length)]?.id, limit: 50 })],
  ['moves of any week with totals', 'movement.list', () => ((back) => ({ from: day(back + 6), to: day(back), totals: true }))(some(80))],
  ['收发存 of last month, any page', 'stockReport.summary', ({ skus }) => ({ ...monthBefore(), after: skus[some(skus.length)]?.id })],
  ['收发存 of last month with totals', 'stockReport.summary', () => ({ ...monthBefore(), totals: true })],
  [
    '收发存 of any 30 days, any page',
    'stockReport.summary',
    ({ skus }) => ((back) => ({ from: day(back + 29), to: day(back), after: skus[some(skus.length)]?.id }))(some(60)),
  ],
  ['stock at any day, any page', 'stock.at', ({ skus }) => ({ date: day(some(90)), after: skus[some(skus.length)]?.id })],
  ['stock at any day with totals', 'stock.at', () => ({ date: day(some(90)), totals: true })],
  ['stock at any day of posting, totals', 'stock.at', () => ({ date: day(some(90)), basis: 'posting', totals: true })],
]

/** Stock questions on 10,000 goods, after 100 thousand and after 1 million moves: where the answer is the same size, so is the time. */
export async function benchStock(server: TestServer) {
  const url = await server.createDatabase('bench_stock')
  await migrate(url)
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOL: '4', TOKEN_SECRET: 'a secret of the benchmark, long enough' })
  const db = await mysql.createConnection({ uri: url, multipleStatements: true, dateStrings: true })
  const worlds: World[] = []
  for (const [index, size] of SIZES.entries()) {
    const begun = performance.now()
    worlds.push(await stockWorld(db, index, size))
    console.log(`  loaded and summarised ${size.toLocaleString('en')} moves in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  }
  await printGrowth('moves', 'inventory', worlds, QUESTIONS)
  await db.end()
}
