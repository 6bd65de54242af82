import type { Context } from '../kernel/context'
import type { Job, JobKind, Progress } from '../kernel/jobs'
import { sql } from '../kernel/sql'
import { watchStock } from './alertWatch'
import { rollUp } from './stockRollup'

/** After a posting or a change of levels: the alerts of the goods it touched. */
export const watchJob: JobKind = {
  kind: 'stock.watch',
  permissions: [],
  posts: false,
  async run(ctx: Context, job: Job): Promise<Progress> {
    const { skus } = job.input as { skus: string[] }
    const result = await watchStock(ctx, skus)
    return { position: null, progress: 1, total: 1, result, done: true }
  },
}

/** Goods of one chunk. */
const CHUNK = 500

interface Position {
  summarised: boolean
  /** The last SKU that was looked at. */
  after: string
}

/** Once a night: the monthly summaries are brought up to date, then the alerts of everything that is in stock or has a level. */
export const nightlyJob: JobKind = {
  kind: 'stock.nightly',
  permissions: [],
  posts: false,
  async run(ctx: Context, job: Job): Promise<Progress> {
    const position = (job.position as Position | null) ?? { summarised: false, after: '0' }
    const progress = job.progress + 1
    if (!position.summarised) {
      const { done } = await rollUp(ctx)
      return { position: { ...position, summarised: done }, progress, total: progress + 1, done: false }
    }
    const skus = await nextGoods(ctx, position.after)
    await watchStock(ctx, skus)
    const done = skus.length < CHUNK
    return { position: { ...position, after: skus[skus.length - 1] ?? position.after }, progress, total: progress + (done ? 0 : 1), done }
  },
}

const nextGoods = async (ctx: Context, after: string): Promise<string[]> =>
  (
    await ctx.tx.rows(sql`SELECT t.id FROM sku t WHERE t.company = ${ctx.company} AND t.id > ${after} AND (
      EXISTS (SELECT 1 FROM stock_balance b WHERE b.company = t.company AND b.sku = t.id)
      OR EXISTS (SELECT 1 FROM stock_level v WHERE v.company = t.company AND v.sku = t.id)
      OR EXISTS (SELECT 1 FROM stock_alert a WHERE a.company = t.company AND a.sku = t.id)) ORDER BY t.id LIMIT ${CHUNK}`)
  ).map((row) => row.id as string)
