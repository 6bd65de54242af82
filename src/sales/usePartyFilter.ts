import { useState } from 'react'
import { useAsk } from '../asking'
import type { Chip } from '../kit/Chips'
import type { PartyFilter, PartyRole } from '../masters/parties'
import { t } from '../messages'
import { useMay, useSession } from '../session'

/** Filters of a list of parties as chips: mine, by level, by tag and by region, one at a time. */
export function usePartyFilter(role: PartyRole) {
  const [chosen, choose] = useState('all')
  const me = useSession((session) => session.member)
  const customers = role === 'customer'
  const seesRegions = useMay('region.view')
  const levels = useAsk('product', 'priceLevel.list', { limit: 20 }, customers)
  const regions = useAsk('system', 'region.list', { limit: 30 }, seesRegions)
  const customerTags = useAsk('sales', 'customer.tags', {}, customers)
  const supplierTags = useAsk('purchase', 'supplier.tags', {}, !customers)
  const tags = (customers ? customerTags : supplierTags).data?.tags ?? []
  const options: { chip: Chip<string>; filter: PartyFilter }[] = [
    { chip: { value: 'all', word: t.list.all }, filter: {} },
    ...(customers && me ? [{ chip: { value: 'mine', word: t.customer.mine }, filter: { employee: me } }] : []),
    ...tags.slice(0, 8).map(({ tag, count }) => ({ chip: { value: `tag/${tag}`, word: tag, count }, filter: { tag } })),
    ...(levels.data?.rows ?? []).map(({ id, name }) => ({ chip: { value: `level/${id}`, word: name }, filter: { priceLevel: id } })),
    ...(regions.data?.rows ?? []).map(({ id, name }) => ({ chip: { value: `region/${id}`, word: name }, filter: { region: id } })),
  ]
  const found = options.find(({ chip }) => chip.value === chosen) ?? options[0]!
  return { chips: options.map(({ chip }) => chip), chosen: found.chip.value, choose, filter: found.filter }
}
