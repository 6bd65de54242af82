import type { Context } from '../kernel/context'
import { anywhere, join, sql } from '../kernel/sql'

type Catalogue = typeof import('./lazy/catalogue')

/** The operation log of the company, newest first, refused attempts included. */
export async function list(
  ctx: Context,
  input: { text?: string | null; member?: string | null; after?: string | null; limit?: number | null },
) {
  const catalogue = await import('./lazy/catalogue')
  const limit = input.limit ?? 50
  const where = [
    sql`o.company = ${ctx.company}`,
    ...(input.text
      ? [
          sql`(o.action LIKE ${anywhere(input.text)} OR m.name LIKE ${anywhere(input.text)} OR o.action IN (${catalogue.actionsCalled(input.text)}))`,
        ]
      : []),
    ...(input.member ? [sql`o.member = ${input.member}`] : []),
    ...(input.after ? [sql`o.id < ${input.after}`] : []),
  ]
  const rows =
    await ctx.tx.rows(sql`SELECT o.id, o.at, m.name AS memberName, o.module, o.action, o.outcome, o.code, o.subjectKind, o.subject, o.was, o.became
    FROM operation o JOIN member m ON m.company = o.company AND m.id = o.member WHERE ${join(where, ' AND ')} ORDER BY o.id DESC LIMIT ${limit + 1}`)
  const page = rows.slice(0, limit).map(({ module, was, became, ...row }) => ({
    ...row,
    label: catalogue.labelOf(module, row.action) ?? OTHER_WORDS[row.action] ?? '系统任务',
    before: amountsSeen(ctx, catalogue, row.subjectKind, JSON.parse(was ?? 'null')),
    after: amountsSeen(ctx, catalogue, row.subjectKind, JSON.parse(became ?? 'null')),
  }))
  return { rows: page as never, more: rows.length > limit }
}

/** What a document amounts to is for those who may see such documents: the total of an opening is the cost of its goods. */
function amountsSeen(
  ctx: Context,
  { isDocument }: Catalogue,
  kind: string | null,
  change: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (!change || !isDocument(kind) || ctx.may(`${kind}.view`)) return change
  const { amountIncl: _amount, ...rest } = change
  return rest
}

/** What is no action of a contract: files that came and went, and work of the system by itself. */
const OTHER_WORDS: Record<string, string> = {
  'file.put': '上传文件',
  'file.get': '下载文件',
  import: '后台导入',
  price: '按计划调价',
  'stock.watch': '检查预警',
  'stock.nightly': '夜间检查预警',
  'stock.export': '生成报表',
  'message.send': '发送消息',
}
