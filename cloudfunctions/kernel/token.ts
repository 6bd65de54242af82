import { createHmac, timingSafeEqual } from 'node:crypto'
import { secret } from './secret'

const sign = (body: string): Buffer => createHmac('sha256', secret('TOKEN_SECRET')).update(body).digest()

const signed = (body: string): string => `${body}.${sign(body).toString('base64url')}`

const holds = (body: string, signature: string): boolean => {
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(body)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** A signed session token: `session.expiry.signature`. The session row decides whether it still holds. */
export const sessionToken = (session: string, expiresAt: Date): string => signed(`${session}.${Math.floor(expiresAt.getTime() / 1000)}`)

/** The session of a token whose signature and expiry hold, else null. */
export function sessionOf(token: string, now: Date): string | null {
  const match = /^([1-9]\d{0,19})\.(\d{10,11})\.([\w-]{43})$/.exec(token)
  if (!match) return null
  const [, session, expiry, signature] = match as unknown as [string, string, string, string]
  return holds(`${session}.${expiry}`, signature) && parseInt(expiry, 10) * 1000 > now.getTime() ? session : null
}

/** The signed name of a shared statement: `s.company.share.signature`. Its row decides how long it holds. */
export const shareToken = (company: string, share: string): string => signed(`s.${company}.${share}`)

/** The shared statement a token names, where its signature holds; else null. */
export function shareOf(token: string): { company: string; share: string } | null {
  const match = /^s\.([1-9]\d{0,19})\.([1-9]\d{0,19})\.([\w-]{43})$/.exec(token)
  if (!match) return null
  const [, company, share, signature] = match as unknown as [string, string, string, string]
  return holds(`s.${company}.${share}`, signature) ? { company, share } : null
}
