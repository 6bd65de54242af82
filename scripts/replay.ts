import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { formatMoney, formatQuantity } from '../shared/kernel/money'
import { buildIfStale } from './build'
import { checkCompany } from './checker'
import { openDatabase } from './database'
import { migrate } from './migrate'
import { dataDir } from './paths'
import { collectShipped, printStatements } from './replay/books'
import { importMasters } from './replay/masters'
import { expectedTotals, readNorthwind, type Totals } from './replay/northwind'
import { bookedTotals, postOrders, receiveStock } from './replay/orders'
import { signIn } from './seed/caller'

/** Who owns the replayed companies: log in on the web to look at them. */
const TRADER = { name: '罗斯文', phone: '13800000096', password: 'northwind-1996' }

/** Replays a business that nobody here made up: `npm run replay -- <folder of Northwind's CSV files>`, each time in a new company. */
async function main() {
  const folder = process.argv[2]
  if (!folder || !fs.existsSync(path.join(folder, 'orders.csv')))
    throw new Error('用法 usage: npm run replay -- <folder with orders.csv, order_details.csv, products.csv …>')
  const data = readNorthwind(folder)
  fs.mkdirSync(dataDir(), { recursive: true })
  const database = await openDatabase({ dataDir: dataDir() })
  try {
    process.env.DATABASE_URL = database.url
    process.env.DATA_DIR = dataDir()
    process.env.TOKEN_SECRET ||= randomBytes(32).toString('base64url') // sessions of this process only
    await migrate(database.url)
    await buildIfStale('functions')
    process.exitCode = (await replay(data, database.url)) ? 0 : 1
  } finally {
    await database.stop()
  }
}

async function replay(data: ReturnType<typeof readNorthwind>, url: string): Promise<boolean> {
  const person = await signIn(TRADER)
  const { id: company } = await person.do<{ id: string }>('access', 'company.create', { name: '罗斯文商贸' })
  const owner = person.in(company)
  const known = await importMasters(owner, data)
  const receipts = await receiveStock(owner, data, known)
  console.log(
    `罗斯文商贸 company ${company} (${TRADER.phone} / ${TRADER.password}): ${data.products.length} goods, ${data.suppliers.length} suppliers, ${data.customers.length} customers, ${receipts} receipts`,
  )
  const { ids, times } = await postOrders(owner, data, known)
  const booked = await bookedTotals(owner, ids, known)
  const equal = printTotals(booked, expectedTotals(data))
  printTimes(times)
  const collected = await collectShipped(owner, data, known, ids)
  console.log(`收款 collections ${collected} of ${ids.length} orders; the others never shipped and stay open`)
  const agree = await printStatements(owner, data)
  const violations = await checkCompany(url, company)
  for (const { invariant, name, rows } of violations)
    console.log(`不变式 invariant ${invariant} ${name}: ${JSON.stringify(rows).slice(0, 500)}`)
  console.log(violations.length ? `不变式不成立 ${violations.length} invariants broken` : '不变式全部成立 all invariants hold')
  return equal && agree && violations.length === 0
}

function printTotals(booked: Totals, expected: Totals): boolean {
  const rows: [string, string, string][] = [
    ['订单 orders', String(booked.orders), String(expected.orders)],
    ['商品行 lines', String(booked.lines), String(expected.lines)],
    ['数量 quantity', formatQuantity(booked.quantity), formatQuantity(expected.quantity)],
    ['商品金额 goods', formatMoney(booked.goods), formatMoney(expected.goods)],
    ['运费 freight', formatMoney(booked.freight), formatMoney(expected.freight)],
  ]
  for (const [label, ours, theirs] of rows)
    console.log(`${label.padEnd(18)}${ours.padStart(18)}  ${ours === theirs ? '= 文件 files' : `≠ 文件 files ${theirs}`}`)
  return rows.every(([, ours, theirs]) => ours === theirs)
}

function printTimes(times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  const total = times.reduce((sum, time) => sum + time, 0)
  console.log(
    `每单 per document  mean ${(total / times.length).toFixed(1)} ms  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  max ${at(1)}  (${(total / 1000).toFixed(1)} s)`,
  )
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
    process.exit(1)
  },
)
