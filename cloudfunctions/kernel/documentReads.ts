import type { DocumentKind } from '../../shared/kernel/document'
import { namedRefs } from '../../shared/kernel/documentDetail'
import { moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { documentKinds } from '../../shared/registry'
import type { Context } from './context'
import type { Row } from './db'
import { type Loaded, loadDocument } from './documentStore'
import { listsFrom, shownLists } from './ownLists'
import { anywhere, fixed, join, name, NOTHING, sql, type Statement, startsWith } from './sql'

export interface ListCriteria {
  kinds?: string[] | null
  states?: string[] | null
  party?: string | null
  warehouse?: string | null
  sku?: string | null
  employee?: string | null
  region?: string | null
  open?: boolean | null
  from?: string | null
  to?: string | null
  text?: string | null
  after?: string | null
  limit?: number | null
  totals?: boolean | null
}

export const documentList = (ctx: Context, kind: DocumentKind, criteria: ListCriteria) =>
  listDocuments(ctx, { ...criteria, kinds: [kind.kind] })

/** Documents newest first, of the kinds and within the scope the person may see; keyset paging by (date, id). */
export async function listDocuments(ctx: Context, criteria: ListCriteria) {
  const visible = visibleKinds(ctx, criteria.kinds ?? null)
  if (!visible) return { rows: [], more: null, count: 0, total: '0.00' }
  const where = join([visible, ...conditions(ctx, criteria)], ' AND ')
  const limit = criteria.limit ?? 30
  const statements = [
    sql`SELECT ${ROW} ${FROM} WHERE ${where} ${listedAfter(criteria.after)} ORDER BY d.date DESC, d.id DESC LIMIT ${limit + 1}`,
    ...(criteria.totals ? [sql`SELECT COUNT(*) AS count, COALESCE(SUM(d.amountIncl), 0) AS total ${FROM} WHERE ${where}`] : []),
  ]
  const [rows, totals] = await ctx.tx.all(statements)
  const page = rows!.slice(0, limit)
  const last = page[page.length - 1]
  return {
    rows: page,
    more: rows!.length > limit && last ? `${last.date}.${last.id}` : null,
    ...(totals ? { count: parseInt(totals[0]!.count, 10), total: totals[0]!.total } : {}),
  }
}

/** What lists show of a document. */
export const ROW = fixed(
  'd.id, d.version, d.state, d.fulfilment, d.number, d.kind, d.date, d.party, p.name AS partyName, d.warehouse, w.name AS warehouseName, d.amountExcl, d.tax, d.amountIncl, d.lineCount, d.summary, d.madeBy, m.name AS madeByName, d.updatedAt',
)

export const FROM = sql`FROM document d JOIN member m ON m.company = d.company AND m.id = d.madeBy
  LEFT JOIN party p ON p.company = d.company AND p.id = d.party LEFT JOIN warehouse w ON w.company = d.company AND w.id = d.warehouse`

/** The kinds a person may view (or do something else with), each within the scope of its permission; null when there are none. */
export function visibleKinds(ctx: Context, wanted: readonly string[] | null, verb = 'view'): Statement | null {
  const all: string[] = []
  const own: string[] = []
  for (const { kind } of documentKinds) {
    if (wanted && !wanted.includes(kind)) continue
    const scope = ctx.scope(`${kind}.${verb}`)
    if (scope) (scope === 'all' ? all : own).push(kind)
  }
  const parts = [
    ...(all.length ? [sql`d.kind IN (${all})`] : []),
    ...(own.length ? [sql`(d.kind IN (${own}) AND (d.madeBy = ${ctx.me.id} OR d.employee = ${ctx.me.id}))`] : []),
  ]
  return parts.length ? sql`d.company = ${ctx.company} AND (${join(parts, ' OR ')})` : null
}

// Only an order is open until it is fulfilled.
const ORDERS = documentKinds.filter(({ close }) => close).map(({ kind }) => kind)

function conditions(ctx: Context, criteria: ListCriteria): Statement[] {
  const { states, party, warehouse, sku, employee, region, open, from, to, text } = criteria
  return [
    ...(states?.length ? [sql`d.state IN (${states})`] : []),
    ...(party ? [sql`d.party = ${party}`] : []),
    ...(warehouse ? [sql`d.warehouse = ${warehouse}`] : []),
    ...(employee ? [sql`d.employee = ${employee}`] : []),
    ...(region ? [sql`p.region = ${region}`] : []),
    ...(sku ? [sql`EXISTS (SELECT 1 FROM document_line l WHERE l.company = ${ctx.company} AND l.document = d.id AND l.sku = ${sku})`] : []),
    ...(open ? [sql`d.kind IN (${ORDERS}) AND d.state = 'approved' AND d.fulfilment <> 'full'`] : []),
    ...(from ? [sql`d.date >= ${from}`] : []),
    ...(to ? [sql`d.date <= ${to}`] : []),
    ...(text
      ? [
          sql`(d.number LIKE ${anywhere(text)} OR p.name LIKE ${anywhere(text)} OR p.pinyin LIKE ${startsWith(text.toLowerCase())} OR d.summary LIKE ${anywhere(text)} OR d.note LIKE ${anywhere(text)})`,
        ]
      : []),
  ]
}

/** Documents d behind a cursor of a list that is newest first. */
export function listedAfter(cursor: string | null | undefined): Statement {
  if (!cursor) return NOTHING
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{1,20})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return sql`AND (d.date < ${match[1]} OR (d.date = ${match[1]} AND d.id < ${match[2]}))`
}

/** One document with the names people read, its cost, voucher, history, and what it came from and became. */
export async function documentDetail(ctx: Context, kind: DocumentKind, { id }: { id: string }) {
  const { doc } = await loadDocument(ctx, kind, id, `${kind.kind}.view`)
  const [heads, lines, vouchers, history, related, ...lists] = await ctx.tx.all([
    sql`SELECT p.name AS partyName, w.name AS warehouseName, e.name AS employeeName, m.name AS madeByName${ownNames(ctx, kind, doc.own)} ${FROM} LEFT JOIN member e ON e.company = d.company AND e.id = d.employee WHERE d.company = ${ctx.company} AND d.id = ${id}`,
    sql`SELECT l.id, s.code AS skuCode, s.name AS skuName, s.spec, u.name AS unitName, b.name AS baseUnit,
      g.id AS sourceDocument, g.kind AS sourceKind, g.number AS sourceNumber,
      COALESCE((SELECT SUM(v.quantity) FROM line_use v WHERE v.company = l.company AND v.line = l.id), 0) AS used,
      (SELECT -SUM(m.value) FROM stock_move m WHERE m.company = l.company AND m.line = l.id AND m.posting IN (SELECT p.number FROM posting p WHERE p.company = l.company AND p.document = l.document AND p.act = 'approve')) AS cost
      FROM document_line l JOIN sku s ON s.company = l.company AND s.id = l.sku JOIN sku_unit u ON u.company = l.company AND u.id = l.unit JOIN sku_unit b ON b.company = l.company AND b.sku = l.sku AND b.no = 1
      LEFT JOIN document_line f ON f.company = l.company AND f.id = l.sourceLine LEFT JOIN document g ON g.company = f.company AND g.id = f.document
      WHERE l.company = ${ctx.company} AND l.document = ${id} ORDER BY l.no`,
    sql`SELECT act, period, voucher FROM posting WHERE company = ${ctx.company} AND document = ${id} AND voucher IS NOT NULL ORDER BY number`,
    sql`SELECT o.at, o.action, m.name AS memberName, o.became FROM operation o JOIN member m ON m.company = o.company AND m.id = o.member
      WHERE o.company = ${ctx.company} AND o.subject = ${id} AND o.outcome = 'done' ORDER BY o.id LIMIT 200`,
    relatedDocuments(ctx, kind, id),
    ...shownLists(ctx, kind, id),
  ])
  const named = new Map(lines!.map((line) => [line.id as string, line]))
  const lineNames = await namesOfLines(ctx, kind, doc.lines)
  const {
    own,
    lists: _lists,
    lines: docLines,
    numbering: _numbering,
    summary: _summary,
    updatedBy: _by,
    updatedAt: _at,
    madeBy: _made,
    ...head
  } = doc
  const { id: headId, ...names } = { id, ...heads![0]! }
  const rows = docLines.map(({ own: ownLine, numerator: _n, denominator: _d, ...line }) => ({
    ...line,
    ...ownLine,
    ...named.get(line.id),
    ...lineNames(ownLine),
    cost: costText(kind, named.get(line.id)),
  }))
  const { lineCount: _c, madeAt: _m, approvers: _a, round: _r, ...shown } = head as Row
  return {
    ...shown,
    ...own,
    ...names,
    id: headId,
    cost: kind.party === 'customer' ? sumText(rows.map((row) => row.cost)) : null,
    voucher: vouchers!.map((row) => `${row.period} 记-${row.voucher}`).join('、') || null,
    lines: rows,
    ...listsFrom(kind, lists),
    history: history!.map((row) => ({
      at: row.at,
      action: row.action,
      memberName: row.memberName,
      note: JSON.parse(row.became ?? '{}').reason ?? null,
    })),
    related: related!,
    allowed: allowedVerbs(ctx, kind, { doc } as Loaded),
  }
}

/** The names of what a kind's own line fields refer to; read only for kinds that have such fields. */
async function namesOfLines(ctx: Context, kind: DocumentKind, lines: readonly { own: Record<string, unknown> }[]) {
  const found = new Map<string, Map<string, string>>()
  for (const { field, name: said, ref } of namedRefs(kind.line)) {
    const ids = [...new Set(lines.map(({ own }) => own[field]).filter(Boolean))] as string[]
    if (ids.length === 0) continue
    const rows = await ctx.tx.rows(sql`SELECT id, name FROM ${name(ref)} WHERE company = ${ctx.company} AND id IN (${ids})`)
    found.set(`${field}/${said}`, new Map(rows.map((row) => [row.id as string, row.name as string])))
  }
  return (own: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(
      [...found].flatMap(([key, names]) => {
        const [field, said] = key.split('/') as [string, string]
        const known = names.get(own[field] as string)
        return known ? [[said, known]] : []
      }),
    )
}

/** Columns with the names of what a kind's own fields refer to. */
function ownNames(ctx: Context, kind: DocumentKind, own: Record<string, unknown>): Statement {
  const columns = namedRefs(kind.head).map(
    (named) =>
      sql`, (SELECT n.name FROM ${name(named.ref)} n WHERE n.company = ${ctx.company} AND n.id = ${own[named.field] ?? null}) AS ${name(named.name)}`,
  )
  return columns.length ? join(columns, '') : NOTHING
}

function relatedDocuments(ctx: Context, kind: DocumentKind, id: string): Statement {
  return sql`SELECT DISTINCT d.id, d.kind, d.number, d.state, 'source' AS direction FROM document_line l JOIN document_line f ON f.company = l.company AND f.id = l.sourceLine
      JOIN document d ON d.company = f.company AND d.id = f.document WHERE l.company = ${ctx.company} AND l.document = ${id}
    UNION SELECT DISTINCT d.id, d.kind, d.number, d.state, 'target' FROM document_line l JOIN document_line t ON t.company = l.company AND t.sourceLine = l.id
      JOIN document d ON d.company = t.company AND d.id = t.document WHERE l.company = ${ctx.company} AND l.document = ${id}
    UNION SELECT d.id, d.kind, d.number, d.state, 'exchange' FROM delivery h JOIN document d ON d.company = h.company AND d.id = h.exchange WHERE h.company = ${ctx.company} AND h.id = ${id}
    UNION SELECT d.id, d.kind, d.number, d.state, 'exchange' FROM delivery h JOIN document d ON d.company = h.company AND d.id = h.id WHERE h.company = ${ctx.company} AND h.exchange = ${id}
    UNION ${settledWith(ctx, kind, id, 'source')} UNION ${settledWith(ctx, kind, id, 'target')}`
}

// What goods documents settle among themselves their lines tell already.
const MONEY = documentKinds.filter(({ goods }) => goods === false).map(({ kind }) => kind)

/** Documents whose open items this one settles (source), or that settle an open item of this one (target), as far as that was not undone. */
function settledWith(ctx: Context, kind: DocumentKind, id: string, direction: 'source' | 'target'): Statement {
  const own = sql`(SELECT number FROM posting WHERE company = ${ctx.company} AND document = ${id})`
  const sides = (['entryPosting', 'againstPosting'] as const).map((side) =>
    direction === 'source'
      ? sql`SELECT m.company, m.${name(side)} AS other, m.amount FROM party_match m WHERE m.company = ${ctx.company} AND m.posting IN ${own}`
      : sql`SELECT m.company, m.posting AS other, m.amount FROM party_match m WHERE m.company = ${ctx.company} AND m.${name(side)} IN ${own}`,
  )
  return sql`SELECT d.id, d.kind, d.number, d.state, ${direction} FROM (${join(sides, ' UNION ALL ')}) m
    JOIN posting p ON p.company = m.company AND p.number = m.other JOIN document d ON d.company = p.company AND d.id = p.document
    WHERE m.company = ${ctx.company} AND d.id <> ${id} ${kind.goods === false ? NOTHING : sql`AND d.kind IN (${MONEY})`} GROUP BY d.id, d.kind, d.number, d.state HAVING SUM(m.amount) <> 0`
}

// Goods that came in carry a negative "cost out"; only what left has a cost of its own.
const costText = (kind: DocumentKind, line: Row | undefined): string | null => (kind.party === 'customer' ? (line?.cost ?? null) : null)

const VERBS: Record<string, readonly string[]> = {
  draft: ['save', 'submit', 'remove'],
  submitted: ['approve', 'reject'],
  approved: ['change', 'close', 'void'],
  closed: ['reopen', 'void'],
  voided: [],
}
const PERMISSION_OF: Record<string, string> = { remove: 'save', reject: 'approve', reopen: 'close' }

/** What this person may do with the document now; the first is the primary act. */
function allowedVerbs(ctx: Context, kind: DocumentKind, { doc }: Loaded): string[] {
  if (kind.automatic) return []
  return VERBS[doc.state]!.filter((verb) => {
    if (['change', 'close', 'reopen'].includes(verb) && (!kind.close || doc.fulfilment === 'full')) return false
    const scope = ctx.scope(`${kind.kind}.${PERMISSION_OF[verb] ?? verb}`)
    return scope === 'all' || (scope === 'own' && (doc.madeBy === ctx.me.id || doc.employee === ctx.me.id))
  })
}

function sumText(costs: readonly (string | null)[]): string | null {
  const known = costs.filter((cost): cost is string => cost !== null)
  return known.length ? moneyText(sum(known)) : null
}
