import { lineOf, newCompany, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { tick } from './nightly'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await testDatabase('operation_log')
  shop = await Shop.open(db, '留痕商贸')
  for (const name of ['红茶', '绿茶', '白茶']) {
    await shop.stocked(name, '10')
    await tick(db)
  }
  await shop.owner.refused('sales', 'delivery.post', shop.sale([])) // is logged, and not sealed yet
})
afterAll(() => dropSound(db, () => shop.close()))

interface Check {
  rows: number
  seals: number
  problems: { kind: string; seal: number | null; operation: string | null }[]
}
const check = (): Promise<Check> => shop.owner.do('access', 'operation.check')
const own = () => shop.owner.company

test('a log nobody touched is proved whole: sealed rows, and those of the last minute', async () => {
  const { rows, seals, problems } = await check()
  expect(problems).toEqual([])
  expect(seals).toBe(3)
  expect(rows).toBe(await shop.count('operation'))
  expect(await shop.count('operation', 'seal IS NULL')).toBe(1)
})

/** Does it behind the product's back, checks, and puts everything back. */
async function afterTampering(...statements: string[]): Promise<Check['problems']> {
  for (const table of ['operation', 'operation_seal'])
    await shop.sql.query(`CREATE TEMPORARY TABLE kept_${table} AS SELECT * FROM ${table} WHERE company = ${own()}`)
  for (const statement of statements) await shop.sql.query(statement)
  const { problems } = await check()
  for (const table of ['operation', 'operation_seal']) {
    await shop.sql.query(`DELETE FROM ${table} WHERE company = ${own()}`)
    await shop.sql.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
    await shop.sql.query(`DROP TEMPORARY TABLE kept_${table}`)
  }
  return problems
}

const WHERE = () => `WHERE company = ${own()}`
const someRow = async (seal: string) =>
  (await shop.rows(`SELECT id FROM operation WHERE company = ? AND ${seal} ORDER BY id LIMIT 1`, own()))[0]!.id

describe('found is', () => {
  test.each([
    ['another answer: what somebody did', `became = '{"state":"voided"}'`],
    ['another moment', 'at = at - INTERVAL 1 DAY'],
    ['another person', 'person = person + 1'],
    ['another outcome', "outcome = 'failed'"],
    ['a code that was taken away', 'mac = NULL'],
  ])('%s', async (_what, set) => {
    const sealed = await someRow('seal = 2')
    const problems = await afterTampering(`UPDATE operation SET ${set} ${WHERE()} AND id = ${sealed}`)
    // Without its code a sealed row is held by its seal, which knows what it said.
    if (set === 'mac = NULL') expect(problems).toEqual([])
    else
      expect(problems).toMatchObject([
        { kind: 'changed', operation: sealed },
        { kind: 'rows', seal: 2 },
      ])
    const fresh = await someRow('seal IS NULL')
    expect(await afterTampering(`UPDATE operation SET ${set} ${WHERE()} AND id = ${fresh}`)).toMatchObject([
      { kind: 'changed', operation: fresh, seal: null },
    ])
  })

  test('a row that was removed', async () => {
    expect(await afterTampering(`DELETE FROM operation ${WHERE()} AND id = ${await someRow('seal = 2')}`)).toMatchObject([
      { kind: 'rows', seal: 2 },
    ])
  })

  test('a row of somebody else’s making', async () => {
    const copy = `INSERT INTO operation (company, id, at, channel, module, action, outcome, seal) SELECT company, 7, at, channel, module, action, outcome`
    expect(await afterTampering(`${copy}, 2 FROM operation ${WHERE()} LIMIT 1`)).toMatchObject([{ kind: 'rows', seal: 2 }])
    expect(await afterTampering(`${copy}, NULL FROM operation ${WHERE()} LIMIT 1`)).toMatchObject([{ kind: 'changed', operation: '7' }])
  })

  test('rows in another order', async () => {
    const [first, second] = await shop.rows('SELECT id FROM operation WHERE company = ? AND seal = 2 ORDER BY id LIMIT 2', own())
    const move = (from: string, to: string) => `UPDATE operation SET id = ${to} ${WHERE()} AND id = ${from}`
    const problems = await afterTampering(move(first!.id, '1'), move(second!.id, first!.id), move('1', second!.id))
    expect(problems.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'rows'])
  })

  test('a row moved to another seal', async () => {
    const problems = await afterTampering(`UPDATE operation SET seal = 3 ${WHERE()} AND id = ${await someRow('seal = 2')}`)
    expect(problems).toMatchObject([
      { kind: 'rows', seal: 2 },
      { kind: 'rows', seal: 3 },
    ])
  })

  test('a seal made to fit what is left, and a seal that was removed', async () => {
    const sealed = `${WHERE()} AND number = 2`
    expect(await afterTampering(`UPDATE operation_seal SET rowCount = rowCount - 1 ${sealed}`)).toMatchObject([
      { kind: 'rows', seal: 2 },
      { kind: 'seal', seal: 2 },
    ])
    expect(await afterTampering(`DELETE FROM operation_seal ${sealed}`, `DELETE FROM operation ${WHERE()} AND seal = 2`)).toMatchObject([
      { kind: 'chain', seal: 3 },
    ])
  })
})

test('two clocks at once, while the company trades, make one chain', async () => {
  const tea = await shop.stocked('黑茶', '100')
  const work = Array.from({ length: 12 }, () => shop.owner.do('sales', 'delivery.post', shop.sale([lineOf(tea, '1', { price: '3' })])))
  await Promise.all([...work, tick(db), tick(db), tick(db)])
  await tick(db)
  const { problems, rows } = await check()
  expect(problems).toEqual([])
  expect(rows).toBe(await shop.count('operation'))
  expect(await shop.count('operation', 'seal IS NULL')).toBe(0)
})

test('a long log is proved in parts that follow one another', async () => {
  const numbers = await shop.rows('SELECT number FROM operation_seal WHERE company = ? ORDER BY number', own())
  const rest = await shop.owner.do('access', 'operation.check', { after: 2 })
  expect(rest).toMatchObject({ seals: numbers.length - 2, next: null, problems: [] })
})

test('another company proves its own log, and who may not read the log may not prove it', async () => {
  const other = await newCompany(db.invoke, '隔壁商贸')
  await other.do('system', 'region.save', { name: '华东' })
  await tick(db)
  expect(await other.do('access', 'operation.check')).toMatchObject({ rows: 1, seals: 1, problems: [] })
  const seller = await newMember(db.invoke, shop.owner, 'salesperson')
  expect(await seller.refused('access', 'operation.check')).toMatchObject({ code: 'FORBIDDEN' })
})

test('what a supplier agreed to stays out of the log for who may not look at suppliers’ prices', async () => {
  const tea = await shop.stocked('花茶', '1')
  const step = { party: shop.supplier, sku: tea.id, unit: tea.unit, price: '2.34', startsOn: shop.sale([]).date }
  await shop.owner.do('purchase', 'supplierPrice.save', step)
  const administrator = await newMember(db.invoke, shop.owner, 'administrator')
  const logged = async (by: typeof shop.owner) =>
    (await by.do('access', 'operation.list', { limit: 20 })).rows.find((row: { action: string }) => row.action === 'supplierPrice.save')
  expect(JSON.stringify(await logged(shop.owner))).toContain('2.34')
  const seen = await logged(administrator)
  expect(seen.changes.map(({ label }: { label: string }) => label)).toContain('开始')
  expect(JSON.stringify(seen)).not.toContain('2.34')
})
