import type { Master } from '../../shared/kernel/master'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { isDuplicate, type Row } from './db'
import { newId } from './ids'
import { pinyinOf } from './pinyin'
import { anywhere, insert, join, name, sql, type Statement, startsWith, update } from './sql'

interface SaveInput {
  id?: string | null
  version?: number | null
  [field: string]: unknown
}

/** How a module looks at a master: fixed values (a customer is a party with `customer`), and fields worked out when reading. */
export interface View {
  fixed?: Record<string, unknown>
  /** Extra columns, as SQL over the alias t. */
  extra?: (ctx: Context) => Statement
  /** Further conditions of a list, from its own criteria; SQL over the alias t. */
  criteria?: (input: any) => Statement[]
  /** Narrows lists and details for this person, as SQL over the alias t. */
  within?: (ctx: Context, verb: 'view' | 'manage') => Statement | null
}

/** Handlers of a master's four actions under a prefix; `view` adapts a shared table to a module. */
export function masterHandlers<P extends string>(prefix: P, declared: Master, view: View = {}) {
  const handlers = {
    save: saver(prefix, declared, view),
    archive: archiver(prefix, declared, view),
    list: lister(declared, view),
    detail: shower(declared, view),
  }
  return Object.fromEntries(Object.entries(handlers).map(([verb, run]) => [`${prefix}.${verb}`, run])) as {
    [V in keyof typeof handlers as `${P}.${V}`]: (ctx: Context, input: any) => Promise<any>
  }
}

const table = (declared: Master) => name(declared.table)

function narrowed(ctx: Context, view: View, verb: 'view' | 'manage'): Statement {
  const fixed = Object.entries(view.fixed ?? {}).map(([column, value]) => sql`t.${name(column)} = ${value}`)
  const within = view.within?.(ctx, verb)
  return join([sql`t.company = ${ctx.company}`, ...fixed, ...(within ? [within] : [])], ' AND ')
}

const saver = (prefix: string, declared: Master, view: View) => async (ctx: Context, input: SaveInput) => {
  const fields = Object.keys(declared.fields)
  const values: Record<string, unknown> = Object.fromEntries(fields.map((field) => [field, blank(input[field]) ? null : input[field]]))
  Object.assign(values, view.fixed)
  values.pinyin = await pinyinOf(String(input.name ?? ''))
  const before = input.id ? await locked(ctx, declared, view, input.id, input.version ?? 0) : null
  const id = input.id ?? newId()
  const version = before ? before.version + 1 : 1
  try {
    if (before) await ctx.tx.run(update(declared.table, ctx.company, id, { ...values, version }))
    else {
      const row = { id, version, archived: false, ...values }
      await ctx.tx.run(insert(declared.table, ctx.company, Object.keys(row), [Object.values(row)]))
    }
  } catch (error) {
    if (isDuplicate(error, `${declared.table}_name`)) throw refuse('DUPLICATE', { field: 'name', value: String(input.name) })
    throw error
  }
  ctx.did(prefix, id, before ? difference(before, values) : undefined, before ? difference(values, before) : values)
  return { id, version }
}

const archiver =
  (prefix: string, declared: Master, view: View) => async (ctx: Context, input: { id: string; version: number; archived: boolean }) => {
    const before = await locked(ctx, declared, view, input.id, input.version)
    ctx.tx.later(update(declared.table, ctx.company, input.id, { archived: input.archived, version: before.version + 1 }))
    ctx.did(prefix, input.id, { archived: before.archived }, { archived: input.archived })
    return { id: input.id, version: before.version + 1 }
  }

async function locked(ctx: Context, declared: Master, view: View, id: string, version: number): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT t.* FROM ${table(declared)} t WHERE ${narrowed(ctx, view, 'manage')} AND t.id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: declared.table, id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  return row
}

const columns = (ctx: Context, declared: Master, view: View): Statement =>
  join(
    [
      ...['id', 'version', 'archived', ...Object.keys(declared.fields)].map((column) => sql`t.${name(column)}`),
      ...(view.extra ? [view.extra(ctx)] : []),
    ],
    ', ',
  )

const lister =
  (declared: Master, view: View) =>
  async (ctx: Context, input: { text?: string | null; archived?: boolean | null; after?: string | null; limit?: number | null }) => {
    const limit = input.limit ?? 50
    const where = [
      narrowed(ctx, view, 'view'),
      ...(input.archived ? [] : [sql`t.archived = 0`]),
      ...(input.text ? [matching(declared.search, input.text)] : []),
      ...(view.criteria?.(input) ?? []),
      ...(input.after ? [sql`t.id > ${input.after}`] : []),
    ]
    const rows = await ctx.tx.rows(
      sql`SELECT ${columns(ctx, declared, view)} FROM ${table(declared)} t WHERE ${join(where, ' AND ')} ORDER BY t.id LIMIT ${limit + 1}`,
    )
    return { rows: rows.slice(0, limit), more: rows.length > limit }
  }

/** Search by any of the columns, or by the pinyin initials of the name. */
export function matching(search: readonly string[], text: string): Statement {
  const parts = search.map((column) => sql`t.${name(column)} LIKE ${anywhere(text)}`)
  return sql`(${join([...parts, sql`t.pinyin LIKE ${startsWith(text.toLowerCase())}`, sql`t.pinyin LIKE ${`% ${startsWith(text.toLowerCase())}`}`], ' OR ')})`
}

const shower =
  (declared: Master, view: View) =>
  async (ctx: Context, { id }: { id: string }) => {
    const [row] = await ctx.tx.rows(
      sql`SELECT ${columns(ctx, declared, view)} FROM ${table(declared)} t WHERE ${narrowed(ctx, view, 'view')} AND t.id = ${id}`,
    )
    if (!row) throw refuse('NOT_FOUND', { what: declared.table, id })
    return row
  }

const blank = (value: unknown): boolean => value === undefined || value === null || value === ''

const difference = (values: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => field !== 'pinyin' && field in other && String(value ?? '') !== String(other[field] ?? ''),
    ),
  )
