import { refuse } from '../../shared/kernel/refusal'
import { type Caller, Context } from './context'
import { reading, type Row } from './db'
import type { Operation } from './operation'
import { fixed, sql, type Statement } from './sql'
import { sessionOf } from './token'

/** Columns of the member and the book row that Context.admit reads. */
const MEMBER_AND_BOOK = fixed('m.id AS member, m.name AS memberName, m.roles, b.name AS bookName, b.closedTo, b.settings')

/**
 * Who is calling: the openid the cloud vouches for, or the session of a signed token; and whether this person is an
 * active member of the named company. One statement, before anything else happens.
 */
export async function identify(
  came: { channel: Caller['channel']; openid: string | null; ip: string | null; token: string | null },
  operation: Operation,
): Promise<Context> {
  const session = came.token ? sessionOf(came.token, operation.at) : null
  const row =
    came.openid || session ? await reading(false, async (tx) => (await tx.rows(whoIs(came.openid, session, operation)))[0]) : undefined
  const caller: Caller = {
    channel: came.channel,
    ip: came.ip,
    openid: came.openid,
    session,
    person: row ? { id: row.person, name: row.personName, phone: row.phone } : null,
  }
  const ctx = new Context(null as never, caller, operation.company, operation.at)
  ctx.admit(row)
  return ctx
}

function whoIs(openid: string | null, session: string | null, operation: Operation): Statement {
  const person = openid
    ? sql`person p LEFT JOIN member m ON m.company = ${operation.company} AND m.person = p.id AND m.active = 1`
    : sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${operation.company} AND m.person = p.id AND m.active = 1`
  const identity = openid ? sql`p.openid = ${openid}` : sql`s.id = ${session} AND s.revokedAt IS NULL AND s.expiresAt > ${operation.at}`
  return sql`SELECT p.id AS person, p.name AS personName, p.phone, ${MEMBER_AND_BOOK} FROM ${person} LEFT JOIN book b ON b.company = m.company WHERE ${identity}`
}

/**
 * Queues the lock on the company's book row. Postings of a company are serial behind it; member, permission and closed
 * periods are read again under the lock, so that a right taken away while waiting is gone.
 */
export function lockBook(ctx: Context, authorize: () => void): void {
  const statement = sql`SELECT ${MEMBER_AND_BOOK} FROM book b JOIN member m ON m.company = b.company AND m.id = ${ctx.me.id} AND m.active = 1 WHERE b.company = ${ctx.company} FOR UPDATE`
  ctx.tx.later(statement, (rows: Row[]) => {
    ctx.admit(rows[0])
    if (!ctx.member) throw refuse('NOT_MEMBER', {})
    authorize()
  })
}
