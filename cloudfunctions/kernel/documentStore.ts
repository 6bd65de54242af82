import { type DocumentData, type DocumentKind, headTable, type LineData, lineTable } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { insert, join, name, sql, type Statement, update } from './sql'

/** A document read under its company, with the last posting and the name of who changed it last. */
export interface Loaded {
  doc: DocumentData
  last: { number: number; at: string | null }
  updatedByName?: string
}

const HEAD = [
  'id',
  'kind',
  'numberKey',
  'numberSeq',
  'number',
  'state',
  'version',
  'date',
  'party',
  'warehouse',
  'employee',
  'department',
  'taxInclusive',
  'discount',
  'note',
  'summary',
  'lineCount',
  'amountExcl',
  'tax',
  'amountIncl',
  'madeBy',
  'madeAt',
  'updatedBy',
  'updatedAt',
] as const

const LINE = [
  'id',
  'no',
  'sku',
  'unit',
  'quantity',
  'numerator',
  'denominator',
  'baseQuantity',
  'price',
  'discountRate',
  'discountAmount',
  'taxRate',
  'gross',
  'net',
  'share',
  'amountExcl',
  'tax',
  'amountIncl',
  'sourceLine',
  'lot',
  'serials',
  'note',
] as const

// Serial numbers of a line are kept as written; which serial is where is told by the ledger of serials.
const serialsText = (serials: readonly string[]): string | null => (serials.length ? JSON.stringify(serials) : null)
export const serialsFrom = (text: string | null): string[] => (text ? JSON.parse(text) : [])

const aliased = (alias: string, columns: readonly string[]): Statement[] =>
  columns.map((column) => sql`${name(alias)}.${name(column)} AS ${name(`${alias}_${column}`)}`)

const unalias = (alias: string, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (key.startsWith(`${alias}_`) ? [[key.slice(alias.length + 1), value]] : [])),
  )

const ownTable = (alias: string, table: string, columns: readonly string[], owner: string): Statement =>
  columns.length
    ? sql`LEFT JOIN ${name(table)} ${name(alias)} ON ${name(alias)}.company = ${name(owner)}.company AND ${name(alias)}.id = ${name(owner)}.id`
    : sql``

/** Reads a whole document, head and lines with their own fields, in one statement. */
export async function loadDocument(ctx: Context, kind: DocumentKind, id: string, permission: string): Promise<Loaded> {
  const headOwn = Object.keys(kind.head)
  const lineOwn = Object.keys(kind.line)
  const columns = [...aliased('d', HEAD), ...aliased('h', headOwn), ...aliased('l', LINE), ...aliased('o', lineOwn)]
  const rows = await ctx.tx.rows(sql`SELECT ${join(columns, ', ')}, u.name AS updatedByName, ${lastPosting(ctx)}
    FROM document d JOIN member u ON u.company = d.company AND u.id = d.updatedBy ${ownTable('h', headTable(kind), headOwn, 'd')}
    LEFT JOIN document_line l ON l.company = d.company AND l.document = d.id ${ownTable('o', lineTable(kind), lineOwn, 'l')}
    WHERE d.company = ${ctx.company} AND d.id = ${id} AND d.kind = ${kind.kind} ORDER BY l.no`)
  const first = rows[0]
  if (!first) throw refuse('NOT_FOUND', { what: 'document', id })
  const head = unalias('d', first)
  const lines = rows
    .filter((row) => row.l_id !== null)
    .map((row) => ({ ...unalias('l', row), serials: serialsFrom(row.l_serials), own: unalias('o', row) }) as LineData)
  const { numberKey, numberSeq, ...kept } = head
  const doc = { ...kept, numbering: numberKey ? { key: numberKey, seq: numberSeq } : null, own: unalias('h', first), lines } as DocumentData
  if (ctx.scope(permission) === 'own' && doc.madeBy !== ctx.me.id && doc.employee !== ctx.me.id)
    throw refuse('NOT_FOUND', { what: 'document', id })
  return { doc, last: { number: first.lastNumber ?? 0, at: first.lastAt }, updatedByName: first.updatedByName }
}

/** Queues the lock on a draft that is about to leave its state: drafts are saved without the book lock. */
export const holdDraft = (ctx: Context, id: string): void =>
  ctx.tx.later(sql`SELECT id FROM document WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`)

const lastPosting = (ctx: Context): Statement =>
  sql`(SELECT MAX(p.number) FROM posting p WHERE p.company = ${ctx.company}) AS lastNumber, (SELECT p.at FROM posting p WHERE p.company = ${ctx.company} ORDER BY p.number DESC LIMIT 1) AS lastAt`

export interface Numbering {
  key: string
  next: number
  last: Loaded['last']
}

/** Queues the read of the next sequence of a numbering key and of the last posting; both hold under the book lock. */
export function requestNumber(ctx: Context, key: string): () => Numbering {
  let row: Row | undefined
  const statement = sql`SELECT (SELECT MAX(d.numberSeq) FROM document d WHERE d.company = ${ctx.company} AND d.numberKey = ${key}) AS seq, ${lastPosting(ctx)}`
  ctx.tx.later(statement, (rows: Row[]) => {
    row = rows[0]
  })
  return () => ({ key, next: (row!.seq ?? 0) + 1, last: { number: row!.lastNumber ?? 0, at: row!.lastAt } })
}

const headValues = (doc: DocumentData, summary: string): Record<string, unknown> => ({
  kind: doc.kind,
  ...numberValues(doc),
  state: doc.state,
  version: doc.version,
  date: doc.date,
  party: doc.party,
  warehouse: doc.warehouse,
  employee: doc.employee,
  department: doc.department,
  taxInclusive: doc.taxInclusive,
  discount: doc.discount,
  note: doc.note,
  summary,
  lineCount: doc.lines.length,
  amountExcl: doc.amountExcl,
  tax: doc.tax,
  amountIncl: doc.amountIncl,
  updatedBy: doc.updatedBy,
  updatedAt: new Date(doc.updatedAt),
})

const numberValues = (doc: DocumentData) => ({
  numberKey: doc.numbering?.key ?? null,
  numberSeq: doc.numbering?.seq ?? null,
  number: doc.number,
})

/** Queues the rows of a new document. */
export function insertDocument(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  const values = { id: doc.id, ...headValues(doc, doc.summary), madeBy: doc.madeBy, madeAt: new Date(doc.updatedAt) }
  ctx.tx.later(insert('document', ctx.company, Object.keys(values), [Object.values(values)]))
  insertOwnHead(ctx, kind, doc)
  insertLines(ctx, kind, doc)
}

function insertOwnHead(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  const own = Object.keys(kind.head)
  if (own.length)
    ctx.tx.later(insert(headTable(kind), ctx.company, ['id', ...own], [[doc.id, ...own.map((field) => doc.own[field] ?? null)]]))
}

function insertLines(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  if (doc.lines.length === 0) return
  ctx.tx.later(
    insert(
      'document_line',
      ctx.company,
      ['document', ...LINE],
      doc.lines.map((line) => [doc.id, ...LINE.map((column) => (column === 'serials' ? serialsText(line.serials) : line[column]))]),
    ),
  )
  const own = Object.keys(kind.line)
  if (own.length)
    ctx.tx.later(
      insert(
        lineTable(kind),
        ctx.company,
        ['id', ...own],
        doc.lines.map((line) => [line.id, ...own.map((field) => line.own[field] ?? null)]),
      ),
    )
}

function deleteParts(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  if (Object.keys(kind.line).length)
    ctx.tx.later(
      sql`DELETE o FROM ${name(lineTable(kind))} o JOIN document_line l ON l.company = o.company AND l.id = o.id WHERE l.company = ${ctx.company} AND l.document = ${doc.id}`,
    )
  ctx.tx.later(sql`DELETE FROM document_line WHERE company = ${ctx.company} AND document = ${doc.id}`)
  if (Object.keys(kind.head).length)
    ctx.tx.later(sql`DELETE FROM ${name(headTable(kind))} WHERE company = ${ctx.company} AND id = ${doc.id}`)
}

/** Replaces a draft the person saw in `version`; refuses NOT_FOUND, WRONG_STATE and CHANGED. */
export async function updateDraft(ctx: Context, kind: DocumentKind, doc: DocumentData, version: number): Promise<void> {
  const [known] =
    await ctx.tx.rows(sql`SELECT d.state, d.version, d.numberKey, d.numberSeq, d.number, d.madeBy, d.employee, d.updatedAt, u.name AS by_name
    FROM document d JOIN member u ON u.company = d.company AND u.id = d.updatedBy WHERE d.company = ${ctx.company} AND d.id = ${doc.id} AND d.kind = ${kind.kind} FOR UPDATE`)
  const foreign = ctx.scope(`${kind.kind}.save`) === 'own' && known && known.madeBy !== ctx.me.id && known.employee !== ctx.me.id
  if (!known || foreign) throw refuse('NOT_FOUND', { what: 'document', id: doc.id })
  if (known.version !== version) throw refuse('CHANGED', { by: known.by_name, at: known.updatedAt, version: known.version })
  if (known.state !== 'draft') throw refuse('WRONG_STATE', { state: known.state })
  doc.version = version + 1
  doc.madeBy = known.madeBy
  if (known.number) Object.assign(doc, { number: known.number, numbering: { key: known.numberKey, seq: known.numberSeq } })
  deleteParts(ctx, kind, doc)
  ctx.tx.later(update('document', ctx.company, doc.id, headValues(doc, doc.summary)))
  insertOwnHead(ctx, kind, doc)
  insertLines(ctx, kind, doc)
}

export function removeDocument(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  // A drawn number must not disappear: a rejected draft stays.
  if (doc.number) throw refuse('WRONG_STATE', { state: doc.state })
  deleteParts(ctx, kind, doc)
  ctx.tx.later(sql`DELETE FROM document WHERE company = ${ctx.company} AND id = ${doc.id}`)
}

/** Queues state and number of a document whose content stays; the version moves on by one. */
export function writeState(ctx: Context, doc: DocumentData): void {
  const seen = doc.version
  doc.version += 1
  doc.updatedBy = ctx.me.id
  doc.updatedAt = ctx.now.toISOString()
  ctx.tx.later(sql`UPDATE document SET state = ${doc.state}, version = ${doc.version}, numberKey = ${doc.numbering?.key ?? null}, numberSeq = ${doc.numbering?.seq ?? null},
    number = ${doc.number}, updatedBy = ${ctx.me.id}, updatedAt = ${ctx.now} WHERE company = ${ctx.company} AND id = ${doc.id} AND version = ${seen}`)
}
