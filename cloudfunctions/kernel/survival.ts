import type { Facts } from '../../shared/books'
import { dec, sum } from '../../shared/kernel/money'
import { survivalOf } from '../../shared/purchase/landedCost.posting'
import type { Context } from './context'
import type { Row } from './db'
import { sql } from './sql'

type Survivor = ReturnType<Facts['survival']>[number]

interface Move {
  posting: number
  seq: number
  quantity: string
}
const poolOf = ({ warehouse, sku, lot }: Row): string => `${warehouse}/${sku}/${lot}`
const isBefore = (a: Move, b: Move): boolean => a.posting < b.posting || (a.posting === b.posting && a.seq < b.seq)

/**
 * What is left of the goods of receipt lines, lot by lot: the moves of their pools are replayed from the receipt on. What
 * was voided never happened.
 */
export async function survivals(ctx: Context, lines: readonly (string | null)[]): Promise<(line: string) => Survivor[]> {
  const ids = lines.filter((line): line is string => line !== null)
  if (ids.length === 0) return () => []
  const received = await ctx.tx.rows(sql`SELECT m.line, m.posting, m.seq, m.warehouse, m.sku, m.lot, m.quantity FROM stock_move m
    JOIN posting p ON p.company = m.company AND p.number = m.posting WHERE m.company = ${ctx.company} AND m.line IN (${ids}) AND p.act = 'approve' AND m.quantity > 0`)
  const first = received.reduce((least, { posting }) => Math.min(least, posting), Number.MAX_SAFE_INTEGER)
  const skus = [...new Set(received.map(({ sku }) => sku as string))]
  if (skus.length === 0) return () => []
  const [before, since] = await ctx.tx.all([
    sql`SELECT m.warehouse, m.sku, m.lot, SUM(m.quantity) AS quantity FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
      JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE m.company = ${ctx.company} AND m.sku IN (${skus}) AND m.posting < ${first} AND d.state <> 'voided' GROUP BY m.warehouse, m.sku, m.lot`,
    sql`SELECT m.posting, m.seq, m.warehouse, m.sku, m.lot, m.quantity FROM stock_move m JOIN posting p ON p.company = m.company AND p.number = m.posting
      JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE m.company = ${ctx.company} AND m.sku IN (${skus}) AND m.posting >= ${first} AND m.quantity <> 0 AND d.state <> 'voided' ORDER BY m.posting, m.seq`,
  ])
  const survivor = (receipt: Row): Survivor => {
    const pool = poolOf(receipt)
    const moves = since!.filter((move) => poolOf(move) === pool) as unknown as Move[]
    const earlier = moves.filter((move) => isBefore(move, receipt as unknown as Move))
    const held = sum([before!.find((row) => poolOf(row) === pool)?.quantity ?? '0', ...earlier.map(({ quantity }) => quantity)])
    const later = moves.slice(earlier.length).map(({ quantity }) => quantity)
    return { lot: receipt.lot, quantity: dec(receipt.quantity), left: survivalOf(held, later) }
  }
  return (line) => received.filter((receipt) => receipt.line === line).map(survivor)
}
