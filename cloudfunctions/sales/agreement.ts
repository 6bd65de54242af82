import type { Input } from '../../shared/kernel/contract'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { refuse } from '../../shared/kernel/refusal'
import type { salesContract } from '../../shared/sales/contract'
import { promotionState } from '../../shared/sales/promotion'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { lockedRow } from '../kernel/lockedRow'
import { checkUnits } from '../kernel/ownUnits'
import { anywhere, insert, join, sql, type Statement, startsWith, update } from '../kernel/sql'
import { endOf, FOREVER } from '../kernel/salesPrices'

type Actions = (typeof salesContract)['actions']

const AGREEMENT = { table: 'price_agreement', what: 'agreement', columns: ['price', 'startsOn', 'endsOn'] }
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
const ID = /^[1-9]\d{0,19}$/

/** Where a list of rules is read on from. */
export function afterId(after: string | null | undefined): string | null {
  if (after && !ID.test(after)) throw invalid('after', '翻页位置不正确')
  return after || null
}

/** Refuses INVALID a window that ends before it begins; answers its end as tables keep it. */
export function windowEnd({ from, to }: { from: string; to?: string | null }): string {
  if (to && to < from) throw invalid('to', '结束不能早于开始')
  return to || FOREVER
}

/** Rules d that are coming, running or over on a day. */
export function inState(state: string | null | undefined, today: string, alias: 'a' | 'p'): Statement[] {
  const [starts, ends] = alias === 'a' ? [sql`a.startsOn`, sql`a.endsOn`] : [sql`p.startsOn`, sql`p.endsOn`]
  if (state === 'over') return [sql`${ends} < ${today}`]
  if (state === 'coming') return [sql`${starts} > ${today} AND ${ends} >= ${today}`]
  return state === 'running' ? [sql`${starts} <= ${today} AND ${ends} >= ${today}`] : []
}

interface Terms {
  party: string
  from: string
  to?: string | null
  note?: string | null
  replace?: boolean | null
}

/**
 * Makes room for agreements of these units: where one overlaps in time, it is refused as INVALID or, if `replace`, ended the
 * day before (taken away where it would begin later). Locked, so that two people cannot both find room.
 */
async function makeRoom(
  ctx: Context,
  { party, from, replace }: Terms,
  end: string,
  units: readonly string[],
  own: string | null,
): Promise<void> {
  await ctx.tx.rows(sql`SELECT id FROM party WHERE company = ${ctx.company} AND id = ${party} FOR UPDATE`)
  const rows =
    await ctx.tx.rows(sql`SELECT a.id, a.unit, a.startsOn, a.endsOn, s.name FROM price_agreement a JOIN sku s ON s.company = a.company AND s.id = a.sku
    WHERE a.company = ${ctx.company} AND a.party = ${party} AND a.unit IN (${[...units]}) AND a.endsOn >= ${from} AND a.startsOn <= ${end} AND a.id <> ${own ?? '0'} ORDER BY a.id`)
  for (const row of rows) {
    const until = endOf(row.endsOn)
    if (!replace) throw invalid('from', `${row.name} 已有 ${row.startsOn} 到 ${until ?? '长期'}的协议价，时间重叠`)
    if (row.startsOn < from)
      ctx.tx.later(
        sql`UPDATE price_agreement SET endsOn = ${addDays(from, -1)}, version = version + 1 WHERE company = ${ctx.company} AND id = ${row.id}`,
      )
    else ctx.tx.later(sql`DELETE FROM price_agreement WHERE company = ${ctx.company} AND id = ${row.id}`)
  }
}

/** Refuses INVALID units of other goods, and a party that is no customer. */
async function checkGoods(ctx: Context, party: string, named: Parameters<typeof checkUnits>[1]): Promise<void> {
  const [found] = await ctx.tx.rows(sql`SELECT customer FROM party WHERE company = ${ctx.company} AND id = ${party}`)
  if (!found?.customer) throw invalid('party', '这个往来单位不是客户')
  await checkUnits(ctx, named)
}

export async function save(ctx: Context, input: Input<Actions['agreement.save']>) {
  const { id, version = 0, party, sku, unit, price, from, note } = input
  const end = windowEnd(input)
  await checkGoods(ctx, party, [{ sku, unit, path: 'unit' }])
  const before = id ? await lockedRow(ctx, AGREEMENT, { id, version: version ?? 0 }) : null
  await makeRoom(ctx, input, end, [unit], id ?? null)
  const values = { party, sku, unit, price, startsOn: from, endsOn: end, note: note || null }
  const key = id ?? newId()
  const next = (before?.version ?? 0) + 1
  if (before) ctx.tx.later(update('price_agreement', ctx.company, key, { ...values, version: next }))
  else ctx.tx.later(insert('price_agreement', ctx.company, ['id', 'version', ...Object.keys(values)], [[key, 1, ...Object.values(values)]]))
  ctx.did('agreement', key, before ? { price: before.price, from: before.startsOn, to: endOf(before.endsOn) } : undefined, {
    price,
    from,
    to: input.to,
  })
  return { id: key, version: next }
}

/** The same customer and time for many goods at once, as from the last order. */
export async function add(ctx: Context, input: Input<Actions['agreement.add']>) {
  const { party, from, note, lines } = input
  const end = windowEnd(input)
  if (lines.length === 0) throw refuse('NO_LINES', {})
  const twice = lines.findIndex((line, index) => lines.findIndex((other) => other.unit === line.unit) !== index)
  if (twice >= 0) throw invalid(`lines.${twice}.unit`, '同一个商品单位出现了两次')
  await checkGoods(
    ctx,
    party,
    lines.map(({ sku, unit }, index) => ({ sku, unit, path: `lines.${index}.unit` })),
  )
  await makeRoom(
    ctx,
    input,
    end,
    lines.map((line) => line.unit),
    null,
  )
  ctx.tx.later(
    insert(
      'price_agreement',
      ctx.company,
      ['id', 'version', 'party', 'sku', 'unit', 'price', 'startsOn', 'endsOn', 'note'],
      lines.map((line) => [newId(), 1, party, line.sku, line.unit, line.price, from, end, note || null]),
    ),
  )
  ctx.did('agreement', party, undefined, { from, to: input.to, lines: lines.length })
  return { added: lines.length }
}

export async function remove(ctx: Context, { id, version }: Input<Actions['agreement.remove']>) {
  const before = await lockedRow(ctx, AGREEMENT, { id, version })
  ctx.tx.later(sql`DELETE FROM price_agreement WHERE company = ${ctx.company} AND id = ${id}`)
  ctx.did('agreement', id, { price: before.price, from: before.startsOn, to: endOf(before.endsOn) }, { removed: true })
  return { id }
}

const ROWS = sql`SELECT a.id, a.version, a.party, p.name AS partyName, a.sku, s.code, s.name, s.spec, a.unit, u.name AS unitName, u.salePrice, a.price, a.startsOn, a.endsOn, a.note
  FROM price_agreement a JOIN party p ON p.company = a.company AND p.id = a.party JOIN sku s ON s.company = a.company AND s.id = a.sku JOIN sku_unit u ON u.company = a.company AND u.id = a.unit`

const shown = (ctx: Context, { startsOn, endsOn, ...row }: Row) => {
  const window = { from: startsOn as string, to: endOf(endsOn) }
  return { ...row, ...window, state: promotionState({ ...window, stopped: false }, chinaDay(ctx.now)) }
}

/** Newest first; by customer, goods, state, or text in the names of either. */
export async function list(ctx: Context, input: Input<Actions['agreement.list']>) {
  const limit = input.limit ?? 50
  const after = afterId(input.after)
  const { text, party, sku } = input
  const where = join(
    [
      sql`a.company = ${ctx.company}`,
      ...(party ? [sql`a.party = ${party}`] : []),
      ...(sku ? [sql`a.sku = ${sku}`] : []),
      ...inState(input.state, chinaDay(ctx.now), 'a'),
      ...(after ? [sql`a.id < ${after}`] : []),
      ...(text
        ? [
            sql`(p.name LIKE ${anywhere(text)} OR p.pinyin LIKE ${startsWith(text.toLowerCase())} OR s.name LIKE ${anywhere(text)} OR s.code LIKE ${anywhere(text)} OR s.pinyin LIKE ${startsWith(text.toLowerCase())})`,
          ]
        : []),
    ],
    ' AND ',
  )
  const rows = await ctx.tx.rows(sql`${ROWS} WHERE ${where} ORDER BY a.id DESC LIMIT ${limit + 1}`)
  return {
    rows: rows.slice(0, limit).map((row) => shown(ctx, row)) as never,
    more: rows.length > limit ? (rows[limit - 1]!.id as string) : null,
  }
}

export async function detail(ctx: Context, { id }: Input<Actions['agreement.detail']>) {
  const [row] = await ctx.tx.rows(sql`${ROWS} WHERE a.company = ${ctx.company} AND a.id = ${id}`)
  if (!row) throw refuse('NOT_FOUND', { what: 'agreement', id })
  return shown(ctx, row) as never
}
