import { Picker, Switch, Text, View } from '@tarojs/components'
import { addDays } from '../../shared/kernel/fields'
import { dayWords, today } from '../day'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import { addressOf, type Entry, type EntryOwn, isDefective } from './entry'
import { type EntryKind, isQuoted } from './kind'

/** What a tap on the head asks for. */
export type Asked = 'address' | 'party' | 'warehouse' | 'reason' | 'to' | 'defective'

export interface EntryHeadProps {
  kind: EntryKind
  entry: Entry
  onAsk: (what: Asked) => void
  onDate: (day: string) => void
  onOwn: (own: EntryOwn) => void
}

/** Why, who, where and when: facts to tap on. */
export function EntryHead({ kind, entry, onAsk, onDate, onOwn }: EntryHeadProps) {
  const { own } = entry
  return (
    <View className="card entry-head">
      {kind.asks === 'reason' ? (
        <Fact label={t.entry.reason} value={own.reason?.name} ask={t.entry.chooseReason} onTap={() => onAsk('reason')} />
      ) : null}
      {kind.party ? <Fact label={kind.party.word} value={entry.partyName} ask={kind.party.choose} onTap={() => onAsk('party')} /> : null}
      {kind.asks === 'route' ? (
        <Fact label={t.entry.toWarehouse} value={own.to?.name} ask={t.entry.chooseTo} onTap={() => onAsk('to')} />
      ) : null}
      <View className="entry-pair">
        <Fact label={kind.warehouseWord} value={entry.warehouseName} ask={t.field.choose} onTap={() => onAsk('warehouse')} />
        <Picker mode="date" value={entry.date} end={today()} onChange={(event) => onDate(String(event.detail.value))}>
          <Fact label={t.word.date} value={dayWords(entry.date)} ask="" />
        </Picker>
      </View>
      {kind.asks === 'route' ? (
        <View className="entry-pair">
          <View className="entry-fact">
            <Text className="entry-fact-label">{t.entry.direct}</Text>
            <Switch
              checked={own.direct === true}
              color="#0B6E4F"
              aria-label={t.entry.direct}
              onChange={(event) => onOwn({ ...own, direct: event.detail.value })}
            />
          </View>
          {own.direct ? null : <Expected word={kind.expectedWord} own={own} onOwn={onOwn} />}
        </View>
      ) : null}
      {isDefective(entry, kind) ? (
        <Fact label={t.giveBack.defectiveWarehouse} value={own.defective?.name} ask={t.field.choose} onTap={() => onAsk('defective')} />
      ) : null}
      {isQuoted(kind) && entry.party ? (
        <Fact label={t.customer.address} value={addressOf(entry)} ask={t.field.choose} onTap={() => onAsk('address')} />
      ) : null}
      {kind.asks === 'expected' ? <Expected word={kind.expectedWord} own={own} onOwn={onOwn} /> : null}
    </View>
  )
}

function Fact({ label, value, ask, onTap }: { label: string; value: string | null | undefined; ask: string; onTap?: () => void }) {
  return (
    <View className="entry-fact" role="button" hoverClass="pressed" onClick={onTap}>
      <Text className="entry-fact-label">{label}</Text>
      <Text className={`entry-fact-value cut ${value ? '' : 'entry-missing'}`}>{value ?? ask}</Text>
      {onTap ? <Icon name="next" size={16} /> : null}
    </View>
  )
}

function Expected({ word, own, onOwn }: { word: string; own: EntryOwn; onOwn: (own: EntryOwn) => void }) {
  const day = own.expectedDate ?? null
  return (
    <Picker
      mode="date"
      value={day ?? addDays(today(), 1)}
      start={today()}
      onChange={(event) => onOwn({ ...own, expectedDate: String(event.detail.value) })}
    >
      <Fact label={word} value={day ? dayWords(day) : null} ask={t.field.choose} />
    </Picker>
  )
}
