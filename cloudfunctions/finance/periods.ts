import { refuse } from '../../shared/kernel/refusal'

const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/

/** Refuses INVALID for what is no month, and for an end before its beginning. */
export function checkPeriods(input: { from: string; to: string }): void {
  const issue = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })
  for (const field of ['from', 'to'] as const) if (!PERIOD.test(input[field])) throw issue(field, '期间：应为形如 2026-11 的月份')
  if (input.from > input.to) throw issue('to', '结束期间早于开始期间')
}
