import type mysql from 'mysql2/promise'
import { call, makeWorld, newId, type World } from './world'

const RUNS = Number(process.env.BENCH_RUNS ?? 40)
const GOODS = 10_000
const LINES = 100
const PROMOTIONS = 1000
const AGREEMENTS = [1000, 100_000]

const day = (ahead: number): string => new Date(Date.now() + 8 * 3600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
const some = (most: number): number => Math.floor(Math.random() * most)

/** Prices of 100 lines among 1,000 promotions, with 1,000 and with 100,000 agreements: the answer is the same size, so is the time. */
export async function benchPrices(db: mysql.Connection) {
  const measured: { size: number; p50: number; p95: number; statements: number }[] = []
  for (const [index, size] of AGREEMENTS.entries()) {
    const world = await makeWorld(db, index + 1, GOODS)
    await addRules(db, world, size)
    await db.query('ANALYZE TABLE price_agreement, promotion, promotion_goods, promotion_customer')
    measured.push({ size, ...(await quotes(db, world)) })
  }
  console.log(`\n  prices of ${LINES} lines, ${PROMOTIONS} promotions, ${GOODS} goods`)
  console.log('  agreements |   p50 ms    p95 ms | statements')
  for (const { size, p50, p95, statements } of measured)
    console.log(
      `  ${size.toLocaleString('en').padStart(10)} | ${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(9)} | ${String(statements).padStart(10)}`,
    )
  const [small, large] = measured
  console.log(`  growth of p50 with 100 times the agreements: ${(large!.p50 / small!.p50).toFixed(2)}`)
}

/** Agreements of many customers, a tenth of them of the customer who asks; promotions of every kind, one in ten running. */
async function addRules(db: mysql.Connection, world: World, agreements: number) {
  const { company, customer, skus } = world
  const insert = async (table: string, columns: string, rows: unknown[][]) => {
    for (let from = 0; from < rows.length; from += 2000)
      await db.query(`INSERT INTO ${table} (company, id, ${columns}) VALUES ?`, [
        rows.slice(from, from + 2000).map((row) => [company, newId(), ...row]),
      ])
  }
  const own = Math.min(skus.length, agreements / 10)
  const others = Array.from({ length: Math.ceil((agreements - own) / 100) }, () => newId())
  await insert(
    'price_agreement',
    'version, party, sku, unit, price, startsOn, endsOn, note',
    Array.from({ length: agreements }, (_, at) => {
      const sku = skus[at % skus.length]!
      const party = at < own ? customer : others[at % others.length]
      return [1, party, sku.id, sku.unit, '2.50', day(-30), at % 3 ? '9999-12-31' : day(30), null]
    }),
  )
  const goods: unknown[][] = []
  for (let at = 0; at < PROMOTIONS; at++) {
    const id = newId()
    const running = at % 10 === 0
    const endsOn = running ? day(10) : day(-1 - some(300))
    const kind = ['special', 'percent', 'threshold', 'buyGift'][at % 4]
    const steps = kind === 'threshold' ? JSON.stringify([{ amount: '1000', off: '1' }]) : null
    await db.query(
      `INSERT INTO promotion (company, id, version, stopped, pinyin, name, promotionKind, startsOn, endsOn, priority, exclusive, discountRate, buyQuantity, repeats, steps, everyone, allGoods, note)
       VALUES (?, ?, 1, 0, 'c', ?, ?, ?, ?, ?, ?, '0.1', '10', 1, ?, 1, 0, NULL)`,
      [company, id, `促销 ${at}`, kind, day(-400), endsOn, at % 5, at % 7 === 0, steps],
    )
    for (let one = 0; one < 20; one++) {
      const sku = skus[some(skus.length)]!
      goods.push([id, sku.id, '0', kind === 'special' ? sku.unit : '0', kind === 'special' ? '2.80' : null, endsOn])
    }
  }
  await insert('promotion_goods', 'promotion, sku, category, unit, price, endsOn', goods)
}

async function quotes(db: mysql.Connection, { token, company, customer, warehouse, skus }: World) {
  const times: number[] = []
  const asked = async (): Promise<number> =>
    parseInt(((await db.query("SHOW GLOBAL STATUS LIKE 'Questions'"))[0] as { Value: string }[])[0]!.Value, 10)
  let statements = 0
  for (let run = -5; run < RUNS; run++) {
    const from = some(skus.length - LINES)
    const lines = skus.slice(from, from + LINES).map(({ id, unit }) => ({ sku: id, unit, quantity: String(1 + some(40)) }))
    const before = run === 0 ? await asked() : 0
    const begun = performance.now()
    await call(token, company, 'sales', 'price.quote', { party: customer, warehouse, lines })
    if (run >= 0) times.push(performance.now() - begun)
    if (run === 0) statements = (await asked()) - before - 1
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  return { p50: at(0.5), p95: at(0.95), statements }
}
