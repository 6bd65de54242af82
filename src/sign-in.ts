import Taro from '@tarojs/taro'
import { call } from './api'
import { queryClient } from './asking'
import { repeatUnanswered } from './outbox'
import { signsInBy } from './platform/identity'
import { currentSession, type OpenedSession } from './session'
import { troubleOf } from './trouble'

/** Asks who this is and what they may do; false when the service does not know them. */
export async function refreshSession(): Promise<boolean> {
  if (signsInBy === 'password' && !currentSession().token) return false
  try {
    currentSession().shown(await call('access', 'session.show', {}))
    return true
  } catch (error) {
    const trouble = troubleOf(error)
    // Dismissed from the company in hand: the others are still theirs.
    if (trouble.kind === 'refused' && trouble.code === 'NOT_MEMBER' && currentSession().company) {
      currentSession().choose(null)
      return refreshSession()
    }
    // Without network the person stays who they were.
    return trouble.kind === 'unanswered' && currentSession().person !== null
  }
}

let wanted: string | null = null

/** Who opens a shared page without being signed in comes back to it after signing in. */
export function signInFirst(page: string): void {
  wanted = page
  void Taro.reLaunch({ url: '/pages/login/index' })
}

/** A session was opened by password or invitation: learn the permissions, send what was waiting, go home. */
export async function enter(answer: OpenedSession): Promise<void> {
  queryClient.clear()
  currentSession().opened(answer)
  await refreshSession()
  void repeatUnanswered()
  const page = wanted
  wanted = null
  await (page ? Taro.reLaunch({ url: page }) : Taro.switchTab({ url: '/pages/home/index' }))
}

/** Another company is in hand from now on: nothing of the one before is remembered. */
export async function takeCompany(company: string): Promise<void> {
  currentSession().choose(company)
  queryClient.clear()
  await refreshSession()
}

/** Another company: nothing of the one before stays on the screen. */
export async function switchCompany(company: string): Promise<void> {
  await takeCompany(company)
  await Taro.switchTab({ url: '/pages/home/index' })
}

export async function leave(): Promise<void> {
  await call('access', 'session.close', {}, { command: true }).catch(() => undefined)
  currentSession().closed()
  queryClient.clear()
  await Taro.reLaunch({ url: '/pages/login/index' })
}
