import { CALL_TIMEOUT, isAnswer, type Send } from './port'

export const send: Send = async (module, envelope, token) => {
  if (navigator.onLine === false) return { answered: false, reason: 'offline' }
  const control = new AbortController()
  let late = false
  const clock = setTimeout(() => {
    late = true
    control.abort()
  }, CALL_TIMEOUT)
  try {
    const response = await fetch(`/fn/${module}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(envelope),
      signal: control.signal,
    })
    const body: unknown = await response.json()
    return isAnswer(body) ? { answered: true, answer: body } : { answered: false, reason: 'unreachable' }
  } catch {
    // A page from a proxy, a cut line, an aborted wait: in none of them is it known what the service did.
    return { answered: false, reason: late ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(clock)
  }
}

/** The browser reaches the service on its own address; nothing to prepare. */
export const prepareCalls = (): void => undefined
