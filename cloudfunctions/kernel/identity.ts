import { refuse } from '../../shared/kernel/refusal'
import { type Caller, Context } from './context'
import { reading, type Row, type Tx } from './db'
import type { Operation } from './operation'
import { fixed, NOTHING, sql } from './sql'
import { sessionOf } from './token'

/** What the roles give that a member (m) has of the company's own; a built-in role is a word, one's own is a number. */
export const OWN_ROLES = sql`IF(m.roles REGEXP '[0-9]', (SELECT CAST(JSON_OBJECTAGG(o.id, o.grants) AS CHAR) FROM own_role o
  WHERE o.company = m.company AND FIND_IN_SET(o.id, m.roles)), NULL) AS ownRoles`

/** Columns of the member (m) and the book row (b) that Context.admit reads. */
export const MEMBER_AND_BOOK = sql`m.id AS member, m.name AS memberName, m.roles, ${OWN_ROLES}, b.name AS bookName, b.closedTo, b.startsOn, b.opened, b.settings,
  IF(JSON_VALUE(b.settings, '$.blindStock') = 'hidden', EXISTS (SELECT 1 FROM document k JOIN stocktake h ON h.company = k.company AND h.id = k.id
    WHERE k.company = b.company AND k.kind = 'stocktake' AND k.state IN ('draft', 'submitted') AND h.blind = 1), 0) AS countsBlind`

/** What postings must know of the company besides; true only under the lock, so the statement comes after the one that locks. */
export const POSTING_POLICY = {
  columns: fixed('g.number AS lastNumber, g.at AS lastAt, EXISTS (SELECT 1 FROM stock_level v WHERE v.company = b.company) AS levelled'),
  from: fixed(
    'LEFT JOIN posting g ON g.company = b.company AND g.number = (SELECT MAX(n.number) FROM posting n WHERE n.company = b.company)',
  ),
}

/** Queues the lock on a company's book row: postings of a company are serial behind it. */
export const holdBook = (tx: Tx, company: string): void => tx.later(sql`SELECT company FROM book WHERE company = ${company} FOR UPDATE`)

interface Came {
  channel: Caller['channel']
  openid: string | null
  ip: string | null
  token: string | null
}

/** Whom this instance saw under a session or openid in a company: a presumption only, it never decides. */
const seen = new Map<string, Row>()
const MOST_SEEN = 1000

const seenAs = (openid: string | null, session: string | null, company: string): string => `${openid ?? session}/${company}`

function remember(key: string, row: Row | undefined): void {
  seen.delete(key)
  if (row?.member) seen.set(key, row)
  if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value!)
}

/**
 * Who is calling: the openid the cloud vouches for, or the session of a signed token; and whether this person is an
 * active member of the named company. One statement, before anything else happens.
 */
export async function identify(came: Came, operation: Operation): Promise<Context> {
  const session = came.token ? sessionOf(came.token, operation.at) : null
  const known = came.openid !== null || session !== null
  const row = known ? await reading(false, async (tx) => (await tx.rows(whoIs(came.openid, session, operation)))[0]) : undefined
  if (known) remember(seenAs(came.openid, session, operation.company), row)
  return contextOf(came, session, row, operation)
}

/**
 * The caller as this instance last saw them, for postings: they read identity, member and rights again under the book
 * lock, where it counts, and need not ask twice. null for whoever was not seen here yet.
 */
export function presume(came: Came, operation: Operation): Context | null {
  const session = came.token ? sessionOf(came.token, operation.at) : null
  const row = seen.get(seenAs(came.openid, session, operation.company))
  return row ? contextOf(came, session, row, operation) : null
}

function contextOf({ channel, ip, openid }: Came, session: string | null, row: Row | undefined, operation: Operation): Context {
  const person = row ? { id: row.person, name: row.personName, phone: row.phone } : null
  const ctx = new Context(null as never, { channel, ip, openid, session, person }, operation.company, operation.at)
  ctx.admit(row)
  return ctx
}

function whoIs(
  openid: string | null,
  session: string | null,
  { company, at }: Pick<Operation, 'company' | 'at'>,
  more = { columns: NOTHING, from: NOTHING },
) {
  const person = openid
    ? sql`person p LEFT JOIN member m ON m.company = ${company} AND m.person = p.id AND m.active = 1`
    : sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${company} AND m.person = p.id AND m.active = 1`
  const identity = openid ? sql`p.openid = ${openid}` : sql`s.id = ${session} AND s.revokedAt IS NULL AND s.expiresAt > ${at}`
  return sql`SELECT p.id AS person, p.name AS personName, p.phone, ${MEMBER_AND_BOOK} ${more.columns} FROM ${person} LEFT JOIN book b ON b.company = m.company ${more.from} WHERE ${identity}`
}

/**
 * Queues the lock on the company's book row. Session, member, permission and closed periods are read again under the lock,
 * so that a right taken away while waiting is gone.
 */
export function lockBook(ctx: Context, authorize: () => void): void {
  const { openid, session, person } = ctx.caller
  holdBook(ctx.tx, ctx.company)
  const policy = { ...POSTING_POLICY, columns: sql`, ${POSTING_POLICY.columns}` }
  ctx.tx.later(whoIs(openid, session, { company: ctx.company, at: ctx.now }, policy), (rows: Row[]) => {
    remember(seenAs(openid, session, ctx.company), rows[0])
    if (rows[0]?.person !== person?.id) throw refuse('UNAUTHENTICATED', { reason: 'no_session' })
    const presumed = ctx.me.id
    ctx.admit(rows[0])
    // What was read so far was asked for in the name of the member that was presumed.
    if (ctx.member?.id !== presumed) throw refuse('NOT_MEMBER', {})
    authorize()
  })
}
