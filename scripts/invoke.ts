import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { functionsFolder } from './paths'

/**
 * Runs the compiled cloud functions in this process. The cloud hands a caller's identity to a function through the
 * environment of a process that serves one call at a time; here many calls run at once, so each sees an environment
 * of its own.
 */
export type CallEnvironment = Record<string, string>

const environment = new AsyncLocalStorage<CallEnvironment>()

/** Names that speak about the caller: within a call they come from the call or not at all. */
const OF_THE_CALL = /^(?:WX_|TCB_)/

function scopeEnvironment() {
  const real = process.env
  const look = (key: string | symbol): string | undefined => {
    const call = environment.getStore()
    if (call && typeof key === 'string' && OF_THE_CALL.test(key)) return Object.hasOwn(call, key) ? call[key] : undefined
    return real[key as string]
  }
  const value = new Proxy(real, {
    get: (_, key) => look(key),
    has: (_, key) => look(key) !== undefined,
    set(_, key, next) {
      real[key as string] = next
      return true
    },
  })
  Object.defineProperty(process, 'env', { configurable: true, enumerable: true, value })
}

let scoped = false

const KEYS = 'WX_OPENID,WX_APPID,WX_CLIENTIP'
const common = { WX_CONTEXT_KEYS: KEYS, WX_APPID: 'touristappid', TCB_ENV: 'local' }

/** A person in WeChat. */
export const fromWeChat = (openid: string, ip = '127.0.0.1'): CallEnvironment => ({
  ...common,
  WX_OPENID: openid,
  WX_CLIENTIP: ip,
  TCB_SOURCE: 'wx_client',
})
/** A request through HTTP access: nobody in particular. */
export const fromHttp = (ip = '127.0.0.1'): CallEnvironment => ({ ...common, WX_CLIENTIP: ip, TCB_SOURCE: 'wx_http' })
/** The clock. */
export const fromTimer = (): CallEnvironment => ({ ...common, TCB_SOURCE: 'wx_trigger' })

interface CloudFunction {
  main(event: unknown, context: unknown): Promise<unknown>
}

const NAME = /^[a-z][a-z0-9]{0,31}$/

const fileOf = (module: string) => path.join(functionsFolder(), module, 'index.js')

export const exists = (module: string): boolean => NAME.test(module) && fs.existsSync(fileOf(module))

/** Calls the `main` of a compiled function as the given caller; what it throws is thrown. */
export async function invoke<T = unknown>(module: string, event: unknown, env: CallEnvironment): Promise<T> {
  if (!exists(module)) throw new Error(`no cloud function ${module} in ${functionsFolder()}`)
  if (!scoped) {
    scopeEnvironment()
    scoped = true
  }
  return environment.run(env, async () => {
    const { main } = require(fileOf(module)) as CloudFunction
    return (await main(event, { requestId: randomUUID() })) as T
  })
}
