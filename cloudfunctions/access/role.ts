import { mayBeOwn, NO_ROLES, type OwnRoles, ROLE_LABELS, ROLES, type RoleName, type Scope, scopeOf } from '../../shared/access/roles'
import { refuse } from '../../shared/kernel/refusal'
import { type Context, type Grants, ownRolesOf, rolesOf } from '../kernel/context'
import { isDuplicate, type Row } from '../kernel/db'
import { newId } from '../kernel/ids'
import { insert, sql, update } from '../kernel/sql'

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
const isBuiltIn = (role: string): role is RoleName => Object.hasOwn(ROLES, role)
/** A column that lists what a member's own roles are called, over the member m. */
export const OWN_NAMES = sql`IF(m.roles REGEXP '[0-9]', (SELECT CAST(JSON_OBJECTAGG(o.id, o.name) AS CHAR) FROM own_role o
  WHERE o.company = m.company AND FIND_IN_SET(o.id, m.roles)), NULL) AS ownNames`

/** The roles of a row with OWN_NAMES, in words. */
export function roleWords(row: Row): string {
  const own: Record<string, string> = row.ownNames ? JSON.parse(row.ownNames) : {}
  return rolesOf(row.roles)
    .map((role) => (isBuiltIn(role) ? ROLE_LABELS[role] : own[role]))
    .filter(Boolean)
    .join('、')
}

/**
 * Refuses INVALID for a role that is neither built in nor the company's own, and for none at all; FORBIDDEN where somebody
 * but an owner makes an owner. Answers how roles are called, for the operation log.
 */
export async function demandGrantable(ctx: Context, roles: readonly string[]): Promise<(roles: readonly string[]) => string[]> {
  if (roles.includes('owner') && !ctx.me.roles.includes('owner')) throw refuse('FORBIDDEN', { permission: 'member.owner' })
  if (roles.length === 0) throw invalid('roles', '至少选择一个角色')
  const rows = await ctx.tx.rows(sql`SELECT id, name FROM own_role WHERE company = ${ctx.company} FOR UPDATE`)
  const own = new Map(rows.map(({ id, name }) => [id as string, name as string]))
  const index = roles.findIndex((role) => !isBuiltIn(role) && !own.has(role))
  if (index >= 0) throw invalid(`roles.${index}`, '角色：没有这个角色，可能刚被删除')
  return (those) => those.map((role) => own.get(role) ?? role)
}

const holders = (ctx: Context) =>
  sql`SELECT name, roles FROM member WHERE company = ${ctx.company} AND active = 1 AND person IS NOT NULL ORDER BY id`

/** What roles are there, how much each may, and how many people have it. */
export async function list(ctx: Context) {
  const { permissionNames } = await import('./lazy/catalogue')
  const [own, members] = await ctx.tx.all([
    sql`SELECT id, version, name, note, grants FROM own_role WHERE company = ${ctx.company} ORDER BY id`,
    holders(ctx),
  ])
  const countOf = (id: string) => members!.filter(({ roles }) => rolesOf(roles).includes(id)).length
  const builtIn = Object.entries(ROLE_LABELS).map(([id, name]) => {
    const permissions = permissionNames().filter((permission) => scopeOf([id], permission)).length
    return { id, own: false, version: 0, name, note: null, permissions, members: countOf(id) }
  })
  const made = own!.map(({ grants, ...row }) => {
    const permissions = Object.keys(JSON.parse(grants)).length
    return { ...row, own: true, permissions, members: countOf(row.id) }
  })
  return { rows: [...builtIn, ...made] as never }
}

/** One role with everything it gives, permission by permission: to be read, changed or copied. */
export async function detail(ctx: Context, { id }: { id: string }) {
  const { permissionNames } = await import('./lazy/catalogue')
  const members = await ctx.tx.rows(holders(ctx))
  const memberNames = members.filter(({ roles }) => rolesOf(roles).includes(id)).map(({ name }) => name as string)
  const grantsOf = (own: OwnRoles) =>
    permissionNames().flatMap((permission) => {
      const scope = scopeOf([id], permission, own)
      return scope ? [{ permission, scope }] : []
    })
  if (isBuiltIn(id)) return { id, own: false, version: 0, name: ROLE_LABELS[id], note: null, grants: grantsOf(NO_ROLES), memberNames }
  if (!/^[1-9]\d{0,19}$/.test(id)) throw refuse('NOT_FOUND', { what: 'role', id })
  const [row] = await ctx.tx.rows(sql`SELECT id, version, name, note, grants FROM own_role WHERE company = ${ctx.company} AND id = ${id}`)
  if (!row) throw refuse('NOT_FOUND', { what: 'role', id })
  const { grants, ...head } = row
  return {
    ...(head as { id: string; version: number; name: string; note: string | null }),
    own: true,
    grants: grantsOf(ownRolesOf(JSON.stringify({ [id]: grants }))),
    memberNames,
  }
}

/** Every permission in words. */
export async function permissions() {
  const { permissionsInWords } = await import('./lazy/catalogue')
  return { rows: permissionsInWords() }
}

interface SaveInput {
  id?: string | null
  version?: number | null
  name: string
  note?: string | null
  grants: { permission: string; scope: Scope }[]
}

/**
 * Makes or changes a role; who has it may do what it says from their next request on. Refuses what no action asks for, a
 * scope that a permission does not know, and a change of a role that the person has: nobody but an owner widens their own rights.
 */
export async function save(ctx: Context, input: SaveInput) {
  const grants = await grantsOf(input)
  if (isWordOfBuiltIn(input.name)) throw refuse('DUPLICATE', { field: 'name', value: input.name })
  const before = input.id ? await locked(ctx, input.id, input.version ?? 0) : null
  const id = before?.id ?? newId()
  const version = (before?.version ?? 0) + 1
  const values = { version, name: input.name, note: input.note || null, grants: JSON.stringify(grants) }
  try {
    if (before) await ctx.tx.run(update('own_role', ctx.company, id, values))
    else await ctx.tx.run(insert('own_role', ctx.company, ['id', ...Object.keys(values)], [[id, ...Object.values(values)]]))
  } catch (error) {
    if (isDuplicate(error, 'own_role_name')) throw refuse('DUPLICATE', { field: 'name', value: input.name })
    throw error
  }
  const was: Grants = before ? JSON.parse(before.grants) : {}
  const { added, taken } = await differenceInWords(was, grants)
  ctx.did('role', id, before ? { name: before.name, grants: was } : undefined, { name: input.name, grants, added, taken })
  return { id, version }
}

const isWordOfBuiltIn = (name: string): boolean => (Object.values(ROLE_LABELS) as string[]).includes(name)

async function grantsOf(input: SaveInput): Promise<Grants> {
  const { permissionNames } = await import('./lazy/catalogue')
  const known = new Set(permissionNames())
  const grants: Grants = {}
  for (const [index, { permission, scope }] of input.grants.entries()) {
    if (!known.has(permission)) throw invalid(`grants.${index}.permission`, `权限：没有叫 ${permission} 的权限`)
    if (permission in grants) throw invalid(`grants.${index}.permission`, '权限：写了两遍')
    if (scope === 'own' && !mayBeOwn(permission)) throw invalid(`grants.${index}.scope`, '范围：这个权限不能只限本人')
    grants[permission] = scope
  }
  return grants
}

/** What a change gives and takes, in words; a narrower reach is told as taken and given. */
async function differenceInWords(was: Grants, now: Grants) {
  const { permissionsInWords } = await import('./lazy/catalogue')
  const differing = permissionsInWords().filter(({ name }) => was[name] !== now[name])
  const words = (grants: Grants) =>
    differing
      .filter(({ name }) => grants[name])
      .map(({ name, words: [first] }) => `${first}${grants[name] === 'own' ? '（本人）' : ''}`)
      .join('、')
  return { added: words(now) || undefined, taken: words(was) || undefined }
}

/** Removes a role that nobody has; members who left lose it when they come back. */
export async function remove(ctx: Context, input: { id: string; version: number }) {
  const before = await locked(ctx, input.id, input.version)
  const members = await ctx.tx.rows(holders(ctx))
  const having = members.filter(({ roles }) => rolesOf(roles).includes(input.id)).map(({ name }) => name as string)
  if (having.length) throw invalid('id', `${having.slice(0, 5).join('、')}还有这个角色，先给他们换一个`)
  ctx.tx.later(sql`DELETE FROM own_role WHERE company = ${ctx.company} AND id = ${input.id}`)
  ctx.did('role', input.id, { name: before.name }, { removed: true })
  return { id: input.id }
}

async function locked(ctx: Context, id: string, version: number): Promise<Row> {
  const [row] = await ctx.tx.rows(
    sql`SELECT id, version, name, grants FROM own_role WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`,
  )
  if (!row) throw refuse('NOT_FOUND', { what: 'role', id })
  if (row.version !== version) throw refuse('CHANGED', { by: null, at: ctx.now.toISOString(), version: row.version })
  if (ctx.me.roles.includes(id) && !ctx.me.roles.includes('owner')) throw invalid('id', '自己的角色要由别的管理员改')
  return row
}
