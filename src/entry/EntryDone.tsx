import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DocumentState } from '../../shared/kernel/document'
import { documentPage, STATE_TONES } from '../kinds'
import { Button } from '../kit/Button'
import { Icon } from '../kit/Icon'
import { Money } from '../kit/Money'
import { Page } from '../kit/Page'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import type { EntryKind } from './kind'

export interface Done {
  id: string
  number?: string | null | undefined
  state: DocumentState
  partyName: string | null
  amount: string | null
  lines: number
}

/** What was done, with its number, and the next thing to do. */
export function EntryDone({ kind, done, onAnother }: { kind: EntryKind; done: Done; onAnother: () => void }) {
  const posted = done.state === 'approved'
  return (
    <Page
      title={kind.title}
      footer={
        <View className="buttons">
          <Button word={t.entry.seeDocument} look="quiet" onTap={() => Taro.redirectTo({ url: documentPage(kind.kind, done.id) })} />
          <Button word={t.entry.another} onTap={onAnother} />
        </View>
      }
    >
      <View className="entry-done" role="status">
        <View className="entry-done-mark">
          <Icon name={posted ? 'check' : 'document'} size={36} />
        </View>
        <Text className="entry-done-word">{posted ? kind.doneWord : t.states[done.state]}</Text>
        {done.number ? <Text className="number entry-done-number">{done.number}</Text> : null}
        {posted ? null : <Tag word={t.states[done.state]} tone={STATE_TONES[done.state]} />}
        {done.partyName ? <Text className="entry-done-party">{done.partyName}</Text> : null}
        {done.amount === null ? null : <Money value={done.amount} size="huge" />}
      </View>
    </Page>
  )
}
