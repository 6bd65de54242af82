import type { RefTarget } from '../../shared/kernel/fields'
import { useAsk } from '../asking'

/** Names of what a document's own fields refer to, by id; only lists that are needed are asked for. */
export function useNames(targets: RefTarget[]): Map<string, string> {
  const everything = { limit: 200, archived: true }
  const warehouses = useAsk('inventory', 'warehouse.list', everything, targets.includes('warehouse'))
  const reasons = useAsk('inventory', 'reason.list', everything, targets.includes('reason'))
  const categories = useAsk('product', 'category.list', everything, targets.includes('category'))
  const rows = [...(warehouses.data?.rows ?? []), ...(reasons.data?.rows ?? []), ...(categories.data?.rows ?? [])]
  return new Map(rows.map(({ id, name }) => [id, name]))
}
