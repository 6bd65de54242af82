import { refuse } from '../../shared/kernel/refusal'
import { type Context, rolesOf } from '../kernel/context'
import { isDuplicate } from '../kernel/db'
import { newId } from '../kernel/ids'
import { forgiveAttempts, limitAttempts } from '../kernel/limit'
import { sql, valuesOf } from '../kernel/sql'
import { sessionToken } from '../kernel/token'
import { OWN_NAMES, roleWords } from './role'
import { demandStrong, hashPassword, passwordMatches } from './password'

const DAYS = 30

interface Known {
  id: string
  name: string
  phone: string | null
}

/** Opens a session for a person: token, person, companies. */
export async function openSession(ctx: Context, person: Known) {
  if (ctx.caller.channel === 'wx') return { token: '', person, companies: await companiesOf(ctx, person.id) }
  const session = newId()
  const expiresAt = new Date(ctx.now.getTime() + DAYS * 86_400_000)
  ctx.tx.later(sql`INSERT INTO session (id, person, createdAt, expiresAt) VALUES (${session}, ${person.id}, ${ctx.now}, ${expiresAt})`)
  return { token: sessionToken(session, expiresAt), person, companies: await companiesOf(ctx, person.id) }
}

export async function companiesOf(ctx: Context, person: string) {
  const rows = await ctx.tx.rows(
    sql`SELECT b.company AS id, b.name, m.roles, ${OWN_NAMES} FROM member m JOIN book b ON b.company = m.company WHERE m.person = ${person} AND m.active = 1 ORDER BY b.company`,
  )
  return rows.map((row) => ({ id: row.id as string, name: row.name as string, roles: rolesOf(row.roles), roleWords: roleWords(row) }))
}

/** Counts a try of a password by phone and by address. It takes a connection of its own, so it comes before the transaction holds one. */
export async function countTry(ctx: Context, phone: string): Promise<void> {
  await limitAttempts(`phone:${phone}`, 10, 15, ctx.now)
  await limitAttempts(`ip:${ctx.caller.ip ?? '-'}`, 300, 15, ctx.now)
}

/** Proves phone and password of a try that was counted; a success forgives the wrong ones. */
export async function provePassword(ctx: Context, phone: string, password: string): Promise<Known> {
  const [row] = await ctx.tx.rows(sql`SELECT id, name, phone, password FROM person WHERE phone = ${phone}`)
  if (!(await passwordMatches(password, row?.password ?? null))) throw refuse('UNAUTHENTICATED', { reason: 'wrong_password' })
  forgiveAttempts(ctx.tx, `phone:${phone}`)
  return { id: row!.id, name: row!.name, phone: row!.phone }
}

/** A new person with a phone and a password; refuses DUPLICATE for a phone that is registered. */
export async function createPerson(
  ctx: Context,
  given: { name: string; phone: string | null; password: string | null; openid: string | null },
): Promise<Known> {
  if (given.password !== null) demandStrong(given.password, 'password')
  if (given.phone !== null && !/^1\d{10}$/.test(given.phone))
    throw refuse('INVALID', { issues: [{ path: 'phone', message: '手机号：应为 11 位手机号' }] })
  const id = newId()
  const password = given.password === null ? null : await hashPassword(given.password)
  try {
    await ctx.tx.run(
      sql`INSERT INTO person (id, name, phone, openid, password, createdAt) VALUES ${valuesOf([[id, given.name, given.phone, given.openid, password, ctx.now]])}`,
    )
  } catch (error) {
    if (isDuplicate(error, 'person_phone')) throw refuse('DUPLICATE', { field: 'phone', value: given.phone ?? '' })
    if (isDuplicate(error, 'person_openid')) throw refuse('DUPLICATE', { field: 'openid', value: '' })
    throw error
  }
  return { id, name: given.name, phone: given.phone }
}

export async function open(ctx: Context, input: { phone: string; password: string }) {
  await countTry(ctx, input.phone)
  return openSession(ctx, await provePassword(ctx, input.phone, input.password))
}

export async function register(ctx: Context, input: { phone: string; password: string; name: string }) {
  await limitAttempts(`register:${ctx.caller.ip ?? '-'}`, 100, 60, ctx.now)
  return openSession(ctx, await createPerson(ctx, { ...input, openid: ctx.caller.openid }))
}

export async function close(ctx: Context) {
  if (ctx.caller.session) ctx.tx.later(sql`UPDATE session SET revokedAt = ${ctx.now} WHERE id = ${ctx.caller.session}`)
  return {}
}

/** The person, their companies, and what they may do in the company that was named. */
export async function show(ctx: Context) {
  const person = ctx.caller.person!
  const { permissionNames } = await import('./lazy/catalogue')
  return {
    person,
    companies: await companiesOf(ctx, person.id),
    member: ctx.member?.id ?? null,
    permissions: permissionNames().flatMap((name) => {
      const scope = ctx.member ? ctx.scope(name) : null
      return scope ? [{ name, scope }] : []
    }),
  }
}

export async function changePassword(ctx: Context, input: { old: string; new: string }) {
  const person = ctx.caller.person!
  if (!person.phone) throw refuse('UNAUTHENTICATED', { reason: 'unbound' })
  await countTry(ctx, person.phone)
  await provePassword(ctx, person.phone, input.old)
  demandStrong(input.new, 'new')
  ctx.tx.later(sql`UPDATE person SET password = ${await hashPassword(input.new)} WHERE id = ${person.id}`)
  ctx.tx.later(
    sql`UPDATE session SET revokedAt = ${ctx.now} WHERE person = ${person.id} AND revokedAt IS NULL AND id <> ${ctx.caller.session ?? '0'}`,
  )
  return {}
}
