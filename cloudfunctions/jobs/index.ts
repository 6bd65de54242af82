import type { Answer } from '../../shared/kernel/refusal'
import { arrival } from '../kernel/channel'
import { inventoryJobs } from '../inventory/jobs'
import { priceJob } from '../product/jobs'
import { purchaseExportJob } from '../purchase/jobs'
import { reportExportJob } from '../report/jobs'
import { importJob } from '../system/jobs'
import type { JobKind } from '../kernel/jobs'
import { messageJob } from './message'
import { queueNightly } from './nightly'
import { type Lease, runChunk, setBack, takeDue } from './lease'
import { sealLogs } from './seal'

const KINDS: Record<string, JobKind> = Object.fromEntries(
  [importJob, priceJob, ...inventoryJobs, purchaseExportJob, reportExportJob, messageJob].map((kind) => [kind.kind, kind]),
)

/** The platform ends a call at 60 seconds; what is left goes on a minute later. */
const BUDGET = 40_000

/** The clock: takes what is due, one lease at a time, and works on it chunk by chunk. Nobody but the timer can call it. */
export async function main(_event: unknown, _context?: unknown): Promise<Answer<{ chunks: number }>> {
  if (arrival()?.channel !== 'job') return { ok: false, code: 'UNAUTHENTICATED', data: { reason: 'no_session' } }
  const until = Date.now() + BUDGET
  let chunks = 0
  await queueNightly(new Date())
  await sealLogs(new Date())
  while (Date.now() < until) {
    const lease = await takeDue(new Date())
    if (!lease) break
    chunks += await work(lease, until)
  }
  return { ok: true, data: { chunks } }
}

/** Runs chunks until the job is done, the time is up or a chunk fails; answers how many were committed. */
async function work(lease: Lease, until: number): Promise<number> {
  let chunks = 0
  try {
    const kind = KINDS[lease.kind]
    if (!kind) throw new Error(`no job kind ${lease.kind}`)
    let done = false
    while (!done) {
      const outcome = await runChunk(kind, lease)
      if (outcome === 'lost') return chunks
      chunks += 1
      done = outcome === 'done'
      if (!done && Date.now() >= until) {
        await setBack(lease, null)
        return chunks
      }
    }
  } catch (error) {
    console.error(`job ${lease.kind} ${lease.id}`, error)
    await setBack(lease, error)
  }
  return chunks
}
