import { Text, View } from '@tarojs/components'
import type { OutputOf } from '../../api'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'

type Progress = OutputOf<'inventory', 'stocktake.progress'>

/** How far everybody together is, and who else counts. */
export function CountProgress({ progress, onLeft }: { progress: Progress; onLeft: () => void }) {
  const { counted, total, recounts, counters, blind } = progress
  const left = Math.max(0, total - counted)
  const percent = total > 0 ? Math.round((counted / total) * 100) : 0
  return (
    <View className="card">
      <View className="count-head">
        <Text className="number count-far">{t.count.progress(counted, total)}</Text>
        {blind ? <Tag word={t.count.blind} tone="info" /> : null}
        {recounts > 0 ? <Tag word={t.count.recounts(recounts)} tone="warning" /> : null}
      </View>
      <View className="track" role="progressbar" aria-valuenow={percent}>
        <View className="track-bar" style={{ width: `${percent}%` }} />
      </View>
      <View className="count-foot">
        <Text className="count-people cut">
          {counters.map(({ memberName, entries }) => t.count.counters(memberName, entries)).join(' · ')}
        </Text>
        <View className="count-left" role="button" hoverClass="pressed" onClick={onLeft}>
          <Text>{left + recounts > 0 ? t.count.left(left + recounts) : t.count.done}</Text>
        </View>
      </View>
    </View>
  )
}
