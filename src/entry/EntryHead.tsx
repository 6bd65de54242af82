import { Picker, Text, View } from '@tarojs/components'
import { dayWords, today } from '../day'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import type { Entry } from './entry'
import type { EntryKind } from './kind'

/** Who, where and when: three facts to tap on. */
export function EntryHead({
  kind,
  entry,
  onParty,
  onWarehouse,
  onDate,
}: {
  kind: EntryKind
  entry: Entry
  onParty: () => void
  onWarehouse: () => void
  onDate: (day: string) => void
}) {
  return (
    <View className="card entry-head">
      <View className="entry-fact" role="button" hoverClass="pressed" onClick={onParty}>
        <Text className="entry-fact-label">{kind.party.word}</Text>
        <Text className={`entry-fact-value cut ${entry.party ? '' : 'entry-missing'}`}>{entry.partyName ?? kind.party.choose}</Text>
        <Icon name="next" size={16} />
      </View>
      <View className="entry-pair">
        <View className="entry-fact entry-where" role="button" hoverClass="pressed" onClick={onWarehouse}>
          <Text className="entry-fact-label">{t.word.warehouse}</Text>
          <Text className={`entry-fact-value cut ${entry.warehouse ? '' : 'entry-missing'}`}>{entry.warehouseName ?? t.field.choose}</Text>
        </View>
        <Picker mode="date" value={entry.date} end={today()} onChange={(event) => onDate(String(event.detail.value))}>
          <View className="entry-fact" role="button">
            <Text className="entry-fact-label">{t.word.date}</Text>
            <Text className="entry-fact-value">{dayWords(entry.date)}</Text>
          </View>
        </Picker>
      </View>
    </View>
  )
}
