import type { Effects, Plan, SerialMove, ShortageChange, StockMove, Use } from '../../shared/books'
import { dec, moneyText, priceText, quantityText, sum, ZERO } from '../../shared/kernel/money'
import type { Tx } from './db'
import { insert, join, type Statement, sql, valuesOf } from './sql'

/**
 * The part of kernel/books that writes goods: moves and balances, serial numbers, uses of source lines, plans, shortages.
 * All rows are written in key order; balances by difference, under the book lock.
 */
export function applyGoods(tx: Tx, company: string, posting: { number: number; date: string }, effects: Effects): void {
  const { moves, serials = [], uses = [], plans = [], shortages = [] } = effects
  const { number, date } = posting
  if (moves.length) {
    const rows = moves.map((move, seq) => [
      number,
      seq,
      date,
      move.warehouse,
      move.sku,
      move.lot,
      move.quantity,
      move.value,
      move.line,
      move.onHandAfter,
      move.valueAfter,
    ])
    tx.later(insert('stock_move', company, MOVE_COLUMNS, rows))
    tx.later(stockBalances(company, moves))
    if (moves.some((move) => move.lot !== '0')) tx.later(emptyLots(company, moves))
  }
  if (serials.length) writeSerials(tx, company, number, serials)
  if (uses.length) {
    tx.later(insert('line_use', company, ['posting', 'seq', 'line', 'lot', 'quantity', 'value'], uses.map(rowOfUse(number))))
    tx.later(fulfilments(company, [...new Set(uses.map((use) => use.line))]))
  }
  if (plans.length) writePlans(tx, company, number, plans)
  for (const shortage of shortages) tx.later(shortageRow(company, number, shortage))
}

const MOVE_COLUMNS = [
  'posting',
  'seq',
  'date',
  'warehouse',
  'sku',
  'lot',
  'quantity',
  'value',
  'line',
  'onHandAfter',
  'valueAfter',
] as const

const rowKey = (parts: readonly string[]): string => parts.map((part) => part.padStart(20, '0')).join()

/** Groups rows by key, in key order. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string[]): [string[], T[]][] {
  const groups = new Map<string, [string[], T[]]>()
  for (const row of rows) {
    const parts = keyOf(row)
    const known = groups.get(rowKey(parts))
    if (known) known[1].push(row)
    else groups.set(rowKey(parts), [parts, [row]])
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function stockBalances(company: string, moves: readonly StockMove[]): Statement {
  const rows = grouped(moves, (move) => [move.warehouse, move.sku, move.lot]).map(([key, group]) => [
    company,
    ...key,
    quantityText(sum(group.map((move) => move.quantity))),
    moneyText(sum(group.map((move) => move.value))),
    lastCost(group),
  ])
  return sql`INSERT INTO stock_balance (company, warehouse, sku, lot, onHand, value, lastCost) VALUES ${valuesOf(rows)}
    ON DUPLICATE KEY UPDATE onHand = onHand + VALUES(onHand), value = value + VALUES(value), lastCost = COALESCE(VALUES(lastCost), lastCost)`
}

// The unit cost of what the posting left, where there is something to divide by. What stood on the way there is none: a
// void goes back through states that never were.
function lastCost(moves: readonly StockMove[]): string | null {
  const { onHandAfter, valueAfter } = moves.at(-1)!
  return dec(onHandAfter).greaterThan(ZERO) && !dec(valueAfter).isNegative() ? priceText(dec(valueAfter).div(onHandAfter)) : null
}

// A batch or layer that is used up leaves no row behind, or every layer there ever was would be read at each posting.
function emptyLots(company: string, moves: readonly StockMove[]): Statement {
  const touched = grouped(
    moves.filter((move) => move.lot !== '0'),
    (move) => [move.warehouse, move.sku, move.lot],
  )
  const keys = touched.map(([[warehouse, sku, lot]]) => sql`(warehouse = ${warehouse} AND sku = ${sku} AND lot = ${lot})`)
  return sql`DELETE FROM stock_balance WHERE company = ${company} AND onHand = 0 AND value = 0 AND (${join(keys, ' OR ')})`
}

function writeSerials(tx: Tx, company: string, posting: number, serials: readonly SerialMove[]): void {
  const rows = serials.map((move, seq) => [posting, seq, move.sku, move.number, move.warehouse, move.direction, move.line])
  tx.later(insert('serial_move', company, ['posting', 'seq', 'sku', 'number', 'warehouse', 'direction', 'line'], rows))
  const last = new Map(serials.map((move) => [`${move.sku}/${move.number}`, move]))
  const places = [...last.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, move]) => [company, move.sku, move.number, move.direction === 1 ? move.warehouse : null, posting])
  tx.later(
    sql`INSERT INTO serial (company, sku, number, warehouse, posting) VALUES ${valuesOf(places)} ON DUPLICATE KEY UPDATE warehouse = VALUES(warehouse), posting = VALUES(posting)`,
  )
}

/** How far the documents of these lines have been taken up: written with the uses and their reversal, and when an order changes. */
export function fulfilments(company: string, lines: readonly string[]): Statement {
  const documents = sql`(SELECT o.document FROM document_line o WHERE o.company = ${company} AND o.id IN (${lines}))`
  const used = sql`COALESCE((SELECT SUM(u.quantity) FROM line_use u WHERE u.company = l.company AND u.line = l.id), 0)`
  return sql`UPDATE document d JOIN (
      SELECT l.document, MIN(${used} >= l.baseQuantity) AS whole, MAX(${used} > 0) AS some
      FROM document_line l WHERE l.company = ${company} AND l.document IN ${documents} GROUP BY l.document) t ON t.document = d.id
    SET d.fulfilment = IF(t.whole = 1, 'full', IF(t.some = 1, 'part', 'none')) WHERE d.company = ${company}`
}

const rowOfUse = (posting: number) => (use: Use, seq: number) => [posting, seq, use.line, use.lot, use.quantity, use.value]

function writePlans(tx: Tx, company: string, posting: number, plans: readonly Plan[]): void {
  const columns = ['warehouse', 'sku', 'reserved', 'onOrder', 'inTransit'] as const
  tx.later(
    insert(
      'plan_move',
      company,
      ['posting', 'seq', ...columns],
      plans.map((plan, seq) => [posting, seq, ...columns.map((column) => plan[column])]),
    ),
  )
  const total = (group: readonly Plan[], column: 'reserved' | 'onOrder' | 'inTransit') =>
    quantityText(sum(group.map((plan) => plan[column])))
  const rows = grouped(plans, (plan) => [plan.warehouse, plan.sku]).map(([key, group]) => [
    company,
    ...key,
    total(group, 'reserved'),
    total(group, 'onOrder'),
    total(group, 'inTransit'),
  ])
  tx.later(sql`INSERT INTO stock_plan (company, warehouse, sku, reserved, onOrder, inTransit) VALUES ${valuesOf(rows)}
    ON DUPLICATE KEY UPDATE reserved = reserved + VALUES(reserved), onOrder = onOrder + VALUES(onOrder), inTransit = inTransit + VALUES(inTransit)`)
}

function shortageRow(
  company: string,
  posting: number,
  { posting: opened, seq, warehouse, sku, quantity, value }: ShortageChange,
): Statement {
  if (opened === null)
    return insert(
      'stock_shortage',
      company,
      ['posting', 'seq', 'warehouse', 'sku', 'opened', 'quantity', 'value'],
      [[posting, seq, warehouse, sku, quantity, quantity, value]],
    )
  return sql`UPDATE stock_shortage SET quantity = ${quantity}, value = ${value} WHERE company = ${company} AND posting = ${opened} AND seq = ${seq}`
}
