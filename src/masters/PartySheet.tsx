import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../asking'
import { Chips } from '../kit/Chips'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { ListRow } from '../kit/ListRow'
import { Money } from '../kit/Money'
import { Search } from '../kit/Search'
import { Sheet } from '../kit/Sheet'
import { Skeleton } from '../kit/Skeleton'
import { t } from '../messages'
import { troubleOf } from '../trouble'

export type PartyRole = 'customer' | 'supplier' | 'staff'

export interface PartySheetProps {
  /** Whose names are offered; of several, one at a time. */
  role: PartyRole | readonly PartyRole[]
  title: string
  onChoose: (party: { id: string; name: string }, role: PartyRole) => void
  onClose: () => void
}

/** Choosing a customer or supplier, with what they owe or are owed beside the name. */
export function PartySheet({ role: offered, title, onChoose, onClose }: PartySheetProps) {
  const roles = [offered].flat()
  const [role, setRole] = useState<PartyRole>(roles[0]!)
  const [text, setText] = useState('')
  const customers = useAsk('sales', 'customer.list', { text, limit: 50 }, role === 'customer')
  const suppliers = useAsk('purchase', 'supplier.list', { text, limit: 50 }, role === 'supplier')
  const colleagues = useAsk('finance', 'staff.list', { text, limit: 50 }, role === 'staff')
  const found = { customer: customers, supplier: suppliers, staff: colleagues }[role]
  return (
    <Sheet open tall title={title} onClose={onClose}>
      <View className="sheet-search">
        <Search placeholder={t.party.search} onSearch={setText} />
      </View>
      {roles.length > 1 ? (
        <View className="sheet-search">
          <Chips chips={roles.map((value) => ({ value, word: t.word[value] }))} value={role} onChange={setRole} />
        </View>
      ) : null}
      {found.isPending ? <Skeleton rows={5} /> : null}
      {found.error ? <ErrorNote trouble={troubleOf(found.error)} actWord={t.act.again} onAct={() => void found.refetch()} /> : null}
      {found.data?.rows.map((party) => (
        <ListRow
          key={party.id}
          title={party.name}
          facts={['contact' in party ? party.contact : null, party.phone]}
          figure={party.balance === undefined || party.balance === null ? undefined : <Money value={party.balance} />}
          onTap={() => onChoose({ id: party.id, name: party.name }, role)}
        />
      ))}
      {found.data?.rows.length === 0 ? <EmptyState icon="people" title={t.party.none} advice={t.party.noneAdvice} /> : null}
    </Sheet>
  )
}
