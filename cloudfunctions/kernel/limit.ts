import { refuse } from '../../shared/kernel/refusal'
import { reading, type Tx } from './db'
import { sql } from './sql'

/**
 * Counts an attempt on a subject (a phone number, an address) in its time window, in one statement of its own that no
 * rollback undoes. Refuses TOO_MANY_ATTEMPTS beyond `most`.
 */
export async function limitAttempts(subject: string, most: number, minutes: number, now: Date): Promise<void> {
  const until = new Date(now.getTime() + minutes * 60_000)
  const row = await reading(false, async (tx) => {
    const [, rows] = await tx.all([
      sql`INSERT INTO attempt (subject, count, until) VALUES (${subject}, 1, ${until})
        ON DUPLICATE KEY UPDATE count = IF(until <= ${now}, 1, count + 1), until = IF(until <= ${now}, ${until}, until)`,
      sql`SELECT count, until FROM attempt WHERE subject = ${subject}`,
    ])
    return rows![0]!
  })
  if (row.count > most) throw refuse('TOO_MANY_ATTEMPTS', { retryAfter: Math.ceil((Date.parse(row.until) - now.getTime()) / 1000) })
}

/** Queues forgetting the attempts after a success. */
export const forgiveAttempts = (tx: Tx, subject: string): void => tx.later(sql`DELETE FROM attempt WHERE subject = ${subject}`)
