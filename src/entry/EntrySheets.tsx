import { useAsk } from '../asking'
import { ChoiceSheet } from '../masters/ChoiceSheet'
import { AddressSheet } from './AddressSheet'
import { PartySheet } from '../masters/PartySheet'
import { t } from '../messages'
import type { Asked } from './EntryHead'
import { addressOf, type Entry, withAddress } from './entry'
import { type EntryKind, isQuoted } from './kind'

interface Place {
  id: string
  name: string
}

export interface EntrySheetsProps {
  asked: Asked | null
  kind: EntryKind
  entry: Entry
  warehouses: Place[]
  onClose: () => void
  onChange: (next: Partial<Entry>) => void
  onWarehouse: (place: Place) => void
}

/** The sheet for what the head asks: reasons, parties and places to choose from. */
export function EntrySheets({ asked, kind, entry, warehouses, onClose, onChange, onWarehouse }: EntrySheetsProps) {
  const reasons = useAsk('inventory', 'reason.list', { limit: 200 }, asked === 'reason')
  if (asked === 'party' && kind.party)
    return (
      <PartySheet
        role={kind.party.role}
        title={kind.party.choose}
        onClose={onClose}
        onChoose={(party) => onChange({ party: party.id, partyName: party.name, ...(isQuoted(kind) ? withAddress(entry, null) : {}) })}
      />
    )
  if (asked === 'address' && entry.party)
    return (
      <AddressSheet
        party={entry.party}
        value={addressOf(entry)}
        onClose={onClose}
        onChoose={(address) => onChange(withAddress(entry, address))}
      />
    )
  if (asked === 'reason')
    return (
      <ChoiceSheet
        title={t.entry.chooseReason}
        rows={(reasons.data?.rows ?? []).map((row) => ({ ...row, note: t.entry.reasonWays[row.direction] }))}
        onClose={onClose}
        onChoose={({ id, name, direction }) => onChange({ own: { ...entry.own, reason: { id, name, direction } } })}
      />
    )
  if (asked === 'to')
    return (
      <ChoiceSheet
        title={t.entry.chooseTo}
        rows={warehouses.filter(({ id }) => id !== entry.warehouse)}
        onClose={onClose}
        onChoose={({ id, name }) => onChange({ own: { ...entry.own, to: { id, name } } })}
      />
    )
  if (asked === 'defective')
    return (
      <ChoiceSheet
        title={t.giveBack.defectiveWarehouse}
        rows={warehouses}
        onClose={onClose}
        onChoose={({ id, name }) => onChange({ own: { ...entry.own, defective: { id, name } } })}
      />
    )
  if (asked === 'warehouse')
    return <ChoiceSheet title={kind.warehouseWord} rows={warehouses} onClose={onClose} onChoose={(row) => onWarehouse(row)} />
  return null
}
