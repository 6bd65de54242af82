import { type ReactNode, useState } from 'react'
import { useAsk } from '../asking'
import type { RefChoice } from '../kit/Field'
import { ChoiceSheet } from '../masters/ChoiceSheet'
import { t } from '../messages'
import { useMay, useSession } from '../session'

interface Refs {
  region?: string | null
  priceLevel?: string | null
  employee?: string | null
}

interface Names {
  employee?: string | null
  regionName?: string | null
  priceLevelName?: string | null
  employeeName?: string | null
}

/** What a party's form chooses from lists: region, price level, and the salesperson (who may not see the members takes it over). */
export function usePartyRefs(values: Refs, saved: Names | undefined, onChange: (next: Refs) => void) {
  const [choosing, setChoosing] = useState<keyof Refs | null>(null)
  const member = useSession((session) => session.member)
  const person = useSession((session) => session.person)
  const me = member && person ? { id: member, name: person.name } : null
  const seesMembers = useMay('member.view')
  const regions = useAsk('system', 'region.list', { limit: 200 })
  const levels = useAsk('product', 'priceLevel.list', { limit: 200 })
  const members = useAsk('access', 'member.list', {}, seesMembers)
  const colleagues = members.data?.rows.filter(({ active }) => active) ?? (me ? [me] : [])
  const lists = { region: regions.data?.rows ?? [], priceLevel: levels.data?.rows ?? [], employee: colleagues }
  const nameOf = (field: keyof Refs): string | null => {
    const id = values[field]
    if (!id) return null
    const known = (lists[field] as { id: string; name: string }[]).find((row) => row.id === id)?.name
    return known ?? (field === 'region' ? saved?.regionName : field === 'priceLevel' ? saved?.priceLevelName : saved?.employeeName) ?? null
  }
  const choice = (field: keyof Refs): RefChoice => ({
    name: nameOf(field),
    onChoose: () => setChoosing(field),
    onClear: () => onChange({ [field]: null }),
  })
  const titles = { region: t.customer.region, priceLevel: t.customer.level, employee: t.customer.employee }
  const sheet: ReactNode = choosing ? (
    <ChoiceSheet
      title={titles[choosing]}
      rows={lists[choosing] as { id: string; name: string }[]}
      onClose={() => setChoosing(null)}
      onChoose={({ id }) => {
        onChange({ [choosing]: id })
        setChoosing(null)
      }}
    />
  ) : null
  return { refs: { region: choice('region'), priceLevel: choice('priceLevel'), employee: choice('employee') }, sheet }
}
