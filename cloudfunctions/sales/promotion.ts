import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { dec } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { salesContract } from '../../shared/sales/contract'
import { promotionState } from '../../shared/sales/promotion'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { lockedRow } from '../kernel/lockedRow'
import { checkUnits } from '../kernel/ownUnits'
import { pinyinOf } from '../kernel/pinyin'
import { endOf } from '../kernel/salesPrices'
import { anywhere, insert, join, name, sql, startsWith, update } from '../kernel/sql'
import { afterId, inState, windowEnd } from './agreement'

type Actions = (typeof salesContract)['actions']
type Saved = Input<Actions['promotion.save']>

const PROMOTION = { table: 'promotion', what: 'promotion', columns: ['name', 'stopped'] }
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
const isAbove = (value: string | null | undefined): boolean => Boolean(value) && dec(value!).greaterThan(0)

/** What a promotion of its kind must say. Refuses INVALID with the field. */
function checkContent(input: Saved): void {
  const { promotionKind, goods, gifts, steps } = input
  for (const [index, row] of goods.entries()) {
    if (Boolean(row.sku) === Boolean(row.category)) throw invalid(`goods.${index}.sku`, '每一行选商品或分类，只选一个')
    if (row.category && (row.unit || row.price)) throw invalid(`goods.${index}.category`, '分类不能定特价，请改用打折')
    if (promotionKind === 'special' && !(row.sku && row.unit && row.price)) throw invalid(`goods.${index}.price`, '请填写特价和单位')
  }
  if (promotionKind === 'special' && goods.length === 0) throw invalid('goods', '请选择特价商品')
  if (promotionKind === 'percent' && !isAbove(input.discountRate)) throw invalid('discountRate', '请填写折扣率，0.1 为九折')
  if (promotionKind === 'buyGift' && !isAbove(input.buyQuantity)) throw invalid('buyQuantity', '请填写买满多少')
  if (promotionKind === 'buyGift' && gifts.length === 0) throw invalid('gifts', '请选择赠品')
  if (promotionKind !== 'threshold') return
  if (!steps?.length) throw invalid('steps', '请填写满多少减多少')
  for (const [index, step] of steps.entries()) {
    if (!isAbove(step.amount)) throw invalid(`steps.${index}.amount`, '满多少要大于 0')
    if (dec(step.off).greaterThan(step.amount)) throw invalid(`steps.${index}.off`, '减的不能比满的多')
    if (dec(step.off).isZero() && gifts.length === 0) throw invalid(`steps.${index}.off`, '请填写减多少，或选择赠品')
  }
}

const namedUnits = ({ goods, gifts }: Saved) => [
  ...goods.flatMap(({ sku, unit }, index) => (unit ? [{ sku, unit, path: `goods.${index}.unit` }] : [])),
  ...gifts.map(({ sku, unit }, index) => ({ sku, unit, path: `gifts.${index}.unit` })),
]

export async function save(ctx: Context, input: Saved) {
  // Another company's goods are not found, whatever else is wrong.
  await ctx.tx.flush()
  checkContent(input)
  const endsOn = windowEnd(input)
  await checkUnits(ctx, namedUnits(input))
  const { promotionKind: kind } = input
  const before = input.id ? await lockedRow(ctx, PROMOTION, { id: input.id, version: input.version ?? 0 }) : null
  if (before?.stopped) throw refuse('WRONG_STATE', { state: 'closed' })
  const id = input.id ?? newId()
  const values = {
    version: (before?.version ?? 0) + 1,
    stopped: false,
    pinyin: await pinyinOf(input.name),
    name: input.name,
    promotionKind: kind,
    startsOn: input.from,
    endsOn,
    priority: input.priority ?? 0,
    exclusive: input.exclusive ?? false,
    discountRate: kind === 'percent' ? input.discountRate : null,
    buyQuantity: kind === 'buyGift' ? input.buyQuantity : null,
    repeats: input.repeats ?? false,
    steps: kind === 'threshold' ? JSON.stringify(input.steps) : null,
    everyone: input.customers.length === 0,
    allGoods: input.goods.length === 0,
    note: input.note || null,
  }
  if (before) ctx.tx.later(update('promotion', ctx.company, id, values))
  else ctx.tx.later(insert('promotion', ctx.company, ['id', ...Object.keys(values)], [[id, ...Object.values(values)]]))
  writeParts(ctx, id, input, endsOn, before !== null)
  ctx.did('promotion', id, before ? { name: before.name } : undefined, { name: input.name, kind, from: input.from, to: input.to })
  return { id, version: values.version }
}

function writeParts(ctx: Context, id: string, { promotionKind, goods, gifts, customers }: Saved, endsOn: string, replaced: boolean): void {
  if (replaced)
    for (const table of ['promotion_goods', 'promotion_gift', 'promotion_customer'])
      ctx.tx.later(sql`DELETE FROM ${name(table)} WHERE company = ${ctx.company} AND promotion = ${id}`)
  const special = promotionKind === 'special'
  // All goods are one row that names none.
  const listed = goods.length ? goods : [{}]
  const goodsRows = listed.map(({ sku, category, unit, price }: Saved['goods'][number]) => [
    newId(),
    id,
    sku ?? '0',
    category ?? '0',
    special ? (unit ?? '0') : '0',
    special ? (price ?? null) : null,
    endsOn,
  ])
  ctx.tx.later(insert('promotion_goods', ctx.company, ['id', 'promotion', 'sku', 'category', 'unit', 'price', 'endsOn'], goodsRows))
  const giftRows = gifts.map(({ sku, unit, quantity }) => [newId(), id, sku, unit, quantity])
  if (giftRows.length && (promotionKind === 'buyGift' || promotionKind === 'threshold'))
    ctx.tx.later(insert('promotion_gift', ctx.company, ['id', 'promotion', 'sku', 'unit', 'quantity'], giftRows))
  const customerRows = customers.map(({ party, level }, index) => {
    if (Boolean(party) === Boolean(level)) throw invalid(`customers.${index}.party`, '每一行选客户或等级，只选一个')
    return [newId(), id, party ?? '0', level ?? '0']
  })
  if (customerRows.length) ctx.tx.later(insert('promotion_customer', ctx.company, ['id', 'promotion', 'party', 'level'], customerRows))
}

// Before any day a document may have.
const NEVER = '1900-01-01'

/** Ends it at once, for the rest of today too; what was sold at it stays as it is. */
export async function stop(ctx: Context, { id, version }: Input<Actions['promotion.stop']>) {
  const before = await lockedRow(ctx, PROMOTION, { id, version })
  if (before.stopped) throw refuse('WRONG_STATE', { state: 'closed' })
  ctx.tx.later(update('promotion', ctx.company, id, { stopped: true, version: version + 1 }))
  ctx.tx.later(sql`UPDATE promotion_goods SET endsOn = ${NEVER} WHERE company = ${ctx.company} AND promotion = ${id}`)
  ctx.did('promotion', id, { stopped: false }, { name: before.name, stopped: true })
  return { id, version: version + 1 }
}

const shown = (ctx: Context, row: Row) => {
  const { startsOn, endsOn, stopped, steps, ...rest } = row
  const window = { from: startsOn as string, to: endOf(endsOn) }
  return { ...rest, ...window, steps: steps ? JSON.parse(steps) : [], state: promotionState({ ...window, stopped }, chinaDay(ctx.now)) }
}

const HEAD = sql`p.id, p.version, p.name, p.promotionKind, p.startsOn, p.endsOn, p.stopped, p.discountRate, p.buyQuantity, p.repeats, p.exclusive, p.priority, p.steps, p.note`

/** Newest first, by state, kind and name. */
export async function list(ctx: Context, input: Input<Actions['promotion.list']>) {
  const limit = input.limit ?? 50
  const after = afterId(input.after)
  const { text, state, promotionKind } = input
  const live = state && state !== 'over' ? [sql`p.stopped = 0`] : []
  const states = inState(state, chinaDay(ctx.now), 'p')
  const where = join(
    [
      sql`p.company = ${ctx.company}`,
      ...(state === 'over' ? [sql`(p.stopped = 1 OR ${states[0]!})`] : [...live, ...states]),
      ...(promotionKind ? [sql`p.promotionKind = ${promotionKind}`] : []),
      ...(after ? [sql`p.id < ${after}`] : []),
      ...(text ? [sql`(p.name LIKE ${anywhere(text)} OR p.pinyin LIKE ${startsWith(text.toLowerCase())})`] : []),
    ],
    ' AND ',
  )
  const rows = await ctx.tx.rows(sql`SELECT ${HEAD}, p.everyone,
    IF(p.allGoods, 0, (SELECT COUNT(*) FROM promotion_goods g WHERE g.company = p.company AND g.promotion = p.id)) AS goodsCount
    FROM promotion p WHERE ${where} ORDER BY p.id DESC LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit).map((row) => ({ ...shown(ctx, row), everyone: row.everyone, goodsCount: parseInt(row.goodsCount, 10) }))
  return { rows: page as never, more: rows.length > limit ? (rows[limit - 1]!.id as string) : null }
}

export async function detail(ctx: Context, { id }: Input<Actions['promotion.detail']>) {
  const [heads, goods, gifts, customers] = await ctx.tx.all([
    sql`SELECT ${HEAD} FROM promotion p WHERE p.company = ${ctx.company} AND p.id = ${id}`,
    sql`SELECT g.sku, g.category, g.unit, g.price, COALESCE(s.name, c.name) AS name, u.name AS unitName FROM promotion_goods g LEFT JOIN sku s ON s.company = g.company AND s.id = g.sku
      LEFT JOIN category c ON c.company = g.company AND c.id = g.category LEFT JOIN sku_unit u ON u.company = g.company AND u.id = g.unit
      WHERE g.company = ${ctx.company} AND g.promotion = ${id} AND (g.sku <> 0 OR g.category <> 0) ORDER BY g.id`,
    sql`SELECT f.sku, f.unit, f.quantity, s.name, u.name AS unitName FROM promotion_gift f JOIN sku s ON s.company = f.company AND s.id = f.sku
      JOIN sku_unit u ON u.company = f.company AND u.id = f.unit WHERE f.company = ${ctx.company} AND f.promotion = ${id} ORDER BY f.id`,
    sql`SELECT c.party, c.level, COALESCE(p.name, v.name) AS name FROM promotion_customer c LEFT JOIN party p ON p.company = c.company AND p.id = c.party
      LEFT JOIN price_level v ON v.company = c.company AND v.id = c.level WHERE c.company = ${ctx.company} AND c.promotion = ${id} ORDER BY c.id`,
  ])
  if (!heads![0]) throw refuse('NOT_FOUND', { what: 'promotion', id })
  const none = (value: string) => (value === '0' ? null : value)
  return {
    ...shown(ctx, heads![0]),
    goods: goods!.map((row) => ({ ...row, sku: none(row.sku), category: none(row.category), unit: none(row.unit) })),
    gifts,
    customers: customers!.map((row) => ({ ...row, party: none(row.party), level: none(row.level) })),
  } as never
}
