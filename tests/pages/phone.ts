import Taro from '@tarojs/taro'
import { useSession } from '../../src/session'

/** A phone's storage that a test can look into, fill up, and carry over a restart of the app. */
export const kept = new Map<string, unknown>()
export const storage = { full: false }

// What is stored is a copy, as on a phone: a later change of the object does not reach it.
const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

Object.assign(Taro, {
  getStorageSync: (key: string) => copy(kept.get(key)) ?? '',
  setStorageSync: (key: string, value: unknown) => {
    if (storage.full) throw new Error('exceed storage max size')
    kept.set(key, copy(value))
  },
  removeStorageSync: (key: string) => void kept.delete(key),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
})

/** Puts the phone into somebody's hand. */
export function handTo(person: { id: string; name: string } | null, company = '7'): void {
  useSession.setState({
    token: person ? `token-of-${person.id}` : null,
    person,
    company: person ? company : null,
    companies: person ? [{ id: '7', name: '福满园', roles: ['salesperson'], roleWords: '销售' }] : [],
    permissions: ['sku.view', 'delivery.approve', 'delivery.save'].map((name) => ({ name, scope: 'all' as const })),
  })
}
