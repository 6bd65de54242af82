import type { Input } from '../../shared/kernel/contract'
import type { stocktakeActions } from '../../shared/inventory/stocktakeContract'
import { moneyText, quantityText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'
import { type Judged, judge } from './stocktakeDifferences'
import { sheetOf } from './stocktakeSheet'

/** The differences as they stand, with their value at the current cost, for those who may see the book. */
export async function review(ctx: Context, input: Input<(typeof stocktakeActions)['stocktake.review']>) {
  const sheet = await sheetOf(ctx, input.id)
  const all = await judge(ctx, sheet, false)
  const differing = all.filter(differs)
  const limit = input.limit ?? 50
  const rest = (input.differing ? differing : all).filter(beyondPage(input.after))
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  const lots = page.map(({ lot }) => lot).filter((lot) => lot !== '0')
  const named = lots.length ? await ctx.tx.rows(sql`SELECT id, number FROM lot WHERE company = ${ctx.company} AND id IN (${lots})`) : []
  const numbers = new Map(named.map(({ id, number }) => [id as string, number as string]))
  return {
    rows: page.map((row) => rowOf(row, numbers)),
    more: last && rest.length > limit ? `${last.sku}.${last.lot}` : null,
    count: all.length,
    differing: differing.length,
    recounts: all.filter((row) => row.recount).length,
    gain: moneyText(sum(all.filter(({ difference }) => !difference.isNegative()).map(({ worth }) => worth))),
    loss: moneyText(sum(all.filter(({ difference }) => difference.isNegative()).map(({ worth }) => worth)).negated()),
  }
}

const differs = ({ difference, found, missing }: Judged): boolean => !difference.isZero() || found.length + missing.length > 0

function rowOf(row: Judged, numbers: Map<string, string>) {
  const { sku, lot, goods, round, counted, countedAt, difference, book, recount, moved, counters, found, missing, rounds } = row
  return {
    sku,
    code: goods.code as string,
    name: goods.name as string,
    spec: goods.spec as string | null,
    baseUnit: goods.baseUnit as string,
    lot: lot === '0' ? null : lot,
    lotNumber: numbers.get(lot) ?? null,
    round,
    counted,
    countedAt,
    difference: quantityText(difference),
    book,
    value: moneyText(row.worth),
    recount,
    moved,
    counters,
    found,
    missing,
    rounds: rounds.map((each) => ({
      round: each.round,
      counted: each.counted,
      countedAt: each.countedAt,
      difference: quantityText(each.difference),
    })),
  }
}

/** Keyset by SKU and batch: the rows behind a cursor. */
function beyondPage(cursor: string | null | undefined): (row: { sku: string; lot: string }) => boolean {
  if (!cursor) return () => true
  const match = /^(\d{1,20})\.(\d{1,20})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  const [sku, lot] = [BigInt(match[1]!), BigInt(match[2]!)]
  return (row) => BigInt(row.sku) > sku || (BigInt(row.sku) === sku && BigInt(row.lot) > lot)
}
