import { ACCOUNTS } from '../../shared/books'
import type { PartyRole } from '../masters/PartySheet'

/** Whose names are offered for a control account: its customers, its suppliers, or anybody. */
export const rolesOf = (account: string): PartyRole[] => {
  if (account === ACCOUNTS.receivable || account === ACCOUNTS.advance) return ['customer']
  if (account === ACCOUNTS.payable || account === ACCOUNTS.prepaid) return ['supplier']
  return ['staff', 'supplier', 'customer']
}
