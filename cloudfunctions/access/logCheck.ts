import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { hashOfRows, LOGGED, macOfRow, NO_SEAL, type Seal, sealMac } from '../kernel/logProof'
import { join, name, sql } from '../kernel/sql'

type Kind = 'changed' | 'rows' | 'seal' | 'chain'
interface Problem {
  kind: Kind
  seal: number | null
  operation: string | null
  at: string | null
}

/** Seals of one call: the answer of a long log comes in parts. */
const MOST_SEALS = 20
const MOST_PROBLEMS = 100

/**
 * Proves a part of the operation log: that each row says what was written, that each seal covers the rows it was made over
 * and is itself what was written, and that the seals follow one another without a gap. What is not sealed yet is proved row
 * by row with the last part. A tail of the log that was removed together with its seals cannot be seen.
 */
export async function check(ctx: Context, input: { after?: number | null }) {
  const after = input.after ?? 0
  const [before, seals] = await ctx.tx.all([
    sql`SELECT number, mac FROM operation_seal WHERE company = ${ctx.company} AND number = ${after}`,
    sql`SELECT number, previous, rowCount, hash, at, mac FROM operation_seal WHERE company = ${ctx.company} AND number > ${after} ORDER BY number LIMIT ${MOST_SEALS}`,
  ])
  const problems: Problem[] = []
  let previous = { number: after, mac: (before![0]?.mac as string | undefined) ?? NO_SEAL }
  let proved = 0
  for (const seal of seals as (Seal & { mac: string })[]) {
    const rows = await codedRows(ctx, seal.number)
    proved += rows.length
    problems.push(...changedRows(rows, seal.number), ...wrongSeal(ctx, seal, rows, previous))
    previous = seal
  }
  const last = seals!.length < MOST_SEALS
  const unsealed = last ? await codedRows(ctx, null) : []
  problems.push(...changedRows(unsealed, null))
  return {
    rows: proved + unsealed.length,
    seals: seals!.length,
    next: last ? null : previous.number,
    problems: problems.slice(0, MOST_PROBLEMS),
  }
}

interface CodedRow {
  row: Row
  /** The code of what the row says now. */
  code: string
}

async function codedRows(ctx: Context, seal: number | null): Promise<CodedRow[]> {
  const rows = await ctx.tx.rows(
    sql`SELECT ${join([...LOGGED, 'mac'].map(name), ', ')} FROM operation WHERE company = ${ctx.company} AND seal <=> ${seal} ORDER BY id`,
  )
  return rows.map((row) => ({ row, code: macOfRow(ctx.company, row) }))
}

/** Rows that say something else than was written; rows from before there were codes are held by their seal alone. */
const changedRows = (rows: readonly CodedRow[], seal: number | null): Problem[] =>
  rows
    .filter(({ row, code }) => (row.mac === null ? seal === null : row.mac !== code))
    .map(({ row }) => ({ kind: 'changed', seal, operation: row.id, at: row.at }))

function wrongSeal(
  ctx: Context,
  seal: Seal & { mac: string },
  rows: readonly CodedRow[],
  previous: { number: number; mac: string },
): Problem[] {
  const wrong = (kind: Kind): Problem => ({ kind, seal: seal.number, operation: null, at: seal.at })
  const covers = rows.length === seal.rowCount && hashOfRows(rows.map(({ code }) => code)) === seal.hash
  return [
    ...(covers ? [] : [wrong('rows')]),
    ...(seal.mac === sealMac(ctx.company, seal) ? [] : [wrong('seal')]),
    ...(seal.number === previous.number + 1 && seal.previous === previous.mac ? [] : [wrong('chain')]),
  ]
}
