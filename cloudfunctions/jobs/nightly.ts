import { chinaDay } from '../../shared/kernel/fields'
import { transaction } from '../kernel/db'
import { enqueue, systemContext } from '../kernel/jobs'
import { sql } from '../kernel/sql'

/** What every company has done once a night, after two o'clock in China. */
const KINDS = ['stock.nightly']
const HOUR = 2
/** Companies of one tick; the next tick goes on. */
const MOST = 200

/** Queues the night's work of companies that have not had it yet; a new company begins with its second day. */
export async function queueNightly(now: Date): Promise<void> {
  const day = chinaDay(new Date(now.getTime() - HOUR * 3600_000))
  const due = await transaction(async (tx) => {
    tx.later(
      sql`INSERT IGNORE INTO nightly (company, day) SELECT b.company, ${day} FROM book b LEFT JOIN nightly n ON n.company = b.company WHERE n.company IS NULL`,
    )
    return tx.rows(sql`SELECT company FROM nightly WHERE day < ${day} LIMIT ${MOST}`)
  })
  for (const { company } of due)
    await transaction(async (tx) => {
      // Of two clocks one finds the row as it was.
      const taken = await tx.run(sql`UPDATE nightly SET day = ${day} WHERE company = ${company} AND day < ${day}`)
      if (!taken) return
      const ctx = await systemContext(tx, company, { permissions: [], posts: false }, now)
      for (const kind of KINDS) enqueue(ctx, kind, {}, 1)
    })
}
