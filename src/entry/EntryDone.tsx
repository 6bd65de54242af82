import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DocumentState } from '../../shared/kernel/documentList'
import { documentPage, STATE_TONES } from '../kinds'
import { Button } from '../kit/Button'
import { Icon } from '../kit/Icon'
import { Money } from '../kit/Money'
import { Page } from '../kit/Page'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import type { EntryKind } from './kind'
import { UndoSale } from './UndoSale'

/** What the service answers to a saved or posted document. */
export interface Posted {
  id: string
  number?: string | null | undefined
  state: DocumentState
  version?: number
  /** What was collected in the same act. */
  collection?: { number?: string | null | undefined } | null | undefined
}

interface EntryDoneProps {
  kind: EntryKind
  posted: Posted
  partyName: string | null
  amount: string | null
  onAnother: () => void
}

/** What was done, with its number, and the next thing to do. */
export function EntryDone({ kind, posted, partyName, amount, onAnother }: EntryDoneProps) {
  const approved = posted.state === 'approved'
  return (
    <Page
      title={kind.title}
      footer={
        <View className="buttons">
          <Button word={t.entry.seeDocument} look="quiet" onTap={() => Taro.redirectTo({ url: documentPage(kind.kind, posted.id) })} />
          <Button word={t.entry.another} onTap={onAnother} />
        </View>
      }
    >
      <View className="entry-done" role="status">
        <View className="entry-done-mark">
          <Icon name={approved ? 'check' : 'document'} size={36} />
        </View>
        <Text className="entry-done-word">{approved ? kind.doneWord : t.states[posted.state]}</Text>
        {posted.number ? <Text className="number entry-done-number">{posted.number}</Text> : null}
        {approved ? null : <Tag word={t.states[posted.state]} tone={STATE_TONES[posted.state]} />}
        {posted.collection?.number ? <Text className="number entry-done-number">{posted.collection.number}</Text> : null}
        {kind.quick && !approved ? <Text className="quiet">{t.quick.waits}</Text> : null}
        {partyName ? <Text className="entry-done-party">{partyName}</Text> : null}
        {amount === null ? null : <Money value={amount} size="huge" />}
        {kind.quick && approved ? <UndoSale posted={posted} /> : null}
      </View>
    </Page>
  )
}
