import { create } from 'zustand'
import type { Output } from '../shared/kernel/contract'
import type { Contracts } from '../shared/contracts'
import { signsInBy } from './platform/identity'
import { forget, readStored, store } from './platform/storage'

type Access = Contracts['access']['actions']
export type OpenedSession = Output<Access['session.open']>
export type ShownSession = Output<Access['session.show']>
export type Company = OpenedSession['companies'][number]

interface Kept {
  token: string | null
  person: OpenedSession['person'] | null
  companies: Company[]
  company: string | null
  permissions: ShownSession['permissions']
  member: string | null
}

interface Session extends Kept {
  opened(answer: OpenedSession): void
  shown(answer: ShownSession): void
  choose(company: string | null): void
  closed(): void
}

const KEY = 'session'
const NOBODY: Kept = { token: null, person: null, companies: [], company: null, permissions: [], member: null }
const LAST_COMPANY = 'session/last-company'

/** Who is using this phone, for which company, and what they may do there. */
export const useSession = create<Session>((set, get) => {
  const keep = (change: Partial<Kept>) => {
    set(change)
    const { token, person, companies, company, permissions, member } = get()
    store(KEY, { token, person, companies, company, permissions, member })
  }
  return {
    ...NOBODY,
    ...readStored<Kept>(KEY),
    opened({ token, person, companies }) {
      const last = readStored<string>(LAST_COMPANY)
      const company = companies.find(({ id }) => id === last)?.id ?? companies[0]?.id ?? null
      keep({ token: token || null, person, companies, company, permissions: [], member: null })
    },
    shown({ person, companies, permissions, member }) {
      const company = companies.some(({ id }) => id === get().company) ? get().company : (companies[0]?.id ?? null)
      keep({ person, companies, company, permissions, member: member ?? null })
    },
    choose(company) {
      if (company) store(LAST_COMPANY, company)
      keep({ company, permissions: [], member: null })
    },
    closed() {
      set(NOBODY)
      forget(KEY)
    },
  }
})

export const currentSession = () => useSession.getState()

/** In WeChat the cloud knows the person; elsewhere nobody is anybody without a token. */
export const isSignedIn = (session: Pick<Kept, 'token' | 'person'>): boolean =>
  signsInBy === 'wechat' ? session.person !== null : session.token !== null

export const may = (session: Pick<Kept, 'permissions'>, permission: string): boolean =>
  session.permissions.some(({ name }) => name === permission)

/** Whether the person in front of the phone may do this; the service decides again. */
export const useMay = (permission: string): boolean => useSession((session) => may(session, permission))

export const useCompany = (): Company | null => useSession((session) => session.companies.find(({ id }) => id === session.company) ?? null)
