import { keyOf, type ImportRow } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import { newId } from '../kernel/ids'
import { pinyinOf } from '../kernel/pinyin'
import { insert, name, sql } from '../kernel/sql'

/** Rows of one INSERT; a packet stays far below the server's limit. */
const BATCH = 500

/** Cuts a list into pieces that fit one statement. */
export function batches<T>(items: readonly T[], size = BATCH): T[][] {
  const pieces: T[][] = []
  for (let from = 0; from < items.length; from += size) pieces.push(items.slice(from, from + size))
  return pieces
}

/** Queues the rows in as few statements as their number allows. */
export function insertAll(ctx: Context, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): void {
  for (const piece of batches(rows)) ctx.tx.later(insert(table, ctx.company, columns, piece))
}

export const textsOf = (rows: readonly ImportRow[], field: string): string[] => [
  ...new Set(rows.map((row) => row.values[field]).filter((value): value is string => typeof value === 'string')),
]

/** The ids of masters by name, for those that exist. */
export async function idsByName(
  ctx: Context,
  table: 'category' | 'region' | 'warehouse',
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await ctx.tx.rows(sql`SELECT id, name FROM ${name(table)} WHERE company = ${ctx.company} AND name IN (${[...names]})`)
  return new Map(rows.map((row) => [keyOf(row.name), row.id]))
}

/** Creates the categories or regions a file names and the company does not have yet; adds their ids to the map. */
export async function createMissing(
  ctx: Context,
  table: 'category' | 'region',
  names: readonly string[],
  known: Map<string, string>,
): Promise<void> {
  const rows: unknown[][] = []
  for (const text of names) {
    if (known.has(keyOf(text))) continue
    const id = newId()
    known.set(keyOf(text), id)
    rows.push([id, 1, false, await pinyinOf(text), text])
  }
  insertAll(ctx, table, ['id', 'version', 'archived', 'pinyin', 'name'], rows)
}
