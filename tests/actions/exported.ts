import { fromHttp } from '../../scripts/invoke'
import type { Caller } from '../company'
import type { TestDatabase } from '../database'
import { tick } from './nightly'

/** The file an export action makes for these criteria: its name, rows and bytes, once the clock has made it. */
export async function exported(db: TestDatabase, caller: Caller, [module, action]: readonly [string, string], input: object) {
  const { job } = await caller.do(module, action, input)
  await tick(db)
  const shown = await caller.do('system', 'job.show', { id: job })
  expect(shown).toMatchObject({ state: 'done' })
  const event = {
    httpMethod: 'GET',
    path: `/file/${shown.result.file}`,
    headers: { authorization: `Bearer ${caller.token}` },
    queryStringParameters: { company: caller.company },
  }
  const { body } = await db.invoke<{ body: string }>('system', event, fromHttp())
  return { ...(shown.result as { name: string; rows: number }), bytes: Buffer.from(body, 'base64') }
}

/** Lines of a CSV file, the header first. */
export const csvLines = (bytes: Buffer): string[] => bytes.toString('utf8').slice(1, -2).split('\r\n')
