import type { Context } from '../kernel/context'
import type { Job, JobKind, Progress } from '../kernel/jobs'
import { beginPlanned } from './applyPrices'

/** Prices planned for a day: due when the day begins in China. A cancelled batch has nothing left to begin. */
export const priceJob: JobKind = {
  kind: 'price',
  permissions: ['price.change'],
  posts: true,
  async run(ctx: Context, job: Job): Promise<Progress> {
    const { batch } = job.input as { batch: string }
    beginPlanned(ctx, batch)
    ctx.did('price', batch, undefined, { begun: true })
    return { position: null, progress: job.total, total: job.total, done: true }
  },
}
