import { checkCompany, describe } from '../scripts/checker'
import type { TestDatabase } from './database'

/** Fails, naming every broken invariant with its rows, unless the books of all companies in this database are sound. */
export async function expectSound(url: string): Promise<void> {
  const violations = await checkCompany(url)
  if (violations.length) throw new Error(`the books are not sound\n${violations.map(describe).join('\n')}`)
}

/** The end of a test file: the books are looked at, and whatever they say, everything that would keep the process alive is closed. */
export async function dropSound(db: TestDatabase, ...close: (() => Promise<unknown>)[]): Promise<void> {
  try {
    await expectSound(db.url)
  } finally {
    for (const each of close) await each()
    await db.drop()
  }
}
