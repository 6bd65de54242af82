import type { Input } from '../../shared/kernel/contract'
import type { DocumentInput } from '../../shared/kernel/document'
import type { stocktakeActions } from '../../shared/inventory/stocktakeContract'
import { tallies } from '../../shared/inventory/stocktakeCount'
import { baseQuantityOf } from '../../shared/kernel/amounts'
import { dec, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { lotRows, resolveLot } from '../kernel/lots'
import { insert, sql } from '../kernel/sql'
import { demandOpen, entriesOf, inScope, recountsOf, type Sheet, sheetOf } from './stocktakeSheet'

type CountInput = Input<(typeof stocktakeActions)['stocktake.count']>
type CountLine = CountInput['lines'][number]

const COLUMNS = [
  'id',
  'stocktake',
  'sku',
  'lot',
  'unit',
  'quantity',
  'numerator',
  'denominator',
  'mode',
  'serials',
  'round',
  'member',
  'countedAt',
  'at',
] as const

/**
 * Keeps what was counted, each entry by itself, without the book lock: many phones count at once. Refuses goods out of
 * scope, a batch or serials that are missing, and a time before the stocktake began; a time in the future becomes now.
 */
export async function count(ctx: Context, input: CountInput) {
  if (input.lines.length === 0) throw refuse('NO_LINES', {})
  const sheet = await sheetOf(ctx, input.id, 'shared')
  demandOpen(sheet)
  const named = { lines: input.lines } as unknown as DocumentInput
  const [units, lots] = await ctx.tx.all([unitRows(ctx, sheet, input.lines), lotRows(ctx, named)])
  const asked = await recountsOf(ctx, sheet)
  const byId = new Map(units!.map((unit) => [unit.id as string, unit]))
  const entries = input.lines.map((line, index) => {
    const unit = goodsOf(line, index, byId.get(line.unit))
    const lot = resolveLot(ctx, line as DocumentInput['lines'][number], index, unit, lots!) ?? '0'
    if (unit.tracking === 'lot' && lot === '0') throw invalid(index, 'lotNumber', '请填写批号')
    const counted = quantityText(baseQuantityOf(line.quantity, unit as never))
    demandSerials(line, unit, counted)
    const round = 1 + (asked.get(`${line.sku}/${lot}`) ?? 0)
    return { id: newId(), line, unit, lot, counted, round, countedAt: timeOf(ctx, sheet, line, index) }
  })
  const rows = entries.map(({ id, line, unit, lot, round, countedAt }) => [
    id,
    sheet.id,
    line.sku,
    lot,
    line.unit,
    quantityText(line.quantity),
    unit.numerator,
    unit.denominator,
    line.mode,
    line.serials?.length ? JSON.stringify(line.serials) : null,
    round,
    ctx.me.id,
    countedAt,
    ctx.now,
  ])
  await ctx.tx.run(insert('stocktake_count', ctx.company, COLUMNS, rows))
  ctx.did('stocktake', sheet.id, undefined, { counted: entries.length })
  const totals = tallies(await entriesOf(ctx, sheet, [...new Set(input.lines.map((line) => line.sku))]))
  const touched = new Set(entries.map(({ line, lot, round }) => `${line.sku}/${lot}/${round}`))
  return {
    now: ctx.now.toISOString(),
    rows: entries.map(({ id, line, counted, round }) => ({ id, sku: line.sku, round, counted })),
    totals: totals
      .filter(({ sku, lot, round }) => touched.has(`${sku}/${lot}/${round}`))
      .map(({ sku, lot, round, counted, counters }) => ({ sku, lot: lot === '0' ? null : lot, round, counted, counters })),
  }
}

const invalid = (index: number, field: string, message: string) =>
  refuse('INVALID', { issues: [{ path: `lines.${index}.${field}`, message }] })

const unitRows = (ctx: Context, sheet: Sheet, lines: readonly CountLine[]) =>
  sql`SELECT u.id, u.sku, u.numerator, u.denominator, s.code, s.name AS skuName, s.tracking, s.shelfDays, s.skuKind, (${inScope(ctx, sheet)}) AS inScope
    FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku WHERE u.company = ${ctx.company} AND u.id IN (${lines.map((line) => line.unit)})`

function goodsOf(line: CountLine, index: number, unit: Row | undefined): Row {
  if (!unit || unit.sku !== line.sku) throw invalid(index, 'unit', '这个单位不属于该商品')
  if (unit.skuKind !== 'goods') throw invalid(index, 'sku', `${unit.skuName} 是服务，没有库存`)
  if (unit.inScope !== 1) throw invalid(index, 'sku', `${unit.skuName} 不在这次盘点的范围内`)
  return unit
}

function demandSerials(line: CountLine, unit: Row, counted: string): void {
  const given = new Set(line.serials ?? []).size
  const wanted = unit.tracking === 'serial' ? counted : quantityText('0')
  if (dec(wanted).equals(given) && given === (line.serials ?? []).length) return
  throw refuse('SERIALS_MISCOUNTED', { sku: line.sku, code: unit.code, name: unit.skuName, wanted, given })
}

/** A phone whose clock is a little behind the server's may seem to count before the beginning. */
const TOLERANCE = 60_000

function timeOf(ctx: Context, sheet: Sheet, line: CountLine, index: number): Date {
  const began = Date.parse(sheet.madeAt)
  const claimed = line.countedAt ? Date.parse(line.countedAt) : ctx.now.getTime()
  if (!(claimed >= began - TOLERANCE)) throw invalid(index, 'countedAt', '盘点时间早于盘点开始')
  return new Date(Math.min(Math.max(claimed, began), ctx.now.getTime()))
}

/** Takes back an entry: one's own, or any for those who review. The entry stays; an undoing one is written beside it. */
export async function undo(ctx: Context, input: { id: string; entry: string }) {
  const sheet = await sheetOf(ctx, input.id, 'shared')
  demandOpen(sheet)
  const [entry] = await ctx.tx.rows(sql`SELECT c.sku, c.lot, c.unit, c.numerator, c.denominator, c.round, c.member, c.countedAt,
    EXISTS (SELECT 1 FROM stocktake_count u WHERE u.company = c.company AND u.undoes = c.id) AS undone
    FROM stocktake_count c WHERE c.company = ${ctx.company} AND c.stocktake = ${sheet.id} AND c.id = ${input.entry} AND c.undoes IS NULL`)
  if (!entry) throw refuse('NOT_FOUND', { what: 'count', id: input.entry })
  if (entry.member !== ctx.me.id) ctx.demand('stocktake.review')
  if (entry.undone !== 1) {
    const { sku, lot, unit, numerator, denominator, round } = entry
    const content = [sku, lot, unit, quantityText('0'), numerator, denominator, 'add', null, round]
    const row = [newId(), sheet.id, ...content, ctx.me.id, new Date(entry.countedAt), ctx.now, input.entry]
    ctx.tx.later(insert('stocktake_count', ctx.company, [...COLUMNS, 'undoes'], [row]))
  }
  ctx.did('stocktake', sheet.id, undefined, { undone: input.entry })
  return { id: input.entry }
}
