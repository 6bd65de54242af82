import { type Levels, levelIssue } from '../../shared/inventory/alerts'
import { transitWarehouse } from '../../shared/masters/places'
import { type ImportRow, keyOf, type RowIssue } from '../../shared/system/importRows'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { type LevelRow, watchGoods, writeLevels } from '../kernel/levels'
import { sql } from '../kernel/sql'
import type { Plan } from './import'
import { idsByName, textsOf } from './importNames'

const LEVELS = ['minimum', 'maximum', 'safety', 'leadDays', 'minimumOrder'] as const

/** Stock levels by warehouse and goods; a cell left empty keeps the level there is. */
export async function planLevels(ctx: Context, rows: ImportRow[], _lock: boolean): Promise<Plan> {
  const warehouses = await idsByName(ctx, 'warehouse', textsOf(rows, 'warehouse'))
  const codes = textsOf(rows, 'code')
  const [skus, known] = await ctx.tx.all([
    sql`SELECT id, code, skuKind FROM sku WHERE company = ${ctx.company} AND code IN (${codes})`,
    sql`SELECT v.sku, v.warehouse, v.minimum, v.maximum, v.safety, v.leadDays, v.minimumOrder FROM stock_level v
      JOIN sku t ON t.company = v.company AND t.id = v.sku WHERE v.company = ${ctx.company} AND t.code IN (${codes})`,
  ])
  const byCode = new Map(skus!.map((sku) => [keyOf(sku.code), sku]))
  const before = new Map(known!.map((row) => [`${row.warehouse}/${row.sku}`, row]))
  const issues: RowIssue[] = []
  const good: LevelRow[] = []
  for (const { row, values } of rows) {
    const warehouse = warehouses.get(keyOf(String(values.warehouse)))
    const sku = byCode.get(keyOf(String(values.code)))
    const issue = placeIssue(ctx, values, warehouse, sku)
    const level = { ...pick(before.get(`${warehouse}/${sku?.id}`)), ...pick(values) }
    const wrong = issue ? null : levelIssue(level)
    if (issue) issues.push({ row, column: issue[0], message: issue[1] })
    else if (wrong) issues.push({ row, column: '最高库存', message: wrong })
    else good.push({ sku: sku!.id, warehouse: warehouse!, ...level })
  }
  const update = good.filter(({ sku, warehouse }) => before.has(`${warehouse}/${sku}`)).length
  return {
    create: good.length - update,
    update,
    issues,
    async write() {
      writeLevels(ctx, good)
      watchGoods(ctx, [...new Set(good.map(({ sku }) => sku))])
    },
  }
}

function placeIssue(
  ctx: Context,
  values: ImportRow['values'],
  warehouse: string | undefined,
  sku: Row | undefined,
): [string, string] | null {
  if (!warehouse || warehouse === transitWarehouse(ctx.company)) return ['仓库', `没有仓库 ${values.warehouse}`]
  if (!sku) return ['商品编码', `没有商品 ${values.code}`]
  if (sku.skuKind !== 'goods') return ['商品编码', '服务没有库存']
  return LEVELS.every((level) => values[level] === undefined) ? ['最低库存', '这一行没有填任何上下限'] : null
}

const pick = (values: Record<string, unknown> | undefined): Levels =>
  Object.fromEntries(LEVELS.flatMap((level) => (values?.[level] === undefined || values[level] === null ? [] : [[level, values[level]]])))
