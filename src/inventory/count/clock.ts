import { readStored, store } from '../../platform/storage'

const KEY = 'clock/ahead'

/** How far the service's clock is ahead of this phone's: counts that wait for the network keep the moment they were made. */
export const hearClock = (now: string): void => {
  store(KEY, new Date(now).getTime() - Date.now())
}

/** The moment by the service's clock; null until it was heard once. */
export function serviceNow(): string | null {
  const ahead = readStored<number>(KEY)
  return ahead === null ? null : new Date(Date.now() + ahead).toISOString()
}
