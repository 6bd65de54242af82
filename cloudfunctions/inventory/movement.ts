import { chinaDay } from '../../shared/kernel/fields'
import { moneyText, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { withDescendants } from '../kernel/categories'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { anywhere, join, NOTHING, sql, type Statement } from '../kernel/sql'

export interface MovementInput {
  text?: string | null
  category?: string | null
  sku?: string | null
  warehouse?: string | null
  kinds?: string[] | null
  party?: string | null
  lot?: string | null
  from?: string | null
  to?: string | null
  after?: string | null
  limit?: number | null
  totals?: boolean | null
}

const joined = (
  index: Statement,
): Statement => sql`FROM stock_move m ${index} JOIN posting p ON p.company = m.company AND p.number = m.posting
  JOIN document d ON d.company = p.company AND d.id = p.document JOIN sku s ON s.company = m.company AND s.id = m.sku`

const BY_POSTING = sql`FORCE INDEX (PRIMARY)`
const BY_SKU = sql`FORCE INDEX (move_sku)`
const BY_DATE = sql`FORCE INDEX (move_date)`

/**
 * The way into the history that reads no more than the answer: the newest moves from the end of the ledger, those of a SKU
 * from its own index, others within their dates. By party or batch the optimizer chooses.
 */
function wayIn(input: MovementInput, today: string, page: boolean): Statement {
  if (input.sku) return BY_SKU
  if (narrow(input)) return NOTHING
  const filtered = Boolean(input.warehouse || input.kinds?.length || input.category || input.text)
  return page && !filtered && (input.to ?? today) >= today ? BY_POSTING : BY_DATE
}

/** 进出记录: every move with its document, newest first; keyset paging by (posting, seq), with what was left after each. */
export async function list(ctx: Context, input: MovementInput) {
  const from = input.from ?? (narrow(input) ? null : `${chinaDay(ctx.now).slice(0, 7)}-01`)
  const where = join(conditions(ctx, { ...input, from }), ' AND ')
  const limit = input.limit ?? 50
  const cursor = cursorOf(input.after)
  const way = (ofPage: boolean) => joined(wayIn(input, chinaDay(ctx.now), ofPage))
  const page = sql`SELECT ${narrow(input) && !input.sku ? NOTHING : sql`STRAIGHT_JOIN`} m.posting, m.seq, p.document, d.kind, d.number, p.act = 'void' AS reversal, m.date, p.at, d.party, q.name AS partyName,
    m.warehouse, w.name AS warehouseName, m.sku, s.code, s.name, s.spec, u.name AS baseUnit, t.number AS lotNumber, m.quantity, m.value, m.onHandAfter, m.valueAfter
    ${way(true)} JOIN sku_unit u ON u.company = m.company AND u.sku = m.sku AND u.no = 1 JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse
    LEFT JOIN party q ON q.company = d.company AND q.id = d.party LEFT JOIN lot t ON t.company = m.company AND t.id = m.lot
    WHERE ${where} ${cursor ? before(cursor) : NOTHING} ORDER BY m.posting DESC, m.seq DESC LIMIT ${limit + 1}`
  const totals = sql`SELECT COUNT(*) AS count, COALESCE(SUM(IF(m.quantity > 0, m.quantity, 0)), 0) AS inQuantity, COALESCE(SUM(IF(m.quantity < 0, -m.quantity, 0)), 0) AS outQuantity,
    COALESCE(SUM(IF(m.quantity >= 0, m.value, 0)), 0) AS inValue, COALESCE(SUM(IF(m.quantity < 0, -m.value, 0)), 0) AS outValue ${way(false)} WHERE ${where}`
  const [found, counted] = await ctx.tx.all([page, ...(input.totals ? [totals] : [])])
  const rows = found!.slice(0, limit).map((row): Row => ({ ...row, reversal: row.reversal === 1 }))
  const left = input.sku ? await addRunning(ctx, input.sku, input.warehouse ?? null, cursor, rows) : []
  const last = rows[rows.length - 1]
  return {
    from,
    rows,
    more: found!.length > limit && last ? [last.posting, last.seq, ...left].join('_') : null,
    ...(counted ? { ...counted[0], count: parseInt(counted[0]!.count, 10) } : {}),
  } as never
}

const narrow = ({ sku, party, lot }: MovementInput): boolean => Boolean(sku || party || lot)

function conditions(ctx: Context, input: MovementInput): Statement[] {
  const { text, category, sku, warehouse, kinds, party, lot, from, to } = input
  return [
    sql`m.company = ${ctx.company}`,
    ...(sku ? [sql`m.sku = ${sku}`] : []),
    ...(warehouse ? [sql`m.warehouse = ${warehouse}`] : []),
    ...(lot ? [sql`m.lot = ${lot}`] : []),
    ...(kinds?.length ? [sql`d.kind IN (${kinds})`] : []),
    ...(party ? [sql`d.party = ${party}`] : []),
    ...(from ? [sql`m.date >= ${from}`] : []),
    ...(to ? [sql`m.date <= ${to}`] : []),
    ...(category ? [sql`s.category IN ${withDescendants(ctx, category)}`] : []),
    ...(text ? [sql`(d.number LIKE ${anywhere(text)} OR s.code LIKE ${anywhere(text)} OR s.name LIKE ${anywhere(text)})`] : []),
  ]
}

interface Cursor {
  posting: string
  seq: string
  /** What was left before the last row of the page; moves are only ever added after it, so it stays true. */
  quantity: string | null
  value: string | null
}

function cursorOf(text: string | null | undefined): Cursor | null {
  if (!text) return null
  const match = /^(\d{1,10})_(\d{1,10})(?:_(-?\d{1,14}\.\d{4})_(-?\d{1,16}\.\d\d))?$/.exec(text)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return { posting: match[1]!, seq: match[2]!, quantity: match[3] ?? null, value: match[4] ?? null }
}

const before = ({ posting, seq }: Cursor): Statement => sql`AND (m.posting < ${posting} OR (m.posting = ${posting} AND m.seq < ${seq}))`

/**
 * What was left of one SKU after each row, in the warehouse or in all: from what is there now, or from the cursor, backwards
 * over all its moves, shown or not. Answers what was left before the last one.
 */
async function addRunning(ctx: Context, sku: string, warehouse: string | null, cursor: Cursor | null, rows: Row[]): Promise<string[]> {
  const last = rows[rows.length - 1]
  if (!last) return []
  const here = warehouse ? sql`AND x.warehouse = ${warehouse}` : NOTHING
  const known = cursor?.quantity ? cursor : null
  const upper = known ? sql`AND (x.posting < ${known.posting} OR (x.posting = ${known.posting} AND x.seq < ${known.seq}))` : NOTHING
  const [starts, later] = await ctx.tx.all([
    sql`SELECT COALESCE(SUM(x.onHand), 0) AS quantity, COALESCE(SUM(x.value), 0) AS value FROM stock_balance x WHERE x.company = ${ctx.company} AND x.sku = ${sku} ${here}`,
    sql`SELECT r.posting, r.seq, r.quantity, r.value FROM (
        SELECT x.posting, x.seq, SUM(x.quantity) OVER (ORDER BY x.posting DESC, x.seq DESC) AS quantity, SUM(x.value) OVER (ORDER BY x.posting DESC, x.seq DESC) AS value
        FROM stock_move x WHERE x.company = ${ctx.company} AND x.sku = ${sku} ${here} ${upper}
        AND (x.posting > ${last.posting} OR (x.posting = ${last.posting} AND x.seq >= ${last.seq}))) r
      WHERE (r.posting, r.seq) IN (${join(
        rows.map((row) => sql`(${row.posting}, ${row.seq})`),
        ', ',
      )})`,
  ])
  const start = known ? { quantity: known.quantity!, value: known.value! } : (starts![0] as { quantity: string; value: string })
  const undone = new Map(later!.map((row) => [`${row.posting}.${row.seq}`, row]))
  let left: string[] = []
  for (const row of rows) {
    const since = undone.get(`${row.posting}.${row.seq}`)!
    const quantity = sum([start.quantity, negated(since.quantity)])
    const value = sum([start.value, negated(since.value)])
    // The next page begins here; who may not see cost must not find it in the cursor.
    left = [quantityText(quantity), ctx.may('cost.view') ? moneyText(value) : '0.00']
    row.runningQuantity = quantityText(sum([quantity, row.quantity]))
    row.runningValue = moneyText(sum([value, row.value]))
  }
  return left
}

const negated = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`)
