import { spawn } from 'node:child_process'
import path from 'node:path'
import { countingProxy, statementsOf } from './proxy'

/** Calls of one action, one after another. */
export interface Calls {
  token: string
  company: string
  module: string
  action: string
  inputs: unknown[]
}

const SHORT = 5
const LONG = 25

/**
 * Counts round trips and the statements in them by a proxy between function and database. The function
 * runs in a process of its own, because it keeps the database it first connected to; what connecting costs is taken off
 * by counting a short and a long run.
 */
export async function countedPerCall(url: string, prepare: (count: number) => Promise<Calls>) {
  const proxy = await countingProxy(new URL(url))
  const count = async (calls: number) => {
    const prepared = await prepare(calls)
    proxy.take()
    await callElsewhere(proxy.url, prepared)
    const commands = proxy.take()
    return { statements: commands.flatMap(statementsOf).length, trips: commands.length }
  }
  const short = await count(SHORT)
  const long = await count(LONG)
  proxy.close()
  const each = (of: 'statements' | 'trips') => (long[of] - short[of]) / (LONG - SHORT)
  return { statements: each('statements'), trips: each('trips') }
}

async function callElsewhere(url: string, calls: Calls) {
  const env = { ...process.env, DATABASE_URL: url, DATABASE_POOL: '1' }
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'calls.ts')], {
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  child.stdin.end(JSON.stringify(calls))
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error('the counted calls failed')
}
