import { refuse } from '../kernel/refusal'

/** The months a statement speaks of: of the year so far, and of its other column. */
export interface StatementPeriod {
  kind: 'month' | 'quarter' | 'year'
  /** First month of the year. */
  year: string
  /** Last month; balances are those at its end. */
  to: string
  /** The other column of profit and cash flow: the month or quarter itself, for a year the year before. */
  other: { from: string; to: string }
}

const PATTERN = /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])|-Q([1-4]))?$/
const month = (year: string, number: number): string => `${year}-${`${number}`.padStart(2, '0')}`

/** Reads `2026-11`, `2026-Q4` or `2026`; refuses INVALID for anything else. */
export function statementPeriod(text: string): StatementPeriod {
  const [, year, single, quarter] = PATTERN.exec(text) ?? []
  if (!year) throw refuse('INVALID', { issues: [{ path: 'period', message: '期间：应为形如 2026-11、2026-Q4 或 2026' }] })
  const first = month(year, 1)
  if (single) return { kind: 'month', year: first, to: text, other: { from: text, to: text } }
  if (quarter) {
    const last = 3 * Number.parseInt(quarter, 10)
    const to = month(year, last)
    return { kind: 'quarter', year: first, to, other: { from: month(year, last - 2), to } }
  }
  const before = `${Number.parseInt(year, 10) - 1}`
  return { kind: 'year', year: first, to: month(year, 12), other: { from: month(before, 1), to: month(before, 12) } }
}
