import { Text, View } from '@tarojs/components'
import { explain, type Trouble } from '../trouble'
import { Button } from './Button'
import { Icon } from './Icon'

/** What happened and what to do, in the person's words; code and reference are small print for the one who helps. */
export function ErrorNote({ trouble, actWord, onAct }: { trouble: Trouble; actWord?: string; onAct?: () => void }) {
  const { happened, advice, print } = explain(trouble)
  return (
    <View className="error-note" role="alert">
      <Icon name="warn" size={20} className="error-icon" />
      <View className="error-words">
        <Text className="error-happened">{happened}</Text>
        <Text className="error-advice">{advice}</Text>
        {print ? <Text className="error-print">{print}</Text> : null}
        {actWord && onAct ? <Button word={actWord} look="quiet" small onTap={onAct} /> : null}
      </View>
    </View>
  )
}
