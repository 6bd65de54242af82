import { isHiddenFromCounters, NO_ROLES, type OwnRoles, type Scope, scopeOf } from '../../shared/access/roles'
import { refuse } from '../../shared/kernel/refusal'
import { type Settings, settingsFrom } from '../../shared/system/settings'
import type { Row, Tx } from './db'

export interface Person {
  id: string
  name: string
  phone: string | null
}

export interface Member {
  id: string
  name: string
  roles: string[]
  /** What those of the roles give that the company made itself. */
  own: OwnRoles
}

/** The company's book row, and what postings must know of the company (read with the lock only). */
export interface Book {
  name: string
  closedTo: string | null
  /** The day the books begin, where it was set; opened: what stood before it is entered. */
  startsOn: string | null
  opened: boolean
  settings: Settings
  /** A blind stocktake is under way, and the company hides its figures from those who count. */
  countsBlind: boolean
  /** Some goods have stock levels. */
  levelled: boolean
  /** The company's last posting: its number, and its time in ISO; null before the first. */
  last: { number: number; at: string } | null
}

export type Channel = 'wx' | 'http' | 'job'

/** Who calls, as the channel vouches for it; never taken from input. */
export interface Caller {
  channel: Channel
  ip: string | null
  openid: string | null
  session: string | null
  person: Person | null
}

/** What an operation did, for its row in the operation log. */
export interface Subject {
  kind: string
  id: string
  before?: unknown
  after?: unknown
}

/** Everything a handler may know: time, identity and permissions come from here, never from input. */
export class Context {
  subject: Subject | null = null
  /** What the same command did before to other things. */
  readonly others: Subject[] = []
  member: Member | null = null
  book: Book | null = null

  constructor(
    readonly tx: Tx,
    readonly caller: Caller,
    readonly company: string,
    readonly now: Date,
    /** Permissions of a job or callback; people have those of their roles. */
    private readonly granted: readonly string[] | null = null,
  ) {}

  /** The same caller on another connection. */
  with(tx: Tx): Context {
    const copy = new Context(tx, this.caller, this.company, this.now, this.granted)
    copy.member = this.member
    copy.book = this.book
    return copy
  }

  /** Takes member and book from a row that selected MEMBER_AND_BOOK. */
  admit(row: Row | undefined): void {
    this.member = row?.member ? { id: row.member, name: row.memberName, roles: rolesOf(row.roles), own: ownRolesOf(row.ownRoles) } : null
    this.book = row?.member ? bookOf(row) : null
  }

  /** The member acting; actions with a company permission always have one. */
  get me(): Member {
    if (!this.member) throw refuse('NOT_MEMBER', {})
    return this.member
  }

  get settings(): Settings {
    return this.book!.settings
  }

  scope(permission: string): Scope | null {
    if (this.granted) return this.granted.includes(permission) ? 'all' : null
    if (!this.member) return null
    const { roles, own } = this.member
    if (this.book?.countsBlind && isHiddenFromCounters(roles, permission, own)) return null
    return scopeOf(roles, permission, own)
  }

  may(permission: string): boolean {
    return this.scope(permission) !== null
  }

  demand(permission: string): void {
    if (!this.may(permission)) throw refuse('FORBIDDEN', { permission })
  }

  /** Names what this command changed, for the operation log. */
  did(kind: string, id: string, before?: unknown, after?: unknown): void {
    this.subject = { kind, id, before, after }
  }

  /** What was named last was not all: this command goes on to something else, and both have a row in the operation log. */
  also(): void {
    if (this.subject) this.others.push(this.subject)
  }
}

/** A role's grants as they are stored: how far each permission reaches. */
export type Grants = Record<string, Scope>

const roleOf = (grants: Grants): OwnRoles[string] => ({
  permissions: Object.keys(grants),
  own: Object.keys(grants).filter((permission) => grants[permission] === 'own'),
})

/** Reads the column of OWN_ROLES; most members have built-in roles only. */
export function ownRolesOf(text: string | null): OwnRoles {
  if (!text) return NO_ROLES
  return Object.fromEntries(
    Object.entries(JSON.parse(text) as Record<string, string>).map(([id, grants]) => [id, roleOf(JSON.parse(grants))]),
  )
}

export const rolesOf = (text: string): string[] => (text ? text.split(',') : [])

const bookOf = (row: Row): Book => ({
  name: row.bookName,
  countsBlind: row.countsBlind === 1,
  closedTo: row.closedTo,
  startsOn: row.startsOn,
  opened: row.opened,
  settings: settingsFrom(JSON.parse(row.settings)),
  levelled: row.levelled === 1,
  last: row.lastNumber ? { number: row.lastNumber, at: row.lastAt } : null,
})
