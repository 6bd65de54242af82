import { checkCompany, describe } from '../scripts/checker'

/** Fails, naming every broken invariant with its rows, unless the books of all companies in this database are sound. */
export async function expectSound(url: string): Promise<void> {
  const violations = await checkCompany(url)
  if (violations.length) throw new Error(`the books are not sound\n${violations.map(describe).join('\n')}`)
}
