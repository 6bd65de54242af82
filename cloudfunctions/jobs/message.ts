import { reading } from '../kernel/db'
import type { Job, JobKind, Progress } from '../kernel/jobs'
import { type Delivery, sendMessage, type SubscribeMessage } from '../kernel/messages'
import { sql } from '../kernel/sql'

interface MessageInput extends Omit<SubscribeMessage, 'openid'> {
  member: string
}

// The chunk follows its sending in one process, and may be repeated; what came of it is written with the job.
const deliveries = new Map<string, Delivery | 'unbound'>()
const KEPT = 100

/**
 * A subscription message to a member, from the outbox. Sent before the transaction: a process that dies between leaves it to
 * be sent once more, never lost.
 */
export const messageJob: JobKind = {
  kind: 'message.send',
  permissions: [],
  posts: false,
  async prepare(job) {
    const { member, ...message } = job.input as MessageInput
    if (deliveries.size >= KEPT) deliveries.clear()
    const openid = await openidOf(job.company, member)
    deliveries.set(job.id, openid ? await sendMessage({ ...message, openid }) : 'unbound')
  },
  async run(_ctx, job: Job): Promise<Progress> {
    return { position: null, progress: 1, total: 1, result: { delivery: deliveries.get(job.id) }, done: true }
  },
}

/** The WeChat identity of an active member; null for one who only uses the web. */
async function openidOf(company: string, member: string): Promise<string | null> {
  const [row] = await reading(false, (tx) =>
    tx.rows(
      sql`SELECT p.openid FROM member m JOIN person p ON p.id = m.person WHERE m.company = ${company} AND m.id = ${member} AND m.active = 1`,
    ),
  )
  return row?.openid ?? null
}
