import type { DocumentData, DocumentKind, LineData } from '../../shared/kernel/document'
import { headTable, lineTable } from '../../shared/kernel/tableNames'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { deleteLists, insertLists, listsFrom, readLists } from './ownLists'
import { insert, join, name, NOTHING, sql, type Statement, update } from './sql'

/** A document read under its company. */
export interface Loaded {
  doc: DocumentData
}

const HEAD = [
  'id',
  'kind',
  'numberKey',
  'numberSeq',
  'number',
  'state',
  'fulfilment',
  'approvers',
  'round',
  'version',
  'date',
  'party',
  'warehouse',
  'employee',
  'department',
  'taxInclusive',
  'discount',
  'discountNote',
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
  'priceSource',
  'priceNote',
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

const KEPT = HEAD.filter((column) => column !== 'numberKey' && column !== 'numberSeq')

// Serial numbers of a line are kept as written; which serial is where is told by the ledger of serials.
const serialsText = (serials: readonly string[]): string | null => (serials.length ? JSON.stringify(serials) : null)
export const serialsFrom = (text: string | null): string[] => (text ? JSON.parse(text) : [])

const columnsOf = (alias: string, columns: readonly string[]): Statement[] => columns.map((column) => sql`${name(alias)}.${name(column)}`)

/** What is read of a table and of a kind's own fields beside it. */
interface Read {
  columns: Statement
  own: Statement
  fields: string[]
}

function readOf(columns: readonly string[], own: string, shape: object): Read {
  const fields = Object.keys(shape)
  return {
    columns: join([...columnsOf('c', columns), ...columnsOf('o', fields)], ', '),
    own: fields.length ? sql`LEFT JOIN ${name(own)} o ON o.company = c.company AND o.id = c.id` : NOTHING,
    fields,
  }
}

const reads = new Map<string, { head: Read; lines: Read }>()

// The text of a kind's reads never changes, so it is built once.
function readsOf(kind: DocumentKind): { head: Read; lines: Read } {
  const known = reads.get(kind.kind)
  if (known) return known
  const made = { head: readOf(HEAD, headTable(kind), kind.head), lines: readOf(LINE, lineTable(kind), kind.line) }
  reads.set(kind.kind, made)
  return made
}

function picked(row: Row, fields: readonly string[]): Row {
  const some: Row = {}
  for (const field of fields) some[field] = row[field]
  return some
}

/** Reads a whole document, head and lines with their own fields, in one round trip. */
export async function loadDocument(ctx: Context, kind: DocumentKind, id: string, permission: string): Promise<Loaded> {
  const { head, lines } = readsOf(kind)
  const [heads, rows, ...own] = await ctx.tx.all([
    sql`SELECT ${head.columns} FROM document c ${head.own} WHERE c.company = ${ctx.company} AND c.id = ${id} AND c.kind = ${kind.kind}`,
    sql`SELECT ${lines.columns} FROM document_line c ${lines.own} WHERE c.company = ${ctx.company} AND c.document = ${id} ORDER BY c.no`,
    ...readLists(ctx, kind, id),
  ])
  const row = heads![0]
  if (!row) throw refuse('NOT_FOUND', { what: 'document', id })
  const { numberKey, numberSeq } = row
  const doc = {
    ...picked(row, KEPT),
    numbering: numberKey ? { key: numberKey, seq: numberSeq } : null,
    own: picked(row, head.fields),
    lists: listsFrom(kind, own),
    lines: rows!.map(
      (line) => ({ ...picked(line, LINE), serials: serialsFrom(line.serials), own: picked(line, lines.fields) }) as LineData,
    ),
  } as DocumentData
  if (ctx.scope(permission) === 'own' && doc.madeBy !== ctx.me.id && doc.employee !== ctx.me.id)
    throw refuse('NOT_FOUND', { what: 'document', id })
  return { doc }
}

/** Queues the lock on a draft that is about to leave its state: drafts are saved without the book lock. */
export const holdDraft = (ctx: Context, id: string): void =>
  ctx.tx.later(sql`SELECT id FROM document WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`)

export interface Numbering {
  key: string
  next: number
}

/** Queues the read of the next sequence of a numbering key, which holds under the book lock. */
export function requestNumber(ctx: Context, key: string): () => Numbering {
  let next = 1
  ctx.tx.later(sql`SELECT MAX(numberSeq) AS seq FROM document WHERE company = ${ctx.company} AND numberKey = ${key}`, (rows: Row[]) => {
    next = (rows[0]!.seq ?? 0) + 1
  })
  return () => ({ key, next })
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
  discountNote: doc.discountNote ?? null,
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
  insertParts(ctx, kind, doc)
}

function insertParts(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  insertOwnHead(ctx, kind, doc)
  insertLines(ctx, kind, doc)
  insertLists(ctx, kind, doc)
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
      doc.lines.map((line) => [
        doc.id,
        ...LINE.map((column) => (column === 'serials' ? serialsText(line.serials) : (line[column] ?? null))),
      ]),
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
  deleteLists(ctx, kind, doc.id)
  if (Object.keys(kind.head).length)
    ctx.tx.later(sql`DELETE FROM ${name(headTable(kind))} WHERE company = ${ctx.company} AND id = ${doc.id}`)
}

/** Replaces a draft the person saw in `version`; refuses NOT_FOUND, WRONG_STATE and CHANGED. */
export async function updateDraft(ctx: Context, kind: DocumentKind, doc: DocumentData, version: number): Promise<void> {
  const [known] =
    await ctx.tx.rows(sql`SELECT d.state, d.version, d.round, d.numberKey, d.numberSeq, d.number, d.madeBy, d.employee, d.updatedAt, u.name AS by_name
    FROM document d JOIN member u ON u.company = d.company AND u.id = d.updatedBy WHERE d.company = ${ctx.company} AND d.id = ${doc.id} AND d.kind = ${kind.kind} FOR UPDATE`)
  const foreign = ctx.scope(`${kind.kind}.save`) === 'own' && known && known.madeBy !== ctx.me.id && known.employee !== ctx.me.id
  if (!known || foreign) throw refuse('NOT_FOUND', { what: 'document', id: doc.id })
  if (known.version !== version) throw refuse('CHANGED', { by: known.by_name, at: known.updatedAt, version: known.version })
  if (known.state !== 'draft') throw refuse('WRONG_STATE', { state: known.state })
  doc.version = version + 1
  doc.madeBy = known.madeBy
  doc.round = known.round
  if (known.number) Object.assign(doc, { number: known.number, numbering: { key: known.numberKey, seq: known.numberSeq } })
  replaceContent(ctx, kind, doc)
}

/** Queues the whole content of a document instead of what it had. */
export function replaceContent(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  deleteParts(ctx, kind, doc)
  ctx.tx.later(update('document', ctx.company, doc.id, headValues(doc, doc.summary)))
  insertParts(ctx, kind, doc)
}

export function removeDocument(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  // A drawn number must not disappear: a rejected draft stays.
  if (doc.number) throw refuse('WRONG_STATE', { state: doc.state })
  deleteParts(ctx, kind, doc)
  ctx.tx.later(sql`DELETE FROM document WHERE company = ${ctx.company} AND id = ${doc.id}`)
}

/** Queues the amounts of a document whose lines took other parts of their source than its draft did. */
export function writeAmounts(ctx: Context, doc: DocumentData): void {
  const { discount, amountExcl, tax, amountIncl } = doc
  ctx.tx.later(update('document', ctx.company, doc.id, { discount, amountExcl, tax, amountIncl }))
  for (const { id, gross, net, share, ...line } of doc.lines)
    ctx.tx.later(
      update('document_line', ctx.company, id, {
        gross,
        net,
        share,
        amountExcl: line.amountExcl,
        tax: line.tax,
        amountIncl: line.amountIncl,
      }),
    )
}

/** Queues state and number of a document whose content stays; the version moves on by one. */
export function writeState(ctx: Context, doc: DocumentData): void {
  const seen = doc.version
  doc.version += 1
  doc.updatedBy = ctx.me.id
  doc.updatedAt = ctx.now.toISOString()
  ctx.tx.later(sql`UPDATE document SET state = ${doc.state}, approvers = ${doc.approvers ?? null}, round = ${doc.round ?? 0}, version = ${doc.version}, numberKey = ${doc.numbering?.key ?? null}, numberSeq = ${doc.numbering?.seq ?? null},
    number = ${doc.number}, updatedBy = ${ctx.me.id}, updatedAt = ${ctx.now} WHERE company = ${ctx.company} AND id = ${doc.id} AND version = ${seen}`)
}
