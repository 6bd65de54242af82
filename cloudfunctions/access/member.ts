import { createHash, randomBytes } from 'node:crypto'
import { refuse } from '../../shared/kernel/refusal'
import { type Context, rolesOf } from '../kernel/context'
import type { Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { limitAttempts } from '../kernel/limit'
import { insert, sql, update } from '../kernel/sql'
import { demandGrantable, OWN_NAMES, roleWords } from './role'
import { countTry, createPerson, openSession, provePassword } from './session'

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

/** A code for one person, used once, expiring; only its hash is stored. */
export async function invite(ctx: Context, input: { name: string; roles: string[]; days?: number | null }) {
  const called = await demandGrantable(ctx, input.roles)
  const code = randomBytes(15).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + (input.days ?? 7) * 86_400_000)
  const id = newId()
  ctx.tx.later(
    insert(
      'invitation',
      ctx.company,
      ['id', 'code', 'name', 'roles', 'invitedBy', 'expiresAt'],
      [[id, hashOf(code), input.name, input.roles.join(','), ctx.me.id, expiresAt]],
    ),
  )
  ctx.did('invitation', id, undefined, { name: input.name, roles: called(input.roles) })
  return { code, expiresAt: expiresAt.toISOString() }
}

/** Joins the company of an invitation: in WeChat by openid, elsewhere with the session's person or a phone and a password. */
export async function accept(ctx: Context, input: { code: string; phone?: string | null; password?: string | null }) {
  await limitAttempts(`invitation:${ctx.caller.openid ?? ctx.caller.ip ?? '-'}`, 60, 15, ctx.now)
  if (!ctx.caller.person && !ctx.caller.openid && input.phone) await countTry(ctx, input.phone)
  const [invitation] = await ctx.tx.rows(
    sql`SELECT company, id, name, roles, expiresAt, usedBy FROM invitation WHERE code = ${hashOf(input.code)} FOR UPDATE`,
  )
  if (!invitation) throw refuse('INVITATION_INVALID', { reason: 'unknown' })
  if (invitation.usedBy) throw refuse('INVITATION_INVALID', { reason: 'used' })
  if (Date.parse(invitation.expiresAt) <= ctx.now.getTime()) throw refuse('INVITATION_INVALID', { reason: 'expired' })
  const person = ctx.caller.person ?? (await newcomer(ctx, invitation, input))
  const member = await join(ctx, invitation, person)
  ctx.tx.later(update('invitation', invitation.company, invitation.id, { usedBy: member }))
  return openSession(ctx, person)
}

async function newcomer(ctx: Context, invitation: Row, input: { phone?: string | null; password?: string | null }) {
  if (ctx.caller.openid) return createPerson(ctx, { name: invitation.name, phone: null, password: null, openid: ctx.caller.openid })
  if (!input.phone || !input.password) throw refuse('INVALID', { issues: [{ path: 'phone', message: '请填写手机号和密码' }] })
  const [known] = await ctx.tx.rows(sql`SELECT id FROM person WHERE phone = ${input.phone}`)
  if (known) return provePassword(ctx, input.phone, input.password)
  return createPerson(ctx, { name: invitation.name, phone: input.phone, password: input.password, openid: null })
}

async function join(ctx: Context, invitation: Row, person: { id: string; name: string }): Promise<string> {
  const company = invitation.company as string
  const [known] = await ctx.tx.rows(
    sql`SELECT id, roles, active FROM member WHERE company = ${company} AND person = ${person.id} FOR UPDATE`,
  )
  if (known) {
    // Adds to what a member is: the last owner who tries a code stays an owner.
    const roles = new Set([...(known.active ? rolesOf(known.roles) : []), ...rolesOf(invitation.roles)])
    ctx.tx.later(update('member', company, known.id, { roles: [...roles].join(','), active: true }))
    return known.id
  }
  const id = newId()
  ctx.tx.later(
    insert(
      'member',
      company,
      ['id', 'person', 'name', 'roles', 'active', 'joinedAt'],
      [[id, person.id, invitation.name, invitation.roles, true, ctx.now]],
    ),
  )
  return id
}

export async function list(ctx: Context) {
  const rows = await ctx.tx.rows(
    sql`SELECT m.id, m.name, m.roles, ${OWN_NAMES}, m.active, p.phone, m.joinedAt FROM member m JOIN person p ON p.id = m.person WHERE m.company = ${ctx.company} ORDER BY m.id`,
  )
  return {
    rows: rows.map(({ ownNames, ...row }) => ({ ...row, roles: rolesOf(row.roles), roleWords: roleWords({ ...row, ownNames }) })) as never,
  }
}

/** Changes roles or activity; effective at the next request. The company keeps at least one active owner; nobody but an owner changes their own roles. */
export async function save(ctx: Context, input: { id: string; roles: string[]; active: boolean }) {
  const called = await demandGrantable(ctx, input.roles)
  const rows = await ctx.tx.rows(sql`SELECT id, roles, active, person FROM member WHERE company = ${ctx.company} FOR UPDATE`)
  const known = rows.find((row) => row.id === input.id && row.person !== null)
  if (!known) throw refuse('NOT_FOUND', { what: 'member', id: input.id })
  if (rolesOf(known.roles).includes('owner') && !ctx.me.roles.includes('owner')) throw refuse('FORBIDDEN', { permission: 'member.owner' })
  const sameRoles = [...rolesOf(known.roles)].sort().join() === [...input.roles].sort().join()
  if (input.id === ctx.me.id && !sameRoles && !ctx.me.roles.includes('owner'))
    throw refuse('INVALID', { issues: [{ path: 'roles', message: '自己的角色要由别的管理员改' }] })
  const owners = rows.filter((row) => row.id !== input.id && row.active && rolesOf(row.roles).includes('owner'))
  if (owners.length === 0 && !(input.active && input.roles.includes('owner'))) throw refuse('LAST_OWNER', {})
  ctx.tx.later(update('member', ctx.company, input.id, { roles: input.roles.join(','), active: input.active }))
  ctx.did(
    'member',
    input.id,
    { roles: called(rolesOf(known.roles)), active: known.active },
    { roles: called(input.roles), active: input.active },
  )
  return { id: input.id }
}
