import { addDays, metaOf, type Shape } from '../../shared/kernel/fields'
import type { Context } from '../kernel/context'
import { anywhere, join, sql } from '../kernel/sql'

type Catalogue = typeof import('./lazy/catalogue')

interface Criteria {
  text?: string | null
  member?: string | null
  outcome?: 'done' | 'refused' | 'failed' | null
  by?: 'people' | 'system' | null
  from?: string | null
  to?: string | null
  after?: string | null
  limit?: number | null
}

/** The operation log of the company, newest first, refused attempts included; days are days in China. */
export async function list(ctx: Context, input: Criteria) {
  const catalogue = await import('./lazy/catalogue')
  const limit = input.limit ?? 50
  const where = [
    sql`o.company = ${ctx.company}`,
    ...(input.text
      ? [
          sql`(o.action LIKE ${anywhere(input.text)} OR m.name LIKE ${anywhere(input.text)} OR d.number LIKE ${anywhere(input.text)} OR o.action IN (${catalogue.actionsCalled(input.text)}))`,
        ]
      : []),
    ...(input.member ? [sql`o.member = ${input.member}`] : []),
    ...(input.outcome ? [sql`o.outcome = ${input.outcome}`] : []),
    ...(input.by ? [input.by === 'system' ? sql`o.channel = 'job'` : sql`o.channel <> 'job'`] : []),
    ...(input.from ? [sql`o.at >= ${beginOf(input.from)}`] : []),
    ...(input.to ? [sql`o.at < ${beginOf(addDays(input.to, 1))}`] : []),
    ...(input.after ? [sql`o.id < ${input.after}`] : []),
  ]
  const rows = await ctx.tx.rows(
    sql`SELECT o.id, o.at, m.name AS memberName, o.channel, o.ip, o.module, o.action, o.outcome, o.code, o.subjectKind, o.subject, d.number, o.was, o.became
      FROM operation o JOIN member m ON m.company = o.company AND m.id = o.member LEFT JOIN document d ON d.company = o.company AND d.id = o.subject
      WHERE ${join(where, ' AND ')} ORDER BY o.id DESC LIMIT ${limit + 1}`,
  )
  const page = rows.slice(0, limit).map(({ module, was, became, ...row }) => {
    const fields = catalogue.savedFields(row.subjectKind)
    const hidden = hiddenOf(ctx, catalogue, row.subjectKind, fields)
    const before = without(hidden, JSON.parse(was ?? 'null'))
    const after = without(hidden, JSON.parse(became ?? 'null'))
    return {
      ...row,
      label: catalogue.labelOf(module, row.action) ?? OTHER_WORDS[row.action] ?? '系统任务',
      before,
      after,
      changes: row.outcome === 'done' ? catalogue.changesOf(fields, before, after) : [],
    }
  })
  return { rows: page as never, more: rows.length > limit }
}

const beginOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/**
 * What of a change is not for this person: fields behind a permission they lack; and prices and amounts of what they may not
 * look at itself (the total of an opening is the cost of its goods, a supplier's price is what they cost).
 */
function hiddenOf(ctx: Context, { viewOf }: Catalogue, kind: string | null, fields: Shape): Set<string> {
  const view = viewOf(kind)
  const looks = view === undefined || ctx.may(view)
  const hidden = Object.keys(fields).filter((field) => {
    const { mask, kind: of } = metaOf(fields[field]!)
    return (mask !== undefined && !ctx.may(mask)) || (!looks && (of === 'price' || of === 'money'))
  })
  return new Set([...hidden, ...(looks ? [] : ['amountIncl'])])
}

const without = (hidden: Set<string>, change: Record<string, unknown> | null): Record<string, unknown> | null =>
  change && Object.fromEntries(Object.entries(change).filter(([field]) => !hidden.has(field)))

/** What is no action of a contract: files that came and went, and work of the system by itself. */
const OTHER_WORDS: Record<string, string> = {
  'file.put': '上传文件',
  'file.get': '下载文件',
  import: '后台导入',
  price: '按计划调价',
  'stock.watch': '检查预警',
  'stock.nightly': '夜间检查预警',
  'stock.export': '生成库存报表',
  'purchase.export': '生成采购表',
  'report.export': '生成分析表',
  'message.send': '发送消息',
}
