import { refuse } from '../../shared/kernel/refusal'
import { NOTHING, sql, type Statement } from '../kernel/sql'

/** Journal lines j before the last one of a page that was read newest first; the cursor is `date.posting.seq`. */
export function linesBefore(cursor: string | null | undefined): Statement {
  if (!cursor) return NOTHING
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{1,10})\.(\d{1,10})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return sql`AND (j.date, j.posting, j.seq) < (${match[1]}, ${match[2]}, ${match[3]})`
}
