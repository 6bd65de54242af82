import { Text, Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { t } from '../messages'
import { Button } from './Button'
import { Sheet } from './Sheet'

/** Asks why before something that cannot be taken back; the reason goes into the history. */
export function ReasonSheet({
  title,
  warning,
  verb,
  onDone,
  onClose,
}: {
  title: string
  warning: string
  verb: string
  onDone: (reason: string) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={<Button look="danger" word={verb} disabled={!reason.trim()} onTap={() => onDone(reason.trim())} />}
    >
      <View className="reason">
        <Text className="reason-warning">{warning}</Text>
        <Textarea
          className="reason-text"
          value={reason}
          maxlength={200}
          placeholder={t.document.reasonPlaceholder}
          placeholderClass="placeholder"
          onInput={(event) => setReason(event.detail.value)}
        />
      </View>
    </Sheet>
  )
}
