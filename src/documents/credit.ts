import { useMay } from '../session'
import type { Trouble } from '../trouble'

const isCredit = (trouble: Trouble | null): boolean =>
  trouble?.kind === 'refused' && (trouble.code === 'CREDIT_EXCEEDED' || trouble.code === 'CREDIT_OVERDUE')

/** Whether the person may let this through although the customer owes too much; the reason goes into the log. */
export function useMayOverride(trouble: Trouble | null): boolean {
  const allowed = useMay('credit.override')
  return allowed && isCredit(trouble)
}
