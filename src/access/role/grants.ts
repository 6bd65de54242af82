import type { Scope } from '../../../shared/access/roles'
import type { OutputOf } from '../../api'

export type Permission = OutputOf<'access', 'role.permissions'>['rows'][number]
export type Grants = Readonly<Record<string, Scope>>

export interface PermissionGroup {
  module: string
  permissions: Permission[]
}

/** Permissions by module, in the order of the modules; with a text only those whose words hold it. */
export function groupsOf(permissions: readonly Permission[], modules: readonly string[], text: string): PermissionGroup[] {
  const found = permissions.filter(({ words }) => !text || words.some((word) => word.includes(text)))
  return modules
    .map((module) => ({ module, permissions: found.filter((permission) => permission.module === module) }))
    .filter((group) => group.permissions.length)
}

/** Gives all of them, or none when all are given already; what is limited to the person's own stays so. */
export function withAll(grants: Grants, permissions: readonly Permission[]): Grants {
  const names = permissions.map(({ name }) => name)
  if (!names.every((name) => grants[name])) return { ...Object.fromEntries(names.map((name) => [name, 'all' as const])), ...grants }
  return Object.fromEntries(Object.entries(grants).filter(([name]) => !names.includes(name)))
}

/** Gives one or takes it back. */
export function toggled(grants: Grants, name: string): Grants {
  const { [name]: given, ...others } = grants
  return given ? others : { ...others, [name]: 'all' }
}
