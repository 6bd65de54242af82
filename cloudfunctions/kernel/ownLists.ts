import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { listTable } from '../../shared/kernel/tableNames'
import { namedRefs } from '../../shared/kernel/documentDetail'
import { bare, metaOf, type Shape } from '../../shared/kernel/fields'
import { moneyText } from '../../shared/kernel/money'
import { namesItems, type OwnRow } from '../../shared/kernel/ownLists'
import type { Context } from './context'
import type { Row } from './db'
import { fixed, insert, join, name, NOTHING, sql, type Statement } from './sql'

const listsOf = (kind: DocumentKind): [list: string, row: Shape][] => Object.entries(kind.lists ?? {}).map(([list, { row }]) => [list, row])

/** Reads of a document's own lists, one statement each; `listsFrom` names what came back. */
export const readLists = (ctx: Context, kind: DocumentKind, id: string): Statement[] =>
  listsOf(kind).map(
    ([list, row]) =>
      sql`SELECT ${join(Object.keys(row).map(name), ', ')} FROM ${name(listTable(kind, list))} WHERE company = ${ctx.company} AND document = ${id} ORDER BY no`,
  )

export const listsFrom = (kind: DocumentKind, read: readonly Row[][]): Record<string, OwnRow[]> =>
  Object.fromEntries(listsOf(kind).map(([list], index) => [list, read[index]!]))

/** What a person's input says of the lists; what was left empty is null, money has its two decimals. */
export const listsIn = (kind: DocumentKind, input: object): Record<string, OwnRow[]> =>
  Object.fromEntries(
    listsOf(kind).map(([list, row]) => [
      list,
      ((input as Record<string, OwnRow[] | undefined>)[list] ?? []).map((given) =>
        Object.fromEntries(Object.entries(row).map(([field, declared]) => [field, keptOf(given[field], metaOf(bare(declared)).kind)])),
      ),
    ]),
  )

const keptOf = (given: unknown, kind: string): unknown => {
  if (given === undefined || given === null || given === '') return null
  return kind === 'money' ? moneyText(given as string) : given
}

/** Queues the rows of a document's own lists. */
export function insertLists(ctx: Context, kind: DocumentKind, doc: DocumentData): void {
  for (const [list, row] of listsOf(kind)) {
    const fields = Object.keys(row)
    const rows = (doc.lists[list] ?? []).map((given, index) => [doc.id, index + 1, ...fields.map((field) => given[field] ?? null)])
    if (rows.length) ctx.tx.later(insert(listTable(kind, list), ctx.company, ['document', 'no', ...fields], rows))
  }
}

export function deleteLists(ctx: Context, kind: DocumentKind, id: string): void {
  for (const [list] of listsOf(kind))
    ctx.tx.later(sql`DELETE FROM ${name(listTable(kind, list))} WHERE company = ${ctx.company} AND document = ${id}`)
}

/** The lists as a detail shows them: with the names of what they refer to, and the documents behind the open items. */
export const shownLists = (ctx: Context, kind: DocumentKind, id: string): Statement[] =>
  listsOf(kind).map(([list, row]) => {
    const names = namedRefs(row).map(
      (named) =>
        sql`, (SELECT n.name FROM ${name(named.ref)} n WHERE n.company = c.company AND n.id = c.${name(named.field)}) AS ${name(named.name)}`,
    )
    const items = namesItems(row)
    return sql`SELECT ${join(
      Object.keys(row).map((field) => sql`c.${name(field)}`),
      ', ',
    )}${names.length ? join(names, '') : NOTHING} ${items ? ITEM : NOTHING}
      FROM ${name(listTable(kind, list))} c ${items ? OF_ITEM : NOTHING} WHERE c.company = ${ctx.company} AND c.document = ${id} ORDER BY c.no`
  })

const ITEM = fixed(', d.id AS document, d.kind, d.number, e.account, e.date, e.dueDate, e.amount AS itemAmount')
const OF_ITEM = sql`LEFT JOIN party_entry e ON e.company = c.company AND e.posting = c.posting AND e.seq = c.seq
  LEFT JOIN posting p ON p.company = c.company AND p.number = c.posting LEFT JOIN document d ON d.company = p.company AND d.id = p.document`

/** The ids that head and lists of a document name of a kind of thing: its fund accounts. */
export const idsIn = (kind: DocumentKind, doc: DocumentData, target: string): string[] => {
  const found = [
    ...refFields(kind.head, target).map((field) => doc.own[field]),
    ...listsOf(kind).flatMap(([list, row]) => refFields(row, target).flatMap((field) => doc.lists[list]!.map((given) => given[field]))),
  ]
  return [...new Set(found.filter((id): id is string => typeof id === 'string'))]
}

const refFields = (shape: Shape, target: string): string[] =>
  Object.keys(shape).filter((field) => metaOf(bare(shape[field]!)).ref === target)

/** The open items that a document's lists name. */
export const itemsIn = (kind: DocumentKind, doc: DocumentData): OwnRow[] =>
  listsOf(kind).flatMap(([list, row]) => (namesItems(row) ? doc.lists[list]! : []))
