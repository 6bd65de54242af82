import { randomUUID } from 'node:crypto'
import type mysql from 'mysql2/promise'
import path from 'node:path'
import { fromHttp } from '../invoke'
import { functionsFolder } from '../paths'

/** A company made through the real actions, with goods, stock and a customer loaded in bulk so that large worlds are quick. */
export interface World {
  company: string
  token: string
  customer: string
  warehouse: string
  member: string
  person: string
  skus: { id: string; unit: string }[]
}

let serial = BigInt(Date.now() - Date.UTC(2026, 0, 1)) << 22n
export const newId = (): string => String(++serial)

type Main = (event: object, context: object) => Promise<{ body: string }>

/** The compiled function itself, as the cloud runs it: one process whose environment tells where calls come from. */
function mainOf(module: string): Main {
  Object.assign(process.env, fromHttp())
  return require(path.join(functionsFolder(), module, 'index.js')).main
}

/** Calls an action as the owner of a world; a refusal ends the benchmark. */
export async function call(
  token: string | null,
  company: string | null,
  module: string,
  action: string,
  input: unknown,
  requestId: string = randomUUID(),
) {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const body = JSON.stringify({ action, ...(company && { company }), input, requestId })
  const answer = await mainOf(module)({ httpMethod: 'POST', path: `/fn/${module}`, headers, body }, {})
  const parsed = JSON.parse(answer.body)
  if (!parsed.ok) throw new Error(`${action}: ${answer.body}`)
  return parsed.data
}

export async function makeWorld(db: mysql.Connection, index: number, goods: number): Promise<World> {
  const phone = `138${String(Date.now() % 10_000_000).padStart(7, '0')}${index}`.slice(0, 11).padEnd(11, '0')
  const { token, person } = await call(null, null, 'access', 'session.register', { name: '老板', phone, password: 'benchmark-1' })
  const { id: company } = await call(token, null, 'access', 'company.create', { name: `测速 ${index}` })
  const { id: customer } = await call(token, company, 'sales', 'customer.save', { name: '客户', terms: 'net', termDays: 30 })
  const { rows } = await call(token, company, 'inventory', 'warehouse.list', {})
  const { member } = await call(token, company, 'access', 'session.show', {})
  const world: World = { company, token, customer, warehouse: rows[0].id, member, person: person.id, skus: [] }
  for (let start = 0; start < goods; start += 1000) await addGoods(db, world, start, Math.min(1000, goods - start))
  return world
}

async function addGoods(db: mysql.Connection, world: World, start: number, count: number) {
  const batch = Array.from({ length: count }, (_, offset) => ({ id: newId(), unit: newId(), code: `B${start + offset}` }))
  const { company } = world
  await db.query('INSERT INTO sku (company, id, version, archived, pinyin, code, name, skuKind, taxRate) VALUES ?', [
    batch.map(({ id, code }) => [company, id, 1, false, 'sp', code, `商品 ${code}`, 'goods', '0.13']),
  ])
  await db.query('INSERT INTO sku_unit (company, id, sku, no, name, numerator, denominator, salePrice) VALUES ?', [
    batch.map(({ id, unit }) => [company, unit, id, 1, '瓶', 1, 1, '3.00']),
  ])
  await db.query('INSERT INTO stock_balance (company, warehouse, sku, lot, onHand, value, lastCost) VALUES ?', [
    batch.map(({ id }) => [company, world.warehouse, id, 0, '10000000', '20000000.00', '2.000000']),
  ])
  world.skus.push(...batch.map(({ id, unit }) => ({ id, unit })))
}

/** Numbers are gapless in each company. */
const numbered = new Map<string, number>()
function nextNumber(company: string): number {
  const next = (numbered.get(company) ?? 0) + 1
  numbered.set(company, next)
  return next
}

/** Submitted deliveries of ten lines, ready to be approved; `pick` chooses the goods of a line. */
export async function submittedDeliveries(
  db: mysql.Connection,
  world: World,
  count: number,
  pick: () => { id: string; unit: string },
): Promise<string[]> {
  const { company, member } = world
  const ids = Array.from({ length: count }, newId)
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  const now = new Date()
  await db.query(
    `INSERT INTO document (company, id, kind, numberKey, numberSeq, number, state, version, date, party, warehouse, taxInclusive, discount, summary, lineCount, amountExcl, tax, amountIncl, madeBy, madeAt, updatedBy, updatedAt) VALUES ?`,
    [
      ids
        .map((id) => [id, nextNumber(company)] as const)
        .map(([id, number]) => [
          company,
          id,
          'delivery',
          'CS',
          number,
          `CS${number}`,
          'submitted',
          1,
          today,
          world.customer,
          world.warehouse,
          true,
          '0',
          '',
          10,
          '265.50',
          '34.50',
          '300.00',
          member,
          now,
          member,
          now,
        ]),
    ],
  )
  await db.query('INSERT INTO delivery (company, id) VALUES ?', [ids.map((id) => [company, id])])
  await db.query(
    `INSERT INTO document_line (company, id, document, no, sku, unit, quantity, numerator, denominator, baseQuantity, price, taxRate, gross, net, share, amountExcl, tax, amountIncl) VALUES ?`,
    [
      ids.flatMap((id) =>
        distinct(pick, 10).map((sku, no) => [
          company,
          newId(),
          id,
          no + 1,
          sku.id,
          sku.unit,
          '10',
          1,
          1,
          '10',
          '3.00',
          '0.13',
          '30.00',
          '30.00',
          '0',
          '26.55',
          '3.45',
          '30.00',
        ]),
      ),
    ],
  )
  return ids
}

export function distinct(pick: () => { id: string; unit: string }, count: number) {
  const chosen = new Map<string, { id: string; unit: string }>()
  while (chosen.size < count) {
    const sku = pick()
    chosen.set(sku.id, sku)
  }
  return [...chosen.values()]
}
