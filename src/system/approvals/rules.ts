import { ROLE_LABELS, type RoleName } from '../../../shared/access/roles'
import { dec, formatMoney } from '../../../shared/kernel/money'
import type { InputOf } from '../../api'
import { t } from '../../messages'

export type Rule = InputOf<'system', 'settings.save'>['approvals'][number]

/** Rules of a kind from the smallest amount up; a kind without any has one level for every amount. */
export function rulesOf(approvals: readonly Rule[], kind: string): Rule[] {
  const own = approvals.filter((rule) => rule.kind === kind)
  const whole = own.some(({ from }) => dec(from ?? '0').isZero()) ? own : [{ kind, levels: 1 }, ...own]
  return [...whole].sort((a, b) => dec(a.from ?? '0').comparedTo(b.from ?? '0'))
}

export const amountWords = ({ from }: Rule): string => (from && !dec(from).isZero() ? t.approvals.from(formatMoney(from)) : t.approvals.any)

const roleWord = (role: string | undefined): string => (role ? (ROLE_LABELS[role as RoleName] ?? role) : t.approvals.whoever)

/** Who approves one after the other. */
export const levelWords = ({ levels, roles }: Rule): string =>
  levels === 0 ? t.approvals.none : Array.from({ length: levels }, (_, index) => roleWord(roles?.[index])).join(t.approvals.next)

/** A rule with other levels; roles beyond them are dropped, and none at all are not kept. */
export function withLevels(rule: Rule, levels: number, roles: readonly string[]): Rule {
  const kept = Array.from({ length: levels }, (_, index) => roles[index] ?? '')
  const { roles: _roles, ...rest } = rule
  return { ...rest, levels, ...(kept.some(Boolean) ? { roles: kept } : {}) }
}

/** The rules with one of them replaced, taken out or new; of two for one amount the later one stays. */
export function withRule(approvals: readonly Rule[], before: Rule | null, after: Rule | null): Rule[] {
  const same = (a: Rule, b: Rule): boolean => a.kind === b.kind && dec(a.from ?? '0').equals(b.from ?? '0')
  const rest = approvals.filter((rule) => !(before && same(rule, before)) && !(after && same(rule, after)))
  return after ? [...rest, after] : rest
}
