import { useAsk, usePages } from '../asking'

export type PartyRole = 'customer' | 'supplier'

export const roleOf = (word: string | undefined): PartyRole => (word === 'supplier' ? 'supplier' : 'customer')

const last = (page: { more: boolean; rows: { id: string }[] }) => (page.more ? page.rows[page.rows.length - 1]?.id : null)

/** What tells parties apart, one at a time. */
export interface PartyFilter {
  employee?: string
  priceLevel?: string
  region?: string
  tag?: string
}

/** One party master, seen as customers by sales and as suppliers by purchase. */
export function usePartyPages(role: PartyRole, text: string, filter: PartyFilter = {}) {
  const input = { limit: 60, ...(text ? { text } : {}), ...filter }
  const customers = usePages('sales', 'customer.list', input, last, role === 'customer')
  const suppliers = usePages('purchase', 'supplier.list', input, last, role === 'supplier')
  return role === 'customer' ? customers : suppliers
}

export function useParty(role: PartyRole, id: string) {
  const customer = useAsk('sales', 'customer.detail', { id }, role === 'customer' && id !== '')
  const supplier = useAsk('purchase', 'supplier.detail', { id }, role === 'supplier' && id !== '')
  return role === 'customer' ? customer : supplier
}

export function usePartyBalance(role: PartyRole, id: string, allowed: boolean) {
  const customer = useAsk('sales', 'customer.balance', { id, limit: 100 }, allowed && role === 'customer')
  const supplier = useAsk('purchase', 'supplier.balance', { id, limit: 100 }, allowed && role === 'supplier')
  return role === 'customer' ? customer : supplier
}
