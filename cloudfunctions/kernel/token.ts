import { createHmac, timingSafeEqual } from 'node:crypto'
import { secret } from './secret'

const sign = (body: string): Buffer => createHmac('sha256', secret('TOKEN_SECRET')).update(body).digest()

/** A signed session token: `session.expiry.signature`. The session row decides whether it still holds. */
export function sessionToken(session: string, expiresAt: Date): string {
  const body = `${session}.${Math.floor(expiresAt.getTime() / 1000)}`
  return `${body}.${sign(body).toString('base64url')}`
}

/** The session of a token whose signature and expiry hold, else null. */
export function sessionOf(token: string, now: Date): string | null {
  const match = /^([1-9]\d{0,19})\.(\d{10,11})\.([\w-]{43})$/.exec(token)
  if (!match) return null
  const [, session, expiry, signature] = match as unknown as [string, string, string, string]
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(`${session}.${expiry}`)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return parseInt(expiry, 10) * 1000 > now.getTime() ? session : null
}
