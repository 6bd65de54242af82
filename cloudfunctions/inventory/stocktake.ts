import type { Input } from '../../shared/kernel/contract'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import type { Output } from '../../shared/kernel/contract'
import { stocktake } from '../../shared/inventory/stocktake'
import type { stocktakeActions } from '../../shared/inventory/stocktakeContract'
import type { Context } from '../kernel/context'
import { remove as removeDraft } from '../kernel/document'
import { documentDetail, documentList } from '../kernel/documentReads'
import { insertDocument } from '../kernel/documentStore'
import { newId } from '../kernel/ids'
import { insert, sql } from '../kernel/sql'
import { judge } from './stocktakeDifferences'
import { demandOpen, recountsOf, sheetOf } from './stocktakeSheet'

type Actions = typeof stocktakeActions
const KIND = stocktake as unknown as DocumentKind

/** A line that is not mentioned is the company's; null means none. */
const unlessSaid = (said: string | null | undefined, usual: string | null | undefined): string | null =>
  said === undefined ? (usual ?? null) : said

/** Opens a stocktake: a draft without lines, to which people add their counts. Thresholds not said are the company's. */
export async function start(ctx: Context, input: Input<Actions['stocktake.start']>): Promise<Output<Actions['stocktake.start']>> {
  const { title, category, skus, blind } = input
  const { recountRate, recountAmount, recountQuantity } = ctx.settings
  const listed = Boolean(skus?.length)
  const doc: DocumentData = {
    id: newId(),
    kind: KIND.kind,
    number: null,
    numbering: null,
    state: 'draft',
    fulfilment: 'none',
    version: 1,
    date: chinaDay(ctx.now),
    party: null,
    warehouse: input.warehouse,
    employee: null,
    department: null,
    taxInclusive: false,
    discount: '0.00',
    note: input.note || null,
    summary: title,
    amountExcl: '0.00',
    tax: '0.00',
    amountIncl: '0.00',
    madeBy: ctx.me.id,
    updatedBy: ctx.me.id,
    updatedAt: ctx.now.toISOString(),
    own: {
      title,
      category: category ?? null,
      listed,
      blind: blind ?? false,
      thresholdRate: unlessSaid(input.thresholdRate, recountRate),
      thresholdAmount: unlessSaid(input.thresholdAmount, recountAmount),
      thresholdQuantity: unlessSaid(input.thresholdQuantity, recountQuantity),
    },
    lines: [],
    lists: {},
  }
  insertDocument(ctx, KIND, doc)
  if (listed)
    ctx.tx.later(
      insert(
        'stocktake_scope',
        ctx.company,
        ['stocktake', 'sku'],
        [...new Set(skus)].map((sku) => [doc.id, sku]),
      ),
    )
  ctx.did('stocktake', doc.id, undefined, { title, warehouse: input.warehouse, blind: blind ?? false })
  return { id: doc.id, version: 1, state: 'draft', number: null }
}

/** Stocktakes by their names. */
export async function list(ctx: Context, criteria: Input<Actions['stocktake.list']>): Promise<Output<Actions['stocktake.list']>> {
  const found = await documentList(ctx, KIND, criteria)
  const ids = found.rows.map((row) => row.id as string)
  const heads = ids.length
    ? await ctx.tx.rows(sql`SELECT id, title, blind FROM stocktake WHERE company = ${ctx.company} AND id IN (${ids})`)
    : []
  const known = new Map(heads.map(({ id, title, blind }) => [id as string, { title, blind: blind ?? false }]))
  return { ...found, rows: found.rows.map((row) => ({ ...row, ...known.get(row.id) })) as never }
}

/** A stocktake that was opened by mistake goes with everything counted for it. */
export async function remove(ctx: Context, input: Input<Actions['stocktake.remove']>) {
  const removed = await removeDraft(ctx, KIND, input)
  for (const table of ['count', 'recount', 'scope'] as const) ctx.tx.later(PARTS[table](ctx, input.id))
  return removed
}

const PARTS = {
  count: (ctx: Context, id: string) => sql`DELETE FROM stocktake_count WHERE company = ${ctx.company} AND stocktake = ${id}`,
  recount: (ctx: Context, id: string) => sql`DELETE FROM stocktake_recount WHERE company = ${ctx.company} AND stocktake = ${id}`,
  scope: (ctx: Context, id: string) => sql`DELETE FROM stocktake_scope WHERE company = ${ctx.company} AND stocktake = ${id}`,
}

/** Asks for another count of some goods, or of all that are beyond the thresholds; what is not counted yet is left out. */
export async function recount(ctx: Context, input: Input<Actions['stocktake.recount']>) {
  const sheet = await sheetOf(ctx, input.id, 'alone')
  demandOpen(sheet)
  const asked = await recountsOf(ctx, sheet)
  const wanted = input.lines && new Set(input.lines.map(({ sku, lot }) => `${sku}/${lot ?? '0'}`))
  const counted = (await judge(ctx, sheet, false)).filter(({ sku, lot, round }) => round > (asked.get(`${sku}/${lot}`) ?? 0))
  const chosen = counted.filter(({ sku, lot, recount }) => (wanted ? wanted.has(`${sku}/${lot}`) : recount))
  if (chosen.length)
    ctx.tx.later(
      insert(
        'stocktake_recount',
        ctx.company,
        ['id', 'stocktake', 'sku', 'lot', 'member', 'at'],
        chosen.map(({ sku, lot }) => [newId(), sheet.id, sku, lot, ctx.me.id, ctx.now]),
      ),
    )
  ctx.did('stocktake', sheet.id, undefined, { recount: chosen.length })
  return { count: chosen.length }
}

/** The document; the differences of a blind count are for those who review it. */
export async function detail(ctx: Context, input: { id: string }) {
  const shown = (await documentDetail(ctx, KIND, input)) as unknown as Output<Actions['stocktake.detail']>
  const hidden = shown.blind && !ctx.may('stocktake.review')
  const counting = shown.state === 'draft' && ctx.may('stocktake.count') ? ['count'] : []
  const allowed = [...counting, ...shown.allowed.filter((verb) => verb !== 'save')]
  return { ...shown, allowed, lines: hidden ? [] : shown.lines }
}
