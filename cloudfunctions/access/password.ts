import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { refuse } from '../../shared/kernel/refusal'

const COST = 2 ** 14
const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, 32, { N: COST, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

// scrypt runs on the few threads of libuv: queue what comes at once, or logins starve every other call.
let queue: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work)
  queue = turn.catch(() => {})
  return turn
}

/** scrypt with its own salt: `salt.hash` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await inTurn(() => derive(password, salt))).toString('base64url')}`
}

/** Compares in constant time; an unknown person costs as much as a known one. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [salt, hash] = (stored ?? `${'A'.repeat(22)}.${'A'.repeat(43)}`).split('.') as [string, string]
  const key = await inTurn(() => derive(password, Buffer.from(salt, 'base64url')))
  return timingSafeEqual(key, Buffer.from(hash, 'base64url')) && stored !== null
}

/** Refuses a password that is too short or made of one character. */
export function demandStrong(password: string, path: string): void {
  const weak = password.length < 8 ? '密码至少 8 位' : new Set(password).size < 3 ? '密码太简单' : null
  if (weak) throw refuse('INVALID', { issues: [{ path, message: weak }] })
}
